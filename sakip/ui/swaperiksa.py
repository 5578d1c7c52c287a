"""Swaperiksa LKE on the page Dokumen: each criterion, what the program holds of it, whether that is enough, and the way there."""

from collections.abc import Sequence

import streamlit as st

from sakip.domain.peran import Pelaku
from sakip.domain.tulisan import format_angka
from sakip.services.basis_data import Database
from sakip.services.buat_dokumen import start_paket
from sakip.services.lke import HasilKriteria, check_lke
from sakip.ui.html import Html, draw, tag
from sakip.ui.pekerjaan import draw_tombol
from sakip.ui.simpanan import read_cached
from sakip.ui.tautan import make_tautan

KEPALA = ("Kriteria", "Yang ada di program", "Keadaan")


def draw_swaperiksa(db: Database, pelaku: Pelaku, tahun: int) -> None:
    """Draw the self-check of a tahun, what is not met first in words, then what makes the evidence pack."""
    kriteria = read_cached(check_lke, db, pelaku, tahun)
    semua = [satu for satu in kriteria if satu.terpenuhi is not None]
    terpenuhi = sum(satu.terpenuhi is True for satu in semua)
    st.subheader(f"Swaperiksa LKE tahun {tahun}", anchor=False)
    st.markdown(
        f"**{terpenuhi} dari {len(semua)} kriteria** pengukuran dan pelaporan terpenuhi menurut data "
        f"(PermenPANRB 88/2021). Ini alat bantu sebelum evaluasi, bukan nilainya; {len(kriteria) - len(semua)} "
        "kriteria lain dinilai evaluator dan ada dalam indeks paket bukti."
    )
    draw(make_swaperiksa(pelaku, semua))
    st.markdown(
        f"Paket bukti: indeks {len(kriteria)} kriteria dengan bobotnya, dokumennya, dan berkas bukti, dalam satu zip."
    )
    label = f"Buat paket bukti LKE {tahun} (zip)"
    draw_tombol(db, pelaku, {label: lambda db, pelaku: start_paket(db, pelaku, tahun)})


def make_swaperiksa(pelaku: Pelaku, semua: Sequence[HasilKriteria]) -> Html:
    """Return the table of the self-check, a group of rows for each komponen and its bagian."""
    baris: list[Html] = []
    kelompok = ""
    for satu in semua:
        judul = f"{satu.komponen} ({format_angka(satu.bobot_komponen)}), {satu.bagian} (bobot {_write_bobot(satu)})"
        if judul != kelompok:
            kelompok = judul
            kepala = tag("th", judul, colspan=len(KEPALA), scope="rowgroup", class_="kj-kelompok")
            baris.append(tag("tr", kepala))
        baris.append(_make_baris(pelaku, satu))
    return tag(
        "table",
        tag("thead", tag("tr", [tag("th", satu, scope="col") for satu in KEPALA])),
        tag("tbody", baris),
        class_="kj-tabel kj-kartu kj-swaperiksa",
    )


def _write_bobot(satu: HasilKriteria) -> str:
    return format_angka(satu.bobot_bagian, 0 if satu.bobot_bagian % 1 == 0 else 1)


def _make_baris(pelaku: Pelaku, satu: HasilKriteria) -> Html:
    tanda = "✓ Terpenuhi" if satu.terpenuhi else "! Belum terpenuhi"
    return tag(
        "tr",
        tag(
            "th",
            make_tautan(pelaku, satu.alamat, satu.uraian) if satu.alamat else satu.uraian,
            tag("span", satu.kode, class_="kj-kecil"),
            scope="row",
        ),
        tag("td", tag("div", satu.ada), data_label=KEPALA[1]),
        tag(
            "td",
            tag(
                "div",
                tag("strong", tanda),
                tag("span", satu.penjelasan, class_="kj-kecil") if not satu.terpenuhi else None,
            ),
            data_label=KEPALA[2],
        ),
    )
