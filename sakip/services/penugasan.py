"""Penugasan: which role a person holds, over what, from when to when. A change ends their sessions."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from sakip.domain import waktu
from sakip.domain.errors import DataTidakSah
from sakip.domain.instansi import Instansi
from sakip.domain.peran import NAMA_PERAN, PERAN_UNIT, Hak, Pelaku, Penugasan, Peran, require_hak
from sakip.services.jejak import record_jejak
from sakip.storage import pengguna as rows
from sakip.storage.connection import Cursor, Database
from sakip.storage.faktor_kedua import delete_menunggu_of
from sakip.storage.pengguna import AKTIF, DICABUT, BarisPengguna
from sakip.storage.penyiapan import list_unit, read_instansi
from sakip.storage.sesi import end_sesi, list_sesi


def add_penugasan(db: Database, pelaku: Pelaku, kode: str, penugasan: Penugasan) -> int:
    """Give a person a role; their sessions end, so that nobody works on under old rights."""
    require_hak(pelaku, Hak.KELOLA_PENGGUNA)
    with db.transaction() as cur:
        require_pengguna(cur, pelaku, kode)
        penugasan = check_penugasan(cur, pelaku.kode_instansi, penugasan)
        pada = waktu.now_utc()
        nomor = rows.write_penugasan(cur, kode, penugasan, pelaku.kode, pada)
        record_jejak(
            cur,
            pelaku,
            "beri_peran",
            f"pengguna {kode}",
            baru={"penugasan": describe_penugasan(penugasan)},
        )
        end_all_sesi(cur, kode, "peran berubah", pada)
    return nomor


def revoke_penugasan(db: Database, pelaku: Pelaku, kode: str, nomor: int) -> None:
    """Take a role from a person; their sessions end at once.

    Raises DataTidakSah when it is not there, or when it is the last administrator's.
    """
    require_hak(pelaku, Hak.KELOLA_PENGGUNA)
    with db.transaction() as cur:
        require_pengguna(cur, pelaku, kode)
        tugas = dict(rows.list_penugasan(cur, kode)).get(nomor)
        if tugas is None:
            raise DataTidakSah(
                apa=f"Peran nomor {nomor} tidak ada atau sudah dicabut",
                di_mana=f"pengguna {kode}",
                perbaikan="Muat ulang halaman Pengguna, lalu pilih peran yang masih berlaku.",
            )
        if tugas.peran is Peran.ADMINISTRATOR and (tugas.selesai is None or kode == pelaku.kode):
            keep_an_administrator(cur, pelaku, kode)
        pada = waktu.now_utc()
        rows.write_penugasan(cur, kode, tugas, pelaku.kode, pada, nomor=nomor, status=DICABUT)
        record_jejak(
            cur,
            pelaku,
            "cabut_peran",
            f"pengguna {kode}",
            lama={"penugasan": describe_penugasan(tugas)},
        )
        end_all_sesi(cur, kode, "peran berubah", pada)


def check_penugasan(cur: Cursor, kode_instansi: str, penugasan: Penugasan) -> Penugasan:
    """Return the penugasan with the unit's own jabatan where none was given."""
    unit = {satu.kode: satu for satu in list_unit(cur, kode_instansi)}
    if penugasan.peran is Peran.BARIS_PERINTAH:
        apa = "Peran baris perintah tidak dapat diberikan kepada orang"
    elif penugasan.peran in PERAN_UNIT and penugasan.kode_unit is None:
        apa = f"Peran {NAMA_PERAN[penugasan.peran]} belum menyebut unit"
    elif penugasan.kode_unit is not None and penugasan.kode_unit not in unit:
        apa = f"Unit {penugasan.kode_unit} tidak ada"
    elif penugasan.kode_unit is not None and not unit[penugasan.kode_unit].aktif:
        apa = f"Unit {unit[penugasan.kode_unit].nama} sudah nonaktif"
    elif penugasan.selesai is not None and penugasan.selesai < penugasan.mulai:
        apa = "Tanggal selesai mendahului tanggal mulai"
    else:
        if penugasan.jabatan or penugasan.kode_unit is None or penugasan.peran is Peran.STAF:
            return penugasan
        return replace(penugasan, jabatan=unit[penugasan.kode_unit].jabatan)
    raise DataTidakSah(
        apa=apa,
        di_mana="penugasan",
        perbaikan="Pilih peran, unit, dan tanggal yang sesuai di halaman Pengguna.",
    )


def describe_penugasan(penugasan: Penugasan) -> str:
    """Return one penugasan as the audit keeps it."""
    bagian = [penugasan.peran.value, penugasan.kode_unit or "seluruh kantor", penugasan.jenis.value]
    bagian.append(f"{penugasan.mulai.isoformat()} s.d. {penugasan.selesai or 'dicabut'}")
    return ", ".join(bagian)


def require_pengguna(cur: Cursor, pelaku: Pelaku, kode: str) -> BarisPengguna:
    """Return a person of pelaku's own office; raise DataTidakSah when there is none."""
    baris = rows.read_pengguna(cur, kode)
    if baris is None or baris.kode_instansi != pelaku.kode_instansi:
        raise DataTidakSah(
            apa=f"Pengguna {kode} tidak ada",
            di_mana="daftar pengguna",
            perbaikan="Periksa ejaan nama masuk di halaman Pengguna.",
        )
    return baris


def end_all_sesi(
    cur: Cursor, kode: str, alasan: str, pada: datetime, *, kecuali: str | None = None
) -> None:
    """End every session of a person at once, but kecuali (a sidik); sign-ins half done end too."""
    delete_menunggu_of(cur, kode)
    for sesi in list_sesi(cur, kode):
        if sesi.sidik != kecuali:
            end_sesi(cur, sesi.sidik, alasan, pada)


def keep_an_administrator(cur: Cursor, pelaku: Pelaku, kode: str) -> None:
    """Refuse an act that would leave the office without an administrator besides kode.

    Who is administrator for a time only does not count: after that time there would be none.
    """
    instansi = read_instansi(cur)
    lain = [b.kode for b in rows.list_pengguna(cur, pelaku.kode_instansi) if b.kode != kode]
    if kode != pelaku.kode and instansi and _any_administrator(cur, instansi, lain):
        return
    raise DataTidakSah(
        apa=f"{kode} tidak dapat dilepas: kantor akan kehilangan administratornya"
        if kode != pelaku.kode
        else "Anda tidak dapat melepas peran administrator atau akun Anda sendiri",
        di_mana=f"pengguna {kode}",
        perbaikan="Beri dahulu peran administrator kepada orang lain; dialah yang melepasnya.",
    )


def _any_administrator(cur: Cursor, instansi: Instansi, kode: Iterable[str]) -> bool:
    hari = instansi.local_date(waktu.now_utc())
    for satu in kode:
        baris = rows.read_pengguna(cur, satu)
        if baris is not None and baris.status == AKTIF:
            for _, tugas in rows.list_penugasan(cur, satu):
                if _is_tetap(tugas) and tugas.is_berlaku(hari):
                    return True
    return False


def is_administrator(cur: Cursor, kode: str) -> bool:
    """Tell whether a person is administrator until revoked."""
    return any(_is_tetap(tugas) for _, tugas in rows.list_penugasan(cur, kode))


def _is_tetap(tugas: Penugasan) -> bool:
    return tugas.peran is Peran.ADMINISTRATOR and tugas.selesai is None
