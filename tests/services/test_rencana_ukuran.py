"""A change of rumus or metode in the planning workbook: out, in, and never into a closed triwulan."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest

from sakip.domain.metode import Metode
from sakip.domain.peran import Peran
from sakip.domain.rumus import Rumus
from sakip.services.rencana import export_rencana, preview_rencana, save_rencana
from sakip.services.ukuran import change_ukuran
from sakip.storage.connection import Database, open_database
from sakip.storage.rows import insert_rows
from tests.builders import (
    INDIKATOR,
    TAHUN,
    a_pelaku,
    a_year,
    an_indikator,
    an_instansi,
    an_office,
    ask,
    save,
)
from tests.buku_rencana import a_workbook
from tests.jam import set_jam

PENYUSUN = a_pelaku(Peran.PENYUSUN)


@pytest.fixture
def tahun(db: Database, monkeypatch: pytest.MonkeyPatch) -> Database:
    """An indikator with TW I to III reported and metode jumlah, seen in October: TW III is closed."""
    set_jam(monkeypatch, datetime(2026, 10, 20))  # noqa: DTZ001
    save(db, an_office(), an_indikator(), a_year("10 10 10 10", "8 12 9 -"))
    return db


@pytest.fixture
def kosong() -> Iterator[Database]:
    """A store with the office alone."""
    db = open_database()
    save(db, an_instansi())
    yield db
    db.close()


def test_a_metode_changed_after_a_period_closed_comes_back_to_the_last_digit(
    tahun: Database, kosong: Database
) -> None:
    change_ukuran(tahun, PENYUSUN, INDIKATOR, TAHUN, 4, Rumus.NAIK, Metode.MINIMUM, "Keliru")
    change_ukuran(tahun, PENYUSUN, INDIKATOR, TAHUN, 4, Rumus.TURUN_SELISIH, Metode.RATA, "Reviu")
    pratinjau = preview_rencana(kosong, PENYUSUN, export_rencana(tahun, PENYUSUN), "r.xlsx")
    assert pratinjau.temuan == ()
    save_rencana(kosong, PENYUSUN, pratinjau)
    rows = ask(tahun, "select * from realisasi")
    with kosong.transaction() as cur:
        insert_rows(cur, "realisasi", ", ".join(rows[0]), [tuple(row.values()) for row in rows])
    sql = "select * from mart_capaian_periode order by periode"
    assert ask(kosong, sql) == ask(tahun, sql)
    capaian = {row["periode"]: (row["target"], row["realisasi"]) for row in ask(kosong, sql)}
    assert [capaian["SD3"][0], capaian["TAHUN"][0]] == [30, 10]
    ulang = preview_rencana(tahun, PENYUSUN, export_rencana(tahun, PENYUSUN), "r.xlsx")
    assert (ulang.akan, ulang.temuan) == ((), ())


@pytest.mark.parametrize(
    ("mulai", "rumus", "metode", "alasan", "apa"),
    [
        pytest.param(3, "naik", "rata", "Reviu", "Triwulan III sudah dilaporkan", id="closed"),
        pytest.param(5, "naik", "rata", "Reviu", "Triwulan 5 tidak ada", id="no such triwulan"),
        pytest.param(4, "rentang", "jumlah", "Reviu", "bentuk targetnya berbeda", id="a range"),
        pytest.param(4, "naik", "tahunan", "Reviu", "waktu ukurnya berbeda", id="once a year"),
        pytest.param(4, "naik", "rata", "", "Alasan belum diisi", id="no reason"),
    ],
)
def test_what_the_page_refuses_the_sheet_refuses(
    tahun: Database, mulai: int, rumus: str, metode: str, alasan: str, apa: str
) -> None:
    isi = a_workbook(perubahan_ukuran=[[TAHUN, INDIKATOR, mulai, rumus, metode, alasan]])
    (salah,) = preview_rencana(tahun, PENYUSUN, isi, "u.xlsx").salah
    assert apa in salah.apa


def test_a_change_of_a_later_triwulan_is_asked_about_with_before_and_after(tahun: Database) -> None:
    isi = a_workbook(perubahan_ukuran=[[TAHUN, INDIKATOR, "TW IV", "naik", "rata", "Reviu"]])
    pratinjau = preview_rencana(tahun, PENYUSUN, isi, "u.xlsx")
    (tanya,) = pratinjau.temuan
    assert tanya.tingkat == "konfirmasi"
    assert "rumus naik dan metode rata; semula naik dan jumlah" in tanya.apa
    lama = ask(
        tahun, "select * from mart_capaian_periode where periode <> 'TAHUN' order by periode"
    )
    save_rencana(tahun, PENYUSUN, pratinjau, konfirmasi=True)
    baru = ask(
        tahun, "select * from mart_capaian_periode where periode <> 'TAHUN' order by periode"
    )
    beda = {b["periode"] for a, b in zip(lama, baru, strict=True) if a != b}
    assert beda <= {"TW4", "S2"}
    (jejak,) = ask(tahun, "select * from jejak where tindakan = 'ganti_ukuran'")
    assert ("jumlah" in jejak["lama"], "Reviu" in jejak["baru"]) == (True, True)


def test_a_change_in_a_chain_is_held_to_what_holds_before_it(db: Database) -> None:
    save(db, an_office(), an_indikator())

    def preview(*baris: list[Any]) -> list[str]:
        isi = a_workbook(perubahan_ukuran=[[TAHUN, INDIKATOR, *satu, "Uji"] for satu in baris])
        return [satu.alamat for satu in preview_rencana(db, PENYUSUN, isi, "u.xlsx").salah]

    assert preview([2, "turun_selisih", "jumlah"], [3, "naik", "rata"]) == []
    assert preview([2, "rentang", "jumlah"], [3, "rentang", "rata"]) == [
        "Perubahan Rumus Metode!D4"
    ]
