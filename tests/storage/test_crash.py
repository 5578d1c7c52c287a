"""The power goes: no acknowledged save is lost, and the file opens. SAKIP_PUTUS sets the rounds."""

import os
import subprocess
from pathlib import Path

import duckdb
import pytest

from sakip.storage import checkpoint
from sakip.storage.connection import open_database
from sakip.storage.kunci import hold_kunci
from tests.builders import a_realisasi, an_indikator, an_office, ask_one, save
from tests.storage.proses import BUKA, BUKA_BERKATA, PUTUS, TULIS, run, start

PUTARAN = int(os.environ.get("SAKIP_PUTUS", "8"))


def test_a_killed_program_loses_no_acknowledged_save(db_file: Path) -> None:
    db = open_database(db_file)
    save(db, an_office(), an_indikator())
    db.close()
    diakui = 0
    for putaran in range(PUTARAN):
        with start(TULIS, db_file, diakui + 1) as proses:
            assert proses.stdout is not None
            assert proses.stdout.readline() == "siap\n"
            terbaca = [int(proses.stdout.readline()) for _ in range(1 + putaran)]
            proses.kill()  # somewhere in the saves that follow
            terbaca += [int(baris) for baris in proses.stdout.read().split()]
        db = open_database(db_file)
        ada = ask_one(db, "select count(*) as banyak, max(versi) as terakhir from realisasi")
        assert ada["terakhir"] == ada["banyak"]  # nothing missing in between
        assert ada["terakhir"] >= terbaca[-1]  # all that was said aloud is there
        diakui = ada["terakhir"]
        db.close()
    assert diakui > PUTARAN


def test_a_checkpoint_that_was_cut_off_is_undone_at_the_next_start(db_file: Path) -> None:
    db = open_database(db_file)
    save(db, an_office(), an_indikator())
    db.close()
    write_without_folding(db_file)
    run(PUTUS, db_file)
    assert db_file.with_name("sakip.duckdb.sedang-checkpoint").exists()
    with pytest.raises(duckdb.Error):
        duckdb.connect(str(db_file))
    db = open_database(db_file)
    assert ask_one(db, "select count(*) as banyak from realisasi") == {"banyak": 20}
    save(db, a_realisasi(versi=21))
    db.close()
    assert not db_file.with_name("sakip.duckdb.sedang-checkpoint").exists()
    db = open_database(db_file)
    assert ask_one(db, "select max(versi) as terakhir from realisasi") == {"terakhir": 21}
    db.close()


def write_without_folding(db_file: Path) -> None:
    """Write 20 rows into the WAL alone, as a program that was killed leaves them."""
    con = duckdb.connect(str(db_file))
    con.execute("pragma disable_checkpoint_on_shutdown")
    for versi in range(1, 21):
        isi = a_realisasi(versi=versi).isi
        tanda = ", ".join(f"${nomor}" for nomor in range(1, len(isi) + 1))
        kolom = ", ".join(isi)
        con.execute(f"insert into realisasi ({kolom}) values ({tanda})", list(isi.values()))  # noqa: S608
    con.close()
    assert db_file.with_name("sakip.duckdb.wal").exists()


def test_a_restore_that_was_cut_off_too_begins_anew(db_file: Path) -> None:
    db = open_database(db_file)
    save(db, an_office())
    db.close()
    salinan = db_file.with_name("sakip.duckdb.salinan")
    salinan.write_bytes(db_file.read_bytes())
    db_file.write_bytes(salinan.read_bytes()[:5000])  # the copying back stopped here
    db_file.with_name("sakip.duckdb.sedang-checkpoint").touch()
    db = open_database(db_file)
    assert ask_one(db, "select kode from instansi") == {"kode": "kantor"}
    db.close()


def test_a_copy_without_a_mark_is_not_put_back(db_file: Path) -> None:
    open_database(db_file).close()
    db_file.with_name("sakip.duckdb.salinan").write_bytes(db_file.read_bytes())
    db = open_database(db_file)
    save(db, an_office())
    db.close()
    db = open_database(db_file)
    assert ask_one(db, "select kode from instansi") == {"kode": "kantor"}
    db.close()


def test_a_large_wal_is_folded_into_the_file_at_start(
    db_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    db = open_database(db_file)
    save(db, an_office(), an_indikator())
    db.close()
    write_without_folding(db_file)
    wal = db_file.with_name("sakip.duckdb.wal")
    with duckdb.connect(str(db_file)) as con:
        con.execute("pragma disable_checkpoint_on_shutdown")
        con.execute("select 1")
    ukuran = wal.stat().st_size
    monkeypatch.setattr(checkpoint, "WAL_MINIMUM", ukuran + 1)
    checkpoint.checkpoint_at_start(db_file, duckdb.connect)
    assert wal.stat().st_size == ukuran
    monkeypatch.setattr(checkpoint, "WAL_MINIMUM", ukuran)
    checkpoint.checkpoint_at_start(db_file, duckdb.connect)
    assert not wal.exists()
    assert not db_file.with_name("sakip.duckdb.salinan").exists()
    with duckdb.connect(str(db_file)) as con:
        assert con.execute("select count(*) from realisasi").fetchall() == [(20,)]


def test_a_program_that_starts_while_another_closes_puts_nothing_back(db_file: Path) -> None:
    db = open_database(db_file)
    save(db, an_office(), an_indikator())
    for versi in range(1, 4):
        save(db, a_realisasi(versi=versi))
        with start(BUKA_BERKATA, db_file) as lain:
            assert lain.stdout is not None
            assert lain.stdout.readline() == "siap\n"  # it looks for the mark now
            db.close()
            lain.wait(timeout=60)
        db = open_database(db_file)
        assert ask_one(db, "select count(*) as banyak from realisasi") == {"banyak": versi}
    db.close()


def test_a_program_that_starts_waits_for_one_that_is_opening_or_closing(db_file: Path) -> None:
    open_database(db_file).close()
    with start(BUKA, db_file) as lain:
        with hold_kunci(db_file), pytest.raises(subprocess.TimeoutExpired):
            lain.wait(timeout=1)
        jawaban, _ = lain.communicate(timeout=60)
    assert jawaban == "terbuka\n"
