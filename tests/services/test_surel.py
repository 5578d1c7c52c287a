"""The digest reaches a real mail server: one message a person, with all that waits for them."""

import pytest

from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import pelaku_baris_perintah
from sakip.services.surel import read_setelan, send_ringkasan, set_alamat
from sakip.storage.connection import Database
from tests.kotak_surat import a_setelan, open_kotak
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
    assert hasil.ditolak == ("camat",)
    assert "kasi.trantib" in hasil.terkirim
    assert {str(satu["To"]) for satu in kotak.surat} == {
        f"{kode}@kantor.go.id" for kode in hasil.terkirim
    }


def test_half_a_setting_is_refused_and_none_sends_nothing() -> None:
    assert read_setelan({}) is None
    with pytest.raises(DataTidakSah, match="SAKIP_SMTP_DARI"):
        read_setelan({"SAKIP_SMTP_SERVER": "surel.kantor.go.id"})


@pytest.mark.parametrize("alamat", ["bukan alamat", "a@b", "a@b.id, c@d.id", "x\n@y.id"])
def test_what_is_no_address_is_refused(contoh: Database, alamat: str) -> None:
    with pytest.raises(DataTidakSah, match="tidak dapat disimpan"):
        set_alamat(contoh, pelaku_baris_perintah("donomulyo"), "camat", alamat)
