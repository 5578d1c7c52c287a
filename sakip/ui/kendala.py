"""Kendala, solusi and plan of each indikator of a form, and what became of the plan before."""

from typing import Any

import streamlit as st

from sakip.domain.formulir import BarisFormulir, Formulir
from sakip.domain.peran import Hak, Pelaku, may
from sakip.domain.periode import Triwulan
from sakip.domain.tulisan import format_tanggal
from sakip.services.basis_data import Database
from sakip.services.kendala import (
    KEADAAN_LANJUT,
    IsianKendala,
    KendalaAngka,
    list_kendala,
    record_kendala,
    record_tindak_lanjut,
)
from sakip.ui.draf_formulir import Kunci
from sakip.ui.dua_orang import open_terlihat, save_terlihat
from sakip.ui.html import draw, join, tag
from sakip.ui.kabar import draw_kabar

TEKS = {"kendala": "Kendala", "solusi": "Solusi", "rencana": "Rencana tindak lanjut"}


def draw_kendala(db: Database, pelaku: Pelaku, kunci: Kunci, formulir: Formulir) -> None:
    """Draw a panel for each indikator that is measured; the follow-up of its last plan comes first."""
    draw_kabar()
    semua = list_kendala(db, pelaku, kunci.kode_unit, kunci.periode)
    boleh = may(pelaku, Hak.ISI_REALISASI, kunci.kode_unit)
    for baris in formulir.baris:
        satu = semua[baris.kode_indikator]
        if not baris.diukur and satu.rencana_lalu is None:
            continue
        tanda = " ●" if satu.kini.kendala or satu.kini.rencana else ""
        with st.expander(
            f"{baris.kode_indikator} {baris.indikator}{tanda}",
            expanded=satu.rencana_lalu is not None and satu.tindak_lanjut is None,
            key=f"kendala-{kunci.draf}-{baris.kode_indikator}",
        ):
            if satu.rencana_lalu is not None:
                _draw_lanjut(db, pelaku, kunci, satu, boleh=boleh)
            if baris.diukur:
                _draw_isian(db, pelaku, kunci, baris, satu, boleh=boleh)


def _draw_lanjut(
    db: Database, pelaku: Pelaku, kunci: Kunci, satu: KendalaAngka, *, boleh: bool
) -> None:
    """Draw the plan of the triwulan before, what became of it, and the field to say so."""
    lalu = satu.rencana_lalu
    if lalu is None or lalu.batas_waktu is None:
        return
    lanjut = satu.tindak_lanjut
    kini = "belum ada tindak lanjut yang ditulis"
    if lanjut is not None:
        kini = f"{KEADAAN_LANJUT[lanjut.keadaan]}: {lanjut.uraian}"
    siapa = f"{lalu.pic}, paling lambat {format_tanggal(lalu.batas_waktu)}"
    draw(
        join(
            tag("div", f"Rencana triwulan lalu: {lalu.rencana} ({siapa})", class_="kj-teks"),
            tag("div", kini, class_="kj-kecil"),
        )
    )
    if not boleh:
        return
    versi = 0 if lanjut is None else lanjut.versi
    terlihat = open_terlihat(f"lanjut-{kunci.draf}-{lalu.kode_indikator}", versi)
    with st.form(terlihat.name("form"), border=False):
        kiri, tengah, kanan = st.columns((1, 3, 1), vertical_alignment="bottom")
        keadaan = kiri.selectbox(
            "Keadaan",
            list(KEADAAN_LANJUT),
            format_func=lambda k: KEADAAN_LANJUT[k],
            key=terlihat.name("keadaan"),
        )
        uraian = tengah.text_input("Yang dikerjakan", key=terlihat.name("uraian"))
        simpan = kanan.form_submit_button("Simpan tindak lanjut", key=terlihat.name("simpan"))
    if simpan:
        rencana = (kunci.kode_unit, Triwulan(lalu.tahun, lalu.triwulan), lalu.kode_indikator)
        save_terlihat(
            terlihat,
            versi,
            lambda: record_tindak_lanjut(
                db, pelaku, *rencana, keadaan, uraian, versi=terlihat.versi
            ),
            "Tindak lanjut tersimpan.",
        )


def _draw_isian(
    db: Database,
    pelaku: Pelaku,
    kunci: Kunci,
    baris: BarisFormulir,
    satu: KendalaAngka,
    *,
    boleh: bool,
) -> None:
    if not boleh or baris.terkunci:
        _draw_terbaca(satu, baris.terkunci if boleh else "")
        return
    kode = baris.kode_indikator
    terlihat = open_terlihat(f"isi-kendala-{kunci.draf}-{kode}", satu.versi)
    with st.form(terlihat.name("form"), border=False):
        kolom = st.columns(3)
        isi: dict[str, Any] = {
            bagian: tempat.text_area(
                nama, getattr(satu.kini, bagian), height=90, key=terlihat.name(bagian)
            )
            for tempat, (bagian, nama) in zip(kolom, TEKS.items(), strict=True)
        }
        kiri, tengah, kanan = st.columns((2, 1, 1), vertical_alignment="bottom")
        isi["pic"] = kiri.text_input(
            "Penanggung jawab rencana", satu.kini.pic, key=terlihat.name("pic")
        )
        isi["batas_waktu"] = tengah.date_input(
            "Batas waktu rencana",
            satu.kini.batas_waktu,
            format="DD/MM/YYYY",
            key=terlihat.name("batas"),
        )
        simpan = kanan.form_submit_button(
            "Simpan", type="primary", width="stretch", key=terlihat.name("simpan")
        )
    if simpan:
        save_terlihat(
            terlihat,
            satu.versi,
            lambda: record_kendala(
                db,
                pelaku,
                kunci.kode_unit,
                kunci.periode,
                kode,
                IsianKendala(**isi),
                versi=terlihat.versi,
            ),
            f"Kendala {kode} tersimpan.",
        )


def _draw_terbaca(satu: KendalaAngka, terkunci: str) -> None:
    """Draw what was written to who only reads it; terkunci: why nobody writes now, "" for no word of it."""
    terbaca = [f"{nama}: {getattr(satu.kini, kode) or '–'}" for kode, nama in TEKS.items()]
    draw(join([tag("div", teks, class_="kj-teks") for teks in terbaca]))
    if terkunci:
        draw(tag("div", f"Tidak dapat diubah: {terkunci}.", class_="kj-kecil"))
