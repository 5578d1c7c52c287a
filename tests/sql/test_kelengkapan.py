"""Kelengkapan counts what is stated of what must be stated; it never exceeds 100 %."""

from datetime import timedelta
from typing import Any

import pytest

from sakip.storage.connection import Database
from tests.builders import (
    INDIKATOR,
    KANTOR,
    PENCATAT,
    SAAT,
    TAHUN,
    UNIT,
    Baris,
    a_realisasi,
    a_unit,
    a_year,
    an_indikator,
    an_office,
    ask,
    ask_one,
    figure,
    save,
)

DICATAT = {"dicatat_oleh": PENCATAT, "dicatat_pada": SAAT}
ANGKA = {"kode_instansi": KANTOR, "kode_indikator": INDIKATOR, "tahun": TAHUN}
WAJIB = ANGKA | {"versi": 1, "wajib": 1} | DICATAT
BUKTI = (
    ANGKA
    | {"kode": "x", "versi": 1, "triwulan": 1, "status": "aktif", "nama": "notulen"}
    | {"jenis": "tautan", "tautan": "https://x.id/y"}
    | DICATAT
)
ALUR = {
    "kode_instansi": KANTOR,
    "kode_unit": UNIT,
    "tahun": TAHUN,
    "triwulan": 1,
    "status": "disahkan",
    "catatan": "",
    "oleh": PENCATAT,
    "jabatan": "Camat",
    "jenis_penugasan": "definitif",
}


def of_unit(db: Database, triwulan: int = 1, unit: str = "PEM") -> dict[str, Any]:
    return ask_one(
        db,
        "select * from mart_kelengkapan where triwulan = $1 and kode_unit = $2",
        triwulan,
        unit,
    )


@pytest.mark.parametrize(
    ("cells", "kelengkapan"),
    [
        (["-", "-", "-"], "0"),
        (["0", "-", "-"], "33,33"),
        (["0", "tb", "-"], "66,67"),
        (["0", "tb", "5"], "100"),
    ],
)
def test_a_zero_and_tidak_berlaku_are_answers_and_a_blank_is_none(
    db: Database, cells: list[str], kelengkapan: str
) -> None:
    save(db, an_office())
    for nomor, cell in enumerate(cells):
        kode = f"IKU-{nomor}"
        save(db, an_indikator(kode=kode), a_year("10", cell, kode_indikator=kode))
    hasil = of_unit(db)
    assert hasil["kelengkapan"] == figure(kelengkapan)
    assert hasil["jumlah_terisi"] + hasil["jumlah_belum"] == hasil["jumlah_diukur"] == len(cells)


def test_what_is_not_measured_now_is_neither_asked_nor_counted(db: Database) -> None:
    save(
        db,
        an_office(),
        an_indikator(kode="tahunan", metode="tahunan"),
        an_indikator(kode="semester", periode_ukur="semester"),
        a_realisasi(kode_indikator="tahunan", triwulan=2),
        a_realisasi(kode_indikator="semester", triwulan=2),
    )
    tw1, tw2, tw4 = (of_unit(db, triwulan) for triwulan in (1, 2, 4))
    assert (tw1["jumlah_indikator"], tw1["jumlah_diukur"], tw1["kelengkapan"]) == (2, 0, None)
    assert (tw2["jumlah_diukur"], tw2["jumlah_terisi"], tw2["kelengkapan"]) == (1, 1, 100)
    assert (tw4["jumlah_diukur"], tw4["jumlah_terisi"], tw4["kelengkapan"]) == (2, 0, 0)


def test_a_statement_taken_back_is_missing_again(db: Database) -> None:
    save(
        db,
        an_office(),
        an_indikator(),
        a_realisasi(nilai=5),
        a_realisasi(keadaan="belum", versi=2),
    )
    assert (of_unit(db)["kelengkapan"], of_unit(db)["jumlah_belum"]) == (0, 1)


def test_each_unit_has_its_own_count(db: Database) -> None:
    save(
        db,
        an_office(),
        a_unit(kode="YAN", urutan=2),
        an_indikator(kode="a"),
        an_indikator(kode="b", kode_unit="YAN"),
        a_realisasi(kode_indikator="b"),
    )
    assert (of_unit(db)["kelengkapan"], of_unit(db, unit="YAN")["kelengkapan"]) == (0, 100)
    assert len(ask(db, "select * from mart_kelengkapan")) == 2 * 4


def test_required_evidence_counts_and_the_whole_never_exceeds_100(db: Database) -> None:
    save(db, an_office(), an_indikator(kode="a"), an_indikator(kode="b"))
    save(db, a_year("10", "5", kode_indikator="a"), a_year("10", "tb", kode_indikator="b"))
    for kode in ("a", "b"):
        save(db, Baris("indikator_bukti", WAJIB | {"kode_indikator": kode}))
    assert (of_unit(db)["jumlah_bukti_wajib"], of_unit(db)["kelengkapan"]) == (1, figure("66,67"))
    for kode in ("satu", "dua"):
        save(db, Baris("bukti_dukung", BUKTI | {"kode": kode, "kode_indikator": "a"}))
    assert (of_unit(db)["jumlah_bukti"], of_unit(db)["kelengkapan"]) == (1, 100)


def test_evidence_asked_for_after_a_form_was_closed_does_not_count_for_it(db: Database) -> None:
    save(db, an_office(), an_indikator(), a_year("10", "5"))
    for versi, tindakan in enumerate(("ajukan", "verifikasi", "setujui", "sahkan"), 1):
        pada = SAAT + timedelta(days=versi)
        save(
            db,
            Baris("alur_pengumpulan", ALUR | {"versi": versi, "tindakan": tindakan, "pada": pada}),
        )
    sebelum, sesudah = SAAT + timedelta(days=3), SAAT + timedelta(days=9)
    save(db, Baris("indikator_bukti", WAJIB | {"dicatat_pada": sesudah}))
    assert of_unit(db)["kelengkapan"] == 100
    save(db, Baris("indikator_bukti", WAJIB | {"versi": 2, "dicatat_pada": sebelum}))
    assert of_unit(db)["kelengkapan"] == 50
