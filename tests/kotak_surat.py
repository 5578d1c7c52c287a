"""A real mail server on this machine that keeps what is delivered to it."""

import asyncio
import email.message
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message
from aiosmtpd.smtp import SMTP, Envelope, Session

from sakip.services.surel import SetelanSurel, read_setelan


class Kotak(Message):
    """Keeps what was delivered; refuses the addresses in ditolak, breaks off at those in putus.

    putus: {address: how}: "421" says so and hangs up, "rcpt" and "data" hang up without a word when the
    recipient was named, or after the text has been taken in.
    """

    def __init__(self) -> None:
        super().__init__()
        self.surat: list[email.message.Message] = []
        self.ditolak: set[str] = set()
        self.putus: dict[str, str] = {}
        self.tiba = threading.Event()  # something was delivered

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Answer for one recipient."""
        if address in self.ditolak:
            return "550 5.1.1 no such user"
        if self.putus.get(address) == "421":
            return "421 4.3.2 try again later"
        if self.putus.get(address) == "rcpt":
            _hang_up(server)
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(options)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Take a message in."""
        jawab = await super().handle_DATA(server, session, envelope)
        if any(self.putus.get(satu) == "data" for satu in envelope.rcpt_tos):
            _hang_up(server)
        return str(jawab)

    def handle_message(self, message: email.message.Message) -> None:
        self.surat.append(message)
        self.tiba.set()

    def read(self, alamat: str) -> list[str]:
        """Return the texts that came for an address, first to last."""
        isi = [satu.get_payload(decode=True) for satu in self.surat if satu["To"] == alamat]
        return [satu.decode() for satu in isi if isinstance(satu, bytes)]


def _hang_up(server: SMTP) -> None:
    """Lose the connection."""
    assert isinstance(server.transport, asyncio.WriteTransport)
    server.transport.abort()


def make_lingkungan(port: int) -> dict[str, str]:
    """Return the environment of an office whose mail server listens at this port of the machine."""
    return {
        "SAKIP_SMTP_SERVER": "127.0.0.1",
        "SAKIP_SMTP_DARI": "sakip@kantor.go.id",
        "SAKIP_SMTP_PORT": str(port),
        "SAKIP_SMTP_TLS": "tidak",
    }


def a_setelan(port: int) -> SetelanSurel:
    """Return the settings of that office."""
    setelan = read_setelan(make_lingkungan(port))
    assert setelan is not None
    return setelan


@contextmanager
def open_kotak(port: int) -> Iterator[Kotak]:
    """Run the mail server at this port."""
    kotak = Kotak()
    kendali = Controller(kotak, hostname="127.0.0.1", port=port)
    kendali.start()
    try:
        yield kotak
    finally:
        kendali.stop()
