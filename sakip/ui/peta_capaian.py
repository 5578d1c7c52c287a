"""The heat map of a year: sasaran down, triwulan across, the figure written in every cell.

A real table, not a drawn chart: names wrap, a phone shows it whole, and each cell is a link to the
indikator behind it.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from sakip.domain.periode import JenisPeriode
from sakip.domain.tulisan import format_angka
from sakip.services.ringkasan import Aturan
from sakip.ui.html import Html, join, tag
from sakip.ui.warna import background, find_urutan, make_legenda

HALAMAN_CAPAIAN = "/capaian"
TRIWULAN = (JenisPeriode.TW1, JenisPeriode.TW2, JenisPeriode.TW3, JenisPeriode.TW4)
NAMA_KOLOM = {satu: satu.nama.replace("Triwulan", "TW") for satu in JenisPeriode} | {
    JenisPeriode.TAHUN: "Setahun",
    JenisPeriode.S1: "s.d. TW II",
    JenisPeriode.TW1: "TW I",
}
KATA = {
    "belum_waktunya": "belum waktunya",
    "belum_dilaporkan": "belum dilaporkan",
    "tidak_dapat_dihitung": "tidak dapat dihitung",
}
Rata = Mapping[tuple[str, str], Mapping[str, Any]]
"""Rows of list_rata by (kode_kelompok, periode)."""


def index_rata(rows: Sequence[dict[str, Any]]) -> dict[tuple[str, str], dict[str, Any]]:
    """Return rows of list_rata, all of one tahun, by (kode_kelompok, periode)."""
    return {(row["kode_kelompok"], row["periode"]): row for row in rows}


def link_capaian(tahun: int, periode: JenisPeriode, **lain: str) -> str:
    """Return the address of the page Capaian that shows this."""
    return f"{HALAMAN_CAPAIAN}?{urlencode({'tahun': tahun, 'periode': str(periode)} | lain)}"


def make_peta(
    tahun: int,
    sampai: JenisPeriode,
    sasaran: Mapping[str, str],
    rata: Rata,
    kode_instansi: str,
    aturan: Aturan,
) -> Html:
    """Return the map: sasaran is {kode: nama} in order; the last row is the whole office."""
    kolom = (*TRIWULAN, sampai)
    kepala = [
        tag("th", "Sasaran", scope="col"),
        *[tag("th", NAMA_KOLOM[satu], scope="col") for satu in TRIWULAN],
        tag("th", _name_total(sampai), scope="col", class_="sk-jumlah"),
    ]
    nama = {kode: (f"{kode} {isi}", {"cari": isi}) for kode, isi in sasaran.items()}
    nama[kode_instansi] = ("Seluruh kantor", {})
    baris = [
        tag(
            "tr",
            tag("th", judul, scope="row"),
            [
                _make_sel(
                    NAMA_KOLOM[periode] if periode is not sampai else _name_total(sampai),
                    rata.get((kode, periode)),
                    link_capaian(tahun, periode, **cari),
                    aturan,
                    jumlah=urut == len(TRIWULAN),
                )
                for urut, periode in enumerate(kolom)
            ],
            class_="sk-total" if kode == kode_instansi else None,
        )
        for kode, (judul, cari) in nama.items()
    ]
    tabel = tag(
        "table", tag("thead", tag("tr", kepala)), tag("tbody", baris), class_="sk-tabel sk-peta"
    )
    return join(tag("div", tabel, class_="sk-gulir"), make_legenda(aturan.skala))


def _name_total(sampai: JenisPeriode) -> str:
    return "s.d. TW I" if sampai is JenisPeriode.TW1 else NAMA_KOLOM[sampai]


def _make_sel(
    label: str, row: Mapping[str, Any] | None, alamat: str, aturan: Aturan, *, jumlah: bool
) -> Html:
    """Return one cell: the average, or in words why there is none."""
    kelas = "sk-jumlah" if jumlah else None
    if row is None or row["capaian"] is None:
        kata = KATA[row["status"]] if row else KATA["belum_waktunya"]
        return tag("td", tag("span", kata, class_="sk-kecil"), data_label=label, class_=kelas)
    urutan = find_urutan(aturan.skala, row["predikat"])
    tidak = row["jumlah_indikator"] - row["jumlah_dihitung"]
    judul = f"{row['predikat']}; dari {row['jumlah_dihitung']} indikator, {tidak} tidak dihitung"
    return tag(
        "td",
        tag("a", format_angka(row["capaian"], 2), href=alamat, data_halaman=True, title=judul),
        tag("span", "sementara", class_="sk-kecil") if row["status"] == "sementara" else None,
        data_label=label,
        class_=kelas,
        style=background(urutan, len(aturan.skala.pita)),
    )
