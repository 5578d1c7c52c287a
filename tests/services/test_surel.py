"""The digest reaches a real mail server: one message a person, with all that waits for them."""

from pathlib import Path

import pytest

from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import pelaku_baris_perintah
from sakip.perintah.urai import main
from sakip.services.surel import read_setelan, send_ringkasan, set_alamat
from sakip.storage.connection import Database
from tests.kotak_surat import a_setelan, make_lingkungan, open_kotak
from tests.server import find_port


def test_everybody_gets_one_message_with_all_that_waits(contoh: Database) -> None:
    pelaku = pelaku_baris_perintah("donomulyo")
    for kode in ("kasi.trantib", "camat", "admin"):
        set_alamat(contoh, pelaku, kode, f"{kode}@kantor.go.id")
    set_alamat(contoh, pelaku, "sekcam", "sekcam@kantor.go.id")
    set_alamat(contoh, pelaku, "sekcam", "")
    port = find_port()
    setelan = a_setelan(port)
    with open_kotak(port) as kotak:
        assert send_ringkasan(contoh, pelaku, setelan).terkirim == ("camat", "kasi.trantib")
    surat = {str(satu["To"]): satu for satu in kotak.surat}
    assert surat.keys() == {"camat@kantor.go.id", "kasi.trantib@kantor.go.id"}
    (isi,) = kotak.read("kasi.trantib@kantor.go.id")
    assert "Terlambat, triwulan III 2026: Isi dan ajukan formulir" in isi
    assert send_ringkasan(contoh, pelaku, setelan).sudah == ("camat", "kasi.trantib")
    set_alamat(contoh, pelaku, "kasi.pem", "kasi.pem@kantor.go.id")
    with pytest.raises(DataTidakSah, match="Surel tidak terkirim"):
        send_ringkasan(contoh, pelaku, setelan)


def test_one_refused_address_keeps_nobody_elses_digest(contoh: Database) -> None:
    pelaku = pelaku_baris_perintah("donomulyo")
    for kode in ("admin", "camat", "kasi.kesos", "kasi.trantib"):
        set_alamat(contoh, pelaku, kode, f"{kode}@kantor.go.id")
    port = find_port()
    with open_kotak(port) as kotak:
        kotak.ditolak.add("camat@kantor.go.id")
        hasil = send_ringkasan(contoh, pelaku, a_setelan(port))
    assert hasil.ditolak == (("camat", "alamat atau suratnya ditolak server (kode 550)"),)
    assert "kasi.trantib" in hasil.terkirim
    assert {str(satu["To"]) for satu in kotak.surat} == {
        f"{kode}@kantor.go.id" for kode in hasil.terkirim
    }


@pytest.mark.parametrize(
    ("putus", "sebab"),
    [
        pytest.param("421", "server menunda (kode 421)", id="421"),
        pytest.param("rcpt", "sambungan ke server surel terputus", id="lost before the text"),
        pytest.param("data", "mungkin sudah sampai", id="lost after the text"),
    ],
)
def test_a_conversation_that_breaks_off_stops_nobody_elses_digest_and_nobody_gets_two(
    contoh: Database, putus: str, sebab: str
) -> None:
    pelaku = pelaku_baris_perintah("donomulyo")
    semua = ("kasi.kesos", "kasi.pem", "kasi.ppm", "kasi.trantib")
    for kode in semua:
        set_alamat(contoh, pelaku, kode, f"{kode}@kantor.go.id")
    port = find_port()
    with open_kotak(port) as kotak:
        kotak.putus["kasi.pem@kantor.go.id"] = putus
        hasil = send_ringkasan(contoh, pelaku, a_setelan(port))
        assert hasil.terkirim == ("kasi.kesos", "kasi.ppm", "kasi.trantib")
        ((siapa, mengapa),) = hasil.ditolak
        assert siapa == "kasi.pem"
        assert sebab in mengapa
        kotak.putus.clear()
        lagi = send_ringkasan(contoh, pelaku, a_setelan(port))
    assert (lagi.terkirim, lagi.ditolak) == ((() if putus == "data" else ("kasi.pem",)), ())
    sampai = [str(satu["To"]) for satu in kotak.surat]
    assert sorted(sampai) == [f"{kode}@kantor.go.id" for kode in semua], "each exactly once"


def test_the_command_fails_and_names_who_did_not_get_it_after_everybody_else_did(
    file_contoh: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    port = find_port()
    for nama, nilai in make_lingkungan(port).items():
        monkeypatch.setenv(nama, nilai)
    for kode in ("kasi.pem", "kasi.trantib"):
        assert main(["--db", str(file_contoh), "alamat-surel", kode, f"{kode}@kantor.go.id"]) == 0
    with open_kotak(port) as kotak:
        kotak.ditolak.add("kasi.pem@kantor.go.id")
        assert main(["--db", str(file_contoh), "kirim-ringkasan"]) == 1
        kotak.ditolak.clear()
        keluar = capsys.readouterr()
        assert "1 surel terkirim: kasi.trantib." in keluar.out
        assert "1 orang tidak menerima ringkasannya" in keluar.err
        assert "kasi.pem: alamat atau suratnya ditolak server (kode 550)" in keluar.err
        assert main(["--db", str(file_contoh), "kirim-ringkasan"]) == 0
    keluar = capsys.readouterr()
    assert "1 surel terkirim: kasi.pem." in keluar.out
    assert "Sudah menerima ringkasan hari ini: kasi.trantib." in keluar.out


def test_half_a_setting_is_refused_and_none_sends_nothing() -> None:
    assert read_setelan({}) is None
    with pytest.raises(DataTidakSah, match="SAKIP_SMTP_DARI"):
        read_setelan({"SAKIP_SMTP_SERVER": "surel.kantor.go.id"})


@pytest.mark.parametrize("alamat", ["bukan alamat", "a@b", "a@b.id, c@d.id", "x\n@y.id"])
def test_what_is_no_address_is_refused(contoh: Database, alamat: str) -> None:
    with pytest.raises(DataTidakSah, match="tidak dapat disimpan"):
        set_alamat(contoh, pelaku_baris_perintah("donomulyo"), "camat", alamat)
