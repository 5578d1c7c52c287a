"""The guard and the package: sizes that lie, names that leave it, damage."""

import io
import random
import zipfile
import zlib

import pytest

from sakip.intake.jaga import UKURAN_TERBESAR
from tests.intake.pabrik_buku import (
    build_xlsx,
    deflate,
    pack,
    raw_entry,
    raw_zip,
    unzip,
)
from tests.intake.pabrik_jaga import code_of, refusal, with_part

MIB = 2**20


def test_an_honest_workbook_passes() -> None:
    assert code_of(build_xlsx()) == ""


def test_a_file_over_five_megabytes_is_too_large() -> None:
    assert code_of(b"a" * (UKURAN_TERBESAR + 1)) == "besar"


class TestSizesThatLie:
    def test_a_part_that_inflates_past_the_limit_of_a_part(self) -> None:
        assert code_of(with_part("xl/media/a.bin", b"\x00" * (26 * MIB))) == "bom"

    def test_a_part_within_the_limit_but_packed_beyond_any_honest_ratio(self) -> None:
        assert code_of(with_part("xl/media/a.bin", b"\x00" * (2 * MIB))) == "bom"

    def test_a_small_part_may_be_packed_tightly(self) -> None:
        assert code_of(with_part("xl/media/a.bin", b"\x00" * (MIB - 1))) == ""

    def test_parts_that_are_too_much_together(self) -> None:
        mampat = random.Random(1).randbytes(200_000)
        tolak = refusal(raw_zip([(f"{nomor}.bin", mampat, 20 * MIB, 0, 0) for nomor in range(4)]))
        assert tolak is not None
        assert (tolak.kode, "semua bagian" in tolak.di_mana) == ("bom", True)

    def test_a_stream_that_is_longer_than_the_directory_says(self) -> None:
        isi = b"\x00" * (8 * MIB)
        entri = ("xl/worksheets/sheet1.xml", deflate(isi), 1000, zlib.crc32(isi), 0)
        assert code_of(raw_zip([entri])) == "bom"

    def test_a_stream_that_is_shorter_than_the_directory_says(self) -> None:
        isi = b"<a/>"
        assert code_of(raw_zip([("a.xml", deflate(isi), 900, zlib.crc32(isi), 0)])) == "rusak"

    def test_more_entries_than_a_workbook_has(self) -> None:
        banyak = {f"a{nomor}.txt": b"" for nomor in range(401)}
        assert code_of(pack(unzip(build_xlsx()) | banyak)) == "bom"

    def test_entries_that_share_their_bytes(self) -> None:
        isi = bytearray(
            raw_zip([raw_entry("a.xml", b"<a>isi</a>"), raw_entry("b.xml", b"<b>isi</b>")])
        )
        kedua = isi.rindex(b"PK\x01\x02")
        isi[kedua + 42 : kedua + 46] = b"\x00\x00\x00\x00"
        assert code_of(bytes(isi)) == "bom"


class TestDirectoryOfThePackage:
    def test_a_wrong_checksum_is_damage(self) -> None:
        isi = build_xlsx()
        posisi = isi.index(b"PK\x01\x02") + 16
        assert code_of(isi[:posisi] + b"\x01\x02\x03\x04" + isi[posisi + 4 :]) == "rusak"

    def test_flipped_bytes_in_a_stream_are_damage(self) -> None:
        isi = bytearray(build_xlsx())
        awal = isi.index(b"xl/worksheets/sheet1.xml") + 60
        isi[awal : awal + 20] = b"\xff" * 20
        assert code_of(bytes(isi)) == "rusak"

    @pytest.mark.parametrize("bagian", [0.3, 0.66, 0.9, 0.99])
    def test_a_file_cut_off_is_damage(self, bagian: float) -> None:
        isi = build_xlsx()
        assert code_of(isi[: int(len(isi) * bagian)]) == "rusak"

    @pytest.mark.parametrize(
        "nama", ["../../etc/passwd", "/etc/passwd", "xl/../../a", "C:/a", "..\\a"]
    )
    def test_names_that_leave_the_package(self, nama: str) -> None:
        assert code_of(with_part(nama, b"a")) == "nama"

    def test_the_same_name_twice_in_whatever_case(self) -> None:
        entri = [raw_entry(nama, isi) for nama, isi in unzip(build_xlsx()).items()]
        assert code_of(raw_zip([*entri, raw_entry("XL/Workbook.xml", b"<a/>")])) == "nama"

    def test_an_encrypted_entry_asks_for_the_password_to_be_removed(self) -> None:
        entri = [raw_entry(nama, isi, bendera=1) for nama, isi in unzip(build_xlsx()).items()]
        assert code_of(raw_zip(entri)) == "sandi"

    def test_a_packing_method_nobody_uses_for_workbooks(self) -> None:
        keluar = io.BytesIO()
        with zipfile.ZipFile(keluar, "w", zipfile.ZIP_BZIP2) as arsip:
            for nama, isi in unzip(build_xlsx()).items():
                arsip.writestr(nama, isi)
        assert code_of(keluar.getvalue()) == "rusak"
