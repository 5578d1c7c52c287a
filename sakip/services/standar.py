"""Standar: the national or provincial figure that table 3.5 of the LKj compares an indikator with."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sakip.domain import waktu
from sakip.domain.errors import DataTidakSah, TidakAda, VersiBerubah
from sakip.domain.lembar_rencana import MENURUT_KODE, Baris
from sakip.domain.peran import Hak, Pelaku, require_hak, visible_unit
from sakip.domain.periksa_rencana import list_salah
from sakip.domain.target_tulis import NilaiTarget, make_target
from sakip.domain.tulisan import format_angka
from sakip.intake.kisi import Sel
from sakip.intake.sel_rencana import SelDitolak, read_sel
from sakip.services.jejak import record_jejak
from sakip.services.pratinjau_rencana import as_isi
from sakip.storage.connection import Cursor, Database
from sakip.storage.rencana import read_rencana
from sakip.storage.standar import BarisStandar, list_indikator, read_standar, write_standar

LEMBAR = MENURUT_KODE["standar_indikator"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standar:
    """The standard of one indikator in a tahun; nilai None while there is none. versi 0: never stated."""

    kode: str
    indikator: str
    satuan: str
    nilai: NilaiTarget | None
    lingkup: str
    sumber: str
    tahun_standar: int | None
    versi: int


def list_standar(db: Database, pelaku: Pelaku, tahun: int) -> list[Standar]:
    """Return every indikator of a tahun that one sees, with its standard where there is one.

    Raises TidakBerhak.
    """
    require_hak(pelaku, Hak.LIHAT_CAPAIAN)
    terlihat = visible_unit(pelaku)
    with db.cursor() as cur:
        ada = read_standar(cur, pelaku.kode_instansi)
        indikator = list_indikator(cur, pelaku.kode_instansi, tahun)
    return [
        _standar(row["kode"], row["nama"], row["satuan"], ada.get((tahun, row["kode"])))
        for row in indikator
        if terlihat is None or row["kode_unit"] in terlihat
    ]


def _standar(kode: str, nama: str, satuan: str, baris: BarisStandar | None) -> Standar:
    nilai = None if baris is None else make_target(baris.nilai, None, baris.predikat)
    ada = baris is not None and nilai is not None
    return Standar(
        kode=kode,
        indikator=nama,
        satuan=satuan,
        nilai=nilai,
        lingkup=baris.lingkup if baris and ada else "",
        sumber=baris.sumber if baris and ada else "",
        tahun_standar=baris.tahun_standar if baris and ada else None,
        versi=0 if baris is None else baris.versi,
    )


def record_standar(
    db: Database, pelaku: Pelaku, kode: str, tahun: int, isian: Mapping[str, str], *, versi: int
) -> bool:
    """State the standard of an indikator, each field as a cell of the sheet; tell whether it changed.

    isian: standar, lingkup, sumber, tahun_standar. versi is the one the writer saw.

    Raises TidakBerhak; DataTidakSah naming everything that is wrong; VersiBerubah when somebody
    wrote in between.
    """
    require_hak(pelaku, Hak.KELOLA_PERENCANAAN)
    teks = {**isian, "tahun": str(tahun), "kode_indikator": kode}
    with db.transaction() as cur:
        baris = _check(cur, pelaku, teks)
        nilai = baris["standar"]
        assert isinstance(nilai, NilaiTarget)  # a must of the sheet
        baru = BarisStandar(
            kode_instansi=pelaku.kode_instansi,
            kode_indikator=kode,
            tahun=tahun,
            versi=versi + 1,
            nilai=nilai.nilai,
            predikat=nilai.predikat,
            lingkup=str(baris["lingkup"]),
            sumber=str(baris["sumber"]),
            tahun_standar=int(str(baris["tahun_standar"])),
            dicatat_oleh=pelaku.kode,
            dicatat_pada=waktu.now_utc(),
        )
        return _write(cur, pelaku, baru)


def withdraw_standar(db: Database, pelaku: Pelaku, kode: str, tahun: int, *, versi: int) -> None:
    """Take the standard of an indikator back: the report says again that there is none.

    Raises TidakBerhak; TidakAda where there is none; VersiBerubah when somebody wrote in between.
    """
    require_hak(pelaku, Hak.KELOLA_PERENCANAAN)
    with db.transaction() as cur:
        lama = read_standar(cur, pelaku.kode_instansi).get((tahun, kode))
        if lama is None or lama.nilai is None:
            raise TidakAda(
                apa=f"Indikator {kode} tidak mempunyai standar pada tahun {tahun}",
                di_mana="standar pembanding",
                perbaikan="Muat ulang halaman Renstra dan IKU.",
            )
        baru = replace(
            lama,
            versi=versi + 1,
            nilai=None,
            predikat=None,
            dicatat_oleh=pelaku.kode,
            dicatat_pada=waktu.now_utc(),
        )
        _write(cur, pelaku, baru)


def _check(cur: Cursor, pelaku: Pelaku, teks: Mapping[str, str]) -> Baris:
    """Return the row that the fields say, read and judged as a row of the workbook is."""
    baris: Baris = {}
    salah: list[str] = []
    for kolom in LEMBAR.kolom:
        try:
            baris[kolom.kunci] = read_sel(Sel(teks.get(kolom.kunci, "").strip()), kolom)
        except SelDitolak as tolak:
            salah.append(f"{kolom.judul}: {tolak.apa} {tolak.perbaikan}")
    if not salah:
        isi = as_isi(read_rencana(cur, pelaku.kode_instansi))
        if (baris["tahun"], baris["kode_indikator"]) not in isi["indikator"]:
            salah.append(f"Indikator {baris['kode_indikator']} tidak ada pada tahun itu.")
        salah += [f"{apa} {cara}" for _, apa, cara in list_salah(LEMBAR.kode, baris, isi)]
    if salah:
        raise DataTidakSah(
            apa="Standar belum disimpan",
            di_mana=f"indikator {teks['kode_indikator']}",
            perbaikan=" ".join(salah),
        )
    return baris


def _write(cur: Cursor, pelaku: Pelaku, baru: BarisStandar) -> bool:
    """Write a versi and its trace; tell whether it says anything new."""
    lama = read_standar(cur, pelaku.kode_instansi).get((baru.tahun, baru.kode_indikator))
    if (lama.versi if lama else 0) != baru.versi - 1:
        raise VersiBerubah(
            apa=f"Orang lain sudah mengubah standar ini menjadi {_describe(lama)}; isian Anda belum disimpan",
            di_mana=f"indikator {baru.kode_indikator}",
            perbaikan="Bandingkan, lalu simpan lagi bila isian Anda yang benar.",
        )
    if _describe(lama) == _describe(baru):
        return False
    write_standar(cur, [baru])
    objek = f"standar {baru.kode_indikator} {baru.tahun}"
    record_jejak(cur, pelaku, "ubah_standar", objek, _describe(lama), _describe(baru))
    return True


def describe_standar(baris: BarisStandar | None, desimal: int) -> dict[str, Any]:
    """Return the places of a bahan's Indikator that a standard fills; none for none, or one taken back.

    A standard keeps the decimals it was stated with, and has no fewer than its indikator.
    """
    if baris is None or baris.nilai is None:
        return {}
    sendiri = max(0, -int(baris.nilai.normalize().as_tuple().exponent))
    return {
        "standar": baris.nilai,
        "standar_tulis": baris.predikat or format_angka(baris.nilai, max(desimal, sendiri)),
        "sumber_standar": baris.sumber,
        "lingkup_standar": baris.lingkup,
        "tahun_standar": baris.tahun_standar,
    }


def _describe(baris: BarisStandar | None) -> str:
    nilai = None if baris is None else make_target(baris.nilai, None, baris.predikat)
    if baris is None or nilai is None:
        return "tidak ada"
    return f"{nilai.tampil}, {baris.lingkup}, {baris.sumber} ({baris.tahun_standar})"
