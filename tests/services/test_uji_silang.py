"""Uji silang of whole tables: real published figures, every verdict counted, everybody may use it."""

import csv
import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.domain.errors import TidakBerhak
from sakip.domain.peran import PERAN_DAPAT_DIBERIKAN, Pelaku, Penugasan, Peran
from sakip.domain.putusan import Putusan
from sakip.services.uji_silang import HasilUjiSilang, check_tabel, to_json_rows

TERBITAN = Path(__file__).resolve().parents[3] / "shared" / "contoh" / "terbitan.csv"

# What the check column of terbitan.csv says, in our verdicts.
PUTUSAN_CHECK = {
    "match": {Putusan.COCOK},
    "match_truncated": {Putusan.COCOK_DIPOTONG},
    "match_last_digit": {Putusan.COCOK_DIGIT_TERAKHIR},
    "match_sum": {Putusan.SETAHUN_COCOK},
    "text_match": {Putusan.COCOK},
    "published_error": {Putusan.SALAH, Putusan.SETAHUN_SALAH, Putusan.RUMUS_BERGANTI},
    "target_zero": {Putusan.TARGET_NOL},
    "not_computable": {Putusan.TIDAK_DAPAT_DIHITUNG},
    "no_capaian": {Putusan.TANPA_CAPAIAN},
    "label_match": {Putusan.TANPA_CAPAIAN},
}
# Rows that print a capaian and are judged otherwise than by check, with the reason.
BERBEDA = {
    # Averages of child rows: neither target nor realisasi is printed, nothing to recompute from.
    **{f"DS-0{n}-AVG-TW{tw}": Putusan.TIDAK_DAPAT_DIHITUNG for n in (13, 14) for tw in range(1, 5)},
    # Target in miliar, realisasi in juta: right once the units agree, which a person must mend.
    "GKIKU-2025-60": Putusan.COCOK_BEDA_SATUAN,
}


def a_pelaku(peran: Peran | None = Peran.STAF) -> Pelaku:
    penugasan = () if peran is None else (Penugasan(peran=peran, kode_unit="U1"),)
    return Pelaku(kode="p", nama="Siti", kode_instansi="KEC", penugasan=penugasan)


@pytest.fixture(scope="module")
def terbitan() -> tuple[list[dict[str, str]], HasilUjiSilang]:
    if not TERBITAN.is_file():
        pytest.skip(f"tabel terbitan contoh tidak ada di {TERBITAN}")
    isi = TERBITAN.read_bytes()
    baris = list(csv.DictReader(isi.decode("utf-8").splitlines()))
    return baris, check_tabel(a_pelaku(), isi, TERBITAN.name)


def test_published_tables_are_judged_as_their_checkers_did(
    terbitan: tuple[list[dict[str, str]], HasilUjiSilang],
) -> None:
    baris, hasil = terbitan
    berbeda = {}
    bercapaian = 0
    for satu, uji in zip(baris, hasil.baris, strict=True):
        if satu["capaian_printed"].strip():
            bercapaian += 1
            if uji.hasil.putusan not in PUTUSAN_CHECK[satu["check"]]:
                berbeda[satu["case_id"]] = uji.hasil.putusan
    assert berbeda == BERBEDA
    assert bercapaian == 932
    assert 1 - len(berbeda) / bercapaian >= 0.99


def test_yearly_sums_of_published_tables_are_checked_too(
    terbitan: tuple[list[dict[str, str]], HasilUjiSilang],
) -> None:
    baris, hasil = terbitan
    setahun = Counter(
        (satu["check"], uji.hasil.putusan)
        for satu, uji in zip(baris, hasil.baris, strict=True)
        if satu["annual_printed"] and not satu["capaian_printed"].strip()
    )
    assert setahun == {
        ("match_sum", Putusan.SETAHUN_COCOK): 85,
        ("published_error", Putusan.SETAHUN_SALAH): 2,
    }


def test_the_findings_of_other_checkers_do_not_sway_the_verdict(
    terbitan: tuple[list[dict[str, str]], HasilUjiSilang],
) -> None:
    baris, hasil = terbitan
    terlarang = {
        "target_num", "realisasi_num", "capaian_num", "formula", "formula_all", "rounding",
        "aggregation", "check", "notes",
    }  # fmt: skip
    kolom = [nama for nama in baris[0] if nama not in terlarang]
    bersih = [";".join(kolom)]
    bersih += [";".join(f'"{satu[nama]}"' for nama in kolom) for satu in baris]
    tanpa = check_tabel(a_pelaku(), "\n".join(bersih), "bersih.csv")
    assert [uji.hasil for uji in tanpa.baris] == [uji.hasil for uji in hasil.baris]


def test_the_errors_found_in_published_tables_come_with_figures(
    terbitan: tuple[list[dict[str, str]], HasilUjiSilang],
) -> None:
    _, hasil = terbitan
    salah = {uji.teks["kode"]: uji.hasil for uji in hasil.baris if uji.hasil.putusan.is_salah}
    assert len(salah) == hasil.jumlah_salah == 48
    assert all(satu.penjelasan for satu in salah.values())
    assert "disalin" in " ".join(salah["BWI-118"].penjelasan)
    assert str(salah["GK-2023-085"].selisih) == "0.613827"
    assert "turun_rasio" in " ".join(salah["GK-2024-273"].penjelasan)
    assert "jumlah 12.128.963.173 (selisih -104.990.014)" in salah["DS-011-RP"].penjelasan[-1]


def test_a_small_table_gets_a_verdict_a_sentence_and_a_reason_per_row() -> None:
    isi = (
        "indikator;rumus;target;realisasi;capaian\n"
        "IKM;naik;90;92,5;102,78\n"
        "Pelanggaran Perda;turun_selisih;2;0;200\n"
        "Nilai SAKIP;naik;84;80;80\n"
        "Gangguan trantibum;naik;0;3;0\n"
        "Koordinasi;naik;100;;0\n"
    )
    hasil = check_tabel(a_pelaku(), isi, "lkj.csv")
    assert [uji.hasil.putusan for uji in hasil.baris] == [
        Putusan.COCOK,
        Putusan.COCOK,
        Putusan.SALAH,
        Putusan.TARGET_NOL,
        Putusan.TIDAK_DAPAT_DIHITUNG,
    ]
    assert hasil.kalimat == (
        "5 baris dibaca dari lkj.csv, 5 diuji: 1 salah, 1 bertarget 0, 1 tidak dapat dihitung."
    )
    assert sum(hasil.ringkasan.values()) == 5
    assert hasil.ringkasan[Putusan.TANPA_CAPAIAN] == 0


def test_json_rows_hold_decimal_strings_and_null_for_what_is_not_there() -> None:
    isi = "kode;target;realisasi;capaian;tw1;tw2;setahun;metode\nK1;84;80;80;30;50;80;jumlah\n;;;;;;;\n"
    hasil = check_tabel(a_pelaku(), isi, "lkj.csv")
    (pertama,) = json.loads(json.dumps(to_json_rows(hasil)))
    assert pertama["kode"] == "K1"
    assert pertama["baris"] == 2
    assert (pertama["putusan"], pertama["salah"]) == ("salah", True)
    assert pertama["capaian_tercetak"] == "80"
    assert pertama["capaian_hitung"] == "95.238095"
    assert pertama["selisih"] == "-15.238095"
    assert (pertama["rumus"], pertama["metode"]) == ("naik", "jumlah")
    assert pertama["setahun_hitung"] == "80"
    assert pertama["indikator"] is None
    assert "Sama dengan realisasinya" in " ".join(pertama["penjelasan"])


@pytest.mark.parametrize("peran", PERAN_DAPAT_DIBERIKAN)
def test_every_role_may_check_a_table(peran: Peran) -> None:
    hasil = check_tabel(a_pelaku(peran), "target,realisasi,capaian\n80,92,115\n", "lkj.csv")
    assert hasil.baris[0].hasil.putusan is Putusan.COCOK


def test_whoever_holds_no_role_may_not() -> None:
    with pytest.raises(TidakBerhak, match="Siti tidak berhak memakai uji silang"):
        check_tabel(a_pelaku(None), "target,realisasi,capaian\n80,92,115\n", "lkj.csv")


ISI = st.one_of(
    st.text("0123456789.,-%()/ RpjutaBA", max_size=14),
    st.sampled_from(["naik", "turun", "9" * 20, "0,000000000000001", "80-90", "BB", "1.500"]),
)


@given(st.lists(st.lists(ISI, min_size=9, max_size=9), min_size=1, max_size=5))
def test_no_table_however_odd_breaks_the_check(baris: list[list[str]]) -> None:
    judul = "rumus;target;realisasi;capaian;tw1;tw2;setahun;indikator;tahun"
    isi = "\n".join([judul, *(";".join(satu) for satu in baris)])
    hasil = check_tabel(a_pelaku(), isi, "aneh.csv")
    assert sum(hasil.ringkasan.values()) == len(hasil.baris)
    assert len(to_json_rows(hasil)) == len(hasil.baris)
