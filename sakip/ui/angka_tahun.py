"""The year in figures: the average, what it stands on, and whether it is final."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from sakip.domain.periode import JenisPeriode
from sakip.domain.tulisan import format_persen
from sakip.services.ringkasan import Aturan
from sakip.ui.html import Html, join, tag
from sakip.ui.warna import find_urutan, make_cap


def make_pengesahan(kalimat: str) -> Html:
    """Return how official the figures of the page are: the word in bold, then by whom and when."""
    kata, _, sisa = kalimat.partition(": ")
    return tag(
        "p", "Keadaan data: ", tag("b", kata), f" – {sisa}.", class_="sk-redup sk-pengesahan"
    )


def make_angka_tahun(
    tahun: int,
    sampai: JenisPeriode,
    rata: Mapping[str, Any],
    serapan: Decimal | None,
    aturan: Aturan,
) -> Html:
    """Return the year's figures; rata is the office's row of list_rata for sampai.

    A year that is not over shows two: against the target to date, and against that of the year.
    """
    berjalan = sampai is not JenisPeriode.TAHUN
    if berjalan:
        judul = f"Capaian s.d. {_akhir(sampai)} {tahun}, terhadap target s.d. triwulan itu"
    else:
        judul = f"Capaian tahun {tahun}"
    kotak = [_make_utama(judul, rata, aturan)]
    if berjalan:
        kotak.append(
            _make_kotak(
                f"Terhadap target setahun {tahun}",
                format_persen(rata["capaian_tahunan"], kosong="n/a"),
                "tahun belum selesai",
            )
        )
    tidak = rata["jumlah_indikator"] - rata["jumlah_dihitung"]
    kotak.append(
        _make_kotak(
            "Indikator yang dihitung",
            f"{rata['jumlah_dihitung']} dari {rata['jumlah_indikator']}",
            _explain_sisa(rata, tidak),
        )
    )
    dasar = f"dari pagu setahun per {_akhir(sampai)}" if berjalan else "dari pagu setahun"
    kotak.append(_make_kotak("Anggaran terserap", format_persen(serapan, kosong="n/a"), dasar))
    return join(
        tag("div", kotak, class_="sk-angka-utama"),
        tag(
            "p",
            f"Rata-rata sederhana indikator yang dapat dihitung, {aturan.kalimat_batas} persen. "
            f"Predikat: {aturan.skala.nama}.",
            class_="sk-redup",
        ),
    )


def _akhir(sampai: JenisPeriode) -> str:
    return JenisPeriode(f"TW{sampai.triwulan[-1]}").nama


def _make_utama(judul: str, rata: Mapping[str, Any], aturan: Aturan) -> Html:
    predikat = rata["predikat"]
    cap = None
    if predikat:
        cap = make_cap(predikat, find_urutan(aturan.skala, predikat), len(aturan.skala.pita))
    sementara = None
    if rata["status"] == "sementara":
        teks = f"sementara: {rata['jumlah_belum_lengkap']} indikator belum lengkap dilaporkan"
        sementara = tag("div", teks, class_="sk-sementara")
    return tag(
        "div",
        tag("div", judul, class_="sk-label"),
        tag("div", format_persen(rata["capaian"], kosong="n/a"), class_="sk-besar"),
        cap,
        sementara,
        class_="sk-utama",
    )


def _make_kotak(label: str, angka: str, keterangan: str) -> Html:
    return tag(
        "div",
        tag("div", label, class_="sk-label"),
        tag("div", angka, class_="sk-sedang"),
        tag("div", keterangan, class_="sk-redup"),
    )


def _explain_sisa(rata: Mapping[str, Any], tidak: int) -> str:
    """Say why indikator are left out of the average."""
    if tidak == 0:
        return "semua dapat dihitung"
    waktunya, dilaporkan = rata["jumlah_belum_waktunya"], rata["jumlah_belum_dilaporkan"]
    bagian = (
        (waktunya, "belum waktunya diukur"),
        (dilaporkan, "belum dilaporkan"),
        (tidak - waktunya - dilaporkan, "tidak dapat dihitung"),
    )
    return ", ".join(f"{jumlah} {kata}" for jumlah, kata in bagian if jumlah > 0)
