"""Every metode through the eight periode: full years, blanks, zeros, tidak berlaku, penyebut 0."""

from collections.abc import Iterator
from typing import Any

import pytest

from sakip.domain.metode import Metode
from sakip.storage.connection import Database, open_database
from tests.builders import a_year, an_indikator, an_office, ask, figure, save

# nama: rumus, metode, periode ukur; target of the four triwulan; realisasi of the four triwulan
TAHUN = {
    "jumlah": ("naik jumlah triwulan", "10 10 10 10", "8 12 - -"),
    "jumlah_nol": ("naik jumlah triwulan", "10 10 10 10", "0 0 - -"),
    "jumlah_tb": ("naik jumlah triwulan", "10 10 10 10", "8 tb 10 12"),
    "semua_tb": ("naik jumlah triwulan", "10 10 10 10", "tb tb - -"),
    "kumulatif": ("naik kumulatif triwulan", "25 50 75 100", "20 45 80 -"),
    "akhir": ("naik akhir triwulan", "80 80 85 90", "82 - 88 81"),
    "rata": ("naik rata triwulan", "90 90 90 90", "95 0 - 94"),
    "maksimum": ("naik maksimum triwulan", "5 6 7 8", "6 9 3 -"),
    "minimum": ("turun_selisih minimum triwulan", "5 4 4 4", "6 3 - 0"),
    "rasio": ("naik rasio triwulan", "80 80 85 85", "1/2 90/100 0/0 -"),
    "rasio_target": ("naik rasio triwulan", "4/5 80/100 - -", "3/5 - 40/50 -"),
    "rasio_kosong": ("naik rasio triwulan", "80 80 80 80", "0/0 - - -"),
    "tahunan": ("naik tahunan tahunan", "- - - 85,5", "- - - 84"),
    "semester": ("naik jumlah semester", "- 20 - 20", "- 22 - -"),
    "tanpa_target": ("naik jumlah triwulan", "- - - -", "5 - - -"),
    "pelanggaran": ("turun_selisih jumlah triwulan", "1 0 1 0", "0 0 3 1"),
    "dua_capaian": ("naik jumlah triwulan", "10 40 60 62,4", "11 - - -"),
    "rentang": ("rentang rata triwulan", "18..25 18..25 18..25 20..30", "17 20 - 40"),
    "rupiah": ("naik jumlah triwulan", "1234567890123,45 - - -", "1234567890123,45 0,05 - -"),
}

# nama, periode: target realisasi capaian capaian_tahunan status alasan ("-": blank)
JAWABAN = """
jumlah        TW1    10    8     80          20          lengkap           -
jumlah        TW2    10    12    120         50          lengkap           -
jumlah        TW3    10    -     -           50          belum_dilaporkan  belum_dilaporkan
jumlah        S1     20    20    100         50          lengkap           -
jumlah        S2     20    -     -           50          belum_dilaporkan  belum_dilaporkan
jumlah        SD3    30    20    66,666667   50          sementara         -
jumlah        TAHUN  40    20    50          50          sementara         -
jumlah_nol    TW1    10    0     0           0           lengkap           -
jumlah_nol    TW3    10    -     -           0           belum_dilaporkan  belum_dilaporkan
jumlah_nol    TAHUN  40    0     0           0           sementara         -
jumlah_tb     TW2    10    -     -           20          tidak_berlaku     tidak_berlaku
jumlah_tb     S1     20    8     40          20          lengkap           -
jumlah_tb     TAHUN  40    30    75          75          lengkap           -
semua_tb      S1     20    -     -           -           tidak_berlaku     tidak_berlaku
semua_tb      SD3    30    -     -           -           belum_dilaporkan  belum_dilaporkan
kumulatif     TW2    50    45    90          45          lengkap           -
kumulatif     S1     50    45    90          45          lengkap           -
kumulatif     SD3    75    80    106,666667  80          lengkap           -
kumulatif     S2     100   80    80          80          sementara         -
kumulatif     TAHUN  100   80    80          80          sementara         -
akhir         TW2    80    -     -           91,111111   belum_dilaporkan  belum_dilaporkan
akhir         S1     80    82    102,5       91,111111   sementara         -
akhir         SD3    85    88    103,529412  97,777778   sementara         -
akhir         TAHUN  90    81    90          90          sementara         -
rata          TW2    90    0     0           52,777778   lengkap           -
rata          S1     90    47,5  52,777778   52,777778   lengkap           -
rata          TAHUN  90    63    70          70          sementara         -
maksimum      S1     6     9     150         112,5       lengkap           -
maksimum      S2     8     3     37,5        112,5       sementara         -
maksimum      TAHUN  8     9     112,5       112,5       sementara         -
minimum       S1     4     3     125         125         lengkap           -
minimum       S2     4     0     200         200         sementara         -
rasio         TW1    80    50    62,5        58,823529   lengkap           -
rasio         S1     80    89,215686 111,519608 104,959631 lengkap         -
rasio         TW3    85    -     -           104,959631  lengkap           penyebut_nol
rasio         TAHUN  85    89,215686 104,959631 104,959631 sementara       -
rasio_target  S1     80    60    75          75          sementara         -
rasio_target  S2     -     80    -           97,727273   sementara         belum_ada_target
rasio_target  TAHUN  80    78,181818 97,727273 97,727273 sementara         -
rasio_kosong  TW1    80    -     -           -           lengkap           penyebut_nol
rasio_kosong  TAHUN  80    -     -           -           sementara         penyebut_nol
tahunan       TW1    -     -     -           -           belum_waktunya    belum_waktunya
tahunan       SD3    -     -     -           -           belum_waktunya    belum_waktunya
tahunan       S2     85,5  84    98,245614   98,245614   lengkap           -
tahunan       TAHUN  85,5  84    98,245614   98,245614   lengkap           -
semester      TW1    -     -     -           -           belum_waktunya    belum_waktunya
semester      TW2    20    22    110         55          lengkap           -
semester      S1     20    22    110         55          lengkap           -
semester      TW3    -     -     -           55          belum_waktunya    belum_waktunya
semester      SD3    20    22    110         55          lengkap           -
semester      TAHUN  40    22    55          55          sementara         -
tanpa_target  TW1    -     5     -           -           lengkap           belum_ada_target
tanpa_target  TW2    -     -     -           -           belum_dilaporkan  belum_ada_target
pelanggaran   TW2    0     0     100         200         lengkap           -
pelanggaran   TW4    0     1     0           0           lengkap           -
pelanggaran   TAHUN  2     4     0           0           lengkap           -
dua_capaian   TW1    10    11    110         6,38051     lengkap           -
dua_capaian   SD3    110   11    10          6,38051     sementara         -
rentang       TW1    18    17    94,444444   91,891892   lengkap           -
rentang       S1     18    18,5  100         100         lengkap           -
rentang       TAHUN  18,5  25,666667 100     100         sementara         -
rupiah        TW1    1234567890123,45 1234567890123,45 100 100 lengkap     -
rupiah        S1     1234567890123,45 1234567890123,5  100 100 lengkap     -
"""


@pytest.fixture(scope="module")
def rekap() -> Iterator[dict[tuple[str, str], dict[str, Any]]]:
    """The golden years as one office, every indikator in every periode."""
    db = open_database()
    save(db, an_office())
    for nama, (aturan, target, realisasi) in TAHUN.items():
        rumus, metode, periode_ukur = aturan.split()
        indikator = an_indikator(kode=nama, rumus=rumus, metode=metode, periode_ukur=periode_ukur)
        save(db, indikator, a_year(target, realisasi, kode_indikator=nama))
    rows = ask(db, "select * from mart_capaian_periode")
    yield {(row["kode_indikator"], row["periode"]): row for row in rows}
    db.close()


@pytest.mark.parametrize(
    "jawaban", JAWABAN.strip().splitlines(), ids=lambda baris: "-".join(baris.split()[:2])
)
def test_a_periode_is_rolled_up_by_the_metode(
    jawaban: str, rekap: dict[tuple[str, str], dict[str, Any]]
) -> None:
    nama, periode, *angka, status, alasan = jawaban.split()
    baris = rekap[nama, periode]
    kolom = ("target", "realisasi", "capaian", "capaian_tahunan")
    assert {k: baris[k] for k in kolom} == {
        k: None if teks == "-" else figure(teks) for k, teks in zip(kolom, angka, strict=True)
    }
    assert baris["status"] == status
    assert baris["alasan"] == (None if alasan == "-" else alasan)


def test_every_metode_has_its_golden_year() -> None:
    assert {aturan.split()[1] for aturan, _, _ in TAHUN.values()} == set(Metode)


def test_a_periode_of_a_full_year_is_final_and_of_a_broken_one_never_silently_so(
    db: Database,
) -> None:
    save(db, an_office())
    for terisi in range(5):
        kode = f"IKU-{terisi}"
        cells = " ".join(["5"] * terisi + ["-"] * (4 - terisi))
        save(db, an_indikator(kode=kode), a_year("5 5 5 5", cells, kode_indikator=kode))
    rows = ask(
        db, "select kode_indikator, status from mart_capaian_tahunan where periode = 'TAHUN'"
    )
    assert {row["kode_indikator"]: row["status"] for row in rows} == {
        "IKU-0": "belum_dilaporkan",
        "IKU-1": "sementara",
        "IKU-2": "sementara",
        "IKU-3": "sementara",
        "IKU-4": "lengkap",
    }
