"""The parts of the page Sesi Saya: one session with the button that ends it, and one's own account."""

import streamlit as st

from sakip.domain.errors import DataTidakSah
from sakip.domain.instansi import Instansi
from sakip.domain.peran import Pelaku
from sakip.domain.waktu import format_waktu
from sakip.services.basis_data import Database
from sakip.services.faktor_kedua import StatusFaktor
from sakip.services.sesi_saya import SesiSaya, end_sesi_lain, end_sesi_saya
from sakip.ui.html import draw, join, tag
from sakip.ui.kabar import refuse, tell

_PERAMBAN = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))  # fmt: skip
_SISTEM = (("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "Mac"), ("Linux", "Linux"))  # fmt: skip


def name_peramban(peramban: str) -> str:
    """Return what a browser calls itself in two words: "Firefox di Windows"."""
    nama = next((nama for tanda, nama in _PERAMBAN if tanda in peramban), "Peramban lain")
    sistem = next((nama for tanda, nama in _SISTEM if tanda in peramban), "")
    return f"{nama} di {sistem}" if sistem else nama


def draw_sesi(db: Database, pelaku: Pelaku, sesi: SesiSaya, kantor: Instansi, *, ini: bool) -> None:
    """Draw one session: browser, address, since when; this one says so, others can be ended."""
    with st.container(
        border=True,
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
        key=f"sesi-{sesi.sidik[:12]}",
    ):
        draw(
            join(
                tag("span", name_peramban(sesi.peramban), class_="kj-utama"),
                tag("span", " (sesi ini)" if ini else ""),
                tag(
                    "span",
                    f"Alamat {sesi.alamat} · masuk {format_waktu(sesi.dibuat_pada, kantor)} · "
                    f"terakhir dipakai {format_waktu(sesi.terakhir_pada, kantor)}",
                    class_="kj-kecil",
                ),
            )
        )
        if not ini and st.button("Akhiri", key=f"akhiri-{sesi.sidik[:12]}"):
            try:
                end_sesi_saya(db, pelaku, sesi.sidik)
            except DataTidakSah as galat:
                refuse(galat)
            else:
                tell(f"Sesi {name_peramban(sesi.peramban)} dari {sesi.alamat} diakhiri.")


def draw_akhiri_lain(db: Database, pelaku: Pelaku, ini: str) -> None:
    """Draw the button that ends every session but this one."""
    if st.button("Akhiri semua sesi lain"):
        jumlah = end_sesi_lain(db, pelaku, ini)
        tell(f"{jumlah} sesi lain diakhiri.")


def draw_akun(status: StatusFaktor, *, contoh: bool) -> None:
    """Draw the ways to one's password and second factor; in an example nobody has a password."""
    st.subheader("Akun saya", anchor=False)
    if contoh or not status.punya_sandi:
        kalimat = (
            "Di kantor contoh orang dipilih tanpa kata sandi."
            if contoh
            else "Akun Anda tidak memakai kata sandi."
        )
        draw(tag("p", kalimat, class_="kj-redup"))
        return
    keadaan = (
        f"aktif, {status.sisa_pemulihan} kode pemulihan tersisa"
        if status.aktif
        else "belum dipasang"
    )
    draw(
        tag(
            "ul",
            tag("li", tag("a", "Ganti kata sandi", href="/sandi")),
            tag(
                "li",
                tag("a", "Kode dari ponsel", href="/faktor-kedua"),
                f": {keadaan}",
            ),
            class_="kj-langkah",
        )
    )
