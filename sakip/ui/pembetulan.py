"""Putting right what was entered in an open run: a letter, a delivery, an attachment; with a reason."""

from datetime import date

import streamlit as st

from sakip.domain import waktu
from sakip.domain.bukti_dukung import BerkasBaru, TautanBaru
from sakip.domain.instansi import Instansi
from sakip.domain.pelaksanaan import StatusPelaksanaan, may_assist
from sakip.domain.peran import Hak, Pelaku, may
from sakip.services.basis_data import Database
from sakip.services.pelaksanaan import TampilanPelaksanaan
from sakip.services.pembetulan import (
    IsiSurat,
    TandaTerima,
    correct_pengiriman,
    correct_surat,
    replace_lampiran,
)
from sakip.services.surat import (
    BarisPengiriman,
    BarisSurat,
    IsiKiriman,
    list_pengiriman,
    list_surat,
)
from sakip.ui.kabar import attempt
from sakip.ui.kerja_langkah import CARA

SURAT, KIRIMAN, LAMPIRAN = "surat", "pengiriman", "lampiran"


def draw_pembetulan(
    db: Database, pelaku: Pelaku, satu: TampilanPelaksanaan, kantor: Instansi
) -> None:
    """Draw what this person may put right; nothing where that is nothing, and in a run that has ended."""
    berjalan = satu.kini.status is StatusPelaksanaan.BERJALAN
    if not berjalan or not may(pelaku, Hak.KERJAKAN_LANGKAH):
        return
    semua = may_assist(satu.kini, pelaku)
    surat = {s.nomor: s for s in list_surat(db, pelaku, satu.kode) if s.aktif}
    kiriman = {s.kode: s for s in list_pengiriman(db, pelaku, satu.kode) if s.aktif}
    lampiran = {
        s.kode: s for milik in satu.lampiran.values() for s in milik if s.kode not in satu.diganti
    }
    pilihan = {
        (jenis, kode): f"{jenis.capitalize()}: {nama}"
        for jenis, daftar in (
            (SURAT, {k: (s.dicatat_oleh, f"{s.nomor}, {s.perihal}") for k, s in surat.items()}),
            (KIRIMAN, {k: (s.dicatat_oleh, s.tujuan) for k, s in kiriman.items()}),
            (LAMPIRAN, {k: (s.dicatat_oleh, s.nama) for k, s in lampiran.items()}),
        )
        for kode, (oleh, nama) in daftar.items()
        if semua or oleh == pelaku.kode
    }
    if not pilihan:
        return
    with st.expander("Betulkan surat, pengiriman, atau lampiran"):
        dipilih = st.selectbox(
            "Yang keliru", list(pilihan), format_func=pilihan.__getitem__, index=None,
            placeholder="Pilih catatannya", key=f"betul-{satu.kode}",
        )  # fmt: skip
        if dipilih is None:
            return
        jenis, kode = dipilih
        if jenis == SURAT:
            _draw_surat(db, pelaku, surat[kode])
        elif jenis == KIRIMAN:
            _draw_kiriman(db, pelaku, kiriman[kode], kantor.local_date(waktu.now_utc()))
        else:
            _draw_lampiran(db, pelaku, kode)


def _draw_surat(db: Database, pelaku: Pelaku, surat: BarisSurat) -> None:
    with st.form(f"betul-surat-{surat.nomor}-{surat.versi}", border=False):
        kiri, kanan = st.columns(2)
        kepada = kiri.text_input("Kepada", surat.kepada)
        perihal = kanan.text_input("Perihal", surat.perihal)
        alasan = st.text_input("Alasan pembetulan")
        betulkan, cabut = _draw_tombol("Batalkan surat ini")
    if betulkan or cabut:
        attempt(
            lambda: correct_surat(
                db,
                pelaku,
                surat,
                IsiSurat(kepada=kepada, perihal=perihal),
                alasan=alasan,
                batal=cabut,
            ),
            f"Surat {surat.nomor} dibatalkan; nomornya tetap tercatat."
            if cabut
            else f"Surat {surat.nomor} dibetulkan.",
        )


def _draw_kiriman(db: Database, pelaku: Pelaku, kiriman: BarisPengiriman, hari: date) -> None:
    with st.form(f"betul-kirim-{kiriman.kode}-{kiriman.versi}", border=False):
        satu, dua, tiga = st.columns([2, 1, 1])
        tujuan = satu.text_input("Dikirim kepada", kiriman.tujuan)
        cara_ada = CARA if kiriman.cara in CARA else (kiriman.cara, *CARA)
        cara = dua.selectbox("Cara", cara_ada, index=cara_ada.index(kiriman.cara))
        rangkap = tiga.number_input("Rangkap", 1, 99, min(kiriman.rangkap, 99), format="%d")
        empat, lima = st.columns([2, 1])
        penerima = empat.text_input(
            "Diterima oleh (kosong: belum ada tanda terima)", kiriman.penerima or ""
        )
        tanggal = lima.date_input("Tanggal diterima", kiriman.diterima or hari, format="DD/MM/YYYY")
        alasan = st.text_input("Alasan pembetulan")
        betulkan, cabut = _draw_tombol("Hapus dari daftar pengiriman")
    if betulkan or cabut:
        isi = IsiKiriman(tujuan=tujuan, cara=cara, rangkap=int(rangkap))
        terima = TandaTerima(penerima=penerima, diterima=tanggal) if penerima.strip() else None
        attempt(
            lambda: correct_pengiriman(
                db, pelaku, kiriman, isi, terima, alasan=alasan, batal=cabut
            ),
            f"Pengiriman ke {kiriman.tujuan} {'dihapus dari daftar' if cabut else 'dibetulkan'}.",
        )


def _draw_tombol(cabut: str) -> tuple[bool, bool]:
    """Draw both ways out of a correction; return which was pressed."""
    with st.container(horizontal=True):
        return st.form_submit_button("Simpan pembetulan", type="primary"), st.form_submit_button(
            cabut
        )


def _draw_lampiran(db: Database, pelaku: Pelaku, kode: str) -> None:
    with st.form(f"betul-lampiran-{kode}", border=False):
        berkas = st.file_uploader("Berkas pengganti", key=f"ganti-{kode}")
        kiri, kanan = st.columns(2)
        nama = kiri.text_input("Atau nama tautan")
        alamat = kanan.text_input("Alamat tautan", placeholder="https://")
        alasan = st.text_input("Alasan pembetulan")
        simpan = st.form_submit_button("Simpan pengganti", type="primary")
    if not simpan:
        return
    baru: BerkasBaru | TautanBaru = TautanBaru(nama=nama or "Tautan", alamat=alamat)
    if berkas is not None:
        baru = BerkasBaru(nama=berkas.name, isi=berkas.getvalue())
    attempt(
        lambda: replace_lampiran(db, pelaku, kode, baru, alasan=alasan),
        "Lampiran diganti; yang semula tetap tersimpan di riwayat.",
    )
