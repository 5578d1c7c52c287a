"""The digest reaches a real mail server: one message a person, with all that waits for them."""

import email.message

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message

from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import pelaku_baris_perintah
from sakip.services.surel import read_setelan, send_ringkasan, set_alamat
from sakip.storage.connection import Database
from tests.server import find_port

SETELAN = {"SAKIP_SMTP_SERVER": "127.0.0.1", "SAKIP_SMTP_DARI": "sakip@kantor.go.id"}


class Kotak(Message):
    """Keeps what was delivered."""

    def __init__(self) -> None:
        super().__init__()
        self.surat: list[email.message.Message] = []

    def handle_message(self, message: email.message.Message) -> None:
        self.surat.append(message)


def test_everybody_gets_one_message_with_all_that_waits(contoh: Database) -> None:
    pelaku, kotak = pelaku_baris_perintah("donomulyo"), Kotak()
    for kode in ("kasi.trantib", "camat", "admin"):
        set_alamat(contoh, pelaku, kode, f"{kode}@kantor.go.id")
    set_alamat(contoh, pelaku, "sekcam", "sekcam@kantor.go.id")
    set_alamat(contoh, pelaku, "sekcam", "")
    port = find_port()
    kendali = Controller(kotak, hostname="127.0.0.1", port=port)
    kendali.start()
    try:
        lain = {"SAKIP_SMTP_PORT": str(port), "SAKIP_SMTP_TLS": "tidak"}
        setelan = read_setelan(SETELAN | lain)
        assert setelan is not None
        assert send_ringkasan(contoh, pelaku, setelan) == ["camat", "kasi.trantib"]
    finally:
        kendali.stop()
    surat = {str(satu["To"]): satu for satu in kotak.surat}
    assert surat.keys() == {"camat@kantor.go.id", "kasi.trantib@kantor.go.id"}
    isi = surat["kasi.trantib@kantor.go.id"].get_payload(decode=True)
    assert isinstance(isi, bytes)
    assert "Terlambat, triwulan III 2026: Isi dan ajukan formulir" in isi.decode()
    with pytest.raises(DataTidakSah, match="Surel tidak terkirim"):
        send_ringkasan(contoh, pelaku, setelan)


def test_half_a_setting_is_refused_and_none_sends_nothing() -> None:
    assert read_setelan({}) is None
    with pytest.raises(DataTidakSah, match="SAKIP_SMTP_DARI"):
        read_setelan({"SAKIP_SMTP_SERVER": "surel.kantor.go.id"})


@pytest.mark.parametrize("alamat", ["bukan alamat", "a@b", "a@b.id, c@d.id", "x\n@y.id"])
def test_what_is_no_address_is_refused(contoh: Database, alamat: str) -> None:
    with pytest.raises(DataTidakSah, match="tidak dapat disimpan"):
        set_alamat(contoh, pelaku_baris_perintah("donomulyo"), "camat", alamat)
