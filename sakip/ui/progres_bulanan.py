"""The parts of the page Progres Bulanan: a line per indikator and sub kegiatan, to fill or to read."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

import streamlit as st

from sakip.domain.errors import DataTidakSah
from sakip.domain.instansi import Instansi
from sakip.domain.peran import Hak, Pelaku, may
from sakip.domain.tulisan import BULAN, format_angka
from sakip.domain.waktu import format_waktu
from sakip.services.basis_data import Database
from sakip.services.progres_bulanan import IsiProgres, ProgresBulanan, record_progres
from sakip.ui.dua_orang import open_terlihat, save_terlihat
from sakip.ui.html import Isi, draw, join, tag
from sakip.ui.prosedur import make_tabel
from sakip.ui.teks import escape_markdown

NAMA_JENIS = {"indikator": "Indikator", "sub_kegiatan": "Sub kegiatan"}


def pick_bulan(tahun: Sequence[int], tahun_ini: int, bulan_ini: int) -> tuple[int, int]:
    """Draw the choice of tahun and bulan, this month first; return both. tahun is not empty."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        pilih = st.selectbox(
            "Tahun", tahun, index=tahun.index(tahun_ini) if tahun_ini in tahun else 0, width=130
        )
        bulan = st.selectbox(
            "Bulan",
            range(1, 13),
            index=bulan_ini - 1,
            format_func=lambda satu: BULAN[satu - 1],
            width=180,
        )
    return pilih, bulan


def draw_isian(
    db: Database, pelaku: Pelaku, daftar: Sequence[ProgresBulanan], tahun: int, bulan: int
) -> None:
    """Draw the lines that this person fills: one open form each; once, why closed ones cannot be."""
    milik = [s for s in daftar if s.kode_unit and may(pelaku, Hak.ISI_REALISASI, s.kode_unit)]
    for sebab in dict.fromkeys(satu.tertutup for satu in milik if satu.tertutup):
        st.info(
            f"Progres {BULAN[bulan - 1]} {tahun} tidak dapat diubah: {sebab}. Bila memang harus "
            "diubah, mintalah Sekretaris membuka kembali formulirnya."
        )
    for satu in milik:
        if not satu.tertutup:
            _draw_satu(db, pelaku, satu, tahun, bulan)


def _draw_satu(db: Database, pelaku: Pelaku, satu: ProgresBulanan, tahun: int, bulan: int) -> None:
    terlihat = open_terlihat(f"progres-{satu.jenis}-{satu.kode}-{tahun}-{bulan}", satu.versi)
    with st.form(terlihat.name("form"), border=True):
        keadaan = "terisi" if satu.isi else "belum diisi"
        st.markdown(f"**{escape_markdown(satu.nama)}** · {NAMA_JENIS[satu.jenis]} · {keadaan}")
        ada = satu.isi or IsiProgres(uraian="")
        kiri, tengah, kanan = st.columns([3, 3, 1])
        uraian = kiri.text_area(
            "Yang dikerjakan bulan ini", ada.uraian, height=80, key=terlihat.name("uraian")
        )
        kendala = tengah.text_area(
            "Kendala (bila ada)", ada.kendala, height=80, key=terlihat.name("kendala")
        )
        tertulis = "" if ada.persen is None else format_angka(ada.persen)
        persen = kanan.text_input("Progres (%)", tertulis, key=terlihat.name("persen"))
        simpan = st.form_submit_button("Simpan", key=terlihat.name("simpan"))

    def save() -> bool:
        isi = IsiProgres(uraian=uraian, kendala=kendala, persen=read_persen(persen))
        return record_progres(db, pelaku, replace(satu, versi=terlihat.versi), tahun, bulan, isi)

    if simpan:
        save_terlihat(terlihat, satu.versi, save, "Progres tersimpan.")


def read_persen(teks: str) -> Decimal | None:
    """Return a percentage as a person writes it, with a comma; None for a blank.

    Raises DataTidakSah for what is no number of at most two decimals.
    """
    rapi = teks.strip().removesuffix("%").strip().replace(",", ".")
    if not rapi:
        return None
    bulat, _, pecahan = rapi.partition(".")
    if not (bulat.isascii() and bulat.isdigit() and len(bulat) <= 3 and len(pecahan) <= 2):
        pecahan = "x"
    if pecahan and not (pecahan.isascii() and pecahan.isdigit()):
        raise DataTidakSah(
            apa=f'Progres "{teks}" bukan persen',
            di_mana="progres bulanan",
            perbaikan="Tulis angka 0 sampai 100, misalnya 62,5; atau kosongkan.",
        )
    return Decimal(rapi)


def draw_bacaan(
    daftar: Sequence[ProgresBulanan], nama: Mapping[str, str], kantor: Instansi
) -> None:
    """Draw the month as a table for who reads it; what is not stated says so."""
    terisi = sum(satu.isi is not None for satu in daftar)
    draw(tag("p", f"{terisi} dari {len(daftar)} baris sudah dilaporkan.", class_="kj-kepala"))
    judul = ("Indikator atau sub kegiatan", "Yang dikerjakan", "Kendala", "Progres", "Dicatat")
    draw(make_tabel(judul, [_row(satu, nama, kantor) for satu in daftar], "kj-prosedur"))


def _row(satu: ProgresBulanan, nama: Mapping[str, str], kantor: Instansi) -> tuple[Isi, ...]:
    kepala = join(
        satu.nama,
        tag("span", f"{NAMA_JENIS[satu.jenis]} · {satu.kode_unit or '–'}", class_="kj-kecil"),
    )
    if satu.isi is None or satu.dicatat_pada is None:
        return (kepala, tag("span", "belum dilaporkan", class_="kj-redup"), "–", "–", "–")
    persen = "–" if satu.isi.persen is None else f"{format_angka(satu.isi.persen)} %"
    oleh = nama.get(satu.dicatat_oleh, satu.dicatat_oleh)
    dicatat = join(oleh, tag("span", format_waktu(satu.dicatat_pada, kantor), class_="kj-kecil"))
    return (kepala, satu.isi.uraian, satu.isi.kendala or "–", persen, dicatat)
