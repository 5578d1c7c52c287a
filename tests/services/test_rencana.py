"""The plan as a workbook: out of the example office and into an empty store it gives the same rekap."""

import io
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from sakip.domain.errors import DataTidakSah, VersiBerubah
from sakip.domain.lembar_rencana import LEMBAR, MENURUT_KODE
from sakip.domain.peran import Peran, pelaku_baris_perintah
from sakip.domain.periode import JenisPeriode
from sakip.intake.templat_rencana import BARIS_JUDUL
from sakip.services.capaian import list_anggaran, list_rekap, rekap_json
from sakip.services.rencana import (
    export_rencana,
    get_templat_rencana,
    preview_rencana,
    save_rencana,
)
from sakip.storage.connection import Database, open_database
from sakip.storage.rows import insert_rows
from tests.builders import (
    a_belanja,
    a_pagu,
    a_pelaku,
    a_perjanjian,
    a_program,
    a_realisasi,
    a_target,
    a_unit,
    a_year,
    an_indikator,
    an_instansi,
    an_office,
    ask,
    save,
)
from tests.buku_rencana import a_workbook
from tests.jam import set_jam
from tests.kantor_contoh import berkas_contoh

__all__ = ["berkas_contoh"]

DONOMULYO = pelaku_baris_perintah("donomulyo")
PENYUSUN = a_pelaku(Peran.PENYUSUN)


@pytest.fixture(scope="module")
def asal(berkas_contoh: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    path = tmp_path_factory.mktemp("rencana") / "asal.duckdb"
    path.write_bytes(berkas_contoh.read_bytes())
    db = open_database(path)
    yield db
    db.close()


def sums(db: Database) -> list[Any]:
    """Return every figure the plan and the reports make together, in all years and periode."""
    # How far the forms went is no part of a plan either.
    hasil: list[Any] = [
        rekap_json(satu) | {"pengesahan": None}
        for satu in list_rekap(db, DONOMULYO, 2026, JenisPeriode.SD3)
    ]
    kunci = "order by tahun, periode,"
    hasil += ask(db, f"select * from mart_capaian_periode {kunci} kode_indikator")  # noqa: S608
    hasil += ask(db, f"select * from mart_anggaran {kunci} kode_program")  # noqa: S608
    hasil += ask(db, "select * from mart_efisiensi order by tahun, kelompok, kode_kelompok")
    return hasil


def copy_realisasi(asal: Database, tujuan: Database) -> None:
    """What was reported is no part of a plan: it comes over as it is."""
    rows = ask(asal, "select * from realisasi")
    with tujuan.transaction() as cur:
        insert_rows(cur, "realisasi", ", ".join(rows[0]), [tuple(row.values()) for row in rows])


# One workbook per kind: the Renstra, the money, the year.
JENIS = (
    ["unit_kerja", "renstra", "tujuan", "sasaran_renstra", "indikator_renstra"],
    ["program_kegiatan", "pagu", "pagu_perubahan", "renja", "realisasi_anggaran"],
    [
        *("sasaran", "indikator", "pohon_kinerja", "perjanjian_kinerja", "perjanjian_indikator"),
        *("perubahan_ukuran", "rkt", "target", "standar_indikator", "rencana_aksi"),
    ],
)


def test_each_template_filled_by_the_example_gives_the_same_rekap_in_an_empty_store(
    asal: Database, db: Database
) -> None:
    save(db, an_instansi(kode="donomulyo", nama="Kecamatan Donomulyo"))
    jumlah = 0
    for lembar in JENIS:
        isi = export_rencana(asal, DONOMULYO, lembar)
        pratinjau = preview_rencana(db, DONOMULYO, isi, "rencana.xlsx")
        assert pratinjau.temuan == ()
        jumlah += save_rencana(db, DONOMULYO, pratinjau)
    ulang = preview_rencana(db, DONOMULYO, export_rencana(asal, DONOMULYO), "semua.xlsx")
    assert ulang.count() == {"baru": 0, "berubah": 0, "sama": jumlah}
    assert {satu.lembar.kode for satu in ulang.baris} == {k for jenis in JENIS for k in jenis}
    assert {satu.lembar.kode for satu in ulang.baris} == set(MENURUT_KODE)
    copy_realisasi(asal, db)
    assert sums(db) == sums(asal)


def test_the_blank_template_explains_every_column_with_an_example(asal: Database) -> None:
    buku = load_workbook(io.BytesIO(get_templat_rencana(asal, DONOMULYO)))
    assert buku.sheetnames == ["Petunjuk", *(satu.nama for satu in LEMBAR)]
    ditulis = {(b[0].value, b[1].value) for b in buku["Petunjuk"].iter_rows(min_row=5)}
    assert ditulis == {(satu.nama, k.judul) for satu in LEMBAR for k in satu.kolom}


def edit_workbook(isi: bytes, kode: str, ubah: Callable[[Worksheet], None]) -> bytes:
    """Return a workbook whose sheet of this kode a person has changed."""
    buku = load_workbook(io.BytesIO(isi))
    ubah(buku[MENURUT_KODE[kode].nama])
    keluar = io.BytesIO()
    buku.save(keluar)
    return keluar.getvalue()


PK = ["PK-2", 2026, "PEM", "perubahan", "1/PK", date(2026, 8, 20), "Sri", "Kasi", "plt", "Budi", "Camat", "plh", "APBD-P"]  # fmt: skip
MURNI = ["PK-1", 2026, "PEM", "murni", "1/PK", "12 Januari 2026", "Sri", "Kasi", "definitif", "Budi", "Camat", "definitif", ""]  # fmt: skip


def test_every_fault_is_told_at_once_with_its_cell_and_nothing_is_saved(db: Database) -> None:
    save(db, an_office(), an_indikator())
    isi = a_workbook(
        sasaran=[[2026, "SS-2", "", 2], ["dua ribu", "SS-3", "Nama", 3]],
        perjanjian_kinerja=[PK, [*MURNI[:5], "12-01-26", *MURNI[6:]]],
        target=[
            [2026, "IKU-01", "PK-2", "1.500", "BB", "9..8", "#DIV/0!"],
            [2026, "IKU-99", "PK-9", 1, 1, 1, 1],
        ],
        pagu=[[2026, "7.01", 5], [2026, "7.01", 6]],
        rencana_aksi=[
            [2026, "RA-1", "IKU-01", "Rapat", "rapat", None, None, None, None, None, "XX", 1]
        ],
    )
    pratinjau = preview_rencana(db, PENYUSUN, isi, "salah.xlsx")
    alamat = sorted(satu.alamat for satu in pratinjau.salah)
    assert alamat == sorted(
        ["Sasaran Tahunan!C4", "Sasaran Tahunan!A5", "Perjanjian Kinerja!F5"]
        + ["Perjanjian Kinerja!D4"]  # a perubahan without its murni, whose date is wrong
        + [f"Target Triwulan!{huruf}4" for huruf in "DFG"]
        + ["Target Triwulan!B5", "Target Triwulan!C5"]
        + ["Pagu!B4", "Pagu!B5", "Pagu!B5"]  # no such sub kegiatan, twice; the row is there twice
        + ["Rencana Aksi!K4", "Rencana Aksi!F4"]
    )
    assert all(satu.perbaikan for satu in pratinjau.salah)
    with pytest.raises(DataTidakSah, match=r"14 kesalahan.*Pagu!B4"):
        save_rencana(db, PENYUSUN, pratinjau)
    assert ask(db, "select * from perjanjian_kinerja") == []
    assert ask(db, "select * from jejak") == []


def test_what_is_there_is_changed_or_left_and_a_trace_says_what(db: Database) -> None:
    save(db, an_office(), an_indikator())
    nama = "Meningkatnya kualitas pelayanan publik"
    isi = a_workbook(sasaran=[[2026, "SS-1", f"{nama} kecamatan", 1], [2026, "SS-2", "Baru", 2]])
    pratinjau = preview_rencana(db, PENYUSUN, isi, "s.xlsx")
    assert pratinjau.count() == {"baru": 1, "berubah": 1, "sama": 0}
    assert pratinjau.baris[0].beda == (("nama", nama, f"{nama} kecamatan"),)
    save_rencana(db, PENYUSUN, pratinjau)
    (jejak,) = ask(db, "select * from jejak")
    assert (jejak["tindakan"], nama in jejak["lama"]) == ("impor_rencana", True)


def test_two_people_with_one_plan_are_told(db: Database) -> None:
    save(db, an_office(), an_indikator())
    isi = a_workbook(sasaran=[[2026, "SS-2", "Baru", 2]])
    pratinjau = preview_rencana(db, PENYUSUN, isi, "s.xlsx")
    save_rencana(db, PENYUSUN, preview_rencana(db, PENYUSUN, isi, "s.xlsx"))
    with pytest.raises(VersiBerubah, match="Periksa lagi"):
        save_rencana(db, PENYUSUN, pratinjau)


def test_a_pk_perubahan_that_reaches_into_a_reported_triwulan_is_asked_about(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_jam(monkeypatch, datetime(2026, 10, 20))  # noqa: DTZ001
    save(db, an_office(), an_indikator(), a_year("3 3 3 3", "3 3 - -"))
    isi = a_workbook(
        perjanjian_kinerja=[MURNI, PK], target=[[2026, "IKU-01", "PK-2", None, None, 5, 5]]
    )
    pratinjau = preview_rencana(db, PENYUSUN, isi, "pk.xlsx")
    assert pratinjau.temuan == ()
    save_rencana(db, PENYUSUN, pratinjau)
    rows = ask(db, "select periode, target, kode_perjanjian from mart_capaian_periode")
    assert {row["periode"]: row["target"] for row in rows} == {
        "TW1": 3,
        "TW2": 3,
        "S1": 6,
        "TW3": 5,
        "TW4": 5,
        "S2": 10,
        "SD3": 11,
        "TAHUN": 16,
    }
    lagi = a_workbook(target=[[2026, "IKU-01", None, 4, None, None, None]])
    pratinjau = preview_rencana(db, PENYUSUN, lagi, "t.xlsx")
    assert [satu.tingkat for satu in pratinjau.temuan] == ["konfirmasi"]
    with pytest.raises(DataTidakSah, match="perlu disetujui"):
        save_rencana(db, PENYUSUN, pratinjau)
    assert save_rencana(db, PENYUSUN, pratinjau, konfirmasi=True) == 1


def test_a_pk_that_moves_into_a_reported_triwulan_with_its_targets_is_asked_about(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_jam(monkeypatch, datetime(2026, 10, 20))  # noqa: DTZ001
    save(db, an_office(), an_indikator(), a_year("3 3 3 3", "3 3 - -"))
    murni = a_perjanjian(kode="PK-1", jenis="murni", tanggal=date(2026, 1, 12), alasan="")
    save(db, murni, a_perjanjian(), a_target(triwulan=2, versi=2, nilai=9, kode_perjanjian="PK-2"))
    tetap = a_workbook(perjanjian_kinerja=[[*PK[:5], date(2026, 9, 1), *PK[6:]]])
    assert preview_rencana(db, PENYUSUN, tetap, "pk.xlsx").temuan == ()
    maju = a_workbook(perjanjian_kinerja=[[*PK[:5], date(2026, 5, 3), *PK[6:]]])
    pratinjau = preview_rencana(db, PENYUSUN, maju, "pk.xlsx")
    (tanya,) = pratinjau.temuan
    assert (tanya.tingkat, tanya.alamat) == ("konfirmasi", "Perjanjian Kinerja!A4")
    assert "Triwulan II sudah dilaporkan; target IKU-01" in tanya.apa
    with pytest.raises(DataTidakSah, match="perlu disetujui"):
        save_rencana(db, PENYUSUN, pratinjau)


def test_a_triwulan_closed_after_the_preview_is_not_changed_by_the_save(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_jam(monkeypatch, datetime(2026, 5, 20))  # noqa: DTZ001
    save(db, an_office(), an_indikator(), a_target(nilai=3))
    isi = a_workbook(target=[[2026, "IKU-01", None, 4, None, None, None]])
    pratinjau = preview_rencana(db, PENYUSUN, isi, "t.xlsx")
    assert pratinjau.temuan == ()
    save(db, a_realisasi(nilai=3))
    with pytest.raises(VersiBerubah, match="ditutup sesudah berkasnya diperiksa"):
        save_rencana(db, PENYUSUN, pratinjau, konfirmasi=True)
    assert ask(db, "select count(*) as banyak from target") == [{"banyak": 1}]
    lagi = preview_rencana(db, PENYUSUN, isi, "t.xlsx")
    assert save_rencana(db, PENYUSUN, lagi, konfirmasi=True) == 1


BARIS_INDIKATOR = [
    *(2026, "IKU-01", "SS-1", "PEM", "Jumlah laporan fasilitasi", "laporan", "", "", "Register"),
    *("naik", "jumlah", "triwulan", 2, None, 1, 1),
]


@pytest.mark.parametrize(
    ("lembar", "baris", "apa"),
    [
        pytest.param("indikator", [*BARIS_INDIKATOR[:14], 5, 1], "bobot IKU-01", id="bobot"),
        pytest.param(
            "indikator",
            [*BARIS_INDIKATOR[:3], "KEU", *BARIS_INDIKATOR[4:]],
            "unit IKU-01",
            id="unit",
        ),
        pytest.param(
            "indikator",
            [2026, "IKU-02", *BARIS_INDIKATOR[2:4], "Jumlah lain", *BARIS_INDIKATOR[5:]],
            "indikator baru IKU-02",
            id="new indikator",
        ),
        pytest.param("pagu", [2026, "1.1.1", 90], "pagu murni 1.1.1", id="pagu murni"),
        pytest.param("realisasi_anggaran", [2026, "1.1.1", 9], "belanja 1.1.1", id="LRA"),
        pytest.param(
            "pagu_perubahan",
            [2026, "1.1.1", 1, "pergeseran", 90, "30 Juni 2026", "DPA"],
            "perubahan pagu ke-1 1.1.1 yang baru berlaku mulai triwulan II",
            id="pergeseran",
        ),
        pytest.param(
            "pagu_perubahan",
            [2026, "1.1.1", 1, "pergeseran", 90, "1 Juli 2026", "DPA"],
            None,
            id="pergeseran, later",
        ),
        pytest.param("realisasi_anggaran", [2026, "1.1.1", None, 9], None, id="LRA, first time"),
    ],
)
def test_whatever_changes_the_figures_of_a_reported_triwulan_is_asked_about(
    db: Database, monkeypatch: pytest.MonkeyPatch, lembar: str, baris: list[Any], apa: str | None
) -> None:
    set_jam(monkeypatch, datetime(2026, 10, 20))  # noqa: DTZ001
    save(db, an_office(), a_unit(kode="KEU"), an_indikator(), a_year("3 3 3 3", "3 3 - -"))
    save(db, a_program("1"), a_program("1.1"), a_program("1.1.1"))
    save(db, a_pagu("1.1.1", 100), a_belanja("1.1.1", 1, 50))
    pratinjau = preview_rencana(db, PENYUSUN, a_workbook(**{lembar: [baris]}), "x.xlsx")
    assert [satu.tingkat for satu in pratinjau.temuan] == ["konfirmasi"] * (apa is not None)
    for satu in pratinjau.temuan:
        assert satu.apa.startswith("Triwulan I")
        assert f"sudah dilaporkan; {apa}" in satu.apa
    assert save_rencana(db, PENYUSUN, pratinjau, konfirmasi=True) == 1


def test_an_import_never_changes_the_metode_of_what_was_reported(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_jam(monkeypatch, datetime(2026, 10, 20))  # noqa: DTZ001
    save(db, an_office(), an_indikator(), a_year("3 3 3 3", "3 3 - -"))
    baris = [
        2026,
        "IKU-01",
        "SS-1",
        "PEM",
        "Jumlah laporan fasilitasi",
        "laporan",
        "",
        "",
        "Register",
    ]
    isi = a_workbook(indikator=[[*baris, "naik", "rata", "triwulan", 2, None, 1, 1]])
    (salah,) = preview_rencana(db, PENYUSUN, isi, "i.xlsx").salah
    assert "triwulan II sudah dilaporkan" in salah.apa


def test_each_change_of_a_pagu_holds_from_its_day(asal: Database) -> None:
    pagu = {
        p: list_anggaran(asal, DONOMULYO, 2026, p)
        for p in (JenisPeriode.TW1, JenisPeriode.SD3, JenisPeriode.TAHUN)
    }
    satu = {
        p: next(row["pagu"] for row in rows if row["kode_program"] == "7.01.03.2.01.0003")
        for p, rows in pagu.items()
    }
    assert satu == {
        JenisPeriode.TW1: Decimal(108_500_000),
        JenisPeriode.SD3: Decimal(112_500_000),
        JenisPeriode.TAHUN: Decimal(122_500_000),
    }


def test_changes_of_a_pagu_stand_in_the_order_of_their_days_and_their_murni_is_there(
    db: Database,
) -> None:
    program = [
        [2026, "7", "program", None, None, "Program"],
        [2026, "7.1", "kegiatan", "7", None, "Kegiatan"],
        [2026, "7.1.1", "sub_kegiatan", "7.1", None, "Sub kegiatan"],
    ]
    save(db, an_office(), an_indikator())

    def change(ke: int, mulai: str, kode: str = "7.1.1") -> list[Any]:
        return [2026, kode, ke, "pergeseran", 10 * ke, mulai, f"DPA {ke}"]

    salah = [change(1, "1 Juli 2026"), change(2, "1 April 2026"), change(0, "1 Mei 2025"), change(1, "1 Mei 2026", "8")]  # fmt: skip
    isi = a_workbook(program_kegiatan=program, pagu=[[2026, "7.1.1", 5]], pagu_perubahan=salah)
    alamat = [satu.alamat for satu in preview_rencana(db, PENYUSUN, isi, "p.xlsx").salah]
    assert alamat == [f"Perubahan Pagu!{sel}" for sel in ("F5", "C6", "F6", "B7")]
    benar = [change(1, "1 April 2026"), change(2, "1 Juli 2026")]
    isi = a_workbook(program_kegiatan=program, pagu=[[2026, "7.1.1", 5]], pagu_perubahan=benar)
    save_rencana(db, PENYUSUN, preview_rencana(db, PENYUSUN, isi, "p.xlsx"))
    betul = a_workbook(pagu_perubahan=[change(1, "2 Juli 2026"), change(2, "1 Oktober 2026")])
    save_rencana(db, PENYUSUN, preview_rencana(db, PENYUSUN, betul, "p.xlsx"))
    rows = ask(db, "select mulai_triwulan, akhir_triwulan, pagu from stg_pagu order by 1")
    assert [tuple(row.values()) for row in rows] == [(1, 2, 5), (3, 3, 10), (4, 4, 20)]


def test_a_heading_of_no_column_or_of_one_named_before_is_refused_with_its_cell(
    asal: Database,
) -> None:
    def ubah(lembar: Worksheet) -> None:
        judul = {sel.value: sel for sel in lembar[BARIS_JUDUL]}
        judul["Formula"].value = "Formula perhitungan"
        lembar.cell(BARIS_JUDUL, len(judul) + 1).value = "Satuan "

    isi = edit_workbook(export_rencana(asal, DONOMULYO, ["indikator"], 2026), "indikator", ubah)
    salah = preview_rencana(asal, DONOMULYO, isi, "i.xlsx").salah
    assert [satu.alamat for satu in salah] == ["Indikator Tahunan!H3", "Indikator Tahunan!Q3"]
    assert "“Formula”" in salah[0].perbaikan
    assert "sudah ada di F3" in salah[1].apa


def test_a_column_left_out_of_the_workbook_keeps_what_is_stored(asal: Database) -> None:
    for kode, judul in (
        ("indikator", "Formula"),
        ("program_kegiatan", "Kode unit"),
        ("indikator_renstra", "Target tahun ke-2"),
    ):

        def ubah(lembar: Worksheet, judul: str = judul) -> None:
            (nomor,) = [sel.column for sel in lembar[BARIS_JUDUL] if sel.value == judul]
            lembar.delete_cols(nomor)

        isi = edit_workbook(export_rencana(asal, DONOMULYO, [kode]), kode, ubah)
        pratinjau = preview_rencana(asal, DONOMULYO, isi, "x.xlsx")
        assert (pratinjau.temuan, pratinjau.akan) == ((), ())
        assert pratinjau.count()["sama"] > 0


def test_a_new_row_of_a_workbook_without_an_optional_column_has_it_blank(db: Database) -> None:
    save(db, an_office(), an_indikator())
    isi = a_workbook(target=[[2026, "IKU-01", None, 1, 2, 3, 4]])
    isi = edit_workbook(isi, "target", lambda lembar: lembar.delete_cols(4))
    pratinjau = preview_rencana(db, PENYUSUN, isi, "t.xlsx")
    assert (pratinjau.temuan, pratinjau.baris[0].isi["tw1"]) == ((), None)
    assert save_rencana(db, PENYUSUN, pratinjau) == 1
    tanpa_pk = edit_workbook(isi, "target", lambda lembar: lembar.delete_cols(3))
    (salah,) = preview_rencana(db, PENYUSUN, tanpa_pk, "t.xlsx").salah
    assert "Kolom Kode PK tidak ditemukan" in salah.apa


def test_a_target_of_a_year_as_parts_of_a_ratio_is_refused(asal: Database) -> None:
    def ubah(lembar: Worksheet) -> None:
        judul = [sel.value for sel in lembar[BARIS_JUDUL]]
        target = next(n for n, satu in enumerate(judul, 1) if str(satu).startswith("Target"))
        for nomor in range(BARIS_JUDUL + 1, BARIS_JUDUL + 4):
            lembar.cell(nomor, target).value = "4/5"

    for kode in ("rkt", "perjanjian_indikator", "indikator_renstra"):
        isi = edit_workbook(export_rencana(asal, DONOMULYO, [kode]), kode, ubah)
        salah = preview_rencana(asal, DONOMULYO, isi, "r.xlsx").salah
        assert len(salah) == 3, kode
        assert all("satu angka setahun" in satu.perbaikan for satu in salah)


def test_no_pagu_is_below_zero(db: Database) -> None:
    save(db, an_office(), an_indikator())
    isi = a_workbook(
        renja=[[2026, "7.1.1", -1]],
        pagu=[[2026, "7.1.1", -1]],
        pagu_perubahan=[[2026, "7.1.1", 1, "pergeseran", -1, "1 April 2026", "DPA"]],
    )
    salah = preview_rencana(db, PENYUSUN, isi, "p.xlsx").salah
    assert [satu.alamat for satu in salah] == ["Renja!C4", "Pagu!C4", "Perubahan Pagu!E4"]


def test_one_sheet_on_two_tabs_is_refused(db: Database) -> None:
    save(db, an_office(), an_indikator())

    def ubah(lembar: Worksheet) -> None:
        buku = lembar.parent
        assert buku is not None
        buku.copy_worksheet(lembar).title = "SASARAN TAHUNAN "

    isi = edit_workbook(a_workbook(sasaran=[[2026, "SS-2", "Baru", 2]]), "sasaran", ubah)
    pratinjau = preview_rencana(db, PENYUSUN, isi, "s.xlsx")
    (salah,) = pratinjau.salah
    assert "“SASARAN TAHUNAN ” dan “Sasaran Tahunan”" in salah.apa
    assert len(pratinjau.baris) == 1


def test_the_plan_of_one_year_goes_into_an_empty_store(asal: Database) -> None:
    kosong = open_database()
    save(kosong, an_instansi(kode="donomulyo"))
    isi = export_rencana(asal, DONOMULYO, tahun=2026)
    pratinjau = preview_rencana(kosong, DONOMULYO, isi, "rencana-2026.xlsx")
    assert pratinjau.temuan == ()
    assert save_rencana(kosong, DONOMULYO, pratinjau) == len(pratinjau.baris)
    kosong.close()


def test_a_target_in_percent_that_looks_like_a_fraction_is_asked_about(db: Database) -> None:
    save(db, an_office(), an_indikator(satuan="persen"))
    isi = a_workbook(
        perjanjian_kinerja=[MURNI],
        perjanjian_indikator=[["PK-1", "IKU-01", 0.95]],
        rkt=[[2026, "IKU-01", 95]],
        target=[[2026, "IKU-01", "PK-1", 0.2, 45, "0", 0.95]],
    )
    pratinjau = preview_rencana(db, PENYUSUN, isi, "t.xlsx")
    assert [(satu.tingkat, satu.alamat) for satu in pratinjau.temuan] == [
        ("konfirmasi", f"{sel}4") for sel in ("Indikator PK!C", "Target Triwulan!D", "Target Triwulan!G")
    ]  # fmt: skip
    assert "95 persen" in pratinjau.temuan[0].apa
    save_rencana(db, PENYUSUN, pratinjau, konfirmasi=True)
    assert preview_rencana(db, PENYUSUN, isi, "t.xlsx").temuan == ()


def test_a_tahun_outside_2000_to_2100_is_refused(db: Database) -> None:
    save(db, an_office(), an_indikator())
    isi = a_workbook(
        renstra=[["R-1", "Renstra", 0, 4], ["R-2", "Renstra", 2098, 2102]],
        sasaran=[[226, "SS-2", "Baru", 1], [2026, "SS-3", "Baru", 2]],
    )
    salah = preview_rencana(db, PENYUSUN, isi, "t.xlsx").salah
    alamat = ["Renstra!C4", "Renstra!D4", "Renstra!D5", "Sasaran Tahunan!A4"]
    assert [satu.alamat for satu in salah] == alamat


def test_the_first_year_of_a_renstra_stays_while_its_targets_are_stored(asal: Database) -> None:
    (renstra,) = ask(asal, "select kode, nama from renstra")
    isi = a_workbook(renstra=[[renstra["kode"], renstra["nama"], 2026, 2030]])
    (salah,) = preview_rencana(asal, DONOMULYO, isi, "r.xlsx").salah
    assert "Tahun pertama Renstra tidak dapat diganti" in salah.apa


def test_a_sub_kegiatan_with_money_is_never_turned_into_a_kegiatan(db: Database) -> None:
    save(db, an_office(), a_program("1"), a_program("1.1"), a_program("1.1.1"))
    save(db, a_program("1.1.2"), a_pagu("1.1.1", 100))
    baris = [[2026, kode, "kegiatan", "1", None, "Nama"] for kode in ("1.1.1", "1.1.2")]
    pratinjau = preview_rencana(db, PENYUSUN, a_workbook(program_kegiatan=baris), "p.xlsx")
    (salah,) = pratinjau.salah
    assert salah.alamat == "Program!C4"
    assert "Ada pagu atau belanja pada 1.1.1" in salah.apa


def test_targets_of_two_perjanjian_of_one_day_come_back_in_the_order_they_were_stated(
    db: Database,
) -> None:
    murni = a_perjanjian(kode="PK-1", jenis="murni", tanggal=date(2026, 1, 12), alasan="")
    save(db, an_office(), an_indikator(), murni)
    save(db, a_perjanjian(kode="PK-2"), a_perjanjian(kode="PK-10"))
    urutan = [(None, 80), ("PK-1", 85), ("PK-2", 91), ("PK-9", 95), ("PK-10", 99)]
    save(db, a_perjanjian(kode="PK-9"), a_target(triwulan=3, versi=1, kode_perjanjian="PK-9"))
    for versi, (kode, nilai) in enumerate(urutan, 1):
        save(db, a_target(triwulan=4, versi=versi, nilai=nilai, kode_perjanjian=kode))
    sql = "select triwulan, mulai_triwulan, target, kode_perjanjian from stg_target order by 1, 2"
    assert [row["target"] for row in ask(db, sql)][1:] == [85, 99]
    ekspor = export_rencana(db, PENYUSUN)
    baru = open_database()
    save(baru, an_instansi())
    save_rencana(baru, PENYUSUN, preview_rencana(baru, PENYUSUN, ekspor, "e.xlsx"))
    assert ask(baru, sql) == ask(db, sql)
    baru.close()
