"""Surel: what waits for each person, by e-mail once a day; only where the office has set a mail server.

Set by the environment, since a password does not belong into the store: SAKIP_SMTP_SERVER,
SAKIP_SMTP_PORT (587), SAKIP_SMTP_DARI (sender), SAKIP_SMTP_NAMA and SAKIP_SMTP_SANDI (where the server
asks for them), SAKIP_SMTP_TLS (ya unless set to tidak).
"""

import os
import re
import smtplib
import ssl
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email.message import EmailMessage

from sakip.domain import waktu
from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import Hak, Pelaku, may, require_hak
from sakip.domain.tugas import Tugas
from sakip.domain.tulisan import format_tanggal
from sakip.services.jejak import record_jejak
from sakip.services.keadaan_formulir import require_instansi
from sakip.services.pengguna import read_pelaku
from sakip.services.tugas import list_tugas
from sakip.storage.alamat_surel import read_alamat, write_alamat
from sakip.storage.connection import Database
from sakip.storage.pengguna import read_pengguna

POLA_ALAMAT = re.compile(r"[^@\s<>,;\"]{1,64}@[^@\s<>,;\"]{1,190}\.[^@\s<>,;\".]{2,}")
TUNGGU = 20.0  # seconds the server gets
DITOLAK = (
    smtplib.SMTPRecipientsRefused,
    smtplib.SMTPSenderRefused,
    smtplib.SMTPDataError,
    smtplib.SMTPNotSupportedError,
)
"""What the server says of one message; the next one may still be taken."""


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
class HasilKirim:
    """Who was written to, and whose message the server refused; sign-in names."""

    terkirim: tuple[str, ...]
    ditolak: tuple[str, ...]


def read_setelan(lingkungan: Mapping[str, str] | None = None) -> SetelanSurel | None:
    """Return the settings; None where the office sends no mail.

    Raises DataTidakSah when the sender is missing or the port is none.
    """
    isi = os.environ if lingkungan is None else lingkungan
    nilai = {
        nama: isi.get(f"SAKIP_SMTP_{nama}", "").strip()
        for nama in ("SERVER", "PORT", "DARI", "NAMA", "SANDI", "TLS")
    }
    if not nilai["SERVER"]:
        return None
    port = nilai["PORT"] or "587"
    if not port.isdigit() or not POLA_ALAMAT.fullmatch(nilai["DARI"]):
        raise DataTidakSah(
            apa="Setelan surel belum benar: SAKIP_SMTP_PORT harus angka dan SAKIP_SMTP_DARI harus alamat surel",
            di_mana="variabel lingkungan SAKIP_SMTP_*",
            perbaikan="Betulkan keduanya, lalu jalankan lagi. Lihat docs/operasi.md.",
        )
    return SetelanSurel(
        server=nilai["SERVER"],
        port=int(port),
        dari=nilai["DARI"],
        nama=nilai["NAMA"],
        sandi=nilai["SANDI"],
        tls=nilai["TLS"].casefold() != "tidak",
    )


def set_alamat(db: Database, pelaku: Pelaku, kode: str, alamat: str) -> None:
    """Say where a person is written to; "" takes the address away.

    Raises TidakBerhak; DataTidakSah for an unknown person or what is no address.
    """
    require_hak(pelaku, Hak.KELOLA_PENGGUNA)
    alamat = alamat.strip()
    with db.transaction() as cur:
        if read_pengguna(cur, kode) is None or (alamat and not POLA_ALAMAT.fullmatch(alamat)):
            raise DataTidakSah(
                apa=f"Alamat surel {alamat!r} untuk {kode} tidak dapat disimpan",
                di_mana="alamat surel",
                perbaikan="Tulis nama masuk yang ada dan alamat seperti nama@kantor.go.id.",
            )
        write_alamat(cur, kode, alamat, pelaku.kode, waktu.now_utc())
        record_jejak(cur, pelaku, "ubah_alamat_surel", f"pengguna {kode}")


def send_ringkasan(db: Database, pelaku: Pelaku, setelan: SetelanSurel) -> HasilKirim:
    """Write to everybody with an address for whom something waits; return who was written to.

    One message a person, all their tasks in it. A message that is refused keeps none from the
    others. Raises TidakBerhak; DataTidakSah when the server cannot be used.
    """
    require_hak(pelaku, Hak.KELOLA_PENGATURAN)
    with db.cursor() as cur:
        alamat = read_alamat(cur)
        instansi = require_instansi(cur)
        orang = {kode: read_pelaku(cur, kode) for kode in alamat}
    surat = []
    for kode, satu in orang.items():
        if satu is None or not may(satu, Hak.LIHAT_CAPAIAN):
            continue
        if tugas := list_tugas(db, satu):
            judul = f"{len(tugas)} hal menunggu Anda, {instansi.nama}"
            surat.append((kode, _write(setelan, alamat[kode], judul, satu, tugas)))
    ditolak = send_surat(setelan, [isi for _, isi in surat])
    return HasilKirim(
        terkirim=tuple(kode for urut, (kode, _) in enumerate(surat) if urut not in ditolak),
        ditolak=tuple(surat[urut][0] for urut in ditolak),
    )


def _write(
    setelan: SetelanSurel, kepada: str, judul: str, orang: Pelaku, tugas: list[Tugas]
) -> EmailMessage:
    surat = EmailMessage()
    surat["From"], surat["To"], surat["Subject"] = setelan.dari, kepada, judul
    baris = [
        f"- {satu.keadaan}, {_name(satu)}: {satu.kalimat}"
        + (f" ({', '.join(rincian)})" if (rincian := _list_rincian(satu)) else "")
        for satu in tugas
    ]
    isi = [f"Yth. {orang.nama},", "", "Yang menunggu Anda di SAKIP:", *baris]
    surat.set_content("\n".join([*isi, "", "Surat ini dikirim program, tidak perlu dibalas."]))
    return surat


def _name(satu: Tugas) -> str:
    return f"triwulan {satu.perihal}" if satu.periode else satu.perihal


def _list_rincian(satu: Tugas) -> list[str]:
    """Return what stands in brackets behind a task: what is asked, until when, how far that is."""
    batas = "" if satu.tempo is None else f"batas {format_tanggal(satu.tempo)}, {satu.sisa}"
    return [bagian for bagian in (satu.rincian, batas) if bagian]


def send_surat(
    setelan: SetelanSurel, surat: Sequence[EmailMessage]
) -> dict[int, smtplib.SMTPException]:
    """Hand messages to the mail server, all in one conversation; return why it refused which.

    The key is the place of the message, from 0. Raises DataTidakSah when the server cannot be used.
    """
    ditolak: dict[int, smtplib.SMTPException] = {}
    if not surat:
        return ditolak
    try:
        with smtplib.SMTP(setelan.server, setelan.port, timeout=TUNGGU) as server:
            if setelan.tls:
                server.starttls(context=ssl.create_default_context())
            if setelan.nama:
                server.login(setelan.nama, setelan.sandi)
            for urut, satu in enumerate(surat):
                try:
                    server.send_message(satu)
                except DITOLAK as galat:
                    ditolak[urut] = galat
    except (OSError, smtplib.SMTPException) as galat:
        raise DataTidakSah(
            apa=f"Surel tidak terkirim: server {setelan.server} tidak dapat dipakai ({type(galat).__name__})",
            di_mana="pengiriman surel",
            perbaikan="Periksa SAKIP_SMTP_* dan jaringan, lalu kirim lagi.",
        ) from galat
    return ditolak
