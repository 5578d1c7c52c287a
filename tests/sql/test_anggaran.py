"""Money hangs on a sub kegiatan once: sums, serapan, sisa, and what a sasaran got for it."""

from typing import Any

import pytest

from sakip.domain.tulisan import round_half_up
from sakip.storage.connection import Database
from tests.builders import (
    KANTOR,
    Baris,
    a_belanja,
    a_pagu,
    a_program,
    a_sasaran,
    a_setting,
    a_year,
    an_indikator,
    an_office,
    ask,
    ask_one,
    figure,
    save,
)

POHON = [
    a_program(kode) for kode in ("1", "1.1", "1.1.1", "1.1.2", "1.2", "1.2.1", "2", "2.1", "2.1.1")
]
PAGU = [a_pagu("1.1.1", 100), a_pagu("1.1.2", 50), a_pagu("1.2.1", 30), a_pagu("2.1.1", 20)]


def anggaran(db: Database, periode: str = "TAHUN") -> dict[str, dict[str, Any]]:
    rows = ask(db, "select * from mart_anggaran where periode = $1", periode)
    return {row["kode_program"]: row for row in rows}


def of_sasaran(db: Database, kode: str = "SS-1", view: str = "mart_anggaran_sasaran") -> Any:
    return ask_one(db, f"select * from {view} where kode_kelompok = $1", kode)  # noqa: S608


def an_indikator_of(program: str, kode: str, **given: Any) -> Baris:
    return an_indikator(kode=kode, kode_program=program, **given)


def test_a_program_and_a_kegiatan_are_the_sum_of_their_sub_kegiatan(db: Database) -> None:
    save(db, an_office(), POHON, PAGU, a_belanja("1.1.1", 1, 40), a_belanja("1.2.1", 2, 5))
    hasil = anggaran(db)
    assert {kode: (row["pagu"], row["realisasi"]) for kode, row in hasil.items()} == {
        "1": (180, 45),
        "1.1": (150, 40),
        "1.1.1": (100, 40),
        "1.1.2": (50, None),
        "1.2": (30, 5),
        "1.2.1": (30, 5),
        "2": (20, None),
        "2.1": (20, None),
        "2.1.1": (20, None),
    }


def test_realisasi_is_of_the_periode_and_serapan_and_sisa_are_since_january(db: Database) -> None:
    belanja = [a_belanja("1.1.1", tw, nilai) for tw, nilai in ((1, 10), (2, 0), (3, 25))]
    save(db, an_office(), POHON, a_pagu("1.1.1", 100), belanja)
    harapan = {
        "TW1": (10, 10, 90, "lengkap"),
        "TW2": (0, 10, 90, "lengkap"),
        "TW3": (25, 35, 65, "lengkap"),
        "TW4": (None, 35, 65, "sementara"),
        "S1": (10, 10, 90, "lengkap"),
        "S2": (25, 35, 65, "sementara"),
        "SD3": (35, 35, 65, "lengkap"),
        "TAHUN": (35, 35, 65, "sementara"),
    }
    for periode, (realisasi, serapan, sisa, status) in harapan.items():
        baris = anggaran(db, periode)["1.1.1"]
        assert (baris["realisasi"], baris["serapan"]) == (realisasi, serapan), periode
        assert (baris["sisa"], baris["status"]) == (sisa, status), periode


@pytest.mark.parametrize(
    ("pagu", "belanja", "serapan", "alasan", "status"),
    [
        ([], [], None, "pagu_nol", "belum_dilaporkan"),
        ([a_pagu("1.1.1", 0)], [a_belanja("1.1.1", 1, 5)], None, "pagu_nol", "sementara"),
        ([a_pagu("1.1.1", 10)], [], None, "belum_dilaporkan", "belum_dilaporkan"),
        ([a_pagu("1.1.1", 10)], [a_belanja("1.1.1", 1, 0)], "0", None, "sementara"),
        ([a_pagu("1.1.1", 3)], [a_belanja("1.1.1", 1, 2)], "66,666667", None, "sementara"),
        ([a_pagu("1.1.1", 10)], [a_belanja("1.1.1", 1, 12)], "120", None, "sementara"),
        (
            [a_pagu("1.1.1", 10)],
            [a_belanja("1.1.1", 1, None)],
            None,
            "belum_dilaporkan",
            "belum_dilaporkan",
        ),
    ],
)
def test_serapan_or_the_reason_why_there_is_none(
    db: Database,
    pagu: list[Baris],
    belanja: list[Baris],
    serapan: str | None,
    alasan: str | None,
    status: str,
) -> None:
    save(db, an_office(), POHON, pagu, belanja)
    baris = anggaran(db)["1.1.1"]
    assert baris["serapan"] == (None if serapan is None else figure(serapan))
    assert (baris["alasan"], baris["status"]) == (alasan, status)


def test_a_pagu_entered_wrongly_small_leaves_the_page_standing(db: Database) -> None:
    save(db, an_office(), POHON, a_pagu("1.1.1", figure("0,01")), a_belanja("1.1.1", 1, 10**15))
    assert anggaran(db)["1.1.1"]["serapan"] > 10**18
    assert of_sasaran(db, KANTOR)["serapan"] > 10**18


def test_a_correction_of_pagu_or_of_spending_replaces_what_is_summed(db: Database) -> None:
    save(
        db,
        an_office(),
        POHON,
        [a_pagu("1.1.1", 100), a_pagu("1.1.1", 80, versi=2)],
        [a_belanja("1.1.1", 1, 60), a_belanja("1.1.1", 1, 40, versi=2)],
    )
    assert (anggaran(db)["1"]["pagu"], anggaran(db)["1"]["serapan"]) == (80, 50)


def test_a_program_that_three_indikator_refer_to_is_counted_once(db: Database) -> None:
    save(db, an_office(), POHON, PAGU, [an_indikator_of("1", kode) for kode in "abc"])
    assert of_sasaran(db)["pagu"] == of_sasaran(db, KANTOR)["pagu"] - 20 == 180


def test_a_kegiatan_and_its_program_in_one_sasaran_are_counted_once(db: Database) -> None:
    indikator = [an_indikator_of(kode, f"i{kode}") for kode in ("1", "1.1", "1.1.1", "1.2.1")]
    save(db, an_office(), POHON, PAGU, indikator, a_belanja("1.1.1", 1, 60))
    hasil = of_sasaran(db)
    assert (hasil["pagu"], hasil["realisasi"], hasil["sisa"]) == (180, 60, 120)
    assert (hasil["jumlah_sub_kegiatan"], hasil["serapan"]) == (3, figure("33,333333"))


def test_two_sasaran_may_share_a_sub_kegiatan_and_the_office_counts_it_once(db: Database) -> None:
    save(
        db,
        an_office(),
        a_sasaran(kode="SS-2"),
        POHON,
        PAGU,
        an_indikator_of("1.1.1", "a"),
        an_indikator_of("1.1", "b", kode_sasaran="SS-2"),
    )
    assert of_sasaran(db, "SS-1")["pagu"] == 100
    assert of_sasaran(db, "SS-2")["pagu"] == 150
    assert of_sasaran(db, KANTOR)["pagu"] == 200


def an_achiever(capaian: str) -> list[Baris]:
    """Return an indikator of program 1 that reached capaian percent in every triwulan."""
    return [
        an_indikator_of("1", "a", metode="akhir"),
        *a_year("100 100 100 100", f"{capaian} " * 4, kode_indikator="a"),
    ]


def spent(total: str) -> list[Baris]:
    """Return spending of program 1 (pagu 180): this much in triwulan I, nothing (0) afterwards."""
    return [
        a_belanja(kode, tw, figure(total) if (kode, tw) == ("1.1.1", 1) else 0)
        for kode in ("1.1.1", "1.1.2", "1.2.1")
        for tw in (1, 2, 3, 4)
    ]


@pytest.mark.parametrize(
    ("capaian", "belanja", "selisih", "tingkat", "nilai"),
    [
        ("100", "171", "5", "cukup_efisien", "62,5"),
        ("100", "170,99", "5,01", "efisien", "62,51"),  # 100,00 - 94,99 as both are shown
        ("99,994", "170,99", "5", "cukup_efisien", "62,5"),  # 99,99 - 94,99
        ("90", "162", "0", "cukup_efisien", "50"),
        ("95", "180", "-5", "cukup_efisien", "36,84"),
        ("94,99", "180", "-5,01", "tidak_efisien", "36,81"),
        ("100", "45", "75", "efisien", "100"),  # E = 75, held at 20
        ("50", "180", "-50", "tidak_efisien", "0"),  # E = -100, held at -20
        ("0", "180", "-100", "tidak_efisien", None),
    ],
)
def test_efisiensi_compares_capaian_with_serapan(
    db: Database, capaian: str, belanja: str, selisih: str, tingkat: str, nilai: str | None
) -> None:
    save(db, an_office(), POHON, PAGU, an_achiever(capaian), spent(belanja))
    hasil = of_sasaran(db, view="mart_efisiensi")
    assert (hasil["selisih"], hasil["tingkat"]) == (figure(selisih), tingkat)
    ne = hasil["nilai_efisiensi"]
    assert (ne and round_half_up(ne, 2)) == (None if nilai is None else figure(nilai))
    assert (hasil["alasan"], hasil["status"]) == (None, "lengkap")
    assert hasil["sisa"] == 180 - figure(belanja)


def test_a_capaian_below_zero_is_never_called_efficient(db: Database) -> None:
    gagal = [
        an_indikator_of("1", "a", rumus="turun_selisih", metode="akhir"),
        *a_year("10 10 10 10", "50 50 50 50", kode_indikator="a"),
    ]
    save(db, an_office(), a_setting("batas_bawah", "tanpa"), POHON, PAGU, gagal, spent("18"))
    hasil = of_sasaran(db, view="mart_efisiensi")
    assert (hasil["capaian"], hasil["tingkat"]) == (-300, "tidak_efisien")
    assert hasil["nilai_efisiensi"] is None


@pytest.mark.parametrize(
    ("isi", "alasan"),
    [
        ([PAGU, an_indikator_of("1", "a"), spent("90")], "tidak_ada_anggota"),
        ([an_achiever("90")], "pagu_nol"),
        ([PAGU, an_achiever("90")], "belum_dilaporkan"),
    ],
)
def test_efisiensi_that_cannot_be_stated_says_why(
    db: Database, isi: list[Any], alasan: str
) -> None:
    save(db, an_office(), POHON, *isi)
    hasil = of_sasaran(db, view="mart_efisiensi")
    assert (hasil["selisih"], hasil["tingkat"], hasil["nilai_efisiensi"]) == (None, None, None)
    assert hasil["alasan"] == alasan
    assert hasil["status"] != "lengkap"
