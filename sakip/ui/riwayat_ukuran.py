"""Changes of a rumus or metode as a reader sees them: until when which held, why, by whom, before and after."""

from collections.abc import Mapping, Sequence

from sakip.domain.instansi import Instansi
from sakip.domain.metode import PENJELASAN_METODE, Metode
from sakip.domain.rumus import PENJELASAN_RUMUS, Rumus
from sakip.services.riwayat_ukuran import GantiUkuran
from sakip.ui.ganti_ukuran import make_banding
from sakip.ui.html import Html, join, make_tabel, tag
from sakip.ui.riwayat_angka import write_oleh, write_pada

JUDUL = ("Indikator", "Semula", "Menjadi", "Alasan", "Diganti oleh")


def make_riwayat_ukuran(
    daftar: Sequence[GantiUkuran], nama: Mapping[str, str], kantor: Instansi | None
) -> Html:
    """Return the list of changes, and under it each one in force with its figures before and after."""
    tabel = make_tabel(JUDUL, [_make_ganti(satu, nama, kantor) for satu in daftar])
    return join(tabel, [_make_akibat(satu) for satu in daftar if satu.berlaku])


def _make_ganti(satu: GantiUkuran, nama: Mapping[str, str], kantor: Instansi | None) -> Html:
    diganti = None if satu.berlaku else "sudah diganti lagi"
    return tag(
        "tr",
        tag(
            "th",
            tag("span", f"{satu.kode} ", class_="sk-kode"),
            satu.indikator,
            scope="row",
            class_="sk-nama",
        ),
        _make_ukuran(satu.semula, satu.sampai, JUDUL[1]),
        _make_ukuran(satu.menjadi, diganti or satu.mulai, JUDUL[2]),
        tag("td", satu.alasan, data_label=JUDUL[3], class_="sk-lebar"),
        tag(
            "td",
            write_oleh(satu.dicatat_oleh, nama),
            tag("span", write_pada(satu.dicatat_pada, kantor), class_="sk-kecil"),
            data_label=JUDUL[4],
            class_="sk-lebar",
        ),
    )


def _make_ukuran(ukuran: tuple[Rumus, Metode], kapan: str, judul: str) -> Html:
    rumus, metode = ukuran
    return tag(
        "td",
        tag("b", f"{rumus}, {metode}"),
        tag("span", f"{PENJELASAN_RUMUS[rumus]}; {PENJELASAN_METODE[metode]}", class_="sk-kecil"),
        tag("span", kapan, class_="sk-kecil") if kapan else None,
        data_label=judul,
        class_="sk-lebar",
    )


def _make_akibat(satu: GantiUkuran) -> Html:
    judul = f"{satu.kode}, {satu.mulai}: angka menurut cara semula dan cara sekarang"
    return join(tag("h4", judul, class_="sk-judul"), make_banding(satu.perbandingan))
