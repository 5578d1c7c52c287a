"""Belanja of the own sub kegiatan on the page Rencana Aksi: what is stated so far, and its import (LRA)."""

from functools import partial

from sakip.domain.peran import Hak, Pelaku, may_kantor
from sakip.domain.tulisan import format_rupiah
from sakip.services.basis_data import Database
from sakip.services.belanja import (
    get_templat_belanja,
    list_belanja,
    preview_belanja,
    save_belanja,
)
from sakip.ui.html import Html, draw, make_tabel, tag
from sakip.ui.impor_rencana import JalurImpor, draw_impor
from sakip.ui.rencana import KOSONG

HANYA_UNIT = " Hanya sub kegiatan unit Anda yang diterima."
ROMAWI = ("I", "II", "III", "IV")


def draw_belanja(db: Database, pelaku: Pelaku, tahun: int) -> None:
    """Draw what was spent on the sub kegiatan this person answers for, and the way to import it."""
    belanja = list_belanja(db, pelaku, tahun)
    if not belanja:
        draw(tag("p", f"Unit Anda tidak melaksanakan sub kegiatan pada tahun {tahun}.", class_="sk-redup"))  # fmt: skip
        return
    baris = [
        tag(
            "tr",
            tag("th", tag("span", f"{satu.kode} ", class_="sk-kode"), satu.nama, scope="row", class_="sk-nama"),
            _cell("Pagu", format_rupiah(satu.pagu, kosong=KOSONG)),
            [
                _cell(f"Triwulan {romawi}", format_rupiah(nilai, kosong=KOSONG))
                for romawi, nilai in zip(ROMAWI, satu.triwulan, strict=True)
            ],
        )
        for satu in belanja
    ]  # fmt: skip
    kepala = ("Sub kegiatan", "Pagu", *(f"Triwulan {romawi}" for romawi in ROMAWI))
    draw(make_tabel(kepala, baris, angka=range(1, 6)))
    jalur = JalurImpor(
        kunci="belanja",
        pengantar="Unduh lembarnya, isi belanja **di dalam** tiap triwulan (bukan s.d. triwulan seperti di LRA), "
        "lalu unggah." + ("" if may_kantor(pelaku, Hak.ISI_ANGGARAN) else HANYA_UNIT),
        label="Berkas realisasi anggaran yang sudah diisi (paling besar 5 MB)",
        unduhan=(
            (
                "Unduh lembar realisasi anggaran",
                f"realisasi-anggaran-{tahun}.xlsx",
                partial(get_templat_belanja, tahun=tahun),
            ),
        ),
        preview=preview_belanja,
        save=save_belanja,
    )
    draw_impor(db, pelaku, jalur)


def _cell(judul: str, isi: str) -> Html:
    return tag("td", isi, class_="angka", data_label=judul)
