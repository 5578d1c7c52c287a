"""Pemeriksaan and Ajukan as the people of the example office see them."""

from sakip.services.basis_data import Database
from tests.pages.kantor import (
    TERAKHIR,
    berkas_contoh,
    file_contoh,
    kantor,
    list_baris,
    list_html,
    open_page,
    read_baris,
)

__all__ = ["berkas_contoh", "file_contoh", "kantor"]


def test_a_form_is_returned_by_row_mended_and_taken_to_the_camat(kantor: Database) -> None:
    app = open_page(kantor, "kasubbag.pep", "pemeriksaan", formulir="KESOS-2026-3")
    assert "Anda belum pernah memeriksa formulir ini" in list_html(app)
    catatan = app.text_area[0]
    kode = catatan.label.rsplit(" ", 1)[1]
    catatan.set_value("angka tidak cocok dengan daftar")
    app.button(key="kembalikan-KESOS-2026-3").click().run()
    assert "1 baris dikembalikan kepada unit" in app.success[0].value

    app = open_page(kantor, "kasi.kesos", "pengumpulan", tahun="2026", triwulan="3", cara="layar")
    assert "angka tidak cocok dengan daftar" in list_html(app)
    assert {satu.label.rsplit(": ", 1)[1] for satu in app.text_input if "baris" in satu.label} == {
        kode
    }, "the other rows are there to be read"
    angka = next(
        satu for satu in app.text_input if "Realisasi" in satu.label or "Pembilang" in satu.label
    )
    angka.set_value("3").run()
    assert read_baris(kantor, "KESOS", kode, TERAKHIR).versi == 2
    app.button(key="ajukan-draf-KESOS-2026-3").click().run()
    assert "diajukan dan menunggu diperiksa" in app.success[0].value

    app = open_page(kantor, "kasubbag.pep", "pemeriksaan", formulir="KESOS-2026-3")
    html = list_html(app)
    assert "<del>" in html, "what changed since the last look, old and new"
    assert "Realisasi: " in html
    assert "Hanya yang berubah sejak Anda terakhir bertindak (1 dari" in app.toggle[0].label
    app.button(key="verifikasi-KESOS-2026-3").click().run()
    app = open_page(kantor, "sekcam", "pemeriksaan")
    assert "Setujui semua (2 formulir)" in [satu.label for satu in app.button]
    app.button(key="terima-semua").click().run()
    assert "2 formulir diteruskan" in app.success[0].value
    app = open_page(kantor, "camat", "pemeriksaan", formulir="KESOS-2026-3")
    app.button(key="sahkan-KESOS-2026-3").click().run()
    assert "Disahkan" in list_html(app)
    assert "Wibawa Contohadi" in list_html(app)
    app = open_page(kantor, "sekcam", "pemeriksaan", formulir="KESOS-2026-3")
    assert "sudah disahkan, jadi tenggatnya tidak dapat dikecualikan" in list_html(app)
    assert not [satu for satu in app.button if satu.label == "Simpan pengecualian"]
    app = open_page(kantor, "sekcam", "pemeriksaan")
    assert "kunci: angkanya tidak berubah lagi" in list_html(app)
    assert "Kunci semua (1 formulir)" in [satu.label for satu in app.button]
    app.button(key="kunci-semua").click().run()
    assert "1 formulir dikunci" in app.success[0].value
    app = open_page(kantor, "kasi.kesos", "pengumpulan", tahun="2026", triwulan="3", cara="bukti")
    assert "Bukti tidak dapat diubah: formulir ini sudah terkunci" in list_html(app)
    assert "Simpan berkas" not in [satu.label for satu in app.button]


def test_ajukan_is_off_while_something_is_missing_and_says_what(kantor: Database) -> None:
    app = open_page(kantor, "kasi.trantib", "pengumpulan", tahun="2026", triwulan="3")
    assert app.button(key="ajukan-draf-TRANTIB-2026-3").disabled
    html = list_html(app)
    assert "Belum dapat diajukan: 1 hal belum ada" in html
    assert "Kosong: belum dilaporkan" in html
    assert "lewat 43 hari" in html


def test_units_are_ranked_by_completeness_and_punctuality(kantor: Database) -> None:
    baris = list_baris(list_html(open_page(kantor, "camat", "pemeriksaan")))
    (terakhir,) = (satu for satu in baris if satu.startswith("6 Seksi Ketenteraman"))
    assert "83,33 %" in terakhir.replace("\u202f", " ").replace("\xa0", " ")
    assert terakhir.endswith("belum diajukan, lewat 43 hari")
    assert "Disetujui" in next(satu for satu in baris if "Subbagian Umum" in satu)


def test_a_sekretaris_gives_a_unit_other_dates_with_a_reason(kantor: Database) -> None:
    app = open_page(kantor, "sekcam", "pemeriksaan", formulir="TRANTIB-2026-3")
    app.button(key="kecuali-TRANTIB-2026-3").click().run()
    assert "Alasan pengecualian belum ditulis" in app.error[0].value
    app.text_input(key="kecuali-alasan-TRANTIB-2026-3").set_value("Kasi cuti melahirkan")
    app.button(key="kecuali-TRANTIB-2026-3").click().run()
    assert "dikecualikan" in app.success[0].value
    assert "22 November 2026 (hari ini)" in list_html(app)
