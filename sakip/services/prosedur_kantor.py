"""Prosedur kantor: an office adds its own procedure, or says who plays an actor of one."""

import json
from collections.abc import Sequence

from sakip.domain import waktu
from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import Hak, Pelaku, require_hak
from sakip.domain.prosedur import Pemeran
from sakip.rules.prosedur import read_prosedur
from sakip.services.jejak import record_jejak
from sakip.services.prosedur import ProsedurTersedia, find_prosedur, read_tersedia
from sakip.storage import prosedur as rows
from sakip.storage.connection import Cursor, Database

BESAR_TERBANYAK = 200_000  # bytes of a file


def list_prosedur_kantor(db: Database, pelaku: Pelaku) -> list[ProsedurTersedia]:
    """Return every procedure as the settings show it.

    Raises TidakBerhak.
    """
    require_hak(pelaku, Hak.KELOLA_PENGATURAN)
    with db.cursor() as cur:
        return list(read_tersedia(cur, pelaku.kode_instansi).values())


def add_prosedur(db: Database, pelaku: Pelaku, isi: bytes, nama_berkas: str) -> str:
    """Add an office's own procedure from its file, or a new versi of it; return its kode.

    Runs that have begun keep their own copy. The same file twice changes nothing.
    Raises TidakBerhak; DataTidakSah that names every error of the file.
    """
    require_hak(pelaku, Hak.KELOLA_PENGATURAN)
    try:
        teks = isi[: BESAR_TERBANYAK + 1].decode("utf-8-sig")
    except UnicodeDecodeError:
        teks = ""
    if not teks or len(isi) > BESAR_TERBANYAK:
        raise DataTidakSah(
            apa="Berkas prosedur bukan teks UTF-8, kosong, atau lebih besar dari 200 kB",
            di_mana=nama_berkas,
            perbaikan="Simpan sebagai berkas .toml menurut contoh di sakip/rules/sop.",
        )
    kode = read_prosedur(teks, nama_berkas).kode
    with db.transaction() as cur:
        milik = [s for s in rows.read_prosedur_kantor(cur, pelaku.kode_instansi) if s.kode == kode]
        if milik and milik[-1].status == rows.AKTIF and milik[-1].isi == teks:
            return kode
        _write(cur, pelaku, kode, len(milik) + 1, rows.AKTIF, teks)
        record_jejak(cur, pelaku, "tambah_prosedur", f"prosedur {kode}", baru=nama_berkas)
    return kode


def retire_prosedur(db: Database, pelaku: Pelaku, kode: str) -> None:
    """Take an office's own procedure out of the list; runs that have begun go on.

    Raises TidakBerhak; DataTidakSah when the office has no procedure of its own by this kode.
    """
    require_hak(pelaku, Hak.KELOLA_PENGATURAN)
    with db.transaction() as cur:
        milik = [s for s in rows.read_prosedur_kantor(cur, pelaku.kode_instansi) if s.kode == kode]
        if not milik or milik[-1].status != rows.AKTIF:
            raise DataTidakSah(
                apa=f"Prosedur {kode} bukan milik kantor ini, atau sudah dicabut",
                di_mana="prosedur kantor",
                perbaikan="Pilih dari daftar di halaman Pengaturan.",
            )
        _write(cur, pelaku, kode, len(milik) + 1, rows.NONAKTIF, milik[-1].isi)
        record_jejak(cur, pelaku, "cabut_prosedur", f"prosedur {kode}")


def _write(cur: Cursor, pelaku: Pelaku, kode: str, versi: int, status: str, teks: str) -> None:
    rows.write_baris(
        cur,
        rows.BarisProsedur(
            kode_instansi=pelaku.kode_instansi,
            kode=kode,
            versi=versi,
            status=status,
            isi=teks,
            dicatat_oleh=pelaku.kode,
            dicatat_pada=waktu.now_utc(),
        ),
    )


def set_pemeran(
    db: Database, pelaku: Pelaku, kode: str, kode_pelaku: str, pemeran: Sequence[Pemeran]
) -> None:
    """Say who plays an actor of a procedure in this office; without any, as its file says.

    It holds for runs that begin from now on. Raises TidakBerhak; DataTidakSah for a procedure or
    an actor that is not there, or a pemeran that names nobody.
    """
    require_hak(pelaku, Hak.KELOLA_PENGATURAN)
    isi = [_to_json(satu) for satu in pemeran]
    with db.transaction() as cur:
        prosedur = find_prosedur(cur, pelaku.kode_instansi, kode).prosedur
        if kode_pelaku not in {satu.kode for satu in prosedur.pelaku} or not all(isi):
            raise DataTidakSah(
                apa="Pelaku ini tidak ada dalam prosedurnya, atau pemerannya kosong",
                di_mana=f"{kode}, pelaku {kode_pelaku}",
                perbaikan="Pilih pelaku dari daftar, lalu sebut peran, unit, jabatan, atau orangnya.",
            )
        kunci = (kode, kode_pelaku)
        versi, lama = rows.read_pemeran(cur, pelaku.kode_instansi).get(kunci, (0, "[]"))
        baru = json.dumps(isi, sort_keys=True)
        if baru != lama:
            rows.write_pemeran(
                cur, pelaku.kode_instansi, kunci, baru, versi + 1, pelaku.kode, waktu.now_utc()
            )
            objek = f"pelaku {kode_pelaku} prosedur {kode}"
            record_jejak(cur, pelaku, "atur_pemeran", objek, lama, baru)


def _to_json(pemeran: Pemeran) -> dict[str, str]:
    isi = {nama: getattr(pemeran, nama) for nama in ("peran", "unit", "jabatan", "orang")}
    return {nama: str(nilai) for nama, nilai in isi.items() if nilai}
