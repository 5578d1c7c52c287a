"""Surel: what waits for each person, by e-mail once a day; only where the office has set a mail server.

Set by the environment, since a password does not belong into the store: SAKIP_SMTP_SERVER,
SAKIP_SMTP_PORT (587), SAKIP_SMTP_DARI (sender), SAKIP_SMTP_NAMA and SAKIP_SMTP_SANDI (where the server
asks for them), SAKIP_SMTP_TLS (ya unless set to tidak).
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import EmailMessage

from sakip.domain import waktu
from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import Hak, Pelaku, may, require_hak
from sakip.domain.tugas import Tugas
from sakip.domain.tulisan import format_tanggal
from sakip.services.jejak import record_jejak
from sakip.services.keadaan_formulir import require_instansi
from sakip.services.kirim_surat import SetelanSurel as SetelanSurel
from sakip.services.kirim_surat import send_surat, tell_sebab
from sakip.services.pengguna import read_pelaku
from sakip.services.tugas import list_tugas
from sakip.storage.alamat_surel import (
    read_alamat,
    read_ringkasan,
    write_alamat,
    write_ringkasan,
)
from sakip.storage.connection import Database
from sakip.storage.pengguna import read_pengguna

POLA_ALAMAT = re.compile(r"[^@\s<>,;\"]{1,64}@[^@\s<>,;\"]{1,190}\.[^@\s<>,;\".]{2,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class HasilKirim:
    """Who was written to now, who had the digest of the day already, and who did not get it, with why; sign-in names."""

    terkirim: tuple[str, ...]
    sudah: tuple[str, ...]
    ditolak: tuple[tuple[str, str], ...]


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
    """Write to everybody with an address for whom something waits; return what became of each.

    One message a person and day of the office, all their tasks in it: sent again the same day, it
    goes to those who did not get it. A message that goes wrong keeps none of the others. Raises
    TidakBerhak; DataTidakSah when the server cannot be used.
    """
    require_hak(pelaku, Hak.KELOLA_PENGATURAN)
    with db.cursor() as cur:
        alamat = read_alamat(cur)
        instansi = require_instansi(cur)
        hari = instansi.local_date(waktu.now_utc())
        sudah = read_ringkasan(cur, hari)
        orang = {kode: read_pelaku(cur, kode) for kode in alamat}
    surat = []
    for kode, satu in orang.items():
        if satu is None or kode in sudah or not may(satu, Hak.LIHAT_CAPAIAN):
            continue
        if tugas := list_tugas(db, satu):
            judul = f"{len(tugas)} hal menunggu Anda, {instansi.nama}"
            surat.append((kode, _write(setelan, alamat[kode], judul, satu, tugas)))
    terkirim, ditolak = [], []
    for hasil in send_surat(setelan, [isi for _, isi in surat]):
        kode = surat[hasil.urut][0]
        if hasil.sebab is None:
            terkirim.append(kode)
        else:
            ditolak.append((kode, tell_sebab(hasil)))
        if hasil.sebab is None or hasil.belum_pasti:
            status = "belum_pasti" if hasil.belum_pasti else "terkirim"
            with db.transaction() as cur:
                write_ringkasan(cur, kode, hari, status, waktu.now_utc())
    return HasilKirim(
        terkirim=tuple(terkirim), sudah=tuple(sorted(sudah & alamat.keys())), ditolak=tuple(ditolak)
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
