"""What a person does on the page of a run: confirm, decide, number a letter, send, hand on, break off."""

from collections.abc import Mapping

import streamlit as st

from sakip.domain import waktu
from sakip.domain.bukti_dukung import BerkasBaru, TautanBaru
from sakip.domain.errors import DataTidakSah
from sakip.domain.instansi import Instansi
from sakip.domain.pelaksanaan import may_assist
from sakip.domain.peran import Hak, Pelaku, may
from sakip.domain.prosedur import HasilLangkah, Langkah
from sakip.services.basis_data import Database
from sakip.services.langkah import (
    IsiLangkah,
    cancel_pelaksanaan,
    confirm_langkah,
    decide_langkah,
    give_disposisi,
)
from sakip.services.pelaksanaan import TampilanPelaksanaan
from sakip.services.surat import (
    IsiKiriman,
    add_pengiriman,
    list_pengiriman,
    number_surat,
    record_tanda_terima,
)
from sakip.ui.kabar import attempt, refuse, tell
from sakip.ui.sekali import open_isian
from sakip.ui.teks import escape_markdown

CARA = ("diantar", "kurir atau pos", "surat elektronik", "diunggah ke aplikasi")
LABEL = {
    HasilLangkah.DISPOSISI: "Instruksi disposisi",
    HasilLangkah.CATATAN: "Catatan tentang hasilnya",
}


def draw_tindakan(
    db: Database, pelaku: Pelaku, satu: TampilanPelaksanaan, kantor: Instansi
) -> None:
    """Draw what this person can do now; nothing where it is somebody else's turn."""
    langkah = satu.kini.langkah
    if langkah is None:
        return
    selesai_unit = langkah.tiap_unit and not satu.unit_saya
    if satu.kurang:
        st.warning(
            f"Langkah {langkah.nomor} baru dapat diselesaikan sesudah disetujui di halaman "
            f"Pemeriksaan: {escape_markdown('; '.join(satu.kurang))}."
        )
    if satu.boleh and not selesai_unit:
        if langkah.hasil is HasilLangkah.SURAT:
            _draw_surat(db, pelaku, satu)
        if langkah.hasil is HasilLangkah.KIRIMAN:
            _draw_kiriman(db, pelaku, satu, kantor)
        _draw_langkah(db, pelaku, satu, langkah)
    elif satu.boleh:
        st.info("Bagian unit Anda sudah dinyatakan selesai; menunggu unit lain.")
    _draw_lain(db, pelaku, satu)


def _draw_langkah(
    db: Database, pelaku: Pelaku, satu: TampilanPelaksanaan, langkah: Langkah
) -> None:
    kunci = f"{satu.kode}-{satu.kini.jumlah}"
    with st.form(f"langkah-{kunci}", border=True):
        if langkah.keputusan is not None and satu.kini.menunggu_putusan:
            st.markdown(f"**{escape_markdown(langkah.keputusan.pertanyaan)}**")
        unit = None
        if len(satu.unit_saya) > 1:
            unit = st.selectbox("Unit", satu.unit_saya, key=f"unit-{kunci}")
        label = LABEL.get(langkah.hasil, "Catatan")
        if satu.kini.menunggu_putusan:
            label = "Catatan (wajib bila Tidak: apa yang harus diperbaiki)"
        catatan = st.text_area(label, key=f"catatan-{kunci}", height=90)
        with st.container(key=f"lampiran-{kunci}"):
            berkas = st.file_uploader(
            f"Output: {langkah.output or 'dokumen'}", accept_multiple_files=True, key=f"berkas-{kunci}"
        )  # fmt: skip
        kiri, kanan = st.columns(2)
        nama = kiri.text_input("Nama tautan (bila output berupa tautan)", key=f"nama-{kunci}")
        alamat = kanan.text_input("Alamat tautan", key=f"alamat-{kunci}", placeholder="https://")
        lampiran: list[BerkasBaru | TautanBaru] = [
            BerkasBaru(nama=b.name, isi=b.getvalue()) for b in berkas
        ]
        if alamat.strip():
            lampiran.append(TautanBaru(nama=nama or "Tautan", alamat=alamat))
        isi = IsiLangkah(catatan=catatan, lampiran=tuple(lampiran), unit=unit)
        with st.container(horizontal=True):
            _draw_tombol(db, pelaku, satu, langkah, isi)


def _draw_tombol(
    db: Database, pelaku: Pelaku, satu: TampilanPelaksanaan, langkah: Langkah, isi: IsiLangkah
) -> None:
    jumlah, kode = satu.kini.jumlah, satu.kode
    if not satu.kini.menunggu_putusan or langkah.keputusan is None:
        if st.form_submit_button("Nyatakan selesai", type="primary"):
            attempt(lambda: confirm_langkah(db, pelaku, kode, jumlah, isi), f"Langkah {langkah.nomor} selesai.")  # fmt: skip
        return
    tidak = langkah.keputusan.tidak
    if st.form_submit_button("Ya, lanjutkan", type="primary"):
        attempt(
            lambda: decide_langkah(db, pelaku, kode, jumlah, ya=True, isi=isi), "Diputuskan Ya."
        )
    if st.form_submit_button(f"Tidak, kembalikan ke langkah {tidak}"):
        attempt(
            lambda: decide_langkah(db, pelaku, kode, jumlah, ya=False, isi=isi),
            f"Diputuskan Tidak; kembali ke langkah {tidak}.",
        )


def _draw_surat(db: Database, pelaku: Pelaku, satu: TampilanPelaksanaan) -> None:
    isian = open_isian(f"surat-{satu.kode}")
    with st.form(isian.name("form"), border=True):
        st.markdown("**Beri nomor surat pengantar**")
        kiri, kanan = st.columns(2)
        kepada = kiri.text_input("Kepada", placeholder="Bupati melalui Bagian Organisasi")
        perihal = kanan.text_input("Perihal", placeholder=f"Penyampaian {satu.nama}")
        if st.form_submit_button("Beri nomor"):
            try:
                surat = number_surat(db, pelaku, satu.kode, kepada=kepada, perihal=perihal)
            except DataTidakSah as galat:
                refuse(galat)
            else:
                isian.finish()
                tell(f"Nomor suratnya {surat.nomor}.")


def _draw_kiriman(
    db: Database, pelaku: Pelaku, satu: TampilanPelaksanaan, kantor: Instansi
) -> None:
    kirim = open_isian(f"kirim-{satu.kode}")
    with st.form(kirim.name("form"), border=True):
        st.markdown("**Catat pengiriman**")
        kiri, tengah, kanan = st.columns([2, 1, 1])
        tujuan = kiri.text_input("Dikirim kepada", placeholder="Bagian Organisasi")
        cara = tengah.selectbox("Cara", CARA)
        rangkap = kanan.number_input("Rangkap", 1, 99, 1, format="%d")
        if st.form_submit_button("Tambah ke daftar"):
            isi = IsiKiriman(tujuan=tujuan, cara=cara, rangkap=int(rangkap))
            kirim.attempt(
                lambda: add_pengiriman(db, pelaku, satu.kode, isi), "Pengiriman tercatat."
            )
    semua = list_pengiriman(db, pelaku, satu.kode)
    belum = {s.kode: s.tujuan for s in semua if s.aktif and not s.diterima}
    if not belum:
        return
    terima = open_isian(f"terima-{satu.kode}")
    with st.form(terima.name("form"), border=True):
        st.markdown("**Catat tanda terima**")
        kiri, tengah, kanan = st.columns([2, 1, 1])
        mana = kiri.selectbox("Pengiriman", list(belum), format_func=belum.__getitem__)
        penerima = tengah.text_input("Diterima oleh")
        hari = kanan.date_input("Tanggal", kantor.local_date(waktu.now_utc()), format="DD/MM/YYYY")
        if st.form_submit_button("Simpan tanda terima"):
            terima.attempt(
                lambda: record_tanda_terima(db, pelaku, mana, penerima=penerima, tanggal=hari),
                "Tanda terima tercatat.",
            )


def _draw_lain(db: Database, pelaku: Pelaku, satu: TampilanPelaksanaan) -> None:
    if may(pelaku, Hak.KERJAKAN_LANGKAH) and may_assist(satu.kini, pelaku):
        with st.expander("Beri disposisi kepada seseorang"):
            _draw_disposisi(db, pelaku, satu, satu.orang)
    if may(pelaku, Hak.MULAI_PROSEDUR):
        with st.expander("Batalkan pelaksanaan ini"), st.form(f"batal-{satu.kode}", border=False):
            alasan = st.text_input("Alasan pembatalan")
            if st.form_submit_button("Batalkan pelaksanaan"):
                kerja = lambda: cancel_pelaksanaan(db, pelaku, satu.kode, satu.kini.jumlah, alasan)  # noqa: E731
                attempt(kerja, "Pelaksanaan dibatalkan.")


def _draw_disposisi(
    db: Database, pelaku: Pelaku, satu: TampilanPelaksanaan, orang: Mapping[str, str]
) -> None:
    lain = {kode: nama for kode, nama in orang.items() if kode != pelaku.kode}
    disposisi = open_isian(f"disposisi-{satu.kode}")
    with st.form(disposisi.name("form"), border=False):
        kepada = st.selectbox("Kepada", list(lain), format_func=lain.__getitem__, index=None, placeholder="Pilih orangnya")  # fmt: skip
        instruksi = st.text_input("Instruksi")
        if st.form_submit_button("Kirim disposisi"):
            disposisi.attempt(
                lambda: give_disposisi(db, pelaku, satu.kode, satu.kini.jumlah, kepada or "", instruksi),
                "Disposisi terkirim; penerima melihatnya di Beranda.",
            )  # fmt: skip
