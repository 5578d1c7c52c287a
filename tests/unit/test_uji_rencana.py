"""What a planner would ask about, one fault at a time, and SMART with its reasons."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from sakip.domain.lembar_rencana import MENURUT_KODE, Baris
from sakip.domain.smart import judge_smart
from sakip.domain.target_tulis import make_target
from sakip.domain.uji_rencana import list_temuan_rencana, normalize_nama


def an_indikator(kode: str = "IKU-01", **given: Any) -> Baris:
    biasa: Baris = {
        "tahun": 2026, "kode": kode, "kode_sasaran": "SS-1", "kode_unit": "PEM", "nama": f"Jumlah laporan {kode}",
        "satuan": "laporan", "definisi_operasional": "Banyaknya laporan yang disusun", "formula": "Jumlah", "sumber_data": "Arsip",
        "rumus": "naik", "metode": "jumlah", "periode_ukur": "triwulan", "kode_program": None,
    }  # fmt: skip
    return biasa | given


def a_target(*cells: int | None, pk: str = "PK-1") -> Baris:
    isi: Baris = {
        f"tw{n}": None if c is None else make_target(Decimal(c)) for n, c in enumerate(cells, 1)
    }
    return isi | {"tahun": 2026, "kode_indikator": "IKU-01", "kode_perjanjian": pk}


def findings(**lembar: Any) -> set[tuple[str, str]]:
    """Return (kind, about what) for a plan that is whole but for the given sheets."""
    indikator = lembar.get("indikator", [an_indikator()])
    janji = {"kode_perjanjian": "PK-1", "target": make_target(Decimal(12))}
    biasa: dict[str, list[Baris]] = {
        "sasaran": [{"tahun": 2026, "kode": "SS-1"}],
        "perjanjian_kinerja": [{"kode": "PK-1", "tahun": 2026, "jenis": "murni", "tanggal": date(2026, 1, 12)}],
        "perjanjian_indikator": [janji | {"kode_indikator": satu["kode"]} for satu in indikator],
        "pohon_kinerja": [{"tahun": 2026, "kode_indikator": satu["kode"], "kode_induk": None} for satu in indikator],
        "indikator": indikator,
    }  # fmt: skip
    isi = {
        kode: {rencana.key(baris): baris for baris in (biasa | lembar).get(kode, [])}
        for kode, rencana in MENURUT_KODE.items()
    }
    return {(satu.uji, satu.kode) for satu in list_temuan_rencana(isi, 2026)}


def test_a_whole_plan_is_silent() -> None:
    assert findings(target=[a_target(3, 3, 3, 3)]) == set()


@pytest.mark.parametrize(
    ("satu", "lain"),
    [
        ("Persentase desa yang melapor", "Prosentase desa melapor"),
        ("Indeks Kepuasan Masyarakat", "Nilai IKM Kecamatan"),
        ("% penyelesaian pengaduan", "Persentase Penyelesaian Pengaduan"),
    ],
)
def test_one_name_in_two_spellings_is_a_double(satu: str, lain: str) -> None:
    assert normalize_nama(satu) == normalize_nama(lain)
    ganda = [an_indikator("A", nama=satu), an_indikator("B", nama=lain)]
    assert findings(indikator=ganda) == {("ganda", "A, B")}


FAULTS: list[Any] = [
    pytest.param({"indikator": [an_indikator(formula="", sumber_data="")]}, ("tak_lengkap", "IKU-01"), id="no formula"),
    pytest.param({"indikator": [an_indikator(nama="Meningkatnya kualitas layanan")]}, ("sasaran_sebagai_indikator", "IKU-01"), id="a sasaran"),
    pytest.param({"sasaran": [{"tahun": 2026, "kode": "SS-1"}, {"tahun": 2026, "kode": "SS-2"}]}, ("yatim", "SS-2"), id="a sasaran alone"),
    pytest.param({"pohon_kinerja": []}, ("yatim", "IKU-01"), id="outside the tree"),
    pytest.param({"perjanjian_indikator": []}, ("tanpa_pemilik", "IKU-01"), id="nobody's"),
    pytest.param({"target": [a_target(3, 3, 3, 4)]}, ("triwulan_bukan_setahun", "IKU-01"), id="13, not 12"),
    pytest.param(
        {"indikator": [an_indikator(metode="kumulatif")], "target": [a_target(3, 6, 5, 12)]},
        ("kumulatif_turun", "IKU-01"), id="cumulative that falls"),
    pytest.param(
        {"pagu": [{"tahun": 2026, "kode_program": "7", "murni": Decimal(20)}],
         "pagu_perubahan": [
             {"tahun": 2026, "kode_program": "7", "perubahan_ke": ke, "nilai": Decimal(n)} for ke, n in ((2, 10), (1, 30))],
         "realisasi_anggaran": [{"tahun": 2026, "kode_program": "7", "tw1": Decimal(6), "tw2": Decimal(9)}]},
        ("belanja_melebihi_pagu", "7"), id="belanja since January"),
    pytest.param(
        {"indikator": [an_indikator(kode, kode_program="7") for kode in "ABC"]},
        ("anggaran_dirujuk_berulang", "7"), id="budget referred to by three"),
]  # fmt: skip


@pytest.mark.parametrize(("lembar", "temuan"), FAULTS)
def test_each_fault_is_told_alone(lembar: dict[str, list[Baris]], temuan: tuple[str, str]) -> None:
    assert findings(**lembar) == {temuan}


def test_a_perubahan_is_held_to_its_own_year_over_the_triwulan_it_left() -> None:
    perubahan = {"kode": "PK-2", "tahun": 2026, "jenis": "perubahan", "tanggal": date(2026, 8, 1)}
    murni = {"kode": "PK-1", "tahun": 2026, "jenis": "murni", "tanggal": date(2026, 1, 1)}
    janji = [
        {"kode_perjanjian": pk, "kode_indikator": "IKU-01", "target": make_target(Decimal(angka))}
        for pk, angka in (("PK-1", 12), ("PK-2", 16))
    ]
    sisa = a_target(None, None, 5, 5, pk="PK-2")
    lembar = {"perjanjian_kinerja": [murni, perubahan], "perjanjian_indikator": janji}
    assert findings(**lembar, target=[a_target(3, 3, 3, 3), sisa]) == set()


def test_smart_says_why() -> None:
    target = {4: make_target(Decimal(20))}
    butir = judge_smart(
        an_indikator(definisi_operasional="", formula=""),
        {tw: satu for tw, satu in target.items() if satu},
        realisasi_lalu=Decimal(10),
        kode_induk="IKU-02",
        di_pohon=True,
    )
    assert [(satu.nama, satu.terpenuhi) for satu in butir] == [
        ("Spesifik", False),
        ("Terukur", False),
        ("Dapat dicapai", False),
        ("Relevan", True),
        ("Berjangka", True),
    ]
    assert "formula" in butir[1].alasan
    assert "loncatannya besar" in butir[2].alasan
