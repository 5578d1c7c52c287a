"""One capaian from two figures typed by hand, with its steps."""

import streamlit as st

from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import Pelaku
from sakip.domain.rumus import PENJELASAN_RUMUS, Rumus
from sakip.domain.tulisan import format_angka, format_persen
from sakip.services.hitung import HasilHitung, hitung
from sakip.ui.html import Html, draw, tag
from sakip.ui.teks import escape_markdown


def draw_hitung(pelaku: Pelaku) -> None:
    """Draw the calculator and, once both figures are there, what they come to."""
    with st.form("hitung", border=False):
        pilihan: list[Rumus] = list(Rumus)
        rumus = st.selectbox("Rumus", pilihan, format_func=lambda satu: PENJELASAN_RUMUS[satu])
        kiri, kanan = st.columns(2)
        target = kiri.text_input("Target", placeholder="92,5; rentang 80–90; predikat BB")
        realisasi = kanan.text_input("Realisasi", placeholder="93,1; predikat A")
        diminta = st.form_submit_button("Hitung", type="primary")
    if not diminta:
        return
    if not target.strip() or not realisasi.strip():
        st.warning("Isi target dan realisasi, lalu tekan Hitung.")
        return
    try:
        hasil = hitung(pelaku, rumus, target, realisasi)
    except DataTidakSah as galat:
        st.error(escape_markdown(str(galat)))
    else:
        draw(_make_hasil(hasil))


def _make_hasil(hasil: HasilHitung) -> Html:
    capaian = hasil.capaian
    if capaian.nilai is None:
        alasan = capaian.alasan.kalimat if capaian.alasan else "angkanya tidak dapat dibandingkan"
        akhir = f"Capaian tidak dapat dihitung, karena {alasan}."
    elif "÷" in capaian.langkah:
        akhir = f"{capaian.langkah} = {format_persen(capaian.nilai)}"
    else:
        akhir = f"{capaian.langkah}: {format_persen(capaian.nilai)}"
    return tag(
        "div",
        tag(
            "div",
            tag("div", "Capaian", class_="sk-label"),
            tag("div", format_persen(capaian.nilai, kosong="n/a"), class_="sk-besar"),
            tag("b", hasil.predikat) if hasil.predikat else None,
        ),
        tag(
            "div",
            tag("div", "Langkah", class_="sk-label"),
            tag("div", akhir, class_="sk-rumus"),
            tag("div", f"Dibaca: {_write_dibaca(hasil)}", class_="sk-redup"),
            tag("div", PENJELASAN_RUMUS[hasil.rumus], class_="sk-redup"),
        ),
        class_="sk-angka-utama",
    )


def _write_dibaca(hasil: HasilHitung) -> str:
    target = format_angka(hasil.target)
    if hasil.atas is not None:
        target = f"{target}–{format_angka(hasil.atas)}"
    skor = "skor " if hasil.rumus is Rumus.PREDIKAT else ""
    return f"target {skor}{target}, realisasi {skor}{format_angka(hasil.realisasi)}"
