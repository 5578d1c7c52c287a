"""The administrator's pages: people and their roles, settings, audit; and everybody's own sessions."""

import re
from datetime import date, datetime

import pytest
from streamlit.testing.v1 import AppTest

from sakip.domain.instansi import Instansi, JenisInstansi
from sakip.domain.peran import JenisPenugasan
from sakip.services.basis_data import Database
from sakip.services.faktor_kedua import get_status
from sakip.services.ganti_sandi import reset_sandi
from sakip.services.jejak import list_jejak
from sakip.services.pengaturan import list_pengaturan
from sakip.services.pengguna import Pengguna, get_pelaku, list_pengguna
from sakip.services.sesi import hash_token, read_sesi, sign_in_contoh
from sakip.services.sesi_saya import list_sesi_saya
from sakip.ui.jejak import start_of_day, write_nilai
from sakip.ui.sesi_saya import name_peramban
from tests.pages.halaman import markup, text
from tests.pages.kantor import berkas_contoh, file_contoh, kantor, open_page

__all__ = ["berkas_contoh", "file_contoh", "kantor"]


def press(page: AppTest, label: str, kunci: str = "") -> AppTest:
    """Press the button with this label (and key)."""
    tombol = next(t for t in page.button if t.label == label and (not kunci or t.key == kunci))
    tombol.click().run()
    assert not page.exception, page.exception[0].message
    return page


def person(db: Database, kode: str) -> Pengguna:
    return next(p for p in list_pengguna(db, get_pelaku(db, "admin")) if p.kode == kode)


def read_sandi_pertama(page: AppTest) -> str:
    return str(re.findall(r"<code[^>]*>([a-z2-9-]{19})</code>", markup(page))[0])


def test_everybody_stands_in_the_table_with_role_unit_and_dates(kantor: Database) -> None:
    html = text(markup(open_page(kantor, "admin", "pengguna")))
    identitas = "Penata Tingkat I (III/d), NIP 19790000 200500 1 001"
    assert f"Agung Ibaratno, S.IP. kasi.pem {identitas} Kasi Pemerintahan" in html
    assert "Penyuplai data, Seksi Pemerintahan, sejak 1 Februari 2022" in html


def test_a_person_is_added_with_a_first_password_shown_once(kantor: Database) -> None:
    page = open_page(kantor, "admin", "pengguna")
    page.text_input(key="tambah_nama").input("Siti Aminah")
    page.text_input(key="tambah_kode").input(" Siti.Aminah ")
    page.selectbox(key="tambah_peran").select("penyuplai_data").run()
    page.selectbox(key="tambah_unit").select("PEM")
    page.selectbox(key="tambah_jenis").select(JenisPenugasan.PLH)
    page.date_input(key="tambah_selesai").set_value(date(2026, 12, 31))
    press(page, "Tambahkan")
    assert len(read_sandi_pertama(page)) == 19
    assert "Siti Aminah ditambahkan" in page.success[0].value
    assert "<code" not in markup(page.run()), "once and no more"
    siti = person(kantor, "siti.aminah")
    ((_, tugas),) = siti.penugasan
    assert (tugas.nama_jabatan, tugas.selesai) == ("Plh. Kasi Pemerintahan", date(2026, 12, 31))
    assert siti.punya_sandi


def test_what_cannot_be_added_is_said_and_what_was_typed_stays(kantor: Database) -> None:
    page = open_page(kantor, "admin", "pengguna")
    page.text_input(key="tambah_nama").input("Siti")
    page.text_input(key="tambah_kode").input("kasi.pem")
    press(page, "Tambahkan")
    assert "sudah dipakai" in page.error[0].value
    assert page.text_input(key="tambah_nama").value == "Siti"


def test_the_address_opens_a_person_and_their_roles_come_and_go(kantor: Database) -> None:
    page = open_page(kantor, "admin", "pengguna", orang="kasi.pem")
    page.selectbox(key="peran_kasi.pem_peran").select("pengelola_data").run()
    page.selectbox(key="peran_kasi.pem_jenis").select(JenisPenugasan.PLT)
    page.text_input(key="peran_kasi.pem_jabatan").input("Sekretaris Kecamatan")
    press(page, "Berikan")
    assert [t.nama_jabatan for _, t in person(kantor, "kasi.pem").penugasan] == [
        "Kasi Pemerintahan",
        "Plt. Sekretaris Kecamatan",
    ]
    press(page, "Ya, cabut", "cabut_kasi.pem_1")
    assert [nomor for nomor, _ in person(kantor, "kasi.pem").penugasan] == [2]
    assert "sesinya berakhir" in page.success[0].value


def test_nip_and_pangkat_are_stated_and_a_wrong_one_is_told_what_to_be(kantor: Database) -> None:
    page = open_page(kantor, "admin", "pengguna", orang="inspektorat")
    kolom = {satu.label: satu for satu in page.text_input}
    kolom["NIP (18 angka)"].input("123")
    kolom["Pangkat dan golongan"].input("Penata (III/c)")
    press(page, "Simpan")
    assert "NIP terdiri atas 18 angka" in page.error[0].value
    next(satu for satu in page.text_input if satu.label == "NIP (18 angka)").input(
        "19830000 200900 1 009"
    )
    press(page, "Simpan")
    orang = person(kantor, "inspektorat")
    assert (orang.nip, orang.pangkat) == ("198300002009001009", "Penata (III/c)")


def test_an_account_gets_a_new_password_is_closed_and_opened_again(kantor: Database) -> None:
    sidik = hash_token(sign_in_contoh(kantor, "staf.pem", alamat="x", peramban="y"))
    page = open_page(kantor, "admin", "pengguna", orang="staf.pem")
    press(page, "Ya, buatkan")
    assert len(read_sandi_pertama(page)) == 19
    assert read_sesi(kantor, sidik) is None
    press(page, "Ya, nonaktifkan")
    assert not person(kantor, "staf.pem").aktif
    press(page, "Ya, aktifkan lagi")
    assert person(kantor, "staf.pem").aktif


def test_an_administrator_cannot_close_their_own_account(kantor: Database) -> None:
    page = open_page(kantor, "admin", "pengguna", orang="admin")
    press(page, "Ya, nonaktifkan")
    assert "Anda sendiri" in page.error[0].value
    assert person(kantor, "admin").aktif


def test_a_setting_is_changed_from_a_year_on_and_stands_in_the_history(kantor: Database) -> None:
    page = open_page(kantor, "admin", "pengaturan", tahun="2027")
    field = page.text_input(key="isi-batas_atas_2027-120")
    field.input("110")
    press(page, "Simpan", "simpan-batas_atas_2027")
    nilai = {
        tahun: {
            s.pengaturan.kunci: s.nilai
            for s in list_pengaturan(kantor, get_pelaku(kantor, "admin"), tahun)
        }["batas_atas"]
        for tahun in (2026, 2027)
    }
    assert nilai == {2026: "120", 2027: "110"}
    assert "Batas atas capaian dalam rata-rata 110 persen 2027" in text(markup(page))


def test_the_audit_is_filtered_by_person_act_day_and_object(kantor: Database) -> None:
    reset_sandi(kantor, get_pelaku(kantor, "admin"), "kasi.ppm")
    page = open_page(kantor, "inspektorat", "jejak")
    semua = text(markup(page))
    assert "menambah orang pengguna kasi.ppm" in semua
    page.selectbox(key="jejak_tindakan").select("ubah_sandi").run()
    assert "menambah orang" not in text(markup(page))
    assert "Galih Contohputra, S.Kom. mengganti kata sandi pengguna kasi.ppm" in text(markup(page))
    page.text_input(key="jejak_cari").input("KASI.PEM").run()
    assert "Tidak ada catatan yang cocok" in text(markup(page))
    page.selectbox(key="jejak_tindakan").select(None).run()
    assert "pengguna kasi.pem" in text(markup(page))
    page.date_input(key="jejak_sampai").set_value(date(2020, 1, 1)).run()
    assert "Tidak ada catatan yang cocok" in text(markup(page))


def test_the_whole_chain_is_walked_by_a_button(kantor: Database) -> None:
    page = press(open_page(kantor, "inspektorat", "jejak"), "Periksa keutuhan jejak")
    assert "Jejak utuh" in page.success[0].value
    with kantor.transaction() as cur:
        cur.execute("update jejak set objek = 'lain' where nomor = 2")
    press(page, "Periksa keutuhan jejak")
    assert "putus di catatan nomor 2" in page.error[0].value


def test_more_of_the_audit_comes_page_by_page(kantor: Database) -> None:
    for _ in range(60):
        sign_in_contoh(kantor, "camat", alamat="x", peramban="y")
    page = open_page(kantor, "admin", "jejak")
    assert markup(page).count("<tr>") == 51
    press(page, "Tampilkan 50 catatan sebelumnya")
    jumlah = len(list_jejak(kantor, get_pelaku(kantor, "admin"), paling_banyak=1000))
    assert markup(page).count("<tr>") == min(jumlah, 100) + 1


@pytest.mark.parametrize(
    ("zona", "utc"),
    [("Asia/Jakarta", 17), ("Asia/Makassar", 16), ("Asia/Jayapura", 15)],
)
def test_a_day_begins_at_midnight_of_the_office(zona: str, utc: int) -> None:
    kantor = Instansi(kode="k", nama="K", jenis=JenisInstansi.DINAS, kabupaten="K", zona_waktu=zona)
    malam = datetime(2026, 3, 31, utc)  # noqa: DTZ001 UTC without zone, as it is stored
    assert start_of_day(date(2026, 4, 1), kantor) == malam


@pytest.mark.parametrize(
    ("nilai", "tulisan"),
    [
        (None, "–"),
        ("aktif", "aktif"),
        ('{"nilai": "5", "keadaan": "terisi", "baris": ["a", "b"], "lama": null}', "nilai: 5; keadaan: terisi; baris: a, b; lama: –"),
        ("{rusak", "{rusak"),
        ("x" * 400, "x" * 159 + "…"),
    ],
)  # fmt: skip
def test_what_the_audit_keeps_is_written_for_people(nilai: str | None, tulisan: str) -> None:
    assert write_nilai(nilai) == tulisan


def test_one_sees_ones_sessions_and_ends_the_others(kantor: Database) -> None:
    lain = [
        hash_token(
            sign_in_contoh(kantor, "kasi.pem", alamat="10.0.0.9", peramban="Firefox/1 Linux")
        )
        for _ in range(3)
    ]
    page = open_page(kantor, "kasi.pem", "sesi_saya")
    assert "Firefox di Linux" in text(markup(page))
    assert text(markup(page)).count("(sesi ini)") == 1
    press(page, "Akhiri", f"akhiri-{lain[0][:12]}")
    assert read_sesi(kantor, lain[0]) is None
    assert "10\\.0\\.0\\.9 diakhiri" in page.success[0].value
    press(page, "Akhiri semua sesi lain")
    assert "2 sesi lain diakhiri" in page.success[0].value
    assert len(list_sesi_saya(kantor, get_pelaku(kantor, "kasi.pem"))) == 1


def test_in_an_example_there_is_no_password_and_no_phone_to_speak_of(kantor: Database) -> None:
    page = open_page(kantor, "kasi.pem", "sesi_saya")
    assert "tanpa kata sandi" in text(markup(page))
    assert not get_status(kantor, get_pelaku(kantor, "kasi.pem")).punya_sandi


@pytest.mark.parametrize(
    ("peramban", "nama"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit Chrome/140 Safari Edg/140", "Edge di Windows"),
        ("Mozilla/5.0 (Linux; Android 15) Chrome/140 Mobile Safari", "Chrome di Android"),
        ("Mozilla/5.0 (iPhone; CPU like Mac OS X) Version/18 Safari", "Safari di iPhone"),
        ("", "Peramban lain"),
    ],
)
def test_a_browser_is_named_in_two_words(peramban: str, nama: str) -> None:
    assert name_peramban(peramban) == nama
