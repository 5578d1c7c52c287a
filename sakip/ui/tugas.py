"""Tugas saya: one line per thing to do, with its state, what it is, its due date, and the way there."""

from collections.abc import Sequence

from sakip.domain.peran import Pelaku
from sakip.domain.tugas import KeadaanTugas, Tugas
from sakip.domain.tulisan import format_tanggal
from sakip.ui.html import Html, draw, join, tag
from sakip.ui.tautan import make_tautan

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


def draw_daftar_tugas(pelaku: Pelaku, tugas: Sequence[Tugas]) -> None:
    """Draw what there is to do; that there is nothing is said too."""
    if not tugas:
        draw(tag("p", "Tidak ada yang menunggu Anda sekarang.", class_="kj-redup"))
        return
    kepala = ("Keadaan", "Yang perlu dikerjakan", "Perihal", "Jatuh tempo", "Buka")
    draw(
        tag(
            "table",
            tag("thead", tag("tr", [tag("th", satu, scope="col") for satu in kepala])),
            tag("tbody", [_make_baris(pelaku, satu) for satu in tugas]),
            class_="kj-tabel kj-kartu kj-tugas",
        )
    )


def _make_baris(pelaku: Pelaku, satu: Tugas) -> Html:
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
    rincian = tag("span", satu.rincian, class_="kj-kecil") if satu.rincian else None
    tautan = make_tautan(pelaku, satu.alamat, "Buka", f"Buka: {satu.kalimat}, {satu.perihal}")
    return tag(
        "tr",
        tag("td", kata, data_label="Keadaan"),
        tag("td", tag("div", satu.kalimat, rincian), data_label="Tugas"),
        tag("td", satu.perihal, data_label="Perihal"),
        tag("td", tag("div", tempo), data_label="Jatuh tempo"),
        tag("td", tautan, data_label="Buka"),
    )
