"""A folder of workbooks: all are checked first, what is sound is saved, nothing of a refused file is."""

from typing import Any

import pytest

from sakip.domain.errors import TidakBerhak
from sakip.domain.peran import Pelaku, Peran, pelaku_baris_perintah
from sakip.domain.periode import Triwulan
from sakip.services.formulir import get_formulir, get_templat
from sakip.services.laporan_massal import build_laporan, laporan_json, list_arsip
from sakip.services.unggah_massal import BerkasMasuk, HasilBerkas, LaporanMassal, upload_massal
from sakip.storage.connection import Database
from tests.builders import KANTOR, TAHUN, UNIT, a_pelaku, ask_one
from tests.buku_kantor import NAMA, UNIT_LAIN, build_buku, list_baris, save_kantor
from tests.intake.formulir_contoh import count_rumus, open_buku
from tests.intake.pabrik_buku import pack
from tests.isi_formulir import fill_formulir

OPERATOR = pelaku_baris_perintah(KANTOR)


@pytest.fixture
def kantor(db: Database) -> Database:
    save_kantor(db, TAHUN, dua_unit=True)
    return db


def upload(
    db: Database, berkas: dict[str, bytes], *, pelaku: Pelaku = OPERATOR, **lain: Any
) -> LaporanMassal:
    masuk = [BerkasMasuk(nama, isi) for nama, isi in berkas.items()]
    return upload_massal(db, pelaku, masuk, TAHUN, **({"setuju": True} | lain))


def tell(laporan: LaporanMassal) -> dict[str, str]:
    return {b.nama: f"{b.keadaan} {b.kode}".strip() for b in laporan.berkas}


def a_buku(lembar: str = "TW I", **realisasi: Any) -> bytes:
    return build_buku({lembar: list_baris({f"IKU-0{k[1]}": v for k, v in realisasi.items()})})


def stored(db: Database, kode: str, nomor: int = 1) -> Any:
    for unit in (UNIT, UNIT_LAIN):
        for satu in get_formulir(db, OPERATOR, unit, Triwulan(TAHUN, nomor)).baris:
            if satu.kode_indikator == kode:
                return satu.isian.nilai
    raise KeyError(kode)


def only(laporan: LaporanMassal) -> HasilBerkas:
    (satu,) = laporan.berkas
    return satu


def test_each_file_finds_its_unit_and_triwulan_and_is_saved(kantor: Database) -> None:
    templat = get_templat(kantor, OPERATOR, UNIT_LAIN, Triwulan(TAHUN, 3))[1]
    laporan = upload(
        kantor,
        {
            "pem.xlsx": a_buku("TW I", i1=86, i6=9),
            "trantib/form.xlsx": fill_formulir(templat, {"IKU-07": {"Nilai": 2}}),
            "Laporan TW II.xlsx": a_buku("Data", i2=97),
        },
    )
    assert set(tell(laporan).values()) == {"disimpan"}
    assert [stored(kantor, "IKU-01"), stored(kantor, "IKU-06")] == [86, 9]
    assert [stored(kantor, "IKU-07", 3), stored(kantor, "IKU-02", 2)] == [2, 97]
    assert laporan.jumlah == {"disimpan": 3, "sama": 0, "ditolak": 0, "dilewati": 0}


def test_nothing_of_a_refused_file_is_saved_and_the_others_are(kantor: Database) -> None:
    laporan = upload(
        kantor,
        {
            "baik.xlsx": a_buku("TW I", i1=86),
            "salah.xlsx": build_buku(
                {"TW II": list_baris({"IKU-01": 87, "IKU-02": "banyak", "IKU-06": 9})}
            ),
            "laporan.xlsx": b"%PDF-1.7 bukan lembar kerja",
        },
    )
    assert tell(laporan) == {
        "baik.xlsx": "disimpan",
        "salah.xlsx": "ditolak salah",
        "laporan.xlsx": "ditolak pdf",
    }
    assert stored(kantor, "IKU-01") == 86
    assert [stored(kantor, "IKU-01", 2), stored(kantor, "IKU-06", 2)] == [None, None]


def test_the_same_folder_twice_changes_nothing(kantor: Database) -> None:
    berkas = {"a.xlsx": a_buku("TW I", i1=86), "b.xlsx": a_buku("TW II", i7=1)}
    upload(kantor, berkas)
    banyak = ask_one(kantor, "select count(*) as banyak from realisasi")
    assert set(tell(upload(kantor, berkas)).values()) == {"sama"}
    assert ask_one(kantor, "select count(*) as banyak from realisasi") == banyak


def test_without_agreement_what_asks_for_it_is_refused(kantor: Database) -> None:
    laporan = upload(kantor, {"a.xlsx": a_buku("TW I", i1=86)}, setuju=False)
    assert tell(laporan) == {"a.xlsx": "ditolak perlu_setuju"}
    assert stored(kantor, "IKU-01") is None


@pytest.mark.parametrize(
    ("nama", "lembar", "judul", "hasil"),
    [
        pytest.param("a.xlsx", "Data", "", "ditolak tanpa_triwulan", id="no triwulan anywhere"),
        pytest.param("TW 2/a.xlsx", "Data", "", "disimpan", id="the folder names it"),
        pytest.param("a.xlsx", "TW I", f"TAHUN {TAHUN - 1}", "ditolak tahun_lain", id="last year"),
        pytest.param("a.xlsx", "TW I", f"TAHUN {TAHUN}", "disimpan", id="this year"),
    ],
)
def test_a_file_must_be_of_this_tahun_and_say_its_triwulan(
    kantor: Database, nama: str, lembar: str, judul: str, hasil: str
) -> None:
    isi = build_buku({lembar: [[judul], *list_baris({"IKU-01": 86})]})
    assert tell(upload(kantor, {nama: isi})) == {nama: hasil}


def test_the_triwulan_given_holds_for_files_that_name_none(kantor: Database) -> None:
    upload(kantor, {"a.xlsx": a_buku("Data", i1=86), "TW I.xlsx": a_buku("x", i2=9)}, triwulan=4)
    assert (stored(kantor, "IKU-01", 4), stored(kantor, "IKU-02", 1)) == (86, 9)


def test_files_that_contradict_each_other_are_all_refused(kantor: Database) -> None:
    laporan = upload(
        kantor,
        {
            "a.xlsx": a_buku("TW I", i1=86),
            "a revisi.xlsx": a_buku("TW I", i1=87),
            "lain.xlsx": a_buku("TW I", i2=97),
        },
    )
    assert tell(laporan) == {
        "a.xlsx": "ditolak bentrok",
        "a revisi.xlsx": "ditolak bentrok",
        "lain.xlsx": "disimpan",
    }
    assert "a revisi.xlsx dan a.xlsx" in laporan.berkas[0].pesan


def test_two_files_may_fill_one_form_together(kantor: Database) -> None:
    berkas = {"a.xlsx": a_buku("TW I", i1=86), "b.xlsx": a_buku("TW I", i1=86, i2=97)}
    assert tell(upload(kantor, berkas)) == {"a.xlsx": "disimpan", "b.xlsx": "disimpan"}
    assert [stored(kantor, "IKU-01"), stored(kantor, "IKU-02")] == [86, 97]


def test_what_is_no_workbook_and_not_named_like_one_is_passed_over(kantor: Database) -> None:
    berkas = {
        "surat.pdf": b"%PDF-1.7",
        "foto/kegiatan.jpg": b"\xff\xd8\xff\xe0",
        "catatan.txt": b"Isi formulir sebelum Jumat",
        "~$formulir.xlsx": b"\x06Siti",
        ".DS_Store": b"\x00\x00",
        "kosong.xlsx": b"",
    }
    hasil = tell(upload(kantor, berkas))
    assert hasil.pop("kosong.xlsx") == "ditolak kosong"
    assert {satu.split()[0] for satu in hasil.values()} == {"dilewati"}


def test_a_person_s_own_units_only(kantor: Database) -> None:
    kasi = a_pelaku(kode_unit=UNIT_LAIN)
    upload(kantor, {"a.xlsx": a_buku("TW I", i1=86, i6=9)}, pelaku=kasi)
    assert [stored(kantor, "IKU-01"), stored(kantor, "IKU-06")] == [None, 9]
    hasil = upload(kantor, {"a.xlsx": a_buku("TW I", i1=86)}, pelaku=kasi)
    assert tell(hasil) == {"a.xlsx": "ditolak tanpa_formulir"}
    with pytest.raises(TidakBerhak):
        upload(kantor, {}, pelaku=a_pelaku(Peran.PENANGGUNG_JAWAB))


def test_a_near_name_of_one_unit_does_not_stop_the_other(kantor: Database) -> None:
    nama = NAMA | {"IKU-07": "Jumlah kejadian ganguan trantibum"}
    isi = build_buku({"TW I": list_baris({"IKU-01": 86, "IKU-06": 9, "IKU-07": 1}, nama=nama)})
    assert only(upload(kantor, {"a.xlsx": isi})).disimpan == (1, 2)
    assert [stored(kantor, kode) for kode in ("IKU-01", "IKU-06", "IKU-07")] == [86, 9, 1]


def test_progress_is_told_before_each_file(kantor: Database) -> None:
    kata: list[tuple[str, int, int, str]] = []
    upload(kantor, {"a.xlsx": a_buku("TW I", i1=86)}, lapor=lambda *isi: kata.append(isi))
    assert kata == [
        ("Memeriksa", 0, 1, "a.xlsx"),
        ("Menyimpan", 0, 1, "a.xlsx"),
        ("Selesai", 1, 1, ""),
    ]


def test_a_zip_is_a_folder(kantor: Database) -> None:
    arsip = pack({"TW I/a.xlsx": a_buku("Data", i1=86), "surat.pdf": b"%PDF-1.7"})
    berkas = {satu.nama: satu.isi for satu in list_arsip(arsip, "semua.zip")}
    assert tell(upload(kantor, berkas)) == {
        "TW I/a.xlsx": "disimpan",
        "surat.pdf": "dilewati pdf",
    }


def test_the_report_keeps_every_text_a_text(kantor: Database) -> None:
    nama = {"IKU-01": '=HYPERLINK("http://x","y")'}
    isi = build_buku({"TW I": list_baris({"IKU-01": 1, "IKU-02": 97}, nama=nama)})
    laporan = upload(kantor, {"=1+1.xlsx": isi, "b.xlsx": a_buku("TW I", i6=9)})
    assert tell(laporan)["=1+1.xlsx"] == "ditolak salah"
    xlsx = build_laporan(kantor, laporan, "folder")
    assert count_rumus(xlsx) == 0
    teks = [str(sel.value) for baris in open_buku(xlsx).worksheets[0] for sel in baris]
    assert "=1+1.xlsx" in teks
    assert any("=HYPERLINK" in satu for satu in teks)
    isi_json = laporan_json(laporan, "folder")
    assert [satu["hasil"] for satu in isi_json["berkas"]] == ["ditolak", "disimpan"]
    assert isi_json["berkas"][1]["formulir"][0]["disimpan"] == 1
