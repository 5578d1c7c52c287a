"""Handing messages to the mail server of the office: what goes wrong with one keeps none of the others."""

import smtplib
import ssl
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Any

from sakip.domain.errors import DataTidakSah

TUNGGU = 20.0  # seconds the server gets
PUTUS_TERBANYAK = 3  # conversations in a row that break off, before the server is left alone


@dataclass(frozen=True, slots=True, kw_only=True)
class SetelanSurel:
    """The mail server of the office."""

    server: str
    port: int
    dari: str
    nama: str
    sandi: str
    tls: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HasilSurat:
    """What became of one message, by its place from 0; sebab None: the server took it.

    belum_pasti: the conversation broke off after the text was handed over; it may have arrived.
    """

    urut: int
    sebab: Exception | None = None
    belum_pasti: bool = False


class _Percakapan(smtplib.SMTP):
    """A conversation that knows whether the text of a message has been handed over."""

    diserahkan = False

    def data(self, msg: Any) -> tuple[int, bytes]:
        """Hand over the text of a message."""
        self.diserahkan = True
        return super().data(msg)


def send_surat(setelan: SetelanSurel, surat: Sequence[EmailMessage]) -> Iterator[HasilSurat]:
    """Hand over messages one after the other; yield what became of each as it happens, in their order.

    A server that refuses a message, or breaks off (421, a lost connection), is spoken to anew for
    the next one; none is handed over twice. After three breaks in a row the rest stays unsent.

    Raises DataTidakSah when the server cannot be used for the first message at all.
    """
    percakapan: _Percakapan | None = None
    putus = 0
    galat: Exception | None = None
    for urut, satu in enumerate(surat):
        if putus >= PUTUS_TERBANYAK:
            yield HasilSurat(urut=urut, sebab=galat)
            continue
        try:
            percakapan = percakapan or _open(setelan)
        except (OSError, smtplib.SMTPException) as sebab:
            if urut == 0:
                raise _refuse(setelan, sebab) from sebab
            galat, putus = sebab, PUTUS_TERBANYAK
            yield HasilSurat(urut=urut, sebab=sebab)
            continue
        hasil = _send(percakapan, urut, satu)
        if percakapan.sock is None:  # closed by a 421 or a lost connection
            percakapan, putus, galat = None, putus + 1, hasil.sebab
        else:
            putus = 0
        yield hasil
    if percakapan is not None:
        with suppress(OSError, smtplib.SMTPException):
            percakapan.quit()


def _open(setelan: SetelanSurel) -> _Percakapan:
    percakapan = _Percakapan(setelan.server, setelan.port, timeout=TUNGGU)
    try:
        if setelan.tls:
            percakapan.starttls(context=ssl.create_default_context())
        if setelan.nama:
            percakapan.login(setelan.nama, setelan.sandi)
    except (OSError, smtplib.SMTPException):
        percakapan.close()
        raise
    return percakapan


def _send(percakapan: _Percakapan, urut: int, satu: EmailMessage) -> HasilSurat:
    percakapan.diserahkan = False
    try:
        percakapan.send_message(satu)
    except smtplib.SMTPResponseException as sebab:
        return HasilSurat(urut=urut, sebab=sebab)
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPNotSupportedError) as sebab:
        return HasilSurat(urut=urut, sebab=sebab)
    except (OSError, smtplib.SMTPException) as sebab:
        percakapan.close()
        return HasilSurat(urut=urut, sebab=sebab, belum_pasti=percakapan.diserahkan)
    return HasilSurat(urut=urut)


def tell_sebab(hasil: HasilSurat) -> str:
    """Return why a message did not go out, as people read it."""
    if hasil.belum_pasti:
        return "sambungan terputus sesudah surat diserahkan; mungkin sudah sampai"
    match hasil.sebab:
        case smtplib.SMTPRecipientsRefused(recipients=ditolak):
            kode = next(iter(ditolak.values()))[0]
        case smtplib.SMTPResponseException(smtp_code=kode):
            pass
        case _:
            return "sambungan ke server surel terputus"
    if 400 <= kode < 500:
        return f"server menunda (kode {kode})"
    return f"alamat atau suratnya ditolak server (kode {kode})"


def _refuse(setelan: SetelanSurel, sebab: Exception) -> DataTidakSah:
    return DataTidakSah(
        apa=f"Surel tidak terkirim: server {setelan.server} tidak dapat dipakai ({type(sebab).__name__})",
        di_mana="pengiriman surel",
        perbaikan="Periksa SAKIP_SMTP_* dan jaringan, lalu kirim lagi.",
    )
