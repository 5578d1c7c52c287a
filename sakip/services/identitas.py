"""Identitas: the name, NIP and pangkat of a person, as documents print them. No right and no session hangs on them."""

from dataclasses import replace

from sakip.domain import waktu
from sakip.domain.errors import DataTidakSah
from sakip.domain.pegawai import check_nip, check_pangkat, format_nip
from sakip.domain.peran import Hak, Pelaku, require_hak
from sakip.services.jejak import record_jejak
from sakip.services.penugasan import require_pengguna
from sakip.storage import pengguna as rows
from sakip.storage.connection import Cursor, Database
from sakip.storage.pengguna import BarisPengguna


def set_identitas(
    db: Database, pelaku: Pelaku, kode: str, *, nama: str, nip: str, pangkat: str
) -> bool:
    """State how a person is printed from now on; "" for no NIP or pangkat. Tell whether anything changed.

    Documents that are final keep what they said.

    Raises TidakBerhak; DataTidakSah for a person there is none of, an empty nama, a NIP or pangkat
    that cannot be one, or a NIP that another person has.
    Source: rules/sumber.toml [nip].
    """
    require_hak(pelaku, Hak.KELOLA_PENGGUNA)
    with db.transaction() as cur:
        baris = require_pengguna(cur, pelaku, kode)
        nama, nip, pangkat = check_identitas(cur, pelaku, kode, nama, nip, pangkat)
        baru = replace(baris, nama=nama, nip=nip, pangkat=pangkat)
        if baru == baris:
            return False
        rows.write_pengguna(cur, replace(baru, versi=baris.versi + 1), pelaku.kode, waktu.now_utc())
        record_jejak(
            cur, pelaku, "ubah_identitas", f"pengguna {kode}", _describe(baris), _describe(baru)
        )
    return True


def check_identitas(
    cur: Cursor, pelaku: Pelaku, kode: str, nama: str, nip: str, pangkat: str
) -> tuple[str, str, str]:
    """Return nama, NIP and pangkat as they are kept, for the person kode; the caller has checked the right.

    Raises DataTidakSah.
    """
    nama, nip, pangkat = " ".join(nama.split()), check_nip(nip), check_pangkat(pangkat)
    if not nama:
        raise DataTidakSah(
            apa="Nama orang belum diisi",
            di_mana=f"pengguna {kode}",
            perbaikan="Isi nama lengkap, misalnya Siti Aminah, S.Sos.",
        )
    for satu in rows.list_pengguna(cur, pelaku.kode_instansi) if nip else ():
        if satu.nip == nip and satu.kode != kode:
            raise DataTidakSah(
                apa=f"NIP {format_nip(nip)} sudah dipakai {satu.nama}",
                di_mana=f"pengguna {kode}",
                perbaikan="Periksa angkanya; satu NIP hanya milik satu orang.",
            )
    return nama, nip, pangkat


def _describe(baris: BarisPengguna) -> dict[str, str]:
    return {"nama": baris.nama, "nip": baris.nip, "pangkat": baris.pangkat}
