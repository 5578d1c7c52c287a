"""The office in its documents: how it prints, who heads it, who it answers to."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from sakip.documents.bahan import Cetakan, Pejabat
from sakip.domain.instansi import Instansi, UnitKerja
from sakip.domain.peran import NAMA_PERAN, JenisPenugasan, Penugasan, Peran
from sakip.services.pengaturan import read_nilai
from sakip.storage.connection import Cursor


def read_cetakan(cur: Cursor, kantor: Instansi) -> tuple[Cetakan, tuple[str, ...], str, Pejabat]:
    """Return how the office prints, the lines of its address, where it signs, and who it answers to."""
    kertas, huruf, atas, bawah, kiri, kanan, alamat, kontak, tempat, *pimpinan = read_nilai(
        cur,
        kantor.kode,
        "cetak_kertas",
        "cetak_huruf",
        "cetak_margin_atas",
        "cetak_margin_bawah",
        "cetak_margin_kiri",
        "cetak_margin_kanan",
        "kantor_alamat",
        "kantor_kontak",
        "kantor_tempat",
        "atasan_jabatan",
        "atasan_nama",
        "atasan_pangkat",
        "atasan_nip",
    )
    jabatan, nama, pangkat, nip = pimpinan
    cetakan = Cetakan(
        kertas=kertas,
        huruf=huruf,
        atas=Decimal(atas),
        bawah=Decimal(bawah),
        kiri=Decimal(kiri),
        kanan=Decimal(kanan),
    )
    baris = tuple(satu for satu in (alamat, kontak) if satu) or (kantor.kabupaten,)
    atasan = Pejabat(jabatan=jabatan or _usual_atasan(kantor), nama=nama, pangkat=pangkat, nip=nip)
    return cetakan, baris, tempat or kantor.nama.split(maxsplit=1)[-1], atasan


def _usual_atasan(kantor: Instansi) -> str:
    """Return who an office of a kabupaten answers to: "Bupati Malang", "Wali Kota Batu"."""
    jenis, _, nama = kantor.kabupaten.partition(" ")
    return f"{'Wali Kota' if jenis.casefold() == 'kota' else 'Bupati'} {nama or kantor.kabupaten}"


def find_pejabat(pejabat: list[dict[str, Any]], unit: list[UnitKerja], peran: Peran) -> Pejabat:
    """Return who holds a role of the whole office; without one, the position with an empty name."""
    row = next((satu for satu in pejabat if satu["peran"] == peran), None)
    jabatan = next((satu.jabatan for satu in unit if satu.peran_sop == peran), NAMA_PERAN[peran])
    return _pejabat(row, jabatan)


def _pejabat(row: dict[str, Any] | None, jabatan: str) -> Pejabat:
    """Return who a row of list_pejabat is; without one, the position with an empty name."""
    if row is None:
        return Pejabat(jabatan=jabatan, nama="", pangkat="", nip="")
    tugas = Penugasan(
        peran=Peran(row["peran"]),
        jenis=JenisPenugasan(row["jenis"]),
        jabatan=row["jabatan"] or jabatan,
    )
    return Pejabat(
        jabatan=tugas.nama_jabatan, nama=row["nama"], pangkat=row["pangkat"], nip=row["nip"]
    )


def title_kepala(kepala: Pejabat, kantor: Instansi) -> Pejabat:
    """Return the head with the name of the office: "Camat" of Kecamatan Donomulyo is Camat Donomulyo.

    Where no unit and nobody says what the head is called, it is what heads of such offices are called.
    """
    if kepala.jabatan == NAMA_PERAN[Peran.PENANGGUNG_JAWAB]:
        usual = "Camat" if kantor.jenis == "kecamatan" else f"Kepala {kantor.nama}"
        kepala = replace(kepala, jabatan=usual)
    nama = kantor.nama.split(maxsplit=1)[-1]
    if kantor.jenis != "kecamatan" or nama in kepala.jabatan:
        return kepala
    return replace(kepala, jabatan=f"{kepala.jabatan} {nama}")


def find_pemegang(unit: UnitKerja, pejabat: list[dict[str, Any]]) -> tuple[str, str, str]:
    """Return (unit, position of its head, who holds it; "" where nobody does)."""
    return unit.nama, unit.jabatan, find_kepala_unit(unit, pejabat).nama


def find_kepala_unit(unit: UnitKerja, pejabat: list[dict[str, Any]]) -> Pejabat:
    """Return who heads a unit; without anybody, its position with an empty name."""
    milik = (
        satu
        for satu in pejabat
        if (satu["kode_unit"] == unit.kode and satu["peran"] == Peran.PENYUPLAI_DATA)
        or (satu["kode_unit"] is None and satu["peran"] == unit.peran_sop)
    )
    return _pejabat(next(milik, None), unit.jabatan)
