"""A whole grid on its way between processes: the sheets of a workbook with what their cells hold."""

import json
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from sakip.intake.kirim import encode_tolak as encode_tolak
from sakip.intake.kirim import open_jawaban
from sakip.intake.kisi import Buku, IsiSel, Lembar, Sel

TANDA = ("persen", "galat", "belum_dihitung", "format_tak_diketahui")


def encode_buku(buku: Buku) -> bytes:
    """Return a workbook as UTF-8 JSON: per sheet its cells as [row, column, kind, content, marks]."""
    lembar = [
        {
            "nama": satu.nama,
            "tersembunyi": satu.tersembunyi,
            "sel": [
                [
                    baris,
                    kolom,
                    *_encode_isi(sel.isi),
                    [nama for nama in TANDA if getattr(sel, nama)],
                ]
                for (baris, kolom), sel in satu.sel.items()
            ],
        }
        for satu in buku.lembar
    ]
    isi = {"hasil": {"jenis": buku.jenis, "lembar": lembar}}
    return json.dumps(isi, ensure_ascii=False).encode("utf-8", "replace")


def decode_buku(isi: bytes) -> Buku:
    """Return the workbook of an answer.

    Raises BerkasDitolak when the answer is a refusal, ValueError or KeyError when it is no answer.
    """
    hasil = open_jawaban(isi)
    return Buku(
        hasil["jenis"],
        [
            Lembar(
                satu["nama"],
                satu["tersembunyi"],
                {
                    (baris, kolom): Sel(_decode_isi(jenis, teks), **dict.fromkeys(tanda, True))
                    for baris, kolom, jenis, teks, tanda in satu["sel"]
                },
            )
            for satu in hasil["lembar"]
        ],
    )


def _encode_isi(isi: IsiSel) -> tuple[str, Any]:
    if isinstance(isi, bool) or isi is None:
        return "b", isi
    if isinstance(isi, int | float):
        return "n", format(isi, ".15g") if isinstance(isi, float) else str(isi)
    if isinstance(isi, Decimal):
        return "n", str(isi)
    if isinstance(isi, datetime):
        return "w", isi.isoformat()
    if isinstance(isi, date):
        return "d", isi.isoformat()
    return "t", str(isi) if isinstance(isi, time | timedelta) else isi


def _decode_isi(jenis: str, isi: Any) -> IsiSel:
    if jenis == "n":
        return Decimal(isi)
    if jenis == "w":
        return datetime.fromisoformat(isi)
    if jenis == "d":
        return date.fromisoformat(isi)
    return isi if jenis == "b" else str(isi)
