"""What is read stays read until somebody writes; who writes reads what is not committed yet."""

import duckdb
import pytest

from sakip.storage import simpanan
from sakip.storage.connection import Database
from sakip.storage.rows import read_dicts, read_rows
from sakip.storage.simpanan import Simpanan
from sakip.storage.views import tables_behind
from tests.builders import a_realisasi, an_indikator, an_instansi, an_office, save

ACAK = "select nama, random() as acak from instansi"
NAMA = "select nama from instansi"


def rename(db: Database, nama: str) -> None:
    with db.transaction() as cur:
        cur.execute("update instansi set nama = $1", [nama])


def read(db: Database, sql: str) -> list[tuple[object, ...]]:
    with db.cursor() as cur:
        return read_rows(cur, sql)


def test_an_answer_holds_until_its_table_is_written(db: Database) -> None:
    save(db, [an_instansi(nama="Lama")])
    lama = read(db, ACAK)
    assert read(db, ACAK) == lama, "asked again though nobody has written"
    rename(db, "Lama")
    assert read(db, ACAK) != lama
    rename(db, "Baru")
    assert read(db, NAMA) == [("Baru",)]


def test_an_answer_goes_with_the_tables_behind_it_and_with_no_other(db: Database) -> None:
    save(db, an_office(), an_indikator())
    baca = "select *, random() as acak from {}"
    lama = {satu: read(db, baca.format(satu)) for satu in ("mart_capaian_periode", "unit_kerja")}
    save(db, a_realisasi())
    baru = {satu: read(db, baca.format(satu)) for satu in lama}
    assert baru["unit_kerja"] == lama["unit_kerja"]
    assert baru["mart_capaian_periode"] != lama["mart_capaian_periode"]


def test_a_statement_that_names_no_table_makes_everything_be_read_anew(db: Database) -> None:
    save(db, [an_instansi()])
    lama = read(db, ACAK)
    with db.transaction() as cur:
        cur.execute("with lain as (select 1) select * from lain")
    assert read(db, ACAK) == lama, "reading is no writing"
    with db.transaction() as cur:
        cur.execute("analyze")
    assert read(db, ACAK) != lama


def test_another_question_is_another_answer(db: Database) -> None:
    with db.cursor() as cur:
        assert [read_rows(cur, "select $1 + $2", [1, satu]) for satu in (1, 2)] == [[(2,)], [(3,)]]


def test_who_writes_reads_what_is_not_committed_and_nobody_else_does(db: Database) -> None:
    save(db, [an_instansi(nama="Lama")])
    with db.transaction() as cur:
        cur.execute("update instansi set nama = 'Baru'")
        assert read_rows(cur, NAMA) == [("Baru",)]
        assert read(db, NAMA) == [("Lama",)]
    assert read(db, NAMA) == [("Baru",)]


def test_writing_needs_a_transaction_of_its_own(db: Database) -> None:
    with db.cursor() as cur, pytest.raises(RuntimeError, match="writing needs"):
        cur.execute("with satu as (select 1) insert into instansi select * from satu")
    with db.transaction(), pytest.raises(RuntimeError, match="inside a transaction"):
        rename(db, "Baru")


def test_while_a_table_changes_nothing_older_is_handed_out(db: Database) -> None:
    save(db, [an_instansi(nama="Lama")])
    asal = tables_behind(db._con)
    kunci, jawaban = (NAMA,), (("nama",), [("Lama",)])
    satu = Simpanan(asal)
    tabel = satu.tables_of(NAMA)
    satu.keep(kunci, jawaban, tabel, satu.versi, 1)
    assert satu.find(kunci, ()) == (tabel, jawaban)
    with satu.writing(frozenset({"instansi"})):
        assert satu.find(kunci, ()) is None
        satu.keep(kunci, jawaban, tabel, satu.versi, 1)
    assert satu.find(kunci, ()) is None


def test_names_of_tables_are_known_however_they_are_written(db: Database) -> None:
    save(db, [an_instansi(nama="Lama")])
    besar = "select nama from INSTANSI"
    assert read(db, besar) == [("Lama",)]
    rename(db, "Baru")
    assert read(db, besar) == [("Baru",)]


def test_what_a_reader_does_to_its_rows_is_its_own(db: Database) -> None:
    save(db, [an_instansi(nama="Lama")])
    with db.cursor() as cur:
        read_dicts(cur, NAMA)[0]["nama"] = "Coretan"
        read_rows(cur, NAMA).clear()
        assert read_dicts(cur, NAMA) == [{"nama": "Lama"}]


def test_what_is_too_much_to_keep_is_answered_all_the_same(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(simpanan, "BARIS_JAWABAN", 2)
    sql = "select random() from range(3)"
    assert len(read(db, sql)) == 3
    assert read(db, sql) != read(db, sql)


def derive(db: Database, sql: str) -> list[tuple[object, ...]]:
    """Make something of an answer, by something else that is made of it."""
    with db.cursor() as cur:
        dalam = lambda: cur.derive((sql, "dalam"), lambda: read_rows(cur, sql))  # noqa: E731
        return cur.derive((sql, "luar"), dalam)


def test_what_is_made_of_answers_holds_as_long_as_every_table_it_was_read_from(
    db: Database,
) -> None:
    save(db, an_office(), an_indikator())
    capaian = "select random() from (select count(*) from mart_capaian_periode)"
    lama = {sql: derive(db, sql) for sql in (capaian, ACAK)}
    assert {sql: derive(db, sql) for sql in lama} == lama
    save(db, a_realisasi())
    assert derive(db, ACAK) == lama[ACAK]
    assert derive(db, capaian) != lama[capaian]


def test_who_writes_makes_anew_what_others_keep(db: Database) -> None:
    save(db, [an_instansi(nama="Lama")])
    lama = derive(db, ACAK)
    with db.transaction() as cur:
        cur.execute("update instansi set nama = 'Baru'")
        assert cur.derive((ACAK, "luar"), lambda: read_rows(cur, ACAK))[0][0] == "Baru"
        assert derive(db, ACAK) == lama
    assert derive(db, ACAK)[0][0] == "Baru"


def test_what_was_kept_makes_room_for_what_is_asked_now(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(simpanan, "BARIS_TERBANYAK", 4)
    asked = [read(db, f"select random(), {nomor}") for nomor in range(3)]
    assert read(db, "select random(), 2") == asked[2]
    assert read(db, "select random(), 0") != asked[0]


def test_what_is_read_ahead_is_there_for_who_reads_it_next(db: Database) -> None:
    acak = [f"select random(), {nomor}" for nomor in range(5)]
    with db.cursor() as cur:
        ahead: list[tuple[object, ...]] = []
        cur.read_ahead(*(lambda lain, sql=sql: ahead.extend(read_rows(lain, sql)) for sql in acak))
        assert sorted(ahead) == sorted(baris for sql in acak for baris in read_rows(cur, sql))


def test_what_was_read_ahead_stays_of_one_moment_whoever_writes_meanwhile(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(simpanan, "BARIS_JAWABAN", 0)
    save(db, [an_instansi(nama="Lama")])
    with db.cursor() as cur:
        for ahead in ((NAMA,), ("select 1", NAMA)):  # put by the other thread, by this one
            cur.read_ahead(*(lambda lain, sql=sql: read_rows(lain, sql) for sql in ahead))
        rename(db, "Baru")
        assert read_rows(cur, NAMA) == [("Lama",)]
    assert read(db, NAMA) == [("Baru",)]


def test_what_is_made_of_older_answers_is_for_nobody_else(db: Database) -> None:
    save(db, [an_instansi(nama="Lama")])
    with db.cursor() as cur:
        cur.read_ahead(lambda lain: read_rows(lain, NAMA))
        rename(db, "Baru")
        assert cur.derive(("nama",), lambda: read_rows(cur, NAMA)) == [("Lama",)]
    with db.cursor() as lain:
        assert lain.derive(("nama",), lambda: read_rows(lain, NAMA)) == [("Baru",)]


@pytest.mark.parametrize("urut", [0, 1])
def test_a_question_put_ahead_that_fails_says_so_whoever_puts_it(db: Database, urut: int) -> None:
    semua = ["select 1", "select 2"]
    semua[urut] = "select 1 from tidak_ada"
    with db.cursor() as cur, pytest.raises(duckdb.CatalogException, match="tidak_ada"):
        cur.read_ahead(*(lambda lain, sql=sql: read_rows(lain, sql) for sql in semua))


def test_who_has_written_puts_nothing_ahead(db: Database) -> None:
    save(db, [an_instansi(nama="Lama")])
    with db.transaction() as cur:
        cur.execute("update instansi set nama = 'Baru'")
        cur.read_ahead(lambda lain: read_rows(lain, NAMA))
        assert read_rows(cur, NAMA) == [("Baru",)]
    assert read(db, NAMA) == [("Baru",)]
