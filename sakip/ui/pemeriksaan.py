"""One form for its reviewer: old and new side by side with the evidence, notes, and the decision."""

import streamlit as st

from sakip.domain.alur_pengumpulan import Tindakan
from sakip.domain.instansi import Instansi
from sakip.domain.peran import Hak, Pelaku, may
from sakip.domain.periode import Triwulan
from sakip.domain.tenggat import Waktu
from sakip.services.basis_data import Database
from sakip.services.pemeriksaan import BarisPeriksa, Periksa, get_periksa
from sakip.services.ringkasan import list_nama
from sakip.services.tanya_jawab import list_tanya
from sakip.ui.html import Html, draw, join, tag
from sakip.ui.pengecualian import draw_pengecualian
from sakip.ui.putuskan import (
    ask,
    decide,
    draw_kabar_periksa,
    reopen,
    return_selected,
    undo,
)
from sakip.ui.status_alur import make_kepala, make_riwayat
from sakip.ui.tanya_jawab import make_tanya

LABEL = {
    Tindakan.VERIFIKASI: "Verifikasi formulir ini",
    Tindakan.SETUJUI: "Setujui formulir ini",
    Tindakan.SAHKAN: "Sahkan formulir ini",
    Tindakan.KUNCI: "Kunci formulir ini",
}
LEBAR = (2.2, 2.6, 1.7, 2.3)


def draw_periksa(
    db: Database, pelaku: Pelaku, kode_unit: str, periode: Triwulan, kantor: Instansi
) -> None:
    """Draw one form to be judged. Raises TidakBerhak or DataTidakSah as get_periksa."""
    periksa = get_periksa(db, pelaku, kode_unit, periode)
    nama = list_nama(db, pelaku)
    kunci = f"{kode_unit}-{periode.tahun}-{periode.nomor}"
    st.subheader(f"{periksa.formulir.unit}, {periode}", anchor=False)
    draw_kabar_periksa()
    draw(make_kepala(periksa.keadaan, kantor, nama))
    if periksa.keadaan.riwayat:
        draw(make_riwayat(periksa.keadaan.riwayat, kantor, nama))
    _draw_keputusan(periksa, kunci)
    baris = _filter(periksa, kunci)
    tanya = list_tanya(db, pelaku, kode_unit, periode)
    boleh_kembali = periksa.tindakan.get(Tindakan.KEMBALIKAN) == ""
    with st.container(key="periksa", gap=None):
        for satu in baris:
            kode = satu.baris.kode_indikator
            with st.container(key=f"periksa-{kode}", gap="small"):
                _draw_baris(satu, kunci, boleh_kembali=boleh_kembali)
                if kode in tanya:
                    draw(make_tanya(kode, tanya[kode], nama))
    if boleh_kembali:
        st.button(
            "Kembalikan baris yang diberi catatan",
            key=f"kembalikan-{kunci}",
            icon=":material/undo:",
            on_click=return_selected,
            args=(kode_unit, periode, periksa.keadaan.alur.versi, kunci),
        )
    _draw_tanya(pelaku, periksa, kunci)
    _draw_lain(periksa, kunci)
    if may(pelaku, Hak.KUNCI, kode_unit):
        draw_pengecualian(periksa.keadaan, kunci)


def _draw_keputusan(periksa: Periksa, kunci: str) -> None:
    """Draw the next level as a button, or why it is not this person's to take."""
    for tindakan, label in LABEL.items():
        sebab = periksa.tindakan.get(tindakan)
        if sebab is None:
            continue
        st.button(
            label,
            type="primary",
            key=f"{tindakan}-{kunci}",
            disabled=bool(sebab),
            on_click=decide,
            args=(tindakan, *_apa(periksa)),
        )
        if sebab:
            draw(tag("p", sebab, class_="kj-redup"))
    sebab = periksa.tindakan.get(Tindakan.KEMBALIKAN)
    if sebab and sebab not in [periksa.tindakan.get(satu) for satu in LABEL]:
        draw(tag("p", sebab, class_="kj-redup"))


def _apa(periksa: Periksa) -> tuple[str, Triwulan, int]:
    """Return which form, and the versi of its way that is on the screen."""
    return periksa.keadaan.kode_unit, periksa.keadaan.periode, periksa.keadaan.alur.versi


def _filter(periksa: Periksa, kunci: str) -> list[BarisPeriksa]:
    """Return the rows to look at: all, or those that changed since this person's last look."""
    baris = [satu for satu in periksa.baris if satu.baris.diukur]
    berubah = [satu for satu in baris if satu.berubah]
    if periksa.terakhir_dilihat is None:
        draw(
            tag(
                "p",
                f"{len(baris)} indikator; Anda belum pernah memeriksa formulir ini.",
                class_="kj-redup",
            )
        )
        return baris
    st.toggle(
        f"Hanya yang berubah sejak Anda terakhir bertindak ({len(berubah)} dari {len(baris)})",
        key=f"berubah-{kunci}",
        value=bool(berubah),
    )
    return berubah if st.session_state[f"berubah-{kunci}"] else baris


def _draw_baris(satu: BarisPeriksa, kunci: str, *, boleh_kembali: bool) -> None:
    baris = satu.baris
    kolom = st.columns(LEBAR, gap="small")
    with kolom[0]:
        arti = f"{baris.kode_indikator} · target {baris.target or '–'} {baris.satuan}"
        draw(
            join(
                tag("div", baris.indikator, class_="kj-teks kj-utama"),
                tag("div", arti, class_="kj-kecil"),
            )
        )
    with kolom[1]:
        draw(_make_angka(satu))
    with kolom[2]:
        draw(_make_bukti(satu))
    with kolom[3]:
        if baris.catatan_kembali:
            draw(tag("div", f"Dikembalikan: {baris.catatan_kembali}", class_="kj-teks kj-kembali"))
        elif boleh_kembali:
            st.text_area(
                f"Catatan pengembalian {baris.kode_indikator}",
                key=f"catatan-{kunci}-{baris.kode_indikator}",
                placeholder="catatan bila dikembalikan",
                label_visibility="collapsed",
                height=68,
            )


def _make_angka(satu: BarisPeriksa) -> Html:
    """Return the figure with its texts; what changed since the last look as old → new."""
    isian = satu.baris.isian
    beda = [
        tag("div", f"{nama}: ", tag("del", lama or "kosong"), " → ", tag("ins", baru or "kosong"))
        for nama, lama, baru in satu.perubahan
    ]
    return join(
        tag("div", satu.kini, class_="kj-teks kj-angka"),
        tag("div", beda, class_="kj-beda") if beda else None,
        tag("div", isian.progres, class_="kj-kecil"),
        tag("div", isian.keterangan, class_="kj-kecil") if isian.keterangan else None,
        tag("div", f"diisi {satu.diisi_oleh}", class_="kj-kecil") if satu.diisi_oleh else None,
    )


def _make_bukti(satu: BarisPeriksa) -> Html:
    if not satu.bukti:
        return tag("div", "tanpa bukti dukung", class_="kj-kecil")
    isi = [
        tag(
            "li",
            tag(
                "a",
                bukti.nama,
                href=bukti.tautan or f"/unduh/bukti/lihat?kode={bukti.kode}&versi={bukti.versi}",
                target="_blank",
                rel="noopener noreferrer",
            ),
        )
        for bukti in satu.bukti
    ]
    baru = (
        tag("div", f"{satu.bukti_baru} bukti baru", class_="kj-kecil") if satu.bukti_baru else None
    )
    return join(tag("ul", isi, class_="kj-langkah kj-kecil"), baru)


def _draw_tanya(pelaku: Pelaku, periksa: Periksa, kunci: str) -> None:
    """Draw a field to ask the unit about a figure."""
    if not may(pelaku, Hak.PERIKSA, periksa.keadaan.kode_unit):
        return
    with st.expander("Tanyakan sebuah angka kepada unit"):
        pilihan = {s.kode_indikator: s.indikator for s in periksa.formulir.baris}
        st.selectbox(
            "Indikator",
            list(pilihan),
            format_func=lambda kode: f"{kode} {pilihan[kode]}",
            key=f"tanya-kode-{kunci}",
        )
        st.text_input("Pertanyaan", key=f"tanya-isi-{kunci}")
        unit, periode, _ = _apa(periksa)
        st.button(
            "Kirim pertanyaan", key=f"tanya-{kunci}", on_click=ask, args=(unit, periode, kunci)
        )


def _draw_lain(periksa: Periksa, kunci: str) -> None:
    """Draw what is seldom done: taking back one's own last act, and reopening."""
    batal = periksa.tindakan.get(Tindakan.BATALKAN)
    if batal is not None:
        with st.expander("Batalkan status yang keliru"):
            if batal:
                draw(tag("p", f"{batal}.", class_="kj-redup"))
            else:
                st.text_input("Alasan pembatalan status", key=f"undo-alasan-{kunci}")
                st.button(
                    "Batalkan status terakhir saya",
                    key=f"undo-{kunci}",
                    on_click=undo,
                    args=(*_apa(periksa), kunci),
                )
    if Tindakan.BUKA_KEMBALI in periksa.tindakan:
        ditutup = periksa.keadaan.waktu is Waktu.DITUTUP
        with st.expander("Buka kembali formulir ini"):
            st.text_input("Alasan membuka kembali", key=f"buka-alasan-{kunci}")
            st.date_input(
                "Diperbaiki paling lambat "
                + ("(wajib, karena tenggatnya sudah lewat)" if ditutup else "(boleh kosong)"),
                value=None,
                min_value=periksa.keadaan.hari,
                format="DD/MM/YYYY",
                key=f"buka-sampai-{kunci}",
            )
            st.button(
                "Buka kembali", key=f"buka-{kunci}", on_click=reopen, args=(*_apa(periksa), kunci)
            )
