"""Money beside kinerja: absorption, what is left, and how efficient the year was."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from sakip.domain.alasan import Alasan
from sakip.domain.peran import Pelaku
from sakip.domain.periode import JenisPeriode, sampai_dengan
from sakip.domain.tulisan import format_angka, format_persen, format_rupiah
from sakip.services.basis_data import Database
from sakip.services.capaian import list_anggaran
from sakip.ui.html import Html, join, make_tabel, tag
from sakip.ui.simpanan import read_cached
from sakip.ui.tertinggal import draw_batang
from sakip.ui.warna import REALISASI

TINGKAT = {
    "efisien": "efisien",
    "cukup_efisien": "cukup efisien",
    "tidak_efisien": "tidak efisien",
}


def sum_serapan(rows: Sequence[Mapping[str, Any]]) -> Decimal | None:
    """Return what was spent since January in percent of the pagu of all programs; None without pagu.

    rows are those of list_anggaran; kegiatan and sub kegiatan are inside their program already.
    """
    program = [row for row in rows if row["jenjang"] == "program"]
    ada = [row["realisasi_sampai"] for row in program if row["realisasi_sampai"] is not None]
    pagu = sum((row["pagu"] or Decimal(0) for row in program), Decimal(0))
    return 100 * sum(ada, Decimal(0)) / pagu if ada and pagu else None


def read_anggaran(
    db: Database, pelaku: Pelaku, tahun: int, sampai_triwulan: int
) -> dict[JenisPeriode, list[dict[str, Any]]]:
    """Return the rows of list_anggaran from January to the end of each triwulan, by that periode."""
    return {
        periode: read_cached(list_anggaran, db, pelaku, tahun, periode)
        for periode in map(sampai_dengan, range(1, sampai_triwulan + 1))
    }


def make_efisiensi(rows: Sequence[Mapping[str, Any]]) -> Html:
    """Return the efficiency of the office in one sentence, and the sasaran in a table.

    rows are those of list_efisiensi.
    """
    kantor = [row for row in rows if row["kelompok"] == "instansi"]
    sasaran = [row for row in rows if row["kelompok"] == "sasaran"]
    return join(
        [tag("p", _write_efisiensi(row)) for row in kantor],
        tag(
            "details",
            tag("summary", "Efisiensi tiap sasaran"),
            _make_tabel_efisiensi(sasaran),
            tag(
                "p",
                "Selisih = capaian terhadap target setahun − serapan anggaran. Di atas 5 efisien, "
                "−5 sampai 5 cukup efisien, di bawah −5 tidak efisien.",
                class_="sk-redup",
            ),
            class_="sk-rincian",
        ),
    )


def _write_efisiensi(row: Mapping[str, Any]) -> Html:
    uang = (
        f"Dari pagu terakhir {format_rupiah(row['pagu'])} terpakai {format_rupiah(row['realisasi'])} "
        f"({format_persen(row['serapan'], kosong='n/a')}), sisa {format_rupiah(row['sisa'])}. "
    )
    if row["selisih"] is None:
        return join(uang, f"Efisiensi belum dapat dihitung, karena {_reason(row)}.")
    hitung = (
        f"Efisiensi: capaian terhadap target setahun {format_persen(row['capaian'])} − serapan "
        f"{format_persen(row['serapan'])} = {format_angka(row['selisih'], 2)} "
    )
    akhir = tag("b", f"({TINGKAT[row['tingkat']]})")
    if row["status"] == "lengkap":
        return join(uang, hitung, akhir, ".")
    sementara = tag(
        "span", " Sementara: tahun ini belum lengkap dilaporkan.", class_="sk-sementara"
    )
    return join(uang, hitung, akhir, ".", sementara)


def _reason(row: Mapping[str, Any]) -> str:
    return Alasan(row["alasan"]).kalimat if row["alasan"] else "datanya belum lengkap"


def _make_tabel_efisiensi(rows: Sequence[Mapping[str, Any]]) -> Html:
    kepala = ("Sasaran", "Pagu", "Realisasi", "Serapan (%)", "Capaian (%)", "Selisih", "Tingkat")
    return make_tabel(kepala, [_make_baris_efisiensi(row) for row in rows], angka=range(1, 6))


def _make_baris_efisiensi(row: Mapping[str, Any]) -> Html:
    tingkat = TINGKAT[row["tingkat"]] if row["tingkat"] else _reason(row)
    if row["tingkat"] and row["status"] != "lengkap":
        tingkat += ", sementara"
    return tag(
        "tr",
        tag("th", f"{row['kode_kelompok']} {row['sasaran']}", scope="row", class_="sk-nama"),
        tag("td", format_rupiah(row["pagu"]), class_="angka", data_label="Pagu"),
        tag("td", format_rupiah(row["realisasi"]), class_="angka", data_label="Realisasi"),
        tag("td", _angka(row["serapan"]), class_="angka", data_label="Serapan (%)"),
        tag("td", _angka(row["capaian"]), class_="angka", data_label="Capaian (%)"),
        tag("td", _angka(row["selisih"]), class_="angka", data_label="Selisih"),
        tag("td", tingkat, data_label="Tingkat"),
    )


def make_program(rows: Sequence[Mapping[str, Any]]) -> Html:
    """Return pagu, realisasi and serapan of each program; rows are those of list_anggaran."""
    kepala = ("Program", "Pagu", "Realisasi", "Sisa", "Serapan (%); garis = pagu")
    baris = [
        tag(
            "tr",
            tag("th", f"{row['kode_program']} {row['nama']}", scope="row", class_="sk-nama"),
            tag("td", format_rupiah(row["pagu"]), class_="angka", data_label="Pagu"),
            tag(
                "td",
                format_rupiah(row["realisasi_sampai"], kosong="belum dilaporkan"),
                class_="angka",
                data_label="Realisasi",
            ),
            tag("td", format_rupiah(row["sisa"]), class_="angka", data_label="Sisa"),
            tag("td", _make_serapan(row), data_label="Serapan (%)", class_="sk-lajur"),
        )
        for row in rows
        if row["jenjang"] == "program"
    ]
    return tag(
        "details",
        tag("summary", "Serapan tiap program"),
        make_tabel(kepala, baris, angka=(1, 2, 3)),
        class_="sk-rincian",
    )


def _make_serapan(row: Mapping[str, Any]) -> Html:
    if row["serapan"] is None:
        return tag("span", _reason(row), class_="sk-kecil")
    return join(tag("b", _angka(row["serapan"])), draw_batang(row["serapan"], REALISASI))


def _angka(nilai: Decimal | None) -> str:
    return format_angka(nilai, 2, "n/a")
