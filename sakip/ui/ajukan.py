"""Above a unit's form: where it stands, what was returned and asked, and handing it in."""

from collections.abc import Mapping, Sequence
from urllib.parse import quote, urlencode

import streamlit as st

from sakip.domain.alur_pengumpulan import Tindakan
from sakip.domain.errors import DataTidakSah
from sakip.domain.instansi import Instansi
from sakip.domain.peran import Hak, Pelaku, may
from sakip.services.alur_pengumpulan import submit_formulir, undo_status
from sakip.services.basis_data import Database
from sakip.services.kurang_formulir import BUKTI, ISIAN, Kurang
from sakip.services.pemeriksaan import Periksa, get_periksa
from sakip.services.ringkasan import list_nama
from sakip.services.tanya_jawab import answer_angka, list_tanya
from sakip.ui.draf_formulir import Kunci
from sakip.ui.html import Html, draw, join, tag
from sakip.ui.session import database, require_pelaku
from sakip.ui.status_alur import make_kepala, make_riwayat
from sakip.ui.tanya_jawab import make_tanya
from sakip.ui.teks import escape_markdown

CARA_KURANG = {ISIAN: "layar", BUKTI: "bukti"}


def draw_ajukan(db: Database, pelaku: Pelaku, kunci: Kunci, kantor: Instansi) -> None:
    """Draw the state of a form with its dates; for its unit the way to hand it in.

    Raises DataTidakSah where the unit has no indikator in the tahun.
    """
    periksa = get_periksa(db, pelaku, kunci.kode_unit, kunci.periode)
    nama = list_nama(db, pelaku)
    with st.container(key="ajukan", border=True, gap="small"):
        _draw_kabar(kunci)
        draw(make_kepala(periksa.keadaan, kantor, nama))
        _draw_kembali(periksa)
        _draw_tanya(db, pelaku, kunci, periksa)
        if Tindakan.AJUKAN in periksa.tindakan:
            _draw_tombol(kunci, periksa)
        elif Tindakan.BATALKAN in periksa.tindakan and may(pelaku, Hak.AJUKAN, kunci.kode_unit):
            _draw_tarik(kunci, periksa)
        if periksa.keadaan.riwayat:
            draw(make_riwayat(periksa.keadaan.riwayat, kantor, nama))


def _draw_kembali(periksa: Periksa) -> None:
    """Draw the rows that came back, each with what is asked for."""
    kembali = periksa.keadaan.alur.dikembalikan
    if not kembali:
        return
    nama = {satu.kode_indikator: satu.indikator for satu in periksa.formulir.baris}
    isi = [
        tag("li", tag("b", f"{kode} {nama.get(kode, '')}"), tag("span", f": {catatan}"))
        for kode, catatan in kembali.items()
    ]
    draw(
        join(
            tag("p", f"{len(kembali)} baris dikembalikan untuk diperbaiki:", class_="kj-kembali"),
            tag("ul", isi, class_="kj-langkah"),
        )
    )


def _draw_tanya(db: Database, pelaku: Pelaku, kunci: Kunci, periksa: Periksa) -> None:
    """Draw what was asked about the figures, with a field to answer the last question of each."""
    semua = list_tanya(db, pelaku, kunci.kode_unit, kunci.periode)
    nama = list_nama(db, pelaku)
    for kode, percakapan in semua.items():
        draw(make_tanya(kode, percakapan, nama))
        terbuka = percakapan[-1].jenis == "tanya"
        if terbuka and may(pelaku, Hak.ISI_REALISASI, kunci.kode_unit):
            kotak = st.container(horizontal=True, vertical_alignment="bottom")
            kotak.text_input(f"Jawaban untuk {kode}", key=f"jawab-{kunci.draf}-{kode}")
            kotak.button(
                "Kirim jawaban",
                key=f"kirim-{kunci.draf}-{kode}",
                on_click=_answer,
                args=(kunci, kode),
            )


def _draw_tombol(kunci: Kunci, periksa: Periksa) -> None:
    """Draw Ajukan; while something is missing it is off, and each reason leads to its cell."""
    tertutup = "" if periksa.keadaan.keterbukaan.ada else periksa.keadaan.keterbukaan.sebab
    st.button(
        "Ajukan formulir",
        type="primary",
        key=f"ajukan-{kunci.draf}",
        icon=":material/send:",
        disabled=bool(periksa.kurang or tertutup),
        on_click=_submit,
        args=(kunci, periksa.keadaan.alur.versi),
    )
    if tertutup:
        draw(tag("p", f"Belum dapat diajukan: {tertutup}.", class_="kj-redup"))
    elif periksa.kurang:
        draw(_make_kurang(kunci, periksa.kurang))


def _make_kurang(kunci: Kunci, kurang: Sequence[Kurang]) -> Html:
    isi = [
        tag("li", tag("a", satu.kalimat, href=_address(kunci, satu), data_halaman=True))
        for satu in kurang
    ]
    kepala = tag("summary", f"Belum dapat diajukan: {len(kurang)} hal belum ada")
    return tag(
        "details",
        kepala,
        tag("ul", isi, class_="kj-langkah"),
        class_="kj-rincian",
        open=len(kurang) <= 3,
    )


def _address(kunci: Kunci, satu: Kurang) -> str:
    kueri: Mapping[str, object] = {
        "unit": kunci.kode_unit,
        "tahun": kunci.periode.tahun,
        "triwulan": kunci.periode.nomor,
        "cara": CARA_KURANG[satu.jenis],
        "indikator": satu.kode_indikator,
    }
    # aset/tautan.js shows the part of the page that is named here and puts the cursor into it.
    tujuan = "bukti-dukung" if satu.jenis == BUKTI else f"baris-{satu.kode_indikator}"
    return f"/pengumpulan?{urlencode(kueri)}#{quote(tujuan)}"


def _draw_tarik(kunci: Kunci, periksa: Periksa) -> None:
    """Draw the way to take back what was handed in by mistake, while nobody has looked at it."""
    sebab = periksa.tindakan[Tindakan.BATALKAN]
    with st.expander("Tarik kembali pengajuan ini"):
        if sebab:
            draw(tag("p", f"{sebab}.", class_="kj-redup"))
            return
        st.text_input("Alasan", key=f"tarik-alasan-{kunci.draf}")
        st.button(
            "Tarik kembali",
            key=f"tarik-{kunci.draf}",
            on_click=_withdraw,
            args=(kunci, periksa.keadaan.alur.versi),
        )


def _submit(kunci: Kunci, versi: int) -> None:
    """Hand the form in; a callback asks anew who acts."""
    pelaku = require_pelaku(Hak.AJUKAN)
    try:
        submit_formulir(database(), pelaku, kunci.kode_unit, kunci.periode, versi=versi)
    except DataTidakSah as galat:
        _tell(kunci, str(galat), berhasil=False)
    else:
        _tell(kunci, f"Formulir {kunci.periode} diajukan dan menunggu diperiksa.")


def _withdraw(kunci: Kunci, versi: int) -> None:
    pelaku = require_pelaku(Hak.AJUKAN)
    alasan = str(st.session_state.get(f"tarik-alasan-{kunci.draf}") or "")
    try:
        undo_status(database(), pelaku, kunci.kode_unit, kunci.periode, alasan, versi=versi)
    except DataTidakSah as galat:
        _tell(kunci, str(galat), berhasil=False)
    else:
        _tell(kunci, "Pengajuan ditarik kembali; formulir dapat diubah lagi.")


def _answer(kunci: Kunci, kode: str) -> None:
    pelaku = require_pelaku(Hak.ISI_REALISASI)
    isi = str(st.session_state.get(f"jawab-{kunci.draf}-{kode}") or "")
    try:
        answer_angka(database(), pelaku, kunci.kode_unit, kunci.periode, kode, isi)
    except DataTidakSah as galat:
        _tell(kunci, str(galat), berhasil=False)
    else:
        _tell(kunci, "Jawaban terkirim.")


def _tell(kunci: Kunci, kalimat: str, *, berhasil: bool = True) -> None:
    st.session_state[f"ajukan-kabar-{kunci.draf}"] = (berhasil, kalimat)


def _draw_kabar(kunci: Kunci) -> None:
    berhasil, kalimat = st.session_state.pop(f"ajukan-kabar-{kunci.draf}", (True, ""))
    if kalimat:
        (st.success if berhasil else st.error)(escape_markdown(kalimat))
