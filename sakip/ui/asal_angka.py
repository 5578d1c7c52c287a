"""Asal angka: the panel that opens a figure to its formula, inputs, people, history and source.

It is opened by the address (?asal=KODE), so that a link to a figure can be sent to a colleague.
"""

from collections.abc import Mapping, Sequence

import streamlit as st

from sakip.domain.errors import DataTidakSah
from sakip.domain.instansi import Instansi
from sakip.domain.peran import Pelaku
from sakip.domain.periode import JenisPeriode, Triwulan
from sakip.domain.tulisan import format_persen
from sakip.services.asal_angka import AsalAngka, MasukanTriwulan, explain_angka
from sakip.services.basis_data import Database
from sakip.services.capaian import BarisRekap, list_tren
from sakip.services.penyiapan import read_kantor
from sakip.services.ringkasan import Aturan, get_aturan, list_nama
from sakip.services.riwayat_angka import list_riwayat_tahun, list_riwayat_target
from sakip.services.riwayat_ukuran import GantiUkuran, list_riwayat_ukuran
from sakip.ui.bukti_angka import draw_bukti_angka
from sakip.ui.grafik import draw_tren_indikator, show
from sakip.ui.html import Html, apply_gaya, draw, join, make_tabel, tag
from sakip.ui.riwayat_angka import (
    NAMA_ASAL,
    make_riwayat,
    make_riwayat_target,
    write_oleh,
    write_pada,
)
from sakip.ui.riwayat_ukuran import make_riwayat_ukuran
from sakip.ui.simpanan import read_cached
from sakip.ui.tabel_capaian import TANPA_NILAI, make_status
from sakip.ui.teks import escape_markdown
from sakip.ui.warna import make_cap


def open_asal_angka(db: Database, pelaku: Pelaku, tahun: int, periode: JenisPeriode) -> None:
    """Open the panel for the indikator the address names, if it names one in pelaku's sight."""
    kode = st.query_params.get("asal")
    if not kode:
        return
    try:
        asal = read_cached(explain_angka, db, pelaku, kode, tahun, periode)
    except DataTidakSah as galat:
        st.warning(escape_markdown(f"{galat.apa}. {galat.perbaikan}"))
        return
    _show(db, pelaku, asal, tahun, periode)


def _forget() -> None:
    st.query_params.pop("asal", None)


@st.dialog("Asal angka", width="large", on_dismiss=_forget)
def _show(db: Database, pelaku: Pelaku, asal: AsalAngka, tahun: int, periode: JenisPeriode) -> None:
    apply_gaya()
    kantor = read_kantor(db)
    nama = read_cached(list_nama, db, pelaku)
    aturan = read_cached(get_aturan, db, pelaku, tahun)
    ganti = read_cached(list_riwayat_ukuran, db, pelaku, tahun, asal.rekap.kode)
    draw(
        join(
            _make_kepala(asal, aturan),
            _make_langkah(asal),
            _make_ganti(ganti, nama, kantor),
            _make_masukan(asal, nama, kantor),
        )
    )
    if kantor is not None:
        triwulan = [Triwulan(tahun, nomor) for nomor in periode.triwulan]
        draw_bukti_angka(db, pelaku, kantor, asal.rekap.kode_unit, asal.rekap.kode, triwulan)
    tren = read_cached(list_tren, db, pelaku, asal.rekap.kode)
    if len(tren) > 1:
        draw(tag("h4", "Tren antartahun", class_="sk-judul"))
        alt = f"Realisasi dan target {asal.rekap.indikator} per tahun"
        show(draw_tren_indikator(tren), "tren_indikator", alt)
    realisasi, target = (
        [
            satu
            for satu in read_cached(baca, db, pelaku, asal.rekap.kode, tahun)
            if satu["triwulan"] in periode.triwulan
        ]
        for baca in (list_riwayat_tahun, list_riwayat_target)
    )
    draw(
        join(
            make_riwayat(realisasi, nama, kantor),
            make_riwayat_target(target, nama, kantor),
            _make_uraian(asal),
        )
    )


def _make_kepala(asal: AsalAngka, aturan: Aturan) -> Html:
    rekap = asal.rekap
    angka = (
        ("Target", rekap.target_tulis or TANPA_NILAI),
        ("Realisasi", rekap.realisasi_tulis or TANPA_NILAI),
        ("Capaian", format_persen(rekap.capaian, kosong=TANPA_NILAI)),
        ("Thd. target tahunan", format_persen(rekap.capaian_tahunan, kosong=TANPA_NILAI)),
    )
    return join(
        tag("p", tag("b", rekap.indikator), class_="sk-judul-panel"),
        tag(
            "p",
            f"{rekap.kode} · {rekap.unit} · satuan {rekap.satuan} · {asal.periode}",
            class_="sk-redup",
        ),
        tag(
            "div",
            [
                tag(
                    "div",
                    tag("div", label, class_="sk-label"),
                    tag("div", isi, class_="sk-sedang"),
                )
                for label, isi in angka
            ],
            tag(
                "div",
                tag("div", "Predikat dan status", class_="sk-label"),
                _cap(rekap, aturan),
                tag("div", make_status(rekap)),
            ),
            class_="sk-angka-utama",
        ),
    )


def _cap(rekap: BarisRekap, aturan: Aturan) -> Html | None:
    if rekap.predikat is None:
        return None
    return make_cap(rekap.predikat, rekap.urutan_predikat, len(aturan.skala.pita))


def _make_langkah(asal: AsalAngka) -> Html:
    langkah = (
        ("Target", asal.langkah_target),
        ("Realisasi", asal.langkah_realisasi),
        ("Capaian", asal.langkah_capaian),
        ("Terhadap target tahunan", asal.langkah_capaian_tahunan),
        ("Predikat", asal.langkah_predikat),
    )
    return join(
        tag("h4", "Langkah hitung", class_="sk-judul"),
        tag(
            "ol",
            [
                tag("li", tag("b", f"{nama}: "), tag("span", isi, class_="sk-rumus"))
                for nama, isi in langkah
                if isi
            ],
            class_="sk-langkah",
        ),
        tag("p", tag("b", "Rumus "), asal.rumus, class_="sk-redup"),
        tag("p", tag("b", "Metode "), asal.metode, class_="sk-redup"),
    )


def _make_ganti(
    ganti: Sequence[GantiUkuran], nama: Mapping[str, str], kantor: Instansi | None
) -> Html | None:
    """Open when rumus or metode changed within the tahun: which held until when, and what it does."""
    if not ganti:
        return None
    return tag(
        "details",
        tag("summary", f"Rumus atau metode diganti: {len(ganti)} kali dalam tahun ini"),
        make_riwayat_ukuran(ganti, nama, kantor),
        open=True,
        class_="sk-rincian",
    )


def _make_masukan(asal: AsalAngka, nama: Mapping[str, str], kantor: Instansi | None) -> Html:
    judul = ("Triwulan", "Target", "Isian", "Keterangan", "Dicatat oleh")
    return join(
        tag("h4", "Isian per triwulan", class_="sk-judul"),
        make_tabel(judul, [_make_baris_masukan(satu, nama, kantor) for satu in asal.masukan]),
    )


def _make_baris_masukan(
    satu: MasukanTriwulan, nama: Mapping[str, str], kantor: Instansi | None
) -> Html:
    return tag(
        "tr",
        tag("th", satu.triwulan, scope="row"),
        tag(
            "td",
            satu.target or TANPA_NILAI,
            tag("span", satu.dasar_target, class_="sk-kecil") if satu.dasar_target else None,
            data_label="Target",
        ),
        tag("td", satu.isian, data_label="Isian"),
        tag("td", satu.keterangan or "–", data_label="Keterangan", class_="sk-lebar"),
        tag(
            "td",
            write_oleh(satu.dicatat_oleh, nama) if satu.dicatat_oleh else "–",
            tag("span", write_pada(satu.dicatat_pada, kantor), class_="sk-kecil"),
            tag("span", NAMA_ASAL.get(satu.asal, satu.asal), class_="sk-kecil"),
            data_label="Dicatat oleh",
            class_="sk-lebar",
        ),
    )


def _make_uraian(asal: AsalAngka) -> Html:
    uraian = (
        ("Definisi operasional", asal.definisi_operasional),
        ("Formula", asal.formula),
        ("Sumber data", asal.sumber_data),
        ("Sasaran", f"{asal.rekap.kode_sasaran} {asal.rekap.sasaran}"),
    )
    return join(
        tag(
            "details",
            tag("summary", "Definisi indikator"),
            tag(
                "dl",
                [join(tag("dt", nama), tag("dd", isi or "belum ditulis")) for nama, isi in uraian],
                class_="sk-uraian",
            ),
            open=True,
            class_="sk-rincian",
        ),
        tag(
            "details",
            tag("summary", "Aturan dan sumbernya"),
            tag("ul", [tag("li", satu) for satu in asal.sumber], class_="sk-langkah"),
            class_="sk-rincian",
        ),
    )
