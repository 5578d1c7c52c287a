"""Taking rows of the plan back on a page: which row, what hangs on it or goes with it, why, and what was taken back."""

from collections.abc import Sequence

import streamlit as st

from sakip.domain.errors import DataTidakSah
from sakip.domain.lembar_rencana import MENURUT_KODE, Baris, LembarRencana
from sakip.domain.peran import Pelaku
from sakip.services.basis_data import Database
from sakip.services.penarikan import (
    PratinjauTarik,
    list_penarikan,
    preview_tarik,
    withdraw_rencana,
)
from sakip.services.penyiapan import read_kantor
from sakip.services.pratinjau_rencana import write_nilai
from sakip.services.ringkasan import list_nama
from sakip.ui.html import Html, draw, join, make_tabel, tag
from sakip.ui.kabar import refuse, tell
from sakip.ui.rencana import Rencana
from sakip.ui.riwayat_angka import write_oleh, write_pada
from sakip.ui.simpanan import read_cached

SEBUTAN = ("nama", "aksi", "jabatan_pertama", "dasar", "alasan")  # what tells rows apart for people
LEBAR_PILIHAN = 110


def draw_tarik(
    db: Database, pelaku: Pelaku, rencana: Rencana, lembar: Sequence[str], tahun: int
) -> None:
    """Draw an expander that takes back one row of these sheets (their kode) of a tahun, or of no tahun."""
    with st.expander("Tarik yang salah tulis", icon=":material/undo:"):
        st.markdown(
            "Baris yang salah dapat ditarik selama belum ada yang bergantung padanya. Isi dan alasannya tetap "
            "tersimpan di jejak."
        )
        kiri, kanan = st.columns([1, 2]) if len(lembar) > 1 else (None, st.container())
        kode = lembar[0]
        if kiri is not None:
            kode = kiri.selectbox(
                "Yang ditarik",
                lembar,
                format_func=lambda satu: MENURUT_KODE[satu].nama,
                key=f"tarik_lembar_{lembar[0]}",
            )
        ada = _cut(rencana, kode, tahun)
        pilihan = {_name(MENURUT_KODE[kode], satu, tahun): satu for satu in ada}
        nama = kanan.selectbox(
            "Baris",
            list(pilihan),
            index=None,
            placeholder="Pilih baris" if pilihan else "Tidak ada baris",
            key=f"tarik_baris_{kode}_{tahun}",
        )
        if nama is not None:
            _draw_satu(db, pelaku, MENURUT_KODE[kode], pilihan[nama])
        if ditarik := _make_ditarik(db, pelaku, lembar):
            draw(ditarik)


def _cut(rencana: Rencana, kode: str, tahun: int) -> list[Baris]:
    """Return the rows of a sheet of a tahun, of no tahun, and of any that no page can choose: without indikator."""
    dipilih = {satu["tahun"] for satu in rencana["indikator"]} - {tahun}
    pk = {satu["kode"]: satu["tahun"] for satu in rencana["perjanjian_kinerja"]}
    return [
        satu
        for satu in rencana[kode]
        if satu.get("tahun", pk.get(satu.get("kode_perjanjian"))) not in dipilih
    ]


def _name(lembar: LembarRencana, satu: Baris, tahun: int) -> str:
    """Return a row in one line: its key without the tahun that is chosen, and what people call it."""
    kunci = [write_nilai(satu[nama]) for nama in lembar.kunci if satu[nama] != tahun]
    sebutan = next((str(satu[nama]) for nama in SEBUTAN if satu.get(nama)), "")
    teks = " · ".join(bagian for bagian in (*kunci, sebutan) if bagian)
    return teks if len(teks) <= LEBAR_PILIHAN else f"{teks[: LEBAR_PILIHAN - 1]}…"


def _draw_satu(db: Database, pelaku: Pelaku, lembar: LembarRencana, satu: Baris) -> None:
    kunci = lembar.key(satu)
    try:
        pratinjau = preview_tarik(db, pelaku, lembar.kode, kunci)
    except DataTidakSah as galat:
        refuse(galat)
        return
    draw(_make_pratinjau(pratinjau))
    if pratinjau.penghalang:
        return
    letak = f"{lembar.kode}_{pratinjau.nama}"
    alasan = st.text_input("Alasan menarik", key=f"tarik_alasan_{letak}", max_chars=300)
    if st.button("Tarik baris ini", type="primary", key=f"tarik_{letak}"):
        try:
            withdraw_rencana(db, pelaku, lembar.kode, kunci, alasan)
        except DataTidakSah as galat:
            refuse(galat)
            return
        tell(f"{lembar.nama} {pratinjau.nama} ditarik; isi dan alasannya ada di jejak.")


def _make_pratinjau(pratinjau: PratinjauTarik) -> Html:
    if pratinjau.penghalang:
        return join(
            tag("p", tag("b", "Belum dapat ditarik, karena:", class_="sk-salah")),
            tag("ul", [tag("li", satu) for satu in pratinjau.penghalang]),
            tag(
                "p",
                "Tarik atau betulkan dahulu yang bergantung padanya. Yang sudah dilaporkan atau ditandatangani "
                "dibetulkan dengan perubahan, bukan ditarik.",
                class_="sk-redup",
            ),
        )
    if not pratinjau.ikut:
        return tag("p", "Tidak ada yang bergantung padanya; hanya baris ini yang ditarik.")
    ikut = ", ".join(f"{banyak} {kata}" for kata, banyak in pratinjau.ikut)
    return tag("p", f"Ikut ditarik: {ikut}.")


def _make_ditarik(db: Database, pelaku: Pelaku, lembar: Sequence[str]) -> Html | None:
    """Return what was taken back of these sheets, with why and by whom."""
    judul = {MENURUT_KODE[kode].nama for kode in lembar}
    ada = [satu for satu in list_penarikan(db, pelaku) if satu.lembar in judul]
    if not ada:
        return None
    nama, kantor = read_cached(list_nama, db, pelaku), read_kantor(db)
    kepala = ("Ditarik", "Alasan", "Oleh")
    baris = [
        tag(
            "tr",
            tag("th", f"{satu.lembar}: {satu.kunci}", scope="row"),
            tag("td", satu.alasan, data_label=kepala[1], class_="sk-lebar"),
            tag(
                "td",
                write_oleh(satu.ditarik_oleh, nama),
                tag("span", write_pada(satu.ditarik_pada, kantor), class_="sk-kecil"),
                data_label=kepala[2],
                class_="sk-lebar",
            ),
        )
        for satu in ada
    ]
    return make_tabel(kepala, baris)
