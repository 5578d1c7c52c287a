"""Standards on the page Renstra dan IKU: what an indikator is compared with, and the form that states it."""

from collections.abc import Sequence

import streamlit as st

from sakip.domain.lembar_rencana import LINGKUP_STANDAR
from sakip.domain.peran import Pelaku
from sakip.services.basis_data import Database
from sakip.services.standar import Standar, list_standar, record_standar, withdraw_standar
from sakip.ui.dua_orang import Terlihat, open_terlihat, save_terlihat
from sakip.ui.html import Html, draw, make_tabel, tag
from sakip.ui.kabar import attempt
from sakip.ui.rencana import sel
from sakip.ui.simpanan import read_cached


def draw_standar(db: Database, pelaku: Pelaku, tahun: int, *, boleh: bool) -> None:
    """Draw the standards of a tahun and, for who may, the fields to state, mend or take one back."""
    semua = read_cached(list_standar, db, pelaku, tahun)
    ada = [satu for satu in semua if satu.nilai is not None]
    st.markdown(
        "Standar nasional atau provinsi dari luar kantor. Laporan Kinerja membandingkan realisasi dengannya "
        "pada Tabel 3.5; indikator tanpa standar tertulis *tidak tersedia*."
    )
    if ada:
        draw(_make_daftar(ada))
    else:
        st.info(f"Belum ada standar yang dicatat untuk tahun {tahun}.")
    if boleh:
        _draw_isian(db, pelaku, tahun, semua)


def _make_daftar(ada: Sequence[Standar]) -> Html:
    baris = [
        tag(
            "tr",
            tag(
                "th",
                tag("span", f"{satu.kode} ", class_="sk-kode"),
                satu.indikator,
                scope="row",
                class_="sk-nama",
            ),
            sel(satu.nilai, "Standar", angka=True),
            sel(satu.satuan, "Satuan"),
            sel(satu.lingkup, "Lingkup"),
            sel(satu.sumber, "Sumber"),
            sel(satu.tahun_standar, "Tahun", angka=True),
        )
        for satu in ada
    ]
    kepala = ("Indikator", "Standar", "Satuan", "Lingkup", "Sumber", "Tahun")
    return make_tabel(kepala, baris, angka=(1, 5))


def _draw_isian(db: Database, pelaku: Pelaku, tahun: int, semua: Sequence[Standar]) -> None:
    menurut = {satu.kode: satu for satu in semua}
    kode = st.selectbox(
        "Indikator",
        list(menurut),
        format_func=lambda satu: f"{satu} {menurut[satu].indikator} ({menurut[satu].satuan})",
        index=None,
        placeholder="Pilih indikator yang standarnya hendak ditulis",
        key="standar_indikator",
    )
    if kode is None:
        return
    lama = menurut[kode]
    terlihat = open_terlihat(f"standar-{kode}-{tahun}", lama.versi)
    with st.form(terlihat.name("form"), border=False):
        isian = _draw_kolom(lama, tahun, terlihat)
        with st.container(horizontal=True):
            simpan = st.form_submit_button(
                "Simpan standar", type="primary", key=terlihat.name("simpan")
            )
            hapus = lama.nilai is not None and st.form_submit_button("Tarik kembali")
    if simpan:
        save_terlihat(
            terlihat,
            lama.versi,
            lambda: record_standar(db, pelaku, kode, tahun, isian, versi=terlihat.versi),
            f"Standar {kode} tersimpan.",
        )
    elif hapus:
        attempt(
            lambda: withdraw_standar(db, pelaku, kode, tahun, versi=lama.versi),
            f"Standar {kode} ditarik kembali; laporan menulis tidak tersedia.",
        )


def _draw_kolom(lama: Standar, tahun: int, terlihat: Terlihat) -> dict[str, str]:
    """Draw the fields of one standard, and return what stands in them."""
    satu, dua, tiga = st.columns(3)
    return {
        "standar": satu.text_input(
            f"Standar ({lama.satuan})",
            lama.nilai.tulis if lama.nilai else "",
            key=terlihat.name("nilai"),
        ),
        "lingkup": dua.selectbox(
            "Lingkup",
            LINGKUP_STANDAR,
            index=LINGKUP_STANDAR.index(lama.lingkup) if lama.lingkup else 0,
            key=terlihat.name("lingkup"),
        ),
        "tahun_standar": tiga.text_input(
            "Tahun standar",
            str(lama.tahun_standar or tahun),
            max_chars=4,
            key=terlihat.name("tahun"),
        ),
        "sumber": st.text_input(
            "Sumber standar",
            lama.sumber,
            max_chars=200,
            placeholder="Kementerian PANRB, hasil survei kepuasan masyarakat nasional",
            key=terlihat.name("sumber"),
        ),
    }
