"""Where there is nothing to show yet: what is missing, who can mend it, what comes next."""

import streamlit as st

from sakip.domain.peran import Hak, Pelaku, may
from sakip.ui.html import draw, tag
from sakip.ui.menu import HALAMAN


def draw_tanpa_peran() -> None:
    """Say to who has been given no role what is missing, and who can mend it."""
    st.info(
        "Anda sudah masuk, tetapi belum diberi peran, sehingga belum ada yang dapat ditampilkan. "
        "Mintalah administrator kantor memberi Anda peran dan unit, lalu muat ulang halaman ini."
    )


def draw_administrator(pelaku: Pelaku) -> None:
    """Say to an administrator what the role is for: people and settings, no figures."""
    st.markdown(
        "Peran administrator mengurus **orang** (akun, peran, kata sandi) dan **pengaturan** kantor. "
        "Angka kinerja tidak ditampilkan untuk peran ini; yang mengisi dan membacanya adalah unit "
        "kerja, penyusun laporan, sekretaris, dan pimpinan."
    )
    st.markdown("Yang dapat Anda buka sekarang:")
    tautan = [
        tag("a", satu.judul, href=f"/{satu.jalur}", data_halaman=True)
        for satu in HALAMAN[1:]
        if satu.may_open(pelaku)
    ]
    tautan.append(tag("a", "Ganti kata sandi saya", href="/sandi"))
    draw(tag("ul", [tag("li", satu) for satu in tautan], class_="kj-langkah"))


def draw_tanpa_indikator(pelaku: Pelaku) -> None:
    """Say what comes first in an office that has no indikator yet."""
    st.info("Belum ada indikator dan target, sehingga belum ada yang dapat diisi atau dihitung.")
    siapa = "Anda" if may(pelaku, Hak.KELOLA_PERENCANAAN) else "penyusun laporan kinerja"
    draw(
        tag(
            "ol",
            tag("li", f"Sasaran, indikator, dan targetnya ditetapkan lebih dahulu oleh {siapa}."),
            tag("li", "Sesudah itu formulir triwulan tiap unit tersedia di halaman Pengumpulan."),
            tag("li", "Capaian triwulan, semester, dan tahun dihitung dari isian unit."),
            class_="kj-langkah",
        )
    )
    st.markdown(
        "Ingin melihat bagaimana jadinya? Jalankan program dengan basis data contoh: "
        "`python -m sakip --db data/contoh.duckdb contoh`."
    )
