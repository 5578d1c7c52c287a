"""What each command about e-mail does: note an address, send the digest of the day."""

import argparse
from collections.abc import Callable
from typing import Any

from sakip.domain.errors import DataTidakSah
from sakip.perintah.bersama import open_store, print_text, require_operator


def save_alamat(pilihan: argparse.Namespace) -> None:
    """alamat-surel: where a person is written to."""
    from sakip.services.surel import set_alamat

    with open_store(pilihan) as db:
        set_alamat(db, require_operator(db), pilihan.kode, pilihan.alamat)
    print_text(f"Alamat surel {pilihan.kode} tersimpan.")


def send_digest(pilihan: argparse.Namespace) -> None:
    """kirim-ringkasan: what waits for each person, by e-mail; run it once a day.

    Raises DataTidakSah naming who did not get it, after everybody else did.
    """
    from sakip.services.surel import read_setelan, send_ringkasan

    setelan = read_setelan()
    if setelan is None:
        raise DataTidakSah(
            apa="Surel belum disetel",
            di_mana="variabel lingkungan SAKIP_SMTP_SERVER",
            perbaikan="Setel server surel kantor menurut docs/operasi.md, lalu jalankan lagi.",
        )
    with open_store(pilihan) as db:
        hasil = send_ringkasan(db, require_operator(db), setelan)
    kepada = f": {', '.join(hasil.terkirim)}" if hasil.terkirim else ""
    print_text(f"{len(hasil.terkirim)} surel terkirim{kepada}.")
    if hasil.sudah:
        print_text(f"Sudah menerima ringkasan hari ini: {', '.join(hasil.sudah)}.")
    if hasil.ditolak:
        raise DataTidakSah(
            apa=f"{len(hasil.ditolak)} orang tidak menerima ringkasannya",
            di_mana="; ".join(f"{kode}: {sebab}" for kode, sebab in hasil.ditolak),
            perbaikan="Betulkan alamat yang ditolak dengan alamat-surel, lalu jalankan lagi; yang sudah menerima tidak dikirimi dua kali.",
        )


def register(
    daftar: "argparse._SubParsersAction[Any]",
) -> None:
    """Add the commands of this module."""
    perintah: dict[str, tuple[Callable[[argparse.Namespace], None], str]] = {
        "alamat-surel": (save_alamat, "mencatat alamat surel seseorang"),
        "kirim-ringkasan": (send_digest, "mengirim yang menunggu tiap orang lewat surel"),
    }
    for nama, (jalankan, bantuan) in perintah.items():
        parser = daftar.add_parser(nama, help=bantuan, description=bantuan)
        parser.set_defaults(jalankan=jalankan)
        if nama == "alamat-surel":
            parser.add_argument("kode", help="nama masuk orangnya")
            parser.add_argument("alamat", help="alamat surel; kosong untuk mencabutnya")
