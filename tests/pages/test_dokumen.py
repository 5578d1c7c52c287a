"""The page Dokumen: what lacks leads to where it is mended, and the self-check says what the program holds."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from sakip.domain.alamat_halaman import AlamatHalaman
from sakip.domain.peran import pelaku_baris_perintah
from sakip.domain.periode import JenisPeriode
from sakip.services import basis_data
from sakip.services.basis_data import Database, close_databases
from sakip.services.jenis_dokumen import JENIS
from sakip.services.kekurangan_dokumen import TULISAN
from sakip.services.koreksi_dokumen import add_paraf, finish_koreksi
from sakip.services.lke import check_lke
from sakip.services.narasi import write_narasi
from sakip.services.pekerjaan import list_pekerjaan
from sakip.services.pengguna import get_pelaku
from sakip.ui.menu import HALAMAN
from sakip.ui.tautan import make_tautan
from tests.kantor_contoh import berkas_contoh
from tests.pages.halaman import markup, open_page, text
from tests.pekerjaan import wait_pekerjaan

__all__ = ["berkas_contoh"]

DOKUMEN = "dokumen.py"


@pytest.fixture(scope="module")
def db(berkas_contoh: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    path = tmp_path_factory.mktemp("dokumen") / "sakip.duckdb"
    path.write_bytes(berkas_contoh.read_bytes())
    with pytest.MonkeyPatch.context() as lingkungan:
        lingkungan.setenv("SAKIP_DB", str(path))
        yield basis_data.database()
        close_databases()


def list_tautan(html: str) -> dict[str, str]:
    """Return {what a link says: its address} of the links that stay in the program."""
    semua = re.findall(r'<a href="([^"]+)" data-halaman="True">(.*?)</a>', html)
    return {text(teks): text(alamat) for alamat, teks in semua}


def test_every_missing_part_is_a_link_that_opens_the_place_it_is_written_in(db: Database) -> None:
    page = open_page(db, DOKUMEN, "kasubbag.pep", jenis="lkj", tahun="2025")
    tautan = list_tautan(markup(page))
    isu = next(alamat for apa, alamat in tautan.items() if "isu strategis" in apa)
    tuju = {kunci: satu[0] for kunci, satu in parse_qs(urlsplit(isu).query).items()}
    assert tuju["tempat"] == "bab1/isu"
    wajib = [satu for satu in tautan if satu.startswith("Belum ditulis")]
    assert f"{len(wajib)} hal harus dilengkapi" in page.warning[0].value

    upaya = next(
        a
        for apa, a in tautan.items()
        if "Jumlah terendah personel Satlinmas yang siaga: Upaya" in apa
    )
    tuju = {kunci: satu[0] for kunci, satu in parse_qs(urlsplit(upaya).query).items()}
    page = open_page(db, DOKUMEN, "kasubbag.pep", **tuju)
    assert (
        page.text_area[0].label
        == "Jumlah terendah personel Satlinmas yang siaga: Upaya atau solusi"
    )


def test_figures_that_lack_lead_to_the_form_of_their_unit_and_triwulan(db: Database) -> None:
    page = open_page(db, DOKUMEN, "camat", jenis="triwulan", tahun="2026", periode="TW3")
    assert page.selectbox(key="pilih_jenis").value == "triwulan"
    assert page.selectbox(key="pilih_periode").value == "TW3"
    tautan = list_tautan(markup(page))
    belum = {apa: alamat for apa, alamat in tautan.items() if "belum lengkap dilaporkan" in apa}
    assert belum == {}, "the camat opens no form"
    page = open_page(db, DOKUMEN, "sekcam", jenis="triwulan", tahun="2026", periode="TW3")
    (alamat,) = [a for apa, a in list_tautan(markup(page)).items() if "TRANTIB" in a]
    assert alamat == "/pengumpulan?unit=TRANTIB&tahun=2026&triwulan=3"


def test_a_page_that_one_may_not_open_is_named_in_words_not_linked(db: Database) -> None:
    alamat = AlamatHalaman(halaman="pengguna")
    assert make_tautan(get_pelaku(db, "kasubbag.pep"), alamat, "Camat") == "Camat"
    assert "href" in make_tautan(get_pelaku(db, "admin"), alamat, "Camat")


def test_the_self_check_shows_what_there_is_whether_it_suffices_and_the_way_there(
    db: Database,
) -> None:
    page = open_page(db, DOKUMEN, "kasubbag.pep", tahun="2025", bagian="Swaperiksa LKE")
    html = markup(page)
    semua = check_lke(db, pelaku_baris_perintah("donomulyo"), 2025)
    kriteria = [satu for satu in semua if satu.terpenuhi is not None]
    terpenuhi = sum(satu.terpenuhi is True for satu in kriteria)
    assert 0 < terpenuhi < len(kriteria)
    assert any(f"{terpenuhi} dari {len(kriteria)} kriteria" in s.value for s in page.markdown)
    assert set(list_tautan(html)) >= {satu.uraian for satu in kriteria if satu.kode != "2.a.3"}
    isi = text(html)
    for satu in kriteria:
        sesudah = "✓ Terpenuhi" if satu.terpenuhi else f"! Belum terpenuhi {satu.penjelasan}"
        assert f"{satu.uraian} {satu.kode} {satu.ada} {sesudah}" in isi, satu.kode
    assert re.search(r"4 dari \d+ indikator mempunyai standar pembanding", isi)
    assert "Buat paket bukti LKE 2025 (zip)" in [satu.label for satu in page.button]


def test_a_document_is_asked_for_left_and_fetched_where_it_was_asked_for(db: Database) -> None:
    page = open_page(db, DOKUMEN, "sekcam")
    page.selectbox(key="pilih_jenis").select("tanda-terima").run()
    next(satu for satu in page.button if satu.label == "Buat PDF").click().run()
    pelaku = get_pelaku(db, "sekcam")
    (kode,) = [satu.kode for satu in list_pekerjaan(db, pelaku)]
    wait_pekerjaan()
    assert list_pekerjaan(db, pelaku)[0].is_usai
    html = markup(open_page(db, DOKUMEN, "sekcam"))
    assert f"/unduh/pekerjaan?kode={kode}" in html
    assert "Tanda terima, Triwulan I 2026, PDF Unduh tanda-terima-2026-TW1.pdf" in text(html)
    assert kode not in markup(open_page(db, DOKUMEN, "kasubbag.pep")), "another's"


def test_every_way_leads_to_a_page_there_is(db: Database) -> None:
    halaman = {satu.berkas.removesuffix(".py") for satu in HALAMAN}
    kriteria = check_lke(db, pelaku_baris_perintah("donomulyo"), 2025)
    alamat = [satu.alamat for satu in kriteria if satu.alamat is not None]
    assert len(alamat) == 14
    assert {satu.halaman for satu in alamat} <= halaman
    for satu in alamat:
        kueri = dict(satu.kueri)
        assert kueri.get("jenis", "lkj") in JENIS
        assert kueri.get("tahun", "2025") == "2025"


def test_who_may_not_write_reads_the_words_as_they_are_printed(db: Database) -> None:
    dokumen = ("notulen", 2025, JenisPeriode.TW2)
    write_narasi(
        db, get_pelaku(db, "sekcam"), *dokumen, "notulen/pembahasan", "- **Satu** hal", versi=0
    )
    alamat = {"jenis": "notulen", "tahun": "2025", "periode": "TW2", "bagian": TULISAN}
    page = open_page(db, DOKUMEN, "camat", **alamat)
    assert "<li><strong>Satu</strong> hal</li>" in markup(page)
    assert "wajib, belum ditulis" in text(markup(page))
    assert not page.text_area
    assert open_page(db, DOKUMEN, "sekcam", **alamat).text_area[0].value == "- **Satu** hal"


def test_a_document_that_lacks_nothing_is_made_final_with_a_number_of_the_office(
    db: Database,
) -> None:
    dokumen = ("notulen", 2025, JenisPeriode.S1)
    sekcam = get_pelaku(db, "sekcam")
    for bagian in ("notulen/pembahasan", "notulen/keputusan"):
        write_narasi(db, sekcam, *dokumen, bagian, "Dibahas.", versi=0)
    add_paraf(db, sekcam, *dokumen)
    alamat = {"jenis": "notulen", "tahun": "2025", "periode": "S1", "bagian": "Final"}
    page = open_page(db, DOKUMEN, "camat", **alamat)
    (nomor,) = page.text_input
    assert re.fullmatch(r"pola kantor: 000\.8\.6\.3/…/\d{4}", nomor.placeholder)
    nomor.set_value("000.8.6.3/7/2026")
    next(satu for satu in page.button if satu.label == "Sahkan").click().run()
    assert page.success[0].value.startswith("Dokumen disahkan")
    assert "000.8.6.3/7/2026" in text(markup(page))


def test_a_koreksi_that_is_refused_keeps_what_was_typed_and_one_that_is_stored_empties_the_form(
    db: Database,
) -> None:
    page = open_page(
        db,
        DOKUMEN,
        "camat",
        jenis="notulen",
        tahun="2025",
        periode="TW4",
        bagian="Koreksi dan paraf",
    )

    def send(catatan: str) -> None:
        page.text_area[0].set_value(catatan)
        next(satu for satu in page.button if satu.label == "Minta perbaikan").click().run()

    send("k" * 2100)
    assert r"2\.100 karakter, lebih dari 2\.000" in page.error[0].value
    assert page.text_area[0].value == "k" * 2100
    send("Sebutkan batas waktu.")
    assert page.success[0].value.startswith("Koreksi tersimpan")
    assert page.text_area[0].value == ""
    assert re.search(r"1\. Koreksi \(belum selesai\).*Wibawa Contohadi", text(markup(page)))
    sekcam = get_pelaku(db, "sekcam")
    finish_koreksi(db, sekcam, "notulen", 2025, JenisPeriode.TW4, 1, "Sudah ditambahkan")
    assert "2. Koreksi 1 selesai: Sudah ditambahkan" in text(markup(page.run()))


def test_a_paraf_pressed_on_a_page_that_is_out_of_date_is_refused_once(db: Database) -> None:
    dokumen = ("notulen", 2025, JenisPeriode.TW3)
    page = open_page(
        db,
        DOKUMEN,
        "camat",
        jenis="notulen",
        tahun="2025",
        periode="TW3",
        bagian="Koreksi dan paraf",
    )
    write_narasi(db, get_pelaku(db, "sekcam"), *dokumen, "notulen/pembahasan", "Diubah.", versi=0)

    def press() -> None:
        next(satu for satu in page.button if satu.label == "Paraf konsep ini").click().run()

    press()
    assert "berubah sejak halaman ini Anda buka" in page.error[0].value
    press()
    assert page.success[0].value.startswith("Konsep diparaf")
