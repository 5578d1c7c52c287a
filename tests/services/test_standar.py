"""Standards: stated by the Kasubbag, printed in table 3.5 with its sentence, in words where there is none."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from sakip.documents.bahan import Bahan
from sakip.documents.blok import Daftar, Paragraf, Tabel
from sakip.documents.isi.lkj_banding import make_standar, write_standar
from sakip.domain.errors import DataTidakSah, TidakAda, VersiBerubah
from sakip.domain.peran import Pelaku
from sakip.domain.periode import JenisPeriode
from sakip.services.dokumen import get_bahan
from sakip.services.jejak import list_jejak
from sakip.services.pengguna import get_pelaku
from sakip.services.standar import list_standar, record_standar, withdraw_standar
from sakip.storage.connection import Database, open_database

BAIK = {
    "standar": "88,25",
    "lingkup": "provinsi",
    "sumber": "SKM provinsi",
    "tahun_standar": "2025",
}


@pytest.fixture(scope="module")
def db(berkas_contoh: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    path = tmp_path_factory.mktemp("standar") / "sakip.duckdb"
    path.write_bytes(berkas_contoh.read_bytes())
    db = open_database(path)
    yield db
    db.close()


@pytest.fixture(scope="module")
def kasubbag(db: Database) -> Pelaku:
    return get_pelaku(db, "kasubbag.pep")


@pytest.fixture(scope="module")
def bahan(db: Database, kasubbag: Pelaku) -> Bahan:
    return get_bahan(db, kasubbag, "lkj", 2025, JenisPeriode.TAHUN)


def rows(tabel: Tabel) -> dict[str, tuple[str, ...]]:
    return {baris[1].teks: tuple(sel.teks for sel in baris[2:]) for baris in tabel.baris}


@pytest.mark.parametrize(
    ("kode", "baris", "kalimat"),
    [
        pytest.param(
            "IKK-03",
            ("20,0", "Standar waktu layanan provinsi (angka rekaan), provinsi, 2024"),
            "standar provinsi tahun 2024 20,0 menit; standar",
            id="lower is better",
        ),
        pytest.param(
            "IKK-24",
            (
                "BB",
                "Pengawasan kearsipan provinsi (angka rekaan), provinsi, 2025",
                "tidak tersedia",
            ),
            "standar provinsi tahun 2025 BB; standar",
            id="graded",
        ),
    ],
)
def test_table_3_5_and_its_sentence_say_what_was_entered(
    bahan: Bahan, kode: str, baris: tuple[str, ...], kalimat: str
) -> None:
    satu = next(s for s in bahan.indikator if s.kode == kode)
    isi = rows(make_standar(bahan, (satu,), "3.5.1"))[satu.nama]
    assert isi[1 : 1 + len(baris)] == baris
    paragraf, daftar = write_standar(bahan, (satu,))
    assert isinstance(paragraf, Paragraf)
    assert isinstance(daftar, Daftar)
    assert kalimat in daftar.butir[0]


def test_met_or_not_follows_the_better_end_of_the_indikator(bahan: Bahan) -> None:
    def write(satu: object) -> str:
        _, daftar = write_standar(bahan, (satu,))  # type: ignore[arg-type]
        assert isinstance(daftar, Daftar)
        return daftar.butir[0]

    naik = next(s for s in bahan.indikator if s.kode == "IKU-01")
    turun = next(s for s in bahan.indikator if s.kode == "IKK-03")
    for satu, arah in ((naik, 1), (turun, -1)):
        nilai = satu.di("TAHUN").realisasi
        assert nilai is not None
        for beda, kata in (
            (-arah, "standar terpenuhi."),
            (0, "standar terpenuhi."),
            (arah, "belum terpenuhi."),
        ):
            assert write(replace(satu, standar=nilai + beda)).endswith(kata)


def test_without_any_the_report_says_so_in_words(bahan: Bahan) -> None:
    tanpa = replace(
        bahan.indikator[1], standar=None, sumber_standar="", tahun_standar=0, lingkup_standar=""
    )
    (kalimat,) = write_standar(bahan, (tanpa,))
    assert isinstance(kalimat, Paragraf)
    assert kalimat.teks.startswith("Belum ada standar nasional atau provinsi yang dicatat")
    isi = rows(make_standar(bahan, (tanpa,), "3.5.1"))[tanpa.nama]
    assert isi[1:] == ("tidak tersedia",) * 3


def test_the_kasubbag_states_mends_and_takes_back_a_standard(
    db: Database, kasubbag: Pelaku
) -> None:
    def now() -> tuple[str, int]:
        satu = next(s for s in list_standar(db, kasubbag, 2026) if s.kode == "IKK-01")
        return ("" if satu.nilai is None else satu.nilai.tampil, satu.versi)

    assert now() == ("", 0)
    assert record_standar(db, kasubbag, "IKK-01", 2026, BAIK, versi=0)
    assert now() == ("88,25", 1)
    assert not record_standar(db, kasubbag, "IKK-01", 2026, BAIK, versi=1), "the same again"
    with pytest.raises(VersiBerubah, match="88,25, provinsi"):
        record_standar(db, kasubbag, "IKK-01", 2026, BAIK | {"standar": "90"}, versi=0)
    withdraw_standar(db, kasubbag, "IKK-01", 2026, versi=1)
    assert now() == ("", 2)
    with pytest.raises(TidakAda):
        withdraw_standar(db, kasubbag, "IKK-01", 2026, versi=2)
    admin = get_pelaku(db, "admin")
    jejak = list_jejak(db, admin, tindakan="ubah_standar")
    assert [(satu.lama, satu.baru) for satu in jejak] == [
        ("88,25, provinsi, SKM provinsi (2025)", "tidak ada"),
        ("tidak ada", "88,25, provinsi, SKM provinsi (2025)"),
    ]


@pytest.mark.parametrize(
    ("kode", "ubah", "pesan"),
    [
        pytest.param("IKK-01", {"standar": "", "sumber": ""}, "Standar belum diisi.*Sumber standar belum diisi", id="all at once"),
        pytest.param("IKK-01", {"standar": "1.234"}, "Standar: .*", id="two readings"),
        pytest.param("IKK-01", {"standar": "10..20"}, "satu angka", id="a range"),
        pytest.param("IKK-24", {"standar": "80"}, "predikat bagi indikator berpredikat", id="a figure for a grade"),
        pytest.param("IKK-01", {"tahun_standar": "2027"}, "antara 2000 dan 2026", id="from the future"),
        pytest.param("IKK-99", {}, "Indikator IKK-99 tidak ada", id="no such indikator"),
    ],
)  # fmt: skip
def test_a_standard_that_cannot_be_is_refused_with_what_to_write(
    db: Database, kasubbag: Pelaku, kode: str, ubah: dict[str, str], pesan: str
) -> None:
    with pytest.raises(DataTidakSah) as galat:
        record_standar(db, kasubbag, kode, 2026, BAIK | ubah, versi=0)
    assert re.search(pesan, str(galat.value))


def test_a_unit_sees_the_standards_of_its_own_indikator_only(db: Database) -> None:
    kasi = get_pelaku(db, "kasi.yanlik")
    milik = list_standar(db, kasi, 2025)
    assert next(s.nilai for s in milik if s.kode == "IKU-01").nilai == Decimal("88.5")  # type: ignore[union-attr]
    assert "IKU-02" not in {satu.kode for satu in milik}
