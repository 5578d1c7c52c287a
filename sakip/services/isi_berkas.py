"""What a workbook says, for programs: read or refused, sheet, heading, columns, rows, and every problem.

It needs neither store nor template, so that `periksa --bebas` starts without the libraries of both.
"""

from collections.abc import Iterable
from decimal import Decimal
from hashlib import sha256
from typing import Any

from sakip.domain.errors import DataTidakSah
from sakip.intake.baca import read_workbook
from sakip.intake.hasil import BarisBaca, HasilBaca, Temuan
from sakip.intake.tolak import BerkasDitolak

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
NAMA_KUNCI = {"nilai": "realisasi"}


def read_bebas(isi: bytes, nama_berkas: str, triwulan: int) -> dict[str, Any]:
    """Return what a workbook says for a triwulan (1-4), whatever indikator it names; no store is asked.

    Raises BerkasDitolak.
    """
    hasil = read_workbook(isi, nama_berkas, triwulan)
    return describe_berkas(hasil, hasil.temuan, isi, nama_berkas)


def tolak_json(galat: DataTidakSah, nama_berkas: str) -> dict[str, Any] | None:
    """Return that a file was refused: its code, and what people are told; None for other errors."""
    if not isinstance(galat, BerkasDitolak):
        return None
    kepala = {"hasil": "tolak", "berkas": nama_berkas}
    return kepala | KOSONG | {"kode": galat.kode, "pesan": str(galat)}


def describe_berkas(
    hasil: HasilBaca, temuan: Iterable[Temuan], isi: bytes, nama_berkas: str
) -> dict[str, Any]:
    """Return what was read, with these findings; the column of the figure is named as in the rows."""
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
        "kolom": {NAMA_KUNCI.get(bidang, bidang): huruf for bidang, huruf in hasil.kolom.items()},
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
