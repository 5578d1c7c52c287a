"""Evidence on screen: handed in, seen, replaced and removed, each told in words."""

import pytest
from streamlit.testing.v1 import AppTest

from sakip.domain.bukti_dukung import BerkasBaru, BuktiDukung, TautanBaru
from sakip.services.basis_data import Database
from sakip.services.bukti_dukung import add_bukti, replace_bukti
from sakip.services.bukti_wajib import set_wajib
from sakip.services.lihat_bukti import list_bukti
from sakip.services.pengguna import get_pelaku
from sakip.services.sesi import sign_out
from sakip.ui.daftar_bukti import format_ukuran
from tests.berkas_bukti import HTML, PROGRAM, a_pdf, a_picture, an_office
from tests.orang import a_sidik
from tests.pages.halaman import markup, text
from tests.pages.kantor import TERAKHIR, berkas_contoh, file_contoh, kantor

__all__ = ["berkas_contoh", "file_contoh", "kantor"]

UNIT, KODE = "TRANTIB", "IKU-06"
KUNCI = f"TRANTIB-2026-3-{KODE}"
PDF = ("berita_acara.pdf", a_pdf(), "application/pdf")
JAHAT = "![x](https://jahat.test/a) <img src=x onerror=alert(1)> [y](javascript:alert(1))"
Berkas = tuple[str, bytes, str]


def _halaman() -> None:
    """A page that holds nothing but the evidence of one form."""
    from sakip.domain.periode import Triwulan
    from sakip.services.formulir import read_formulir
    from sakip.ui.bukti_dukung import draw_bukti_formulir
    from sakip.ui.session import database, require_pelaku

    pelaku = require_pelaku()
    with database().cursor() as cur:
        draw_bukti_formulir(read_formulir(cur, pelaku, "TRANTIB", Triwulan(2026, 3)))


def open_as(db: Database, kode: str = "kasi.trantib") -> AppTest:
    app = AppTest.from_function(_halaman, default_timeout=60)
    app.user = {"sesi": a_sidik(db, kode)}
    app.run()
    assert not app.exception
    return app


def click(app: AppTest, label: str, urutan: int = 0) -> AppTest:
    [satu for satu in app.button if satu.label == label][urutan].click().run()
    assert not app.exception
    return app


def hand_in(app: AppTest, *berkas: Berkas) -> AppTest:
    app.file_uploader(key=f"bukti-berkas-{KUNCI}").set_value(list(berkas))
    return click(app, "Simpan berkas")


def stored(db: Database) -> list[BuktiDukung]:
    return list_bukti(db, get_pelaku(db, "kasi.trantib"), UNIT, TERAKHIR, KODE)


def add(db: Database, nama: str, isi: bytes) -> str:
    pelaku, baru = get_pelaku(db, "kasi.trantib"), BerkasBaru(nama=nama, isi=isi)
    return add_bukti(db, pelaku, UNIT, TERAKHIR, KODE, baru).kode


def shown(app: AppTest) -> str:
    """Return everything a person reads: markup as text, messages, markdown."""
    pesan = [satu.value for satu in (*app.success, *app.error, *app.warning, *app.markdown)]
    return " ".join([text(markup(app)), *pesan]).replace("\\", "")


def test_files_are_handed_in_and_each_that_is_refused_says_why(kantor: Database) -> None:
    app = hand_in(
        open_as(kantor),
        PDF,
        ("foto.png", HTML, "image/png"),
        ("laporan.pdf", PROGRAM, "application/pdf"),
        ("surat.docm", an_office("docm"), "application/octet-stream"),
        ("surat.docx", an_office(), "application/octet-stream"),
    )
    assert [satu.nama for satu in stored(kantor)] == ["berita_acara.pdf", "surat.docx"]
    assert [satu.value.replace("\\", "") for satu in app.success] == [
        "berita_acara.pdf tersimpan.",
        "surat.docx tersimpan.",
    ]
    salah = " ".join(satu.value for satu in app.error)
    for kata in ("halaman web", "program", "makro"):
        assert kata in salah
    assert "2 dari paling banyak 7 bukti" in shown(app)
    assert "berita_acara.pdf" in shown(app)


def test_the_same_file_again_is_said_not_stored(kantor: Database) -> None:
    app = hand_in(hand_in(open_as(kantor), PDF), ("salinan.pdf", PDF[1], PDF[2]))
    assert "sudah ada dengan nama berita_acara.pdf" in shown(app)
    assert len(stored(kantor)) == 1


def test_saving_without_a_file_asks_for_one(kantor: Database) -> None:
    assert "belum dipilih" in shown(click(open_as(kantor), "Simpan berkas"))


def test_a_link_is_kept_and_one_that_is_refused_stays_in_its_field(kantor: Database) -> None:
    app = open_as(kantor)
    app.text_input(key=f"bukti-nama-tautan-{KUNCI}").set_value("Foto")
    app.text_input(key=f"bukti-alamat-tautan-{KUNCI}").set_value("http://contoh.go.id")
    click(app, "Simpan tautan")
    assert "harus dimulai dengan https://" in shown(app)
    alamat = app.text_input(key=f"bukti-alamat-tautan-{KUNCI}")
    assert alamat.value == "http://contoh.go.id"
    alamat.set_value("https://contoh.go.id/a")
    click(app, "Simpan tautan")
    assert [satu.tautan for satu in stored(kantor)] == ["https://contoh.go.id/a"]
    assert app.text_input(key=f"bukti-alamat-tautan-{KUNCI}").value == ""
    assert "Tautan ke contoh.go.id" in shown(app)


def test_a_picture_and_a_pdf_are_seen_in_place_through_our_own_address(kantor: Database) -> None:
    kode = add(kantor, "foto.png", a_picture("PNG"))
    app = click(open_as(kantor), "Lihat")
    alamat = f"/unduh/bukti/lihat?kode={kode}&versi=1"
    assert f"![foto\\.png]({alamat})" in [satu.value for satu in app.markdown]
    click(app, "Tutup")
    assert alamat not in shown(app)
    kode = add(kantor, "x.pdf", a_pdf())
    app = click(open_as(kantor), "Lihat", 1)
    (bingkai,) = app.get("bidi_component")
    assert f'<iframe src="/unduh/bukti/lihat?kode={kode}&amp;versi=1"' in bingkai.proto.html_content


def test_a_document_has_no_view_in_place(kantor: Database) -> None:
    add(kantor, "surat.docx", an_office())
    assert "Lihat" not in [satu.label for satu in open_as(kantor).button]


def test_replacing_makes_a_versi_and_the_old_one_stays_within_reach(kantor: Database) -> None:
    kode = add(kantor, "lama.pdf", a_pdf())
    app = click(open_as(kantor), "Ganti")
    app.file_uploader(key=f"bukti-ganti-{kode}-1-{KUNCI}").set_value(
        ("baru.txt", b"notulen", "text/plain")
    )
    click(app, "Simpan sebagai versi baru")
    assert "baru.txt tersimpan sebagai versi 2." in shown(app)
    assert [(satu.nama, satu.versi) for satu in stored(kantor)] == [("baru.txt", 2)]
    click(app, "Riwayat")
    assert "lama.pdf" in shown(app)
    assert f"/unduh/bukti?kode={kode}&amp;versi=1" in markup(app)


def test_removing_asks_first_and_what_was_removed_stays_within_reach(kantor: Database) -> None:
    kode = add(kantor, "lama.pdf", a_pdf())
    app = click(open_as(kantor), "Hapus")
    assert "Hapus **lama.pdf** dari indikator ini?" in shown(app)
    click(app, "Batal")
    assert len(stored(kantor)) == 1
    click(click(app, "Hapus"), "Ya, hapus")
    assert stored(kantor) == []
    assert "lama.pdf dihapus dari indikator ini." in shown(app)
    click(app, "Tampilkan 1 bukti yang dihapus")
    assert "Dihapus oleh Bagus Misalanto" in shown(app)
    assert f"/unduh/bukti?kode={kode}&amp;versi=1" in markup(app)


def test_what_another_person_changed_meanwhile_is_said(kantor: Database) -> None:
    kode = add(kantor, "lama.pdf", a_pdf())
    app = click(open_as(kantor), "Hapus")
    lain = TautanBaru(nama="Foto", alamat="https://contoh.go.id")
    replace_bukti(kantor, get_pelaku(kantor, "kasi.trantib"), kode, 1, lain)
    click(app, "Ya, hapus")
    assert "sudah diganti sejak halaman Anda dimuat" in shown(app)
    assert [satu.nama for satu in stored(kantor)] == ["Foto"]


def test_names_people_wrote_never_become_markup(kantor: Database) -> None:
    tautan = TautanBaru(nama=JAHAT, alamat="https://contoh.go.id")
    pelaku = get_pelaku(kantor, "kasi.trantib")
    add_bukti(kantor, pelaku, UNIT, TERAKHIR, KODE, tautan)
    app = click(open_as(kantor), "Hapus")
    assert "<img" not in markup(app)
    (tanya,) = (satu.value for satu in app.markdown if satu.value.startswith("Hapus **"))
    assert "](" not in tanya
    assert "<img" not in tanya.replace("\\<", "")
    assert JAHAT in shown(app)


def test_the_sekretaris_sees_and_does_not_change(kantor: Database) -> None:
    add(kantor, "foto.png", a_picture("PNG"))
    app = open_as(kantor, "sekcam")
    assert "foto.png" in shown(app)
    assert [satu.label for satu in app.button] == ["Lihat"]
    assert not app.file_uploader


def test_another_unit_is_shown_nothing(kantor: Database) -> None:
    add(kantor, "rahasia.png", a_picture("PNG"))
    app = AppTest.from_function(_halaman, default_timeout=60)
    app.user = {"sesi": a_sidik(kantor, "kasi.pem")}
    app.run()
    assert len(app.exception) == 1
    assert "rahasia" not in shown(app)
    assert not app.file_uploader


def test_who_signed_out_elsewhere_hands_in_nothing(kantor: Database) -> None:
    app = open_as(kantor)
    app.file_uploader(key=f"bukti-berkas-{KUNCI}").set_value([PDF])
    sign_out(kantor, app.user["sesi"])
    click(app, "Simpan berkas")
    assert stored(kantor) == []
    assert "Anda belum masuk" in shown(app)


def test_evidence_that_is_a_must_and_not_there_is_asked_for(kantor: Database) -> None:
    set_wajib(kantor, get_pelaku(kantor, "kasubbag.pep"), KODE, 2026, wajib=True)
    app = open_as(kantor)
    assert "wajib, dan belum ada" in shown(app)
    assert app.selectbox[0].options[0].endswith("0 bukti (wajib, belum ada)")
    hand_in(app, PDF)
    assert "wajib, dan belum ada" not in shown(app)
    assert app.selectbox[0].options[0].endswith("1 bukti")


@pytest.mark.parametrize(
    ("ukuran", "teks"), [(1, "1 KB"), (340 * 1024, "340 KB"), (1_258_291, "1,2 MB")]
)
def test_a_size_is_written_as_people_read_it(ukuran: int, teks: str) -> None:
    assert format_ukuran(ukuran) == teks
