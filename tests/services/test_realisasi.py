"""State what was achieved: all or none, nothing lost between two people, own unit only, history kept."""

import threading
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sakip.domain.errors import DataTidakSah, TidakBerhak, VersiBerubah
from sakip.domain.formulir import Isian, Keadaan
from sakip.domain.peran import Pelaku, Peran
from sakip.domain.periode import Triwulan
from sakip.services.formulir import get_formulir
from sakip.services.realisasi import Perubahan, list_riwayat, record_realisasi, tulis_isian
from sakip.storage.connection import Database
from tests.builders import (
    UNIT,
    a_pelaku,
    a_target,
    a_unit,
    an_indikator,
    an_office,
    ask,
    empty,
    save,
)

D = Decimal
TW1 = Triwulan(2026, 1)
KASI = a_pelaku()


@pytest.fixture
def kantor(db: Database) -> Database:
    write_kantor(db)
    return db


def write_kantor(db: Database) -> None:
    """Write an office whose unit reports a number, a rasio, a predikat and something annual."""
    save(
        db,
        an_office(),
        a_unit(kode="YAN", nama="Seksi Pelayanan", urutan=2),
        an_indikator(kode="jumlah", nama="Jumlah laporan", urutan=1),
        an_indikator(kode="rasio", nama="Desa tepat waktu", metode="rasio", urutan=2),
        an_indikator(kode="predikat", nama="Opini", rumus="predikat", metode="akhir", urutan=3),
        an_indikator(kode="tahunan", nama="Indeks", metode="tahunan", urutan=4),
        an_indikator(kode="lain", nama="Punya orang", kode_unit="YAN", urutan=5),
        a_target(kode_indikator="predikat", nilai=4, predikat="WTP"),
    )


def angka(nilai: str, versi: int = 0, **given: Any) -> Perubahan:
    return Perubahan(Isian(keadaan=Keadaan.TERISI, nilai=D(nilai), **given), versi)


def rasio(pembilang: int, penyebut: int, versi: int = 0) -> Perubahan:
    isian = Isian(keadaan=Keadaan.TERISI, pembilang=D(pembilang), penyebut=D(penyebut))
    return Perubahan(isian, versi)


def record(db: Database, pelaku: Pelaku = KASI, **perubahan: Perubahan) -> int:
    return record_realisasi(db, pelaku, UNIT, TW1, perubahan)


def stored(db: Database, kode: str = "jumlah") -> tuple[Isian, int]:
    formulir = get_formulir(db, KASI, UNIT, TW1)
    (baris,) = (baris for baris in formulir.baris if baris.kode_indikator == kode)
    return baris.isian, baris.versi


def count(db: Database, tabel: str = "realisasi") -> int:
    return len(ask(db, f"select * from {tabel}"))  # noqa: S608


def test_every_kind_of_statement_comes_back_as_it_was_made(kantor: Database) -> None:
    predikat = Perubahan(Isian(keadaan=Keadaan.TERISI, predikat="wdp"), 0)
    tidak_berlaku = Perubahan(Isian(keadaan=Keadaan.TIDAK_BERLAKU, alasan="bukan tahunnya"), 0)
    banyak = record(
        kantor,
        jumlah=angka("0", progres=" lancar ", sumber_data="Register", keterangan="catatan"),
        rasio=rasio(47, 50),
        predikat=predikat,
        tahunan=tidak_berlaku,
    )
    assert banyak == 4
    isian, versi = stored(kantor)
    assert (isian.nilai, isian.progres, isian.sumber_data, versi) == (D(0), "lancar", "Register", 1)
    assert tulis_isian(stored(kantor, "rasio")[0]) == "47 dari 50"
    assert tulis_isian(stored(kantor, "predikat")[0]) == "WDP"
    assert tulis_isian(stored(kantor, "tahunan")[0]) == "tidak berlaku (bukan tahunnya)"
    assert count(kantor, "jejak") == 4


def test_one_refused_row_keeps_them_all_out_and_every_one_is_named(kantor: Database) -> None:
    with pytest.raises(DataTidakSah) as ditolak:
        record(
            kantor,
            jumlah=angka("5"),
            rasio=angka("94"),
            tahunan=angka("80"),
            lain=angka("1"),
            ngawur=angka("1"),
        )
    pesan = str(ditolak.value)
    assert pesan.startswith("4 isian tidak disimpan:")
    for bagian in ("pembilang dan penyebut", "belum waktunya diukur", "rasio Desa tepat waktu"):
        assert bagian in pesan
    assert "Indikator lain tidak ada dalam formulir ini" in pesan
    assert "Indikator ngawur tidak ada dalam formulir ini" in pesan
    assert (count(kantor), count(kantor, "jejak")) == (0, 0)


def test_saving_again_changes_nothing(kantor: Database) -> None:
    perubahan = {"jumlah": angka("5", progres="a"), "rasio": rasio(1, 3)}
    assert record_realisasi(kantor, KASI, UNIT, TW1, perubahan) == 2
    assert record_realisasi(kantor, KASI, UNIT, TW1, perubahan) == 0
    assert record(kantor, jumlah=angka("5.00004", 1, progres=" a ")) == 0
    assert (count(kantor), count(kantor, "jejak")) == (2, 2)


def test_a_correction_adds_a_versi_and_the_history_shows_both(kantor: Database) -> None:
    record(kantor, jumlah=angka("5"))
    record(kantor, jumlah=angka("0", 1))
    record(kantor, jumlah=Perubahan(Isian(), 2))
    riwayat = list_riwayat(kantor, KASI, UNIT, "jumlah", TW1)
    assert [(satu["versi"], satu["isian"]) for satu in riwayat] == [
        (3, "kosong"),
        (2, "0"),
        (1, "5"),
    ]
    assert {satu["dicatat_oleh"] for satu in riwayat} == {KASI.kode}
    assert stored(kantor) == (Isian(), 3)


def test_a_text_alone_is_kept_and_is_not_a_report(kantor: Database) -> None:
    assert record(kantor, jumlah=Perubahan(Isian(progres="sedang berjalan"), 0)) == 1
    assert stored(kantor)[0] == Isian(progres="sedang berjalan")
    (baris,) = ask(
        kantor,
        "select * from mart_capaian_triwulan where kode_indikator = 'jumlah' and periode = 'TW1'",
    )
    assert (baris["status"], baris["realisasi"]) == ("belum_dilaporkan", None)


def test_who_comes_second_is_refused_and_sees_both_values(kantor: Database) -> None:
    record(kantor, jumlah=angka("5"))
    with pytest.raises(VersiBerubah) as ditolak:
        record(kantor, jumlah=angka("7"))
    assert "sudah diubah orang lain menjadi 5; isian Anda 7 belum disimpan" in ditolak.value.apa
    assert ditolak.value.di_mana == "jumlah Jumlah laporan"
    assert stored(kantor)[0].nilai == 5


def test_a_stale_row_keeps_the_rest_of_the_form_out(kantor: Database) -> None:
    record(kantor, jumlah=angka("5"))
    with pytest.raises(VersiBerubah):
        record(kantor, jumlah=angka("7"), rasio=rasio(1, 2))
    assert count(kantor) == 1
    assert record(kantor, jumlah=angka("7", 1), rasio=rasio(1, 2)) == 2


def test_two_who_state_the_same_do_not_stand_in_each_others_way(kantor: Database) -> None:
    assert record(kantor, jumlah=angka("5")) == 1
    assert record(kantor, jumlah=angka("5")) == 0


def test_eight_writers_of_one_figure_lose_nothing(kantor: Database) -> None:
    diakui: list[int] = []
    ditolak: list[str] = []

    def write(nomor: int) -> None:
        for putaran in range(2):
            _, versi = stored(kantor)
            nilai = 100 * nomor + putaran + 1
            try:
                record(kantor, jumlah=angka(str(nilai), versi))
                diakui.append(nilai)
            except VersiBerubah as error:
                ditolak.append(str(error))

    threads = [threading.Thread(target=write, args=(nomor,)) for nomor in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    riwayat = ask(kantor, "select versi, nilai from realisasi order by versi")
    assert [row["versi"] for row in riwayat] == list(range(1, len(diakui) + 1))
    assert {row["nilai"] for row in riwayat} == set(diakui)
    assert len(diakui) + len(ditolak) == 16
    assert all("belum disimpan" in pesan for pesan in ditolak)
    assert count(kantor, "jejak") == len(diakui)


@pytest.mark.parametrize(
    ("pelaku", "unit"),
    [
        (a_pelaku(kode_unit="YAN"), UNIT),
        (a_pelaku(), "YAN"),
        (a_pelaku(), "tidak-ada"),
        (a_pelaku(Peran.STAF, "YAN"), UNIT),
        (a_pelaku(Peran.PENANGGUNG_JAWAB), UNIT),
        (a_pelaku(Peran.PENGELOLA_DATA), UNIT),
        (a_pelaku(Peran.INSPEKTORAT), UNIT),
        (a_pelaku(Peran.ADMINISTRATOR), UNIT),
        (Pelaku(kode="x", nama="X", kode_instansi="kantor", penugasan=()), UNIT),
    ],
)
def test_only_the_units_own_people_state_its_figures(
    kantor: Database, pelaku: Pelaku, unit: str
) -> None:
    with pytest.raises(TidakBerhak, match=r"tidak berhak mengisi realisasi.*Yang berhak:"):
        record_realisasi(kantor, pelaku, unit, TW1, {"jumlah": angka("5")})
    assert count(kantor) == 0


def test_the_history_of_another_unit_is_not_shown(kantor: Database) -> None:
    record(kantor, jumlah=angka("5"))
    with pytest.raises(TidakBerhak):
        list_riwayat(kantor, a_pelaku(kode_unit="YAN"), UNIT, "jumlah", TW1)
    with pytest.raises(DataTidakSah, match="tidak ada dalam formulir ini"):
        list_riwayat(kantor, a_pelaku(kode_unit="YAN"), "YAN", "jumlah", TW1)


ANGKA = st.decimals("-1e6", "1e6", places=6) | st.sampled_from((D(0), D("99999999999999.9999")))


@settings(
    max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(daftar=st.lists(ANGKA, min_size=1, max_size=3))
def test_whatever_was_stated_last_is_read_back_and_the_rest_is_history(
    db: Database, daftar: list[Decimal]
) -> None:
    empty(db)
    write_kantor(db)
    for nilai in daftar:
        _, versi = stored(db)
        record(db, jumlah=angka(str(nilai), versi))
        isian, _ = stored(db)
        assert isian.nilai is not None
        assert abs(isian.nilai - nilai) <= D("0.00005")
        assert record(db, jumlah=Perubahan(isian, 0)) == 0
    riwayat = list_riwayat(db, KASI, UNIT, "jumlah", TW1)
    assert [satu["versi"] for satu in riwayat] == list(range(len(riwayat), 0, -1))
