"""Tugas saya: one line per thing to do, with its state, what it is, its due date, and the way there."""

from collections.abc import Sequence
from urllib.parse import urlencode

from sakip.domain.periode import ROMAWI
from sakip.domain.tulisan import format_tanggal
from sakip.services.tugas import KeadaanTugas, Tugas
from sakip.ui.html import Html, draw, join, tag
from sakip.ui.pilih_formulir import address_periksa

IKON = {
    KeadaanTugas.DIKEMBALIKAN: "↩",
    KeadaanTugas.DITUTUP: "■",
    KeadaanTugas.TERLAMBAT: "!",
    KeadaanTugas.JATUH_TEMPO: "◔",
    KeadaanTugas.BELUM_JATUH_TEMPO: "○",
    KeadaanTugas.MENUNGGU: "➤",
    KeadaanTugas.TERTAHAN: "‖",
    KeadaanTugas.DITANYAKAN: "?",
}


def draw_daftar_tugas(tugas: Sequence[Tugas]) -> None:
    """Draw what there is to do; that there is nothing is said too."""
    if not tugas:
        draw(tag("p", "Tidak ada yang menunggu Anda sekarang.", class_="kj-redup"))
        return
    kepala = ("Keadaan", "Yang perlu dikerjakan", "Triwulan", "Jatuh tempo", "Buka")
    draw(
        tag(
            "table",
            tag("thead", tag("tr", [tag("th", satu, scope="col") for satu in kepala])),
            tag("tbody", [_make_baris(satu) for satu in tugas]),
            class_="kj-tabel kj-kartu kj-tugas",
        )
    )


def _make_baris(satu: Tugas) -> Html:
    periode = f"{ROMAWI[satu.periode.nomor]} {satu.periode.tahun}"
    kueri = {
        "unit": satu.kode_unit,
        "tahun": satu.periode.tahun,
        "triwulan": satu.periode.nomor,
    }
    kata = tag(
        "span",
        tag("span", IKON[satu.keadaan], class_="kj-ikon", aria_hidden="true"),
        str(satu.keadaan),
        class_=f"kj-alur kj-tugas-{satu.keadaan.name.lower()}",
    )
    tempo = "–"
    if satu.tempo is not None:
        tempo = join(
            tag("span", format_tanggal(satu.tempo)), tag("span", satu.sisa, class_="kj-kecil")
        )
    tautan = tag(
        "a",
        "Buka",
        href=address_periksa(satu.kode_unit, satu.periode)
        if satu.halaman == "pemeriksaan"
        else f"/pengumpulan?{urlencode(kueri)}",
        data_halaman=True,
        aria_label=f"Buka: {satu.kalimat}, triwulan {periode}",
    )
    return tag(
        "tr",
        tag("td", kata, data_label="Keadaan"),
        tag("td", satu.kalimat, data_label="Tugas"),
        tag("td", periode, data_label="Triwulan"),
        tag("td", tag("div", tempo), data_label="Jatuh tempo"),
        tag("td", tautan, data_label="Buka"),
    )
