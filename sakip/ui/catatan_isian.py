"""What stands beside the fields of a row: its state in words, its capaian, what is asked or refused."""

import streamlit as st

from sakip.domain.capaian import Target, calculate_capaian
from sakip.domain.errors import DataTidakSah
from sakip.domain.formulir import BarisFormulir, Keadaan
from sakip.domain.isian import nilai_of
from sakip.domain.metode import Metode
from sakip.domain.rumus import Rumus
from sakip.domain.tulisan import format_persen
from sakip.services.kurang_formulir import ISIAN, PESAN_KURANG
from sakip.services.realisasi import tulis_isian
from sakip.ui.draf_formulir import BarisDraf, Draf, Kunci
from sakip.ui.html import Html, draw, tag
from sakip.ui.konsep_isian import Catatan, Tingkat, write_bidang
from sakip.ui.putusan_isian import choose_teks, insist_isian, take_tersimpan
from sakip.ui.teks import escape_markdown

NAMA_KOLOM = {
    "progres": "Uraian progres",
    "sumber_data": "Sumber data",
    "keterangan": "Keterangan",
}


def draw_ringkasan(draf: Draf) -> None:
    """Draw how much of the form is stated, and the rows that still want something."""
    diukur = [satu for satu in draf.baris.values() if satu.baris.diukur]
    terisi = sum(satu.baris.isian.keadaan is not Keadaan.BELUM for satu in diukur)
    belum = [str(satu.baris.nomor) for satu in diukur if satu.belum_tersimpan]
    formulir = draf.formulir
    teks = (
        f"{escape_markdown(formulir.unit)} · {formulir.periode} · "
        f"**{terisi} dari {len(diukur)}** indikator terisi"
    )
    if belum:
        teks += f" · :orange[:material/warning: Belum tersimpan: baris {', '.join(belum)}]"
    elif terisi == len(diukur):
        teks += " · :green[:material/check_circle: Lengkap]"
    st.markdown(f"{teks} · :gray[setiap kolom tersimpan begitu Anda meninggalkannya]")


def draw_keadaan(satu: BarisDraf, kunci: Kunci | None) -> None:
    """Draw the state of a row in words, always one element, then what is asked of its figure."""
    draw(_keadaan(satu))
    with st.container(gap="small"):
        for catatan in satu.catatan:
            _draw_catatan(satu, catatan, kunci)


def _keadaan(satu: BarisDraf) -> Html:
    """Return the state of what is stored: three answers that are never confused, and its capaian."""
    baris = satu.baris
    if not baris.diukur:
        return tag("div", "Belum waktunya diukur", class_="kj-keadaan kj-redup")
    pukul = f" pukul {satu.pukul}" if satu.pukul else ""
    match baris.isian.keadaan:
        case Keadaan.BELUM:
            kata, kelas = PESAN_KURANG[ISIAN], "kj-kosong"
        case Keadaan.TIDAK_BERLAKU:
            kata, kelas = f"Tersimpan{pukul}: tidak berlaku", "kj-simpan"
        case Keadaan.TERISI:
            kata, kelas = f"Tersimpan{pukul}: {_tulis_nilai(baris)}", "kj-simpan"
    capaian = tulis_capaian(baris)
    return tag(
        "div",
        tag("span", kata, class_=kelas),
        tag("span", f"Capaian {capaian}", class_="kj-capaian") if capaian else None,
        class_="kj-keadaan",
        role="status",
    )


def _tulis_nilai(baris: BarisFormulir) -> str:
    """Return what is stored: "90 % (9 dari 10)", "BB", "0 kasus"."""
    teks = tulis_isian(baris.isian)
    if baris.rumus is Rumus.PREDIKAT:
        return teks
    if baris.metode is Metode.RASIO:
        return f"{format_persen(nilai_of(baris.isian))} ({teks})"
    return f"{teks} {baris.satuan}"


def tulis_capaian(baris: BarisFormulir) -> str:
    """Return the capaian of the triwulan, or why there is none; empty while nothing is stated."""
    if baris.isian.keadaan is not Keadaan.TERISI:
        return ""
    target = Target(baris.target_nilai, baris.target_atas)
    try:
        capaian = calculate_capaian(baris.rumus, target, nilai_of(baris.isian))
    except DataTidakSah as galat:
        return f"n/a: {galat.apa}"
    if capaian.nilai is not None:
        return format_persen(capaian.nilai)
    if nilai_of(baris.isian) is None:
        return "n/a: penyebutnya 0"
    return f"n/a: {capaian.alasan.kalimat}" if capaian.alasan else "n/a"


def _draw_catatan(satu: BarisDraf, catatan: Catatan, kunci: Kunci | None) -> None:
    warna = {Tingkat.DITOLAK: "red", Tingkat.MENUNGGU: "orange", Tingkat.PERIKSA: "orange"}
    ikon = {Tingkat.DITOLAK: "error", Tingkat.MENUNGGU: "pending", Tingkat.PERIKSA: "help"}
    belum = "" if catatan.tingkat is Tingkat.PERIKSA else " (belum disimpan)"
    st.markdown(
        f":{warna[catatan.tingkat]}[:material/{ikon[catatan.tingkat]}: **{catatan.tingkat}**{belum}] "
        f"{escape_markdown(catatan.kalimat)}"
    )
    if kunci is None or not catatan.pilihan:
        return
    kode = satu.baris.kode_indikator
    with st.container(horizontal=True, gap="small"):
        for teks in catatan.pilihan:
            st.button(
                f"Maksudnya {escape_markdown(teks)}",
                key=f"pilih-{kunci.of(kode, catatan.bidang)}-{teks}",
                on_click=choose_teks,
                args=(kunci, kode, catatan.bidang, teks),
            )


def draw_bentrok(kunci: Kunci, satu: BarisDraf) -> None:
    """Draw both values where two people have changed one row, and the two ways out."""
    if satu.bentrok is None:
        return
    kode = satu.baris.kode_indikator
    with st.container(key=f"bentrok-{kode}", border=True):
        st.markdown(
            ":red[:material/group: **Bentrok (belum disimpan)**] Orang lain menyimpan baris ini "
            "setelah Anda membukanya. Bandingkan, lalu pilih satu."
        )
        draw(_make_bandingan(satu, satu.bentrok))
        with st.container(horizontal=True):
            st.button(
                "Simpan isian saya", key=f"teguh-{kode}", on_click=insist_isian, args=(kunci, kode)
            )
            st.button(
                "Pakai yang tersimpan",
                key=f"terima-{kode}",
                on_click=take_tersimpan,
                args=(kunci, kode),
            )


def _make_bandingan(satu: BarisDraf, kini: BarisFormulir) -> Html:
    """Return the fields in which the two differ, side by side."""
    tersimpan, saya = write_bidang(kini), satu.bidang
    beda = [nama for nama in saya if saya[nama] != tersimpan[nama]]
    kepala = tag("tr", [tag("th", judul, scope="col") for judul in ("", "Tersimpan", "Isian Anda")])
    isi = [
        tag(
            "tr",
            tag("th", NAMA_KOLOM.get(nama, nama.replace("_", " ").capitalize()), scope="row"),
            tag("td", tersimpan[nama] or "kosong"),
            tag("td", saya[nama] or "kosong"),
        )
        for nama in beda
    ]
    return tag("table", tag("thead", kepala), tag("tbody", isi), class_="kj-tabel")
