"""Ganti sandi: prove oneself by one's password, change it, or have the administrator give a first one."""

from sakip.domain import waktu
from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import Hak, Pelaku, require_hak
from sakip.services.jejak import record_jejak
from sakip.services.penugasan import end_all_sesi, require_pengguna
from sakip.services.percobaan import count_failure, forget_failures, hash_nama, refuse_locked
from sakip.services.sandi import check_sandi, hash_sandi, make_sandi, verify_sandi
from sakip.storage import pengguna as rows
from sakip.storage.connection import Cursor, Database

SEMUA_ALAMAT = ""  # failures inside a session lock for every address


def require_sandi_sendiri(db: Database, pelaku: Pelaku, sandi: str, kolom: str) -> None:
    """Let pass who knows their own password; five failures lock this as they lock signing in.

    Raises DataTidakSah, and GagalMasuk while locked.
    """
    sidik_nama, saat = hash_nama(f"sandi sendiri {pelaku.kode}"), waktu.now_utc()
    with db.transaction() as cur:
        refuse_locked(cur, sidik_nama, SEMUA_ALAMAT, saat, "Pemeriksaan kata sandi")
        count_failure(cur, sidik_nama, SEMUA_ALAMAT, saat)  # before it is judged, as at sign-in
        tersimpan = rows.read_sandi(cur, pelaku.kode)
    if tersimpan is None:
        raise DataTidakSah(
            apa="Anda belum mempunyai kata sandi di SAKIP, karena masuk dengan akun kantor",
            di_mana=f"kolom {kolom}",
            perbaikan="Mintalah kata sandi pertama kepada administrator kantor Anda.",
        )
    cocok = verify_sandi(tersimpan.sidik, sandi)
    with db.transaction() as cur:
        if cocok:
            forget_failures(cur, sidik_nama, SEMUA_ALAMAT, saat)
            return
        record_jejak(cur, pelaku, "gagal_kata_sandi", f"pengguna {pelaku.kode}")
    raise DataTidakSah(
        apa=f"{kolom} tidak cocok",
        di_mana=f"kolom {kolom}",
        perbaikan="Ketik kata sandi yang Anda pakai untuk masuk tadi.",
    )


def change_sandi(
    db: Database, pelaku: Pelaku, lama: str, baru: str, *, kecuali_sesi: str | None = None
) -> None:
    """Change one's own password; every session of one's own ends but kecuali_sesi.

    Raises DataTidakSah when lama is wrong, or baru is the same or may not be chosen.
    """
    require_sandi_sendiri(db, pelaku, lama, "Kata sandi lama")
    if lama == baru:
        raise DataTidakSah(
            apa="Kata sandi baru sama dengan yang lama",
            di_mana="kolom Kata sandi baru",
            perbaikan="Pilih kata sandi yang lain.",
        )
    with db.transaction() as cur:
        _write_sandi(cur, pelaku, pelaku.kode, baru, wajib_ganti=False, kecuali=kecuali_sesi)


def reset_sandi(db: Database, pelaku: Pelaku, kode: str, sandi: str | None = None) -> str:
    """Give a person a first password again and return it; they choose their own at the next sign-in.

    Raises DataTidakSah when the person does not exist or the password may not be chosen, and for
    oneself: one's session would end before the new password could be read.
    """
    require_hak(pelaku, Hak.KELOLA_PENGGUNA)
    if kode == pelaku.kode:
        raise DataTidakSah(
            apa="Kata sandi Anda sendiri tidak dibuatkan di sini",
            di_mana=f"pengguna {kode}",
            perbaikan="Gantilah di halaman Sesi Saya dengan kata sandi Anda yang sekarang.",
        )
    sandi = sandi or make_sandi()
    with db.transaction() as cur:
        require_pengguna(cur, pelaku, kode)
        _write_sandi(cur, pelaku, kode, sandi, wajib_ganti=True)
    return sandi


def drop_sandi_pertama(cur: Cursor, pelaku: Pelaku) -> None:
    """Drop a first password that pelaku never replaced: the office's provider has said who this is.

    The administrator who made it knows it still, and pelaku would be asked to replace it.
    """
    tersimpan = rows.read_sandi(cur, pelaku.kode)
    if tersimpan is not None and tersimpan.wajib_ganti:
        rows.delete_sandi(cur, pelaku.kode)
        record_jejak(cur, pelaku, "hapus_sandi_pertama", f"pengguna {pelaku.kode}")


def _write_sandi(
    cur: Cursor,
    pelaku: Pelaku,
    kode: str,
    sandi: str,
    *,
    wajib_ganti: bool,
    kecuali: str | None = None,
) -> None:
    check_sandi(sandi, kode)
    pada = waktu.now_utc()
    rows.write_sandi(cur, kode, hash_sandi(sandi), pada, wajib_ganti=wajib_ganti)
    record_jejak(cur, pelaku, "ubah_sandi", f"pengguna {kode}")
    end_all_sesi(cur, kode, "kata sandi berubah", pada, kecuali=kecuali)
