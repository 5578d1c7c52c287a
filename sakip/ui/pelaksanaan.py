"""The page of one run: the step at hand, every turn with its time, the Gantt, the history, letters."""

from collections.abc import Sequence
from datetime import datetime
from urllib.parse import urlencode

import streamlit as st

from sakip.domain import waktu
from sakip.domain.instansi import Instansi
from sakip.domain.pelaksanaan import JenisPeristiwa, Peristiwa, StatusPelaksanaan
from sakip.domain.tulisan import format_tanggal
from sakip.domain.waktu import format_waktu
from sakip.domain.waktu_kerja import tulis_lama
from sakip.services.pelaksanaan import BarisLampiran, GiliranTerukur, TampilanPelaksanaan
from sakip.services.surat import BarisPengiriman, BarisSurat
from sakip.ui.garis_waktu import draw_garis_waktu
from sakip.ui.grafik import show
from sakip.ui.html import Html, Isi, draw, join, tag
from sakip.ui.prosedur import make_tabel, make_waktu, write_judul, write_tahun
from sakip.ui.teks import escape_markdown

NAMA_JENIS = {
    JenisPeristiwa.KERJAKAN: "menyatakan selesai",
    JenisPeristiwa.TANDA: "selesai dengan sendirinya",
    JenisPeristiwa.DISPOSISI: "memberi disposisi",
    JenisPeristiwa.BATAL: "membatalkan",
}


_BILA = "Langkah ini selesai dengan sendirinya bila "
CARA_TANDA = {
    "formulir_lengkap": ("semua formulirnya terisi lengkap di", "Pengumpulan", "/pengumpulan"),
    "formulir_diajukan": ("semua formulirnya diajukan di", "Pengumpulan", "/pengumpulan"),
    "formulir_disetujui": ("semua formulirnya disetujui di", "Pemeriksaan", "/pemeriksaan"),
    "dokumen_dibuat": ("konsep dokumennya dibuat di", "Dokumen", "/dokumen"),
    "dokumen_disahkan": ("dokumennya disahkan di", "Dokumen", "/dokumen"),
    "rapat_dicatat": ("rapatnya dicatat di", "Rapat dan Sosialisasi", "/rapat"),
    "sosialisasi_disampaikan": ("laporannya disampaikan di", "Rapat dan Sosialisasi", "/rapat"),
}
"""How a sign comes about: what is done, on which page."""


def _make_tanda(satu: TampilanPelaksanaan) -> Html | None:
    """Return how the step at hand gets done by itself; None where nothing but a person tells."""
    langkah = satu.kini.langkah
    if langkah is None or langkah.tanda is None or satu.kini.menunggu_putusan:
        return None
    kalimat, halaman, alamat = CARA_TANDA[langkah.tanda]
    if alamat == "/rapat":
        alamat += f"?{urlencode({'pelaksanaan': satu.kode})}"
    tautan = tag("a", halaman, href=alamat, data_halaman=True)
    return tag("p", f"{_BILA}{kalimat} halaman ", tautan, ".", class_="kj-kepala")


def draw_kepala(satu: TampilanPelaksanaan, kantor: Instansi) -> None:
    """Draw what this run is, and the way back to all runs."""
    kembali = tag("a", "‹ Semua prosedur", href="/prosedur", data_halaman=True)
    draw(tag("p", kembali, class_="kj-kembali"))
    st.header(escape_markdown(satu.nama), anchor=False)
    oleh = satu.orang.get(satu.dimulai_oleh, satu.dimulai_oleh)
    draw(
        tag(
            "p",
            f"{write_judul(satu.kini.prosedur)} · {write_tahun(satu)} · dimulai {oleh}, "
            f"{format_waktu(satu.dimulai_pada, kantor)}",
            class_="kj-kepala",
        )
    )


def draw_keadaan(satu: TampilanPelaksanaan, kantor: Instansi) -> None:
    """Draw where the run stands: the step at hand with who, until when, late or not."""
    langkah = satu.kini.langkah
    if langkah is None:
        kata = {StatusPelaksanaan.SELESAI: "Selesai", StatusPelaksanaan.BATAL: "Dibatalkan"}
        pada = format_waktu(satu.berakhir_pada or waktu.now_utc(), kantor)
        st.success(f"{kata.get(satu.kini.status, '')} {pada}.")
        return
    jumlah = len(satu.kini.prosedur.langkah)
    orang = f" ({', '.join(satu.menunggu)})" if satu.menunggu else " (belum ada orangnya)"
    kurang = f"; menunggu unit {', '.join(sorted(satu.kini.unit_kurang))}" if satu.kini.unit_kurang else ""  # fmt: skip
    with st.container(border=True, key="langkah-kini"):
        st.markdown(
            f"**Langkah {langkah.nomor} dari {jumlah}: {escape_markdown(langkah.kegiatan)}**"
        )
        isi: list[tuple[Isi, ...]] = [
            (
                satu.kini.prosedur.tulis_pelaku(satu.kini.pelaku_kini) + orang + kurang,
                langkah.kelengkapan or "–",
                langkah.output or "–",
                make_waktu(satu),
                format_waktu(satu.giliran[-1].ukuran.batas, kantor),
            )
        ]
        draw(make_tabel(("Pelaku", "Kelengkapan", "Output", "Waktu", "Batas mutu baku"), isi))
        if tanda := _make_tanda(satu):
            draw(tanda)
        for disposisi in satu.giliran[-1].giliran.list_jenis(JenisPeristiwa.DISPOSISI):
            kepada = satu.orang.get(disposisi.kepada or "", disposisi.kepada or "")
            dari = satu.orang.get(disposisi.oleh, disposisi.oleh)
            draw(tag("p", f"Disposisi {dari} kepada {kepada}: {disposisi.catatan}", class_="kj-kepala"))  # fmt: skip
        _draw_pesan(satu)


def _draw_pesan(satu: TampilanPelaksanaan) -> None:
    """Draw what the step before handed on: its instruction, or why it came back."""
    if len(satu.giliran) < 2 or not satu.giliran[-2].giliran.peristiwa:
        return
    akhir = satu.giliran[-2].giliran.peristiwa[-1]
    kepala = "Dikembalikan" if satu.giliran[-2].giliran.kembali else "Dari langkah sebelumnya"
    if akhir.catatan:
        oleh = satu.orang.get(akhir.oleh, "program")
        kelas = "kj-status-konfirmasi" if satu.giliran[-2].giliran.kembali else "kj-utama"
        draw(tag("p", tag("span", f"{kepala}, {oleh}: ", class_=kelas), akhir.catatan))


def draw_langkah(satu: TampilanPelaksanaan, kantor: Instansi) -> None:
    """Draw the Gantt, then the same as a table for who reads or prints it."""
    st.subheader("Garis waktu", anchor=False)
    terlambat = sum(bool(g.ukuran.lewat) for g in satu.giliran)
    alt = f"{len(satu.giliran)} giliran langkah, {terlambat} di antaranya melewati mutu baku."
    show(draw_garis_waktu(satu, kantor, waktu.now_utc()), f"garis-{satu.kode}", alt)
    judul = ("Langkah", "Mulai", "Selesai", "Waktu kerja", "Mutu baku", "Keadaan")
    draw(make_tabel(judul, [_row_giliran(g, satu, kantor) for g in satu.giliran], "kj-prosedur"))


def _row_giliran(
    giliran: GiliranTerukur, satu: TampilanPelaksanaan, kantor: Instansi
) -> tuple[Isi, ...]:
    ini, ukuran = giliran.giliran, giliran.ukuran
    ulang = f" (giliran ke-{ini.ke})" if ini.ke > 1 else ""
    return (
        f"{giliran.langkah.nomor}. {giliran.langkah.kegiatan}{ulang}",
        format_waktu(ini.mulai, kantor),
        "sedang berjalan" if ini.selesai is None else format_waktu(ini.selesai, kantor),
        tulis_lama(ukuran.terpakai, satu.menit_sehari),
        giliran.langkah.waktu.tertulis,
        _make_keadaan(giliran, satu.menit_sehari),
    )


def _make_keadaan(giliran: GiliranTerukur, menit_sehari: int) -> Html:
    kembali = tag("span", "dikembalikan", class_="kj-kecil") if giliran.giliran.kembali else None
    if giliran.ukuran.lewat:
        kata = f"terlambat {tulis_lama(giliran.ukuran.lewat, menit_sehari)}"
        return join(tag("span", kata, class_="kj-status-salah"), kembali)
    return join("tepat waktu" if giliran.giliran.selesai else "belum lewat", kembali)


def draw_riwayat(satu: TampilanPelaksanaan, kantor: Instansi) -> None:
    """Draw every event, the last first: when, who by which office, what, with what attached."""
    st.subheader("Riwayat", anchor=False)
    semua = [p for giliran in satu.kini.giliran for p in giliran.peristiwa]
    if not semua:
        draw(tag("p", "Belum ada yang dikerjakan.", class_="kj-redup"))
        return
    judul = ("Waktu", "Siapa", "Langkah", "Apa", "Catatan", "Lampiran")
    draw(make_tabel(judul, [_row_riwayat(p, satu, kantor) for p in reversed(semua)], "kj-prosedur"))


def _row_riwayat(
    satu: Peristiwa, tampilan: TampilanPelaksanaan, kantor: Instansi
) -> tuple[Isi, ...]:
    apa = NAMA_JENIS.get(satu.jenis, "")
    if satu.putusan is not None:
        tanya = tampilan.kini.prosedur.get_langkah(satu.langkah).keputusan
        tujuan = tanya.tidak if tanya else satu.langkah
        apa = "Ya" if satu.putusan else f"Tidak, kembali ke langkah {tujuan}"
    if satu.kepada:
        apa += f" kepada {tampilan.orang.get(satu.kepada, satu.kepada)}"
    return (
        format_waktu(satu.pada, kantor),
        join(tampilan.orang.get(satu.oleh, "Program"), tag("span", satu.jabatan, class_="kj-kecil")),
        f"{satu.langkah}" + (f", unit {satu.unit}" if satu.unit else ""),
        apa,
        satu.catatan or "–",
        join([_make_lampiran(b, tampilan, kantor) for b in tampilan.lampiran.get(satu.nomor, ())] or "–"),
    )  # fmt: skip


def _make_lampiran(satu: BarisLampiran, tampilan: TampilanPelaksanaan, kantor: Instansi) -> Html:
    """Return an attachment as a link; one that was put right is struck out, with who, when and why."""
    if satu.tautan is not None:
        isi = tag("a", satu.nama, href=satu.tautan, target="_blank", rel="noopener noreferrer")
    else:
        isi = tag("a", satu.nama, href=f"/unduh/lampiran?{urlencode({'kode': satu.kode})}")
    ganti = tampilan.diganti.get(satu.kode)
    if ganti is None:
        return tag("div", isi)
    oleh = tampilan.orang.get(ganti.dicatat_oleh, ganti.dicatat_oleh)
    sesudah = " sesudah diputuskan" if _is_diputuskan(tampilan, satu, ganti.dicatat_pada) else ""
    kapan = format_waktu(ganti.dicatat_pada, kantor)
    kata = f"diganti {oleh}, {kapan}{sesudah}: {ganti.alasan}"
    return tag("div", tag("del", isi), tag("span", kata, class_="kj-kecil"))


def _is_diputuskan(tampilan: TampilanPelaksanaan, satu: BarisLampiran, pada: datetime) -> bool:
    """Tell whether somebody had decided between an attachment and what took its place."""
    semua = [p for giliran in tampilan.kini.giliran for p in giliran.peristiwa]
    return any(
        p.putusan is not None and p.nomor > (satu.nomor_peristiwa or 0) and p.pada < pada
        for p in semua
    )


def draw_surat(surat: Sequence[BarisSurat], kiriman: Sequence[BarisPengiriman]) -> None:
    """Draw the letters of the run and its distribution list, with the tanda terima."""
    if not surat and not kiriman:
        return
    st.subheader("Surat dan pengiriman", anchor=False)
    if surat:
        isi = [
            (_strike(s.nomor, s.aktif, s.alasan), format_tanggal(s.tanggal), s.kepada, s.perihal)
            for s in surat
        ]
        draw(make_tabel(("Nomor surat", "Tanggal", "Kepada", "Perihal"), isi))
    if kiriman:
        baris = [
            (
                _strike(s.tujuan, s.aktif, s.alasan), s.cara or "–", f"{s.rangkap} rangkap",
                f"{s.penerima}, {format_tanggal(s.diterima)}" if s.diterima else "belum ada tanda terima",
            )
            for s in kiriman
        ]  # fmt: skip
        draw(make_tabel(("Dikirim kepada", "Cara", "Jumlah", "Tanda terima"), baris))


def _strike(teks: str, aktif: bool, alasan: str) -> Html:
    """Return what was entered; struck out where it was taken back, with the reason of a correction."""
    if not alasan:
        return join(teks)
    kata = f"{'dibetulkan' if aktif else 'dibatalkan'}: {alasan}"
    return join(teks if aktif else tag("del", teks), tag("span", kata, class_="kj-kecil"))
