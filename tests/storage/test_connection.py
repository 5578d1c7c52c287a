"""One process holds the file, one writer at a time, and SQL reaches neither files nor settings."""

import threading
from contextlib import closing
from pathlib import Path

import duckdb
import pytest

from sakip.domain.errors import BasisDataTerpakai, DataTidakSah
from sakip.storage.connection import Database, open_database
from sakip.storage.kunci import hold_kunci
from tests.builders import (
    a_realisasi,
    a_sasaran,
    an_indikator,
    an_instansi,
    an_office,
    ask,
    ask_one,
    save,
)
from tests.storage.proses import BUKA, run


def test_a_second_process_is_refused_and_told_what_to_do(db_file: Path) -> None:
    db = open_database(db_file)
    jawaban = run(BUKA, db_file)
    db.close()
    assert jawaban.startswith("ditolak: Basis data sedang dipakai oleh program SAKIP yang lain")
    assert str(db_file) in jawaban
    assert "Tutup program itu lebih dahulu" in jawaban
    assert run(BUKA, db_file) == "terbuka"


def test_who_opens_or_closes_the_store_is_waited_for_and_then_refused(db_file: Path) -> None:
    kedua = hold_kunci(db_file, tunggu=0.1)
    with hold_kunci(db_file), pytest.raises(BasisDataTerpakai, match="dibuka atau ditutup"), kedua:
        pass
    with hold_kunci(db_file, tunggu=0):
        assert db_file.with_name("sakip.duckdb.kunci").exists()


def test_a_file_of_a_newer_program_is_refused_and_left_as_it_is(db_file: Path) -> None:
    open_database(db_file).close()
    with duckdb.connect(str(db_file)) as con:
        con.execute("insert into migrasi values ('9999_masa_depan', timestamp '2030-01-01')")
    with pytest.raises(DataTidakSah, match=r"lebih baru \(.*sakip.duckdb\).*program yang terbaru"):
        open_database(db_file)
    with duckdb.connect(str(db_file)) as con:
        assert con.execute("select max(nama) from migrasi").fetchall() == [("9999_masa_depan",)]


def test_what_was_saved_is_there_after_closing_and_opening(db_file: Path) -> None:
    db = open_database(db_file)
    save(db, an_office(), an_indikator(), a_realisasi(nilai=7))
    db.close()
    assert [file.name for file in sorted(db_file.parent.iterdir())] == [
        "sakip.duckdb",
        "sakip.duckdb.kunci",
    ]
    db = open_database(db_file)
    assert ask_one(db, "select nilai from realisasi") == {"nilai": 7}
    db.close()


def test_opening_again_writes_nothing(db_file: Path) -> None:
    open_database(db_file).close()
    isi = db_file.read_bytes()
    open_database(db_file).close()
    assert db_file.read_bytes() == isi


def break_off(db: Database, galat: BaseException) -> None:
    with db.transaction() as cur:
        cur.execute("insert into instansi values ('x', 'X', 'dinas', 'K', 'Asia/Jakarta', 0)")
        raise galat


@pytest.mark.parametrize("galat", [ValueError(), KeyboardInterrupt()])
def test_a_transaction_that_breaks_off_leaves_nothing(db: Database, galat: BaseException) -> None:
    with pytest.raises(type(galat)):
        break_off(db, galat)
    assert ask(db, "select * from instansi") == []
    save(db, an_office())
    assert len(ask(db, "select * from instansi")) == 1


def write_past_another(db: Database, lain: duckdb.DuckDBPyConnection) -> None:
    with db.transaction() as cur:
        cur.execute("insert into unit_kerja values ('k', 'U', 'n', 'j', 'penyusun', 1, 'aktif')")
        lain.execute("insert into unit_kerja values ('k', 'U', 'n', 'j', 'penyusun', 2, 'aktif')")


def test_a_commit_that_is_refused_says_why_and_leaves_the_store_usable(db: Database) -> None:
    with (
        closing(db._con.cursor()) as lain,
        pytest.raises(duckdb.TransactionException, match="duplicate key"),
    ):
        write_past_another(db, lain)
    assert ask(db, "select urutan from unit_kerja") == [{"urutan": 2}]
    save(db, a_sasaran())
    assert len(ask(db, "select * from sasaran")) == 1


def test_one_writer_at_a_time(db: Database) -> None:
    di_dalam, paling_banyak = 0, []

    def write(nomor: int) -> None:
        nonlocal di_dalam
        with db.transaction() as cur:
            di_dalam += 1
            paling_banyak.append(di_dalam)
            cur.execute(
                "insert into sasaran select 'k', 'S', coalesce(max(tahun), 0) + 1, 'n', 1 from sasaran"
            )
            di_dalam -= 1

    threads = [threading.Thread(target=write, args=(nomor,)) for nomor in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(paling_banyak) == {1}
    assert ask_one(db, "select max(tahun) as terakhir from sasaran") == {"terakhir": 8}


def test_threads_that_read_at_once_each_get_their_own_rows(db: Database) -> None:
    save(db, [a_sasaran(tahun=tahun) for tahun in range(2000, 2008)])
    salah: list[object] = []

    def read(tahun: int) -> None:
        for _ in range(20):
            seen = ask(db, "select tahun from sasaran where tahun = $1", tahun)
            if seen != [{"tahun": tahun}]:
                salah.append(seen)

    threads = [threading.Thread(target=read, args=(tahun,)) for tahun in range(2000, 2008)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert salah == []


def test_who_is_in_the_middle_of_something_comes_to_its_end_before_the_store_closes(
    db_file: Path,
) -> None:
    db = open_database(db_file)
    save(db, [an_instansi(nama="Lama")])
    mulai, boleh = threading.Event(), threading.Event()

    def rename() -> None:
        with db.transaction() as cur:
            cur.execute("update instansi set nama = 'Baru'")
            mulai.set()
            boleh.wait(timeout=20)

    penulis = threading.Thread(target=rename)
    penulis.start()
    assert mulai.wait(timeout=20)
    penutup = threading.Thread(target=db.close)
    penutup.start()
    penutup.join(timeout=0.2)
    assert penutup.is_alive(), "closed under the hands of a writer"
    boleh.set()
    for satu in (penulis, penutup):
        satu.join(timeout=20)
    with closing(open_database(db_file)) as lagi, lagi.cursor() as cur:
        assert cur.execute("select nama from instansi").fetchall() == [("Baru",)]
