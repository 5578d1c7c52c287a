"""Pemberitahuan on Beranda: what has happened that concerns this person; what is unread stands open."""

from collections.abc import Sequence
from urllib.parse import urlencode

import streamlit as st

from sakip.domain.instansi import Instansi
from sakip.domain.peran import Hak
from sakip.domain.waktu import format_waktu
from sakip.services.pemberitahuan import Pemberitahuan, list_pemberitahuan, read_pemberitahuan
from sakip.ui.html import Html, draw, join, tag
from sakip.ui.pilih_formulir import address_periksa
from sakip.ui.session import database, require_pelaku
from sakip.ui.status_alur import tulis_lalu

SEKALIGUS = 5  # unread lines shown at once
TERBACA = 20  # read lines kept at hand


@st.fragment
def draw_pemberitahuan(kantor: Instansi) -> None:
    """Draw the unread notices with the way to each, and those that were read behind a click."""
    semua = list_pemberitahuan(database(), require_pelaku(Hak.LIHAT_CAPAIAN))
    belum = [satu for satu in semua if not satu.dibaca]
    with st.container(key="pemberitahuan", gap="small"):
        with st.container(
            horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
        ):
            jumlah = f" ({len(belum)} belum dibaca)" if belum else ""
            st.subheader(f"Pemberitahuan{jumlah}", anchor=False, width="content")
            if len(belum) > 1:
                kode = [satu.kode for satu in belum]
                st.button("Tandai semua sudah dibaca", key="baca-semua", on_click=_mark, args=(kode,))  # fmt: skip
        if not belum:
            draw(tag("p", "Tidak ada pemberitahuan baru.", class_="kj-redup"))
        for satu in belum[:SEKALIGUS]:
            _draw_baru(satu, kantor)
        if (lebih := len(belum) - SEKALIGUS) > 0:
            teks = f"Dan {lebih} lagi; tampil sesudah yang di atas ditandai sudah dibaca."
            draw(tag("p", teks, class_="kj-redup"))
        _draw_lama([satu for satu in semua if satu.dibaca], kantor)


def _draw_baru(satu: Pemberitahuan, kantor: Instansi) -> None:
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", gap="small"
    ):
        with st.container(width="stretch"):
            draw(_make_kabar(satu, kantor, baru=True))
        st.button(
            "Tandai dibaca", key=f"baca-{satu.kode}", type="tertiary", on_click=_mark,
            args=([satu.kode],), help=satu.kalimat,
        )  # fmt: skip


def _draw_lama(lama: Sequence[Pemberitahuan], kantor: Instansi) -> None:
    if lama:
        with st.expander(f"Sudah dibaca ({len(lama)})"):
            draw(join([_make_kabar(satu, kantor, baru=False) for satu in lama[:TERBACA]]))


def _make_kabar(satu: Pemberitahuan, kantor: Instansi, *, baru: bool) -> Html:
    """Return one notice: mark and word for unread, what happened as a link, when, and its note."""
    tanda = tag("span", "●", class_="kj-ikon", title="belum dibaca", role="img", aria_label="Belum dibaca")  # fmt: skip
    kalimat = tag("a", satu.kalimat, href=_address(satu), data_halaman=True)
    saat = tag("span", f" · {tulis_lalu(satu.pada)}", title=format_waktu(satu.pada, kantor))
    rincian = tag("span", satu.rincian, class_="kj-kecil") if satu.rincian else None
    kelas = "kj-kabar kj-kabar-baru" if baru else "kj-kabar"
    return tag("div", tanda if baru else None, kalimat, saat, rincian, class_=kelas)


def _address(satu: Pemberitahuan) -> str:
    if satu.periode is None:
        return f"/prosedur?{urlencode({'pelaksanaan': satu.kode_pelaksanaan})}"
    if satu.halaman == "pemeriksaan":
        return address_periksa(satu.kode_unit, satu.periode)
    kueri = {"unit": satu.kode_unit, "tahun": satu.periode.tahun, "triwulan": satu.periode.nomor}
    return f"/pengumpulan?{urlencode(kueri)}"


def _mark(kode: Sequence[str]) -> None:
    """Note that these were read; a callback asks anew who acts."""
    read_pemberitahuan(database(), require_pelaku(Hak.LIHAT_CAPAIAN), kode)
