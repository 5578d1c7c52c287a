"""What a workbook says, for programs: read or refused, sheet, heading, columns, rows, and every problem."""

from collections.abc import Iterable
from decimal import Decimal
from hashlib import sha256
from typing import Any

from sakip.domain.errors import DataTidakSah
from sakip.intake.baca import read_workbook
from sakip.intake.hasil import BarisBaca, HasilBaca, Temuan
from sakip.intake.tolak import BerkasDitolak
from sakip.services.pratinjau import Pratinjau, list_formulir, list_temuan_json

KOSONG: dict[str, Any] = {
    "kode": None,
    "lembar": None,
    "baris_judul": None,
    "baris_data_pertama": None,
    "kolom": {},
    "baris": [],
    "salah": [],
    "konfirmasi": [],
    "catatan": [],
}


def read_bebas(isi: bytes, nama_berkas: str, triwulan: int) -> dict[str, Any]:
    """Return what a workbook says for a triwulan (1-4), whatever indikator it names; no store is asked.

    Raises BerkasDitolak.
    """
    hasil = read_workbook(isi, nama_berkas, triwulan)
    return _describe(hasil, hasil.temuan, isi, nama_berkas)


def periksa_json(pratinjau: Pratinjau) -> dict[str, Any]:
    """Return what a workbook says and what saving it for its form would do."""
    isi = _describe(pratinjau.hasil, pratinjau.temuan, pratinjau.isi, pratinjau.nama_berkas)
    return isi | {
        "pemetaan": str(pratinjau.pemetaan.asal),
        "jumlah": pratinjau.jumlah,
        "formulir": list_formulir(pratinjau),
        "temuan": list_temuan_json(pratinjau.temuan),
    }


def tolak_json(galat: DataTidakSah, nama_berkas: str) -> dict[str, Any] | None:
    """Return that a file was refused: its code, and what people are told; None for other errors."""
    if not isinstance(galat, BerkasDitolak):
        return None
    kepala = {"hasil": "tolak", "berkas": nama_berkas}
    return kepala | KOSONG | {"kode": galat.kode, "pesan": str(galat)}


def _describe(
    hasil: HasilBaca, temuan: Iterable[Temuan], isi: bytes, nama_berkas: str
) -> dict[str, Any]:
    semua = list(temuan)
    return {
        "hasil": "baca",
        "berkas": nama_berkas,
        "sha256": sha256(isi).hexdigest(),
        "kode": None,
        "jenis": hasil.jenis,
        "lembar": hasil.lembar if hasil.ada_tabel else None,
        "baris_judul": list(hasil.baris_judul) if hasil.baris_judul else None,
        "baris_data_pertama": hasil.baris_data_pertama,
        "kolom": dict(hasil.kolom),
        "baris": [_baris(satu) for satu in hasil.baris],
    } | {
        tingkat: [
            {"sel": satu.alamat, "pesan": satu.pesan} for satu in semua if satu.tingkat == tingkat
        ]
        for tingkat in ("salah", "konfirmasi", "catatan")
    }


def _baris(satu: BarisBaca) -> dict[str, Any]:
    """Return one row; figures as decimal strings, what the file leaves blank as null, never 0."""
    return {
        "baris": satu.baris,
        "sasaran": satu.sasaran or None,
        "kode": satu.id_indikator or satu.kode or None,
        "indikator": satu.indikator,
        "satuan": satu.satuan or None,
        "target": write_desimal(satu.target),
        "realisasi": write_desimal(satu.nilai),
        "keadaan": satu.keadaan,
        "pembilang": write_desimal(satu.pembilang),
        "penyebut": write_desimal(satu.penyebut),
        "predikat": satu.predikat,
        "progres": satu.progres or None,
        "program": satu.program or None,
        "sumber_data": satu.sumber_data or None,
        "unit": satu.unit or None,
        "keterangan": satu.keterangan or None,
    }


def write_desimal(nilai: Decimal | None) -> str | None:
    """Return a figure as a plain decimal string: "85.5", "13500000"; None for a blank."""
    if nilai is None:
        return None
    teks = f"{nilai:f}"
    return teks.rstrip("0").rstrip(".") if "." in teks else teks
