"""The child process: whatever a file does to it, the caller gets one sentence and goes on."""

import subprocess
import sys
import threading
from decimal import Decimal
from pathlib import Path

import pytest

from sakip.intake import baca
from sakip.intake.baca import read_workbook, read_workbook_here
from sakip.intake.hasil import HasilBaca, Pilihan
from sakip.intake.kirim import (
    decode_jawaban,
    decode_pilihan,
    encode_hasil,
    encode_pilihan,
    encode_tolak,
)
from sakip.intake.paket import Paket
from sakip.intake.tolak import BerkasDitolak, refuse
from tests.intake.pabrik_buku import (
    KEBENARAN,
    UTAMA,
    build_xlsx,
    change,
    list_isi,
    nilai_dari,
    pack,
    unzip,
)

AKAR = Path(__file__).resolve().parents[2]
linux = pytest.mark.skipif(sys.platform == "win32", reason="Windows tidak punya batas sumber daya")


def test_the_child_reads_what_this_process_reads() -> None:
    isi = list_isi()
    isi[2][4], isi[3][4], isi[4][8] = (
        "1,500",
        "Tidak berlaku",
        "dengan \x0b tanda kendali\nbaris dua",
    )
    berkas = build_xlsx(
        [
            [str(sel).replace("\x0b", "") if isinstance(sel, str) else sel for sel in baris]
            for baris in isi
        ]
    )
    assert read_workbook(berkas, "a.xlsx", 2) == read_workbook_here(berkas, "a.xlsx", 2)


def test_a_corrected_mapping_reaches_the_child() -> None:
    isi = list_isi()
    isi[0][4] = "Hasil Bulan Ini"
    hasil = read_workbook(build_xlsx(isi), "a.xlsx", 2, pilihan=Pilihan(kolom={"nilai": "E"}))
    assert nilai_dari(hasil) == KEBENARAN


def test_a_child_that_takes_too_long_is_ended() -> None:
    with pytest.raises(BerkasDitolak) as tolak:
        read_workbook(build_xlsx(), "lama.xlsx", 2, detik=0.001)
    assert tolak.value.kode == "bom"
    assert "lama.xlsx" in str(tolak.value)


@linux
def test_a_child_that_the_system_ends_costs_one_sentence() -> None:
    """A library that aborts the whole process: past the guard, a far cell makes calamine ask for 512 GiB."""
    sel = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    lembar = f'<worksheet xmlns="{UTAMA}"><sheetData>{sel}</sheetData></worksheet>'.encode()
    bagian = unzip(change(build_xlsx(), sheet1=lambda _: lembar))
    del bagian["xl/styles.xml"]  # the guard always writes one: without it only calamine reads on
    paket = Paket("xlsx", pack(bagian))
    with pytest.raises(BerkasDitolak) as tolak:
        baca._ask_anak(paket, ["2", "null", "[]"], 20, decode_jawaban)
    assert tolak.value.kode == "bom"


def test_a_damaged_package_costs_one_sentence() -> None:
    with pytest.raises(BerkasDitolak) as tolak:
        baca._ask_anak(
            Paket("xls", b"\xd0\xcf\x11\xe0 bukan buku"), ["2", "null", "[]"], 20, decode_jawaban
        )
    assert tolak.value.kode == "rusak"


def test_a_child_without_an_answer_costs_one_sentence() -> None:
    for jawaban in (b"", b"bukan JSON", b"{}", b'{"hasil": {"entah": 1}}'):
        anak = subprocess.CompletedProcess[bytes]([], 0, jawaban, b"")
        with pytest.raises(BerkasDitolak) as tolak:
            baca._read_jawaban(anak, decode_jawaban)
        assert tolak.value.kode == "rusak"


@linux
def test_the_child_bounds_its_own_memory_and_time() -> None:
    naskah = (
        "import resource, sys; from sakip.intake.anak import limit_self; limit_self();"
        "print(resource.getrlimit(resource.RLIMIT_AS)[0], resource.getrlimit(resource.RLIMIT_CPU)[0]);"
        "bytearray(2 * 2**30)"
    )
    anak = subprocess.run(
        [sys.executable, "-c", naskah], cwd=AKAR, capture_output=True, check=False
    )
    assert anak.stdout.split() == [str(2**30).encode(), b"20"]
    assert b"MemoryError" in anak.stderr


def test_the_child_starts_without_the_heavy_libraries() -> None:
    naskah = (
        "import sys; import sakip.intake.anak, sakip.intake.baca_paket, sakip.intake.baca_xlsx, sakip.intake.baca_csv;"
        "print(*sorted({'numpy', 'pandas', 'duckdb', 'streamlit', 'openpyxl', 'lxml'} & set(sys.modules)))"
    )
    anak = subprocess.run([sys.executable, "-c", naskah], cwd=AKAR, capture_output=True, check=True)
    assert anak.stdout.strip() == b""


def test_uploads_at_the_same_time_wait_their_turn() -> None:
    hasil: list[HasilBaca] = []
    isi = build_xlsx()
    utas = [
        threading.Thread(target=lambda: hasil.append(read_workbook(isi, "a.xlsx", 2)))
        for _ in range(5)
    ]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join()
    assert [nilai_dari(satu) for satu in hasil] == [KEBENARAN] * 5


class TestTheWayBetweenThem:
    def test_a_result_arrives_as_it_was_sent(self) -> None:
        isi = list_isi()
        isi[2][4], isi[3][4] = "78.35", "BB"
        hasil = read_workbook_here(build_xlsx(isi), "a.xlsx", 2)
        assert decode_jawaban(encode_hasil(hasil)) == hasil
        assert decode_jawaban(encode_hasil(HasilBaca())) == HasilBaca()

    def test_decimals_keep_their_digits(self) -> None:
        isi = list_isi()
        isi[2][4] = "100,80"
        hasil = decode_jawaban(encode_hasil(read_workbook_here(build_xlsx(isi), "a.xlsx", 2)))
        assert str(hasil.baris[0].nilai) == str(Decimal("100.80"))

    def test_a_refusal_arrives_as_a_refusal(self) -> None:
        with pytest.raises(BerkasDitolak) as tolak:
            decode_jawaban(encode_tolak(refuse("jauh")))
        assert (tolak.value.kode, tolak.value.apa) == ("jauh", refuse("jauh").apa)

    def test_a_correction_arrives_as_it_was_sent(self) -> None:
        pilihan = Pilihan(lembar="TW “II”", baris_judul=(2, 3), kolom={"nilai": "E", "unit": ""})
        assert decode_pilihan(encode_pilihan(pilihan)) == pilihan
        assert decode_pilihan(encode_pilihan(None)) is None
