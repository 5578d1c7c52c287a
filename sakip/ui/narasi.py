"""The editor of the officials' own words: one place at a time, its figures beside it, a preview below."""

from collections.abc import Sequence

import streamlit as st

from sakip.domain.peran import Hak, Pelaku, may
from sakip.domain.periode import JenisPeriode
from sakip.services.basis_data import Database
from sakip.services.narasi import Narasi, preview_narasi, write_narasi
from sakip.ui.dua_orang import open_terlihat, save_terlihat
from sakip.ui.html import Html, draw, tag

CARA_MENULIS = (
    "Kalimat tentang angka ditulis program. Di sini tempat penyebab, upaya, dan uraian pejabat sendiri. "
    "Baris kosong memisahkan alinea; `- ` atau `1. ` di awal baris membuat daftar; `**tebal**` menebalkan. "
    "Pratinjau tampil sesudah Anda menekan di luar kotak; daftar yang ditempel dari Word dikenali."
)
CARA_MEMBACA = (
    "Kalimat tentang angka ditulis program; tulisan ini dibuat penyusun dan unit kerja, dan tampil sebagaimana "
    "tercetak. Perbaikannya diminta di bagian Koreksi dan paraf."
)


def draw_narasi(
    db: Database,
    pelaku: Pelaku,
    jenis: str,
    tahun: int,
    periode: JenisPeriode,
    narasi: Sequence[Narasi],
) -> None:
    """Draw the choice of the group, and every place in it with its words."""
    if not narasi:
        st.info("Dokumen ini tidak mempunyai bagian yang perlu Anda tulis.")
        return
    kurang = sum(satu.kurang or satu.berubah for satu in narasi)
    boleh = may(pelaku, Hak.TULIS_NARASI)
    st.markdown(CARA_MENULIS if boleh else CARA_MEMBACA)
    kelompok = list(dict.fromkeys(satu.tempat.kelompok for satu in narasi))
    kiri, kanan = st.columns([3, 1.3], vertical_alignment="bottom")
    dituju = next(
        (satu.tempat for satu in narasi if satu.tempat.bagian == st.query_params.get("tempat")),
        None,
    )
    # The label of a choice tells how much is left to write: where that changes, the field is a new one.
    kunci = f"kelompok-{jenis}-{tahun}-{periode}-{dituju.bagian if dituju else ''}"
    terpilih = st.session_state.get(kunci, dituju.kelompok if dituju else "")
    pilihan = kiri.selectbox(
        "Bagian dokumen",
        kelompok,
        index=kelompok.index(terpilih) if terpilih in kelompok else 0,
        format_func=lambda nama: _label(nama, narasi),
        key=f"{kunci}-{[_label(nama, narasi) for nama in kelompok]}",
    )
    st.session_state[kunci] = pilihan
    hanya = kanan.checkbox(
        f"Hanya yang perlu ditulis ({kurang})", key=f"hanya-{jenis}", disabled=not kurang
    )
    # The place that a link led to stands first, so that nobody has to look for it.
    for satu in sorted(narasi, key=lambda satu: satu.tempat != dituju):
        if satu.tempat.kelompok == pilihan and (not hanya or satu.kurang or satu.berubah):
            _draw_kepala(satu, boleh=boleh)
            if boleh:
                _draw_isian(db, pelaku, jenis, tahun, periode, satu)
            elif satu.teks.strip():
                draw(_preview(satu.teks))


def _label(kelompok: str, narasi: Sequence[Narasi]) -> str:
    kurang = sum(n.kurang or n.berubah for n in narasi if n.tempat.kelompok == kelompok)
    return f"{kelompok} ({kurang} perlu ditulis)" if kurang else kelompok


def _draw_kepala(satu: Narasi, *, boleh: bool) -> None:
    """Draw what the place is for, whether it must be filled, and its figures."""
    tempat = satu.tempat
    keadaan = "wajib" if tempat.wajib else "boleh kosong"
    keadaan += "" if satu.teks.strip() else ", belum ditulis"
    if satu.berubah:
        keadaan = "angkanya berubah sesudah ditulis"
        keadaan += "; baca ulang, lalu simpan" if boleh else ""
    draw(
        tag(
            "p",
            tag("span", tempat.judul, class_="kj-utama"),
            tag(
                "span",
                f" {keadaan}. {tempat.angka[:1].upper()}{tempat.angka[1:]}",
                class_="kj-kecil",
            ),
        )
    )


def _draw_isian(
    db: Database,
    pelaku: Pelaku,
    jenis: str,
    tahun: int,
    periode: JenisPeriode,
    satu: Narasi,
) -> None:
    tempat = satu.tempat
    kunci = f"narasi-{jenis}-{tahun}-{periode}-{tempat.bagian}"
    terlihat = open_terlihat(kunci, satu.versi, satu.teks)
    teks = st.text_area(
        tempat.judul,
        satu.teks,
        key=terlihat.name("teks"),
        height=110,
        label_visibility="collapsed",
    )
    # The preview stands below the button: it appears while a hand is on its way to press it.
    if st.button("Simpan", key=terlihat.name("simpan")):
        lama = terlihat.versi
        dokumen = (jenis, tahun, periode)
        save_terlihat(
            terlihat,
            satu.versi,
            lambda: write_narasi(db, pelaku, *dokumen, tempat.bagian, teks, versi=lama) != lama,
            f"{tempat.judul}: tersimpan.",
        )
    if teks.strip():
        with st.expander("Pratinjau", expanded=False):
            draw(_preview(teks))


def _preview(teks: str) -> Html:
    """Return the words as the document will print them."""
    isi = []
    for jenis, baris in preview_narasi(teks):
        potongan = [
            [tag("strong", bagian) if tebal else bagian for bagian, tebal in satu] for satu in baris
        ]
        if jenis == "alinea":
            isi.append(tag("p", potongan[0]))
        else:
            nama = "ol" if jenis == "bernomor" else "ul"
            isi.append(tag(nama, [tag("li", satu) for satu in potongan]))
    return tag("div", isi)
