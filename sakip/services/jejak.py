"""Jejak: the audit. Every act is appended in the transaction of the act itself, in a hash chain."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sakip.domain import waktu
from sakip.domain.peran import Hak, Pelaku, require_hak
from sakip.storage import jejak as rows
from sakip.storage.connection import Cursor, Database
from sakip.storage.jejak import BarisJejak as BarisJejak
from sakip.storage.pengguna import list_pengguna
from sakip.storage.penyiapan import read_instansi

Nilai = str | Mapping[str, object] | None


def record_jejak(
    cur: Cursor,
    pelaku: Pelaku | None,
    tindakan: str,
    objek: str,
    lama: Nilai = None,
    baru: Nilai = None,
    asal: str | None = None,
) -> None:
    """Append one act to the audit, inside the caller's transaction.

    tindakan is a word such as "isi_realisasi"; objek names what was touched ("realisasi IKU-01
    2026 TW2"). lama and baru are text or a mapping (kept as JSON); never a password or a token.
    pelaku is None for nobody known (a failed sign-in). asal defaults to where pelaku acts from.
    """
    nomor, sidik_sebelum = rows.read_puncak(cur)
    if pelaku is None:
        instansi = read_instansi(cur)
        kode_instansi, kode = ("" if instansi is None else instansi.kode), ""
    else:
        kode_instansi, kode = pelaku.kode_instansi, pelaku.kode
    isi = {
        "nomor": nomor + 1,
        "pada": waktu.now_utc(),
        "kode_instansi": kode_instansi,
        "pelaku": kode,
        "tindakan": tindakan,
        "objek": objek,
        "lama": _text(lama),
        "baru": _text(baru),
        "asal": asal if asal is not None else (pelaku.asal if pelaku else ""),
        "sidik_sebelum": sidik_sebelum,
    }
    rows.write_jejak(cur, BarisJejak(**isi, sidik=_sidik(isi)))  # type: ignore[arg-type]


def _text(nilai: Nilai) -> str | None:
    if nilai is None or isinstance(nilai, str):
        return nilai
    return json.dumps(dict(nilai), ensure_ascii=False, sort_keys=True, default=str)


def _sidik(isi: Mapping[str, object]) -> str:
    """Return the SHA-256 over one act and the hash before it, in hexadecimal."""
    return sha256(
        json.dumps(isi, ensure_ascii=False, sort_keys=True, default=str).encode()
    ).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class HasilPeriksa:
    """What check_jejak found: how many acts hold, and the first break, if there is one."""

    jumlah: int  # acts before the break
    sidik: str  # of the last act that holds; note it elsewhere to compare later
    putus_di: int | None = None  # nomor of the first act that does not hold
    sebab: str = ""

    @property
    def utuh(self) -> bool:
        """Whether the whole chain holds."""
        return self.putus_di is None


def check_jejak(db: Database, pelaku: Pelaku) -> HasilPeriksa:
    """Walk the whole audit and name the first act that was changed, removed or put in between.

    Raises TidakBerhak for who may not see the audit.
    """
    require_hak(pelaku, Hak.LIHAT_JEJAK)
    jumlah, sidik, habis = 0, "", False
    with db.cursor() as cur:
        while not habis:
            mulai = jumlah
            for baris in rows.iterate_jejak(cur, sesudah=jumlah):
                sebab = _find_break(baris, jumlah, sidik)
                if sebab:
                    return HasilPeriksa(
                        jumlah=jumlah, sidik=sidik, putus_di=jumlah + 1, sebab=sebab
                    )
                jumlah, sidik = baris.nomor, baris.sidik
            puncak = rows.read_puncak(cur)
            if puncak == (jumlah, sidik):
                return HasilPeriksa(jumlah=jumlah, sidik=sidik)
            habis = mulai == jumlah  # else: written while we walked, walk on
    return HasilPeriksa(
        jumlah=jumlah,
        sidik=sidik,
        putus_di=min(jumlah, puncak[0]) + 1,
        sebab="jejak terakhir hilang, ditambah, atau puncak rantai diubah",
    )


def _find_break(baris: BarisJejak, jumlah: int, sidik: str) -> str:
    """Return why this act does not follow from the one before; empty when it does."""
    if baris.nomor != jumlah + 1:
        return f"jejak nomor {jumlah + 1} hilang"
    if baris.sidik_sebelum != sidik:
        return "sidik jejak sebelumnya tidak cocok"
    isi = {
        nama: getattr(baris, nama) for nama in BarisJejak.__dataclass_fields__ if nama != "sidik"
    }
    return "" if _sidik(isi) == baris.sidik else "isi jejak ini diubah"


def list_jejak(
    db: Database,
    pelaku: Pelaku,
    *,
    oleh: str | None = None,
    tindakan: str | None = None,
    objek: str | None = None,
    sejak: datetime | None = None,
    sebelum: datetime | None = None,
    cari: str | None = None,
    sebelum_nomor: int | None = None,
    paling_banyak: int = 200,
) -> list[BarisJejak]:
    """Return acts, the last first, filtered by person, act, object and time (UTC, end exclusive).

    cari is part of the object; sebelum_nomor asks for the acts before one that was seen.

    Raises TidakBerhak for who may not see the audit.
    """
    require_hak(pelaku, Hak.LIHAT_JEJAK)
    with db.cursor() as cur:
        return rows.list_jejak(
            cur,
            pelaku.kode_instansi,
            pelaku=oleh,
            tindakan=tindakan,
            objek=objek,
            sejak=sejak,
            sebelum=sebelum,
            cari=cari,
            sebelum_nomor=sebelum_nomor,
            paling_banyak=paling_banyak,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class IsiJejak:
    """What one can filter the audit by: {kode: nama} of who acted, and the kinds of acts."""

    pelaku: Mapping[str, str]
    tindakan: tuple[str, ...]


def list_isi(db: Database, pelaku: Pelaku) -> IsiJejak:
    """Return who and what stands in the audit; a name that is no longer known stays its kode.

    Raises TidakBerhak for who may not see the audit.
    """
    require_hak(pelaku, Hak.LIHAT_JEJAK)
    with db.cursor() as cur:
        siapa, tindakan = rows.list_isi(cur, pelaku.kode_instansi)
        nama = {satu.kode: satu.nama for satu in list_pengguna(cur, pelaku.kode_instansi)}
    return IsiJejak(pelaku={kode: nama.get(kode, kode) for kode in siapa}, tindakan=tuple(tindakan))
