"""Which perjanjian a judged target comes from stands in every report; earlier periode keep theirs.

The example office has two PK perubahan of 18 August 2026: IKU-04 80 → 82, IKK-10 95 → 97 (triwulan IV);
and another rumus for IKK-03 from triwulan IV on.
"""

import io
from collections.abc import Callable
from functools import cache

import pytest
from openpyxl import load_workbook

from sakip.documents.bahan import Bahan
from sakip.domain.periode import JenisPeriode
from sakip.services.bahan_dokumen import collect_setahun
from sakip.services.dasar_target import list_dasar_target
from sakip.services.ekspor import export_capaian
from sakip.services.jenis_dokumen import Format, write_berkas
from sakip.services.pengguna import get_pelaku
from sakip.storage.connection import Database
from tests.documents.baca_dokumen import read_pdf, read_xlsx
from tests.documents.harapan import PELAKU

LAPORAN = [
    ("triwulan", JenisPeriode.TW2),
    ("triwulan", JenisPeriode.TW3),
    ("semester", JenisPeriode.S2),
    ("lkj", JenisPeriode.TAHUN),
]
PERUBAHAN = [
    "Target Persentase desa yang meningkat Indeks Desa (IKU-04) menurut Perjanjian Kinerja Perubahan ke-1 "
    "nomor 100.3.3/41/35.07.01/2026, 18 Agustus 2026, yang berlaku mulai triwulan III; triwulan sebelumnya "
    "dinilai dengan target semula (Perjanjian Kinerja nomor ",
    "Target Persentase kegiatan pemberdayaan masyarakat yang terlaksana (IKK-10) menurut Perjanjian Kinerja "
    "Perubahan ke-1 nomor 100.3.3/42/35.07.01/2026, 18 Agustus 2026",
]
GANTI = (
    "(IKK-03), mulai triwulan IV: “Makin rendah makin baik: (2 × target − realisasi) ÷ target × 100”, "
    "semula “Makin rendah makin baik: target ÷ realisasi × 100”. Alasan: Rumus indikator yang makin rendah"
)


@pytest.fixture(scope="module")
def bahan(db_contoh: Database) -> dict[str, Bahan]:
    with db_contoh.cursor() as cur:
        semua = collect_setahun(cur, PELAKU, 2026, LAPORAN)
        return {satu.periode: satu for satu in semua}


@pytest.fixture(scope="module")
def lembar(bahan: dict[str, Bahan]) -> Callable[[str], dict[str, list[list[object]]]]:
    """The sheets of a report, written and read back once."""
    return cache(lambda periode: read_xlsx(write_berkas(bahan[periode], Format.XLSX).isi))


@pytest.mark.parametrize(
    ("periode", "perubahan", "ganti"),
    [
        pytest.param("TW2", False, False),
        pytest.param("TW3", True, False),
        # A semester is read back on paper below, every year in test_angka.
        pytest.param("S2", True, True, marks=pytest.mark.panjang),
        pytest.param("TAHUN", True, True, marks=pytest.mark.panjang),
    ],
)
def test_a_report_read_back_names_the_pk_perubahan_from_its_triwulan_on(
    bahan: dict[str, Bahan],
    lembar: Callable[[str], dict[str, list[list[object]]]],
    periode: str,
    perubahan: bool,
    ganti: bool,
) -> None:
    tabel = lembar(periode)["Tabel 3.1"]
    catatan = [str(sel) for baris in tabel for sel in baris if sel is not None]
    for kalimat in PERUBAHAN:
        assert any(kalimat in satu for satu in catatan) is perubahan
    assert bool(bahan[periode].ganti_ukuran) is ganti
    rumus = {satu.kode: satu.rumus for satu in bahan[periode].indikator}
    assert rumus["IKK-03"] == ("turun_selisih" if ganti else "turun_rasio")


def test_on_paper_it_stands_under_the_table_and_in_the_method_box(bahan: dict[str, Bahan]) -> None:
    teks = read_pdf(write_berkas(bahan["S2"], Format.PDF).isi)
    rapat = teks.replace(" ", "")
    for kalimat in (*PERUBAHAN, GANTI):
        assert kalimat.replace(" ", "") in rapat


@pytest.mark.parametrize(
    ("periode", "setahun", "empat"),
    [("TW2", 95, [20, 45, 70, 95]), ("TW3", 97, [20, 45, 70, 97])],
)
def test_an_earlier_report_keeps_the_targets_that_were_in_force_then(
    lembar: Callable[[str], dict[str, list[list[object]]]],
    periode: str,
    setahun: int,
    empat: list[int],
) -> None:
    (baris,) = (
        baris
        for baris in lembar(periode)["Tabel 3.3"]
        if "Persentase kegiatan pemberdayaan masyarakat yang terlaksana" in baris
    )
    awal = baris.index("Persentase kegiatan pemberdayaan masyarakat yang terlaksana") + 2
    assert list(baris[awal : awal + 5]) == [setahun, *empat]


def test_the_export_names_it_in_each_row_and_above_the_table(db_contoh: Database) -> None:
    _, isi = export_capaian(db_contoh, PELAKU, 2026, JenisPeriode.TAHUN)
    lembar = load_workbook(io.BytesIO(isi)).worksheets[0]
    rows = [[sel.value for sel in baris] for baris in lembar.iter_rows()]
    assert any(str(baris[0]).startswith(f"Dasar target: {PERUBAHAN[0]}") for baris in rows)
    kepala = next(baris for baris in rows if "Perjanjian Kinerja" in baris)
    menurut = {
        baris[kepala.index("Kode")]: baris[kepala.index("Perjanjian Kinerja")] for baris in rows
    }
    assert menurut["IKU-04"] == "Perubahan ke-1, 18 Agustus 2026"
    assert menurut["IKK-10"] == "murni, 12 Januari 2026; Perubahan ke-1, 18 Agustus 2026"
    assert menurut["IKK-01"] == "murni, 12 Januari 2026"


def test_a_unit_reads_of_its_own_targets_only(db_contoh: Database) -> None:
    kasi = get_pelaku(db_contoh, "kasi.trantib")
    assert list_dasar_target(db_contoh, kasi, 2026, JenisPeriode.TAHUN) == ()
    ppm = list_dasar_target(db_contoh, get_pelaku(db_contoh, "kasi.ppm"), 2026, JenisPeriode.TW3)
    assert [kalimat[:40] for kalimat in ppm] == [kalimat[:40] for kalimat in PERUBAHAN]
    assert list_dasar_target(db_contoh, PELAKU, 2026, JenisPeriode.TW2) == ()
