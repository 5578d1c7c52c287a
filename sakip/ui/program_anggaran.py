"""The page Program dan Anggaran: pagu murni and perubahan, spending per triwulan, absorption, efficiency."""

from collections.abc import Mapping, Sequence
from typing import Any

from sakip.domain.tulisan import format_angka, format_rupiah
from sakip.ui.html import Html, make_tabel, tag
from sakip.ui.rencana import Rencana, of_tahun

BELUM = "belum"


def make_program(rencana: Rencana, tahun: int, anggaran: Sequence[Mapping[str, Any]]) -> Html:
    """Return every program, kegiatan and sub kegiatan; anggaran are rows of list_anggaran since January.

    Money is written on sub kegiatan once; what stands above is their sum.
    """
    pagu = {satu["kode_program"]: satu for satu in of_tahun(rencana, "pagu", tahun)}
    belanja = {
        satu["kode_program"]: satu for satu in of_tahun(rencana, "realisasi_anggaran", tahun)
    }
    baris = []
    for row in anggaran:
        kosong = "–" if row["jenjang"] == "sub_kegiatan" else ""
        uang, keluar = pagu.get(row["kode_program"], {}), belanja.get(row["kode_program"], {})
        baris.append(
            tag(
                "tr",
                tag(
                    "th",
                    tag("span", f"{row['kode_program']} ", class_="sk-kode"),
                    row["nama"],
                    scope="row",
                    class_="sk-nama",
                ),
                _rupiah(uang.get("murni"), "Pagu murni", kosong),
                _rupiah(uang.get("perubahan"), "Pagu perubahan", kosong),
                _rupiah(row["pagu"], "Pagu berlaku"),
                [_rupiah(keluar.get(f"tw{n}"), f"Triwulan {n}", kosong) for n in (1, 2, 3, 4)],
                _rupiah(row["realisasi_sampai"], "Realisasi", kosong=BELUM),
                tag(
                    "td",
                    format_angka(row["serapan"], 2, "n/a"),
                    class_="angka",
                    data_label="Serapan (%)",
                ),
                class_=None if row["jenjang"] == "sub_kegiatan" else "sk-sasaran",
            )
        )
    kepala = ("Program, kegiatan, sub kegiatan", "Pagu murni", "Pagu perubahan", "Pagu berlaku")
    return make_tabel(
        (*kepala, "TW I", "TW II", "TW III", "TW IV", "Realisasi", "Serapan (%)"),
        baris,
        angka=range(1, 10),
    )


def _rupiah(nilai: Any, judul: str, kosong: str = "–") -> Html:
    """Return a cell of whole rupiah without the sign, to keep ten columns on a screen."""
    teks = format_rupiah(nilai, kosong=kosong).removeprefix("Rp").strip()
    return tag("td", teks, class_="angka", data_label=judul)
