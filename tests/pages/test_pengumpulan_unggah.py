"""Pengumpulan by Excel: every row and every problem is seen first, then all is saved or nothing."""

import re
from collections.abc import Mapping
from io import BytesIO

from openpyxl import Workbook
from streamlit.testing.v1 import AppTest

from sakip.domain.formulir import Isian, Keadaan
from sakip.services.basis_data import Database
from sakip.services.formulir import get_templat
from sakip.services.pengguna import get_pelaku
from sakip.services.realisasi import Perubahan, record_realisasi, tulis_isian
from tests.isi_formulir import Isi, fill_formulir
from tests.pages.kantor import (
    SEKARANG,
    berkas_contoh,
    file_contoh,
    kantor,
    list_baris,
    list_html,
    list_sifat,
    open_page,
    read_baris,
)

__all__ = ["berkas_contoh", "file_contoh", "kantor"]

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BAIK: dict[str, dict[str, Isi]] = {
    "IKU-06": {"Nilai": 0, "Uraian progres": "aman"},
    "IKK-19": {"Nilai": 1},
    "IKK-20": {"Nilai": "tidak berlaku", "Keterangan": "tidak ada kejadian"},
}
SALAH: dict[str, dict[str, Isi]] = BAIK | {
    "IKK-19": {"Nilai": "banyak"},
    "IKK-20": {"Nilai": "tidak berlaku"},
}
TANYA: dict[str, dict[str, Isi]] = BAIK | {"IKK-19": {"Nilai": "1.234"}}


def a_berkas(db: Database, isian: Mapping[str, Mapping[str, Isi]]) -> bytes:
    """Return the form of TRANTIB as downloaded, filled by its Kasi."""
    templat = get_templat(db, get_pelaku(db, "kasi.trantib"), "TRANTIB", SEKARANG)[1]
    return fill_formulir(templat, isian)


def open_unggah(db: Database) -> AppTest:
    return open_page(db, "kasi.trantib", "pengumpulan", tahun="2026", triwulan="4")


def upload(app: AppTest, berkas: bytes, nama: str = "isian.xlsx") -> AppTest:
    app.file_uploader[0].set_value((nama, berkas, XLSX)).run()
    assert not app.exception
    return app


def press_simpan(app: AppTest) -> AppTest:
    next(satu for satu in app.button if satu.label.startswith("Simpan")).click().run()
    assert not app.exception
    return app


def read_jumlah(app: AppTest) -> dict[str, int]:
    """Return the counts on top of the preview."""
    butir = re.findall(r"<li[^>]*><b>(\d+)</b> ([a-z ]+)</li>", list_html(app))
    return {status: int(jumlah) for jumlah, status in butir if jumlah != "0"}


def stored(db: Database, kode: str) -> str:
    return tulis_isian(read_baris(db, "TRANTIB", kode).isian)


def test_the_template_is_a_link_to_the_form_of_this_unit_and_triwulan(kantor: Database) -> None:
    assert list_sifat(open_unggah(kantor), "link_button", "url") == [
        "/unduh/templat?unit=TRANTIB&tahun=2026&triwulan=4"
    ]


def test_the_preview_shows_every_row_with_its_cell_old_new_and_status(kantor: Database) -> None:
    app = upload(open_unggah(kantor), a_berkas(kantor, BAIK))
    assert read_jumlah(app) == {"baru": 3, "kosong": 3}
    baris = [satu for satu in list_baris(list_html(app)) if re.match(r"\d ", satu)]
    assert [satu.split()[0] for satu in baris] == ["1", "2", "3", "4", "5", "6"]
    assert re.search(r"IKU-06 [A-Z]9 kosong 0 uraian progres berubah \+ baru$", baris[0])
    assert re.search(r"tidak berlaku \(tidak ada kejadian\)", baris[2])
    assert baris[5].endswith("kosong kosong; yang tersimpan tetap – kosong")
    assert stored(kantor, "IKU-06") == "kosong", "a preview stores nothing"


def test_saving_stores_all_says_what_has_changed_and_keeps_the_file(kantor: Database) -> None:
    app = press_simpan(upload(open_unggah(kantor), a_berkas(kantor, BAIK)))
    assert [stored(kantor, kode) for kode in BAIK] == [
        "0",
        "1",
        "tidak berlaku (tidak ada kejadian)",
    ]
    assert app.success[0].value.replace("\\", "") == (
        "isian.xlsx tersimpan: 3 baris berubah, 3 tetap."
    )
    html = list_html(app)
    assert any(satu.startswith("Jumlah pelanggaran") for satu in list_baris(html))
    (riwayat,) = [satu for satu in list_baris(html) if "WIB Bagus Misalanto" in satu]
    assert "S.H. isian.xlsx lembar TW IV 2026, judul baris 6–7, realisasi kolom E" in riwayat
    assert re.search(r"[0-9a-f]{12}… 3 disimpan: 3 baru, 3 kosong$", riwayat)
    simpan = [satu for satu in app.button if re.fullmatch(r"Simpan( \d+ baris)?", satu.label)]
    assert simpan == [], "the next file, afresh"


def test_the_same_file_again_changes_nothing_and_the_button_says_why(kantor: Database) -> None:
    berkas = a_berkas(kantor, BAIK)
    app = upload(press_simpan(upload(open_unggah(kantor), berkas)), berkas)
    assert read_jumlah(app) == {"sama": 3, "kosong": 3}
    tombol = next(satu for satu in app.button if satu.label == "Simpan")
    assert tombol.disabled
    assert "isi berkas sama dengan yang tersimpan" in list_html(app)
    assert read_baris(kantor, "TRANTIB", "IKU-06").versi == 1


def test_all_problems_stand_there_at_once_with_cell_and_remedy_and_nothing_is_saved(
    kantor: Database,
) -> None:
    app = upload(open_unggah(kantor), a_berkas(kantor, SALAH))
    assert read_jumlah(app) == {"baru": 1, "kosong": 3, "salah": 2}
    assert any("**Harus diperbaiki (2)**" in satu.value for satu in app.markdown)
    html = list_html(app)
    assert "“banyak” tidak terbaca sebagai angka" in html
    assert "alasannya" in html
    tombol = next(satu for satu in app.button if satu.label.startswith("Simpan"))
    assert tombol.disabled
    assert "ada 2 yang harus diperbaiki" in html
    assert [satu.label for satu in app.checkbox] == []


def test_a_corrected_workbook_is_offered_where_something_is_to_be_mended(kantor: Database) -> None:
    app = upload(open_unggah(kantor), a_berkas(kantor, SALAH))
    assert list_sifat(app, "download_button", "label") == ["Unduh berkas perbaikan"]
    upload(app, a_berkas(kantor, BAIK), "baik.xlsx")
    assert not app.get("download_button")


def test_what_asks_for_agreement_is_saved_only_after_it(kantor: Database) -> None:
    app = upload(open_unggah(kantor), a_berkas(kantor, TANYA))
    assert read_jumlah(app)["perlu konfirmasi"] == 1
    assert next(satu for satu in app.button if satu.label.startswith("Simpan")).disabled
    assert "centang dahulu" in list_html(app)
    app.checkbox[0].check().run()
    press_simpan(app)
    assert stored(kantor, "IKK-19") == "1.234"


def test_agreement_to_one_file_is_not_agreement_to_the_next(kantor: Database) -> None:
    app = upload(open_unggah(kantor), a_berkas(kantor, TANYA))
    app.checkbox[0].check().run()
    upload(app, a_berkas(kantor, TANYA | {"IKK-22": {"Nilai": "2.345"}}), "lain.xlsx")
    assert not app.checkbox[0].value
    assert next(satu for satu in app.button if satu.label.startswith("Simpan")).disabled


def test_a_file_of_a_layout_of_their_own_is_saved_once_it_is_agreed_how_it_was_read(
    kantor: Database,
) -> None:
    buku = Workbook()
    lembar = buku.active
    assert lembar is not None
    lembar.append(["No", "Indikator Kinerja", "Satuan", "Target", "Realisasi TW IV", "Keterangan"])
    lembar.append([1, "Jumlah pelanggaran Perda/Perbup", "kasus", 1, 3, "tiga kasus"])
    keluar = BytesIO()
    buku.save(keluar)
    app = upload(open_unggah(kantor), keluar.getvalue(), "buatan sendiri.xlsx")
    assert any(satu.label == "Cara berkas ini dibaca" for satu in app.expander)
    assert "E (Realisasi TW IV)" in list_html(app)
    assert "cara berkas ini dibaca" in app.checkbox[0].label
    app.checkbox[0].check().run()
    press_simpan(app)
    assert stored(kantor, "IKU-06") == "3"


def test_a_file_that_is_no_workbook_is_refused_in_one_sentence(kantor: Database) -> None:
    app = upload(open_unggah(kantor), b"%PDF-1.7 bukan lembar kerja", "laporan.xlsx")
    assert "Berkas tidak dapat dipakai" in app.error[0].value
    assert "PDF" in app.error[0].value
    assert not [satu.label for satu in app.button if re.match(r"Simpan( \d|$)", satu.label)]
    # By its content: a name the widget turned away would be told nothing.
    assert not app.file_uploader[0].allowed_type


def test_a_figure_stored_by_another_since_the_preview_is_not_overwritten(
    kantor: Database,
) -> None:
    app = upload(open_unggah(kantor), a_berkas(kantor, BAIK))
    isian = Isian(
        keadaan=Keadaan.TERISI, nilai=read_baris(kantor, "TRANTIB", "IKK-19").target_nilai
    )
    lain = {"IKU-06": Perubahan(isian, 0)}
    record_realisasi(kantor, get_pelaku(kantor, "kasi.trantib"), "TRANTIB", SEKARANG, lain)
    press_simpan(app)
    assert "sudah diubah orang lain" in app.error[0].value
    assert stored(kantor, "IKK-19") == "kosong", "all or nothing"
    next(satu for satu in app.button if satu.label.startswith("Periksa lagi")).click().run()
    assert read_jumlah(app) == {"baru": 2, "berubah": 1, "kosong": 3}
    press_simpan(app)
    assert stored(kantor, "IKU-06") == "0"
