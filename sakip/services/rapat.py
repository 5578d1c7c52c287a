"""Rapat: agenda, those present, and what was decided: by whom (PIC) and until when it is done."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import uuid4

from sakip.domain import waktu
from sakip.domain.errors import DataTidakSah, TidakBerhak
from sakip.domain.peran import Hak, Pelaku, may, require_hak
from sakip.services.jejak import record_jejak
from sakip.services.pelaksanaan import find_pelaksanaan
from sakip.storage import catatan_kerja as rows
from sakip.storage.catatan_kerja import SELESAI, TERBUKA, BarisKeputusan, BarisRapat
from sakip.storage.connection import Cursor, Database
from sakip.storage.pengguna import AKTIF, list_pengguna


@dataclass(frozen=True, slots=True, kw_only=True)
class KeputusanBaru:
    """What was decided: pic is a sign-in name, batas the last day for it."""

    isi: str
    pic: str
    batas: date


@dataclass(frozen=True, slots=True, kw_only=True)
class IsiRapat:
    """A meeting as it is written down; hadir are the names of those present."""

    judul: str
    tanggal: date
    tempat: str = ""
    agenda: str = ""
    hadir: tuple[str, ...] = ()
    keputusan: tuple[KeputusanBaru, ...] = ()
    kode_pelaksanaan: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Keputusan:
    """One decision and how it stands. terlambat: not done, and its last day is over."""

    nomor: int
    isi: str
    pic: str
    nama_pic: str
    batas: date
    selesai: bool
    terlambat: bool
    milik_saya: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Rapat:
    """A meeting with its decisions."""

    kode: str
    judul: str
    tanggal: date
    tempat: str
    agenda: str
    hadir: tuple[str, ...]
    keputusan: tuple[Keputusan, ...]
    kode_pelaksanaan: str | None  # the run it belongs to


def add_rapat(db: Database, pelaku: Pelaku, isi: IsiRapat) -> str:
    """Write a meeting down with its decisions; return its kode.

    Raises TidakBerhak; DataTidakSah without a judul, for a decision that is empty, whose PIC is
    not an active person of the office, or whose last day lies before the meeting.
    """
    require_hak(pelaku, Hak.MULAI_PROSEDUR)
    judul = " ".join(isi.judul.split())
    with db.transaction() as cur:
        _check(cur, pelaku, isi, judul)
        if isi.kode_pelaksanaan is not None:
            find_pelaksanaan(cur, pelaku, isi.kode_pelaksanaan)
        pada, kode = waktu.now_utc(), uuid4().hex
        catat = {"kode_instansi": pelaku.kode_instansi, "dicatat_oleh": pelaku.kode}
        rapat = BarisRapat(
            kode=kode,
            versi=1,
            judul=judul,
            tanggal=isi.tanggal,
            tempat=isi.tempat.strip(),
            agenda=isi.agenda.strip(),
            hadir=json.dumps([s.strip() for s in isi.hadir if s.strip()], ensure_ascii=False),
            kode_pelaksanaan=isi.kode_pelaksanaan,
            dicatat_pada=pada,
            **catat,
        )
        keputusan = [
            BarisKeputusan(
                kode_rapat=kode, nomor=nomor, versi=1, isi=satu.isi.strip(), pic=satu.pic,
                batas=satu.batas, status=TERBUKA, dicatat_pada=pada, **catat,
            )
            for nomor, satu in enumerate(isi.keputusan, start=1)
        ]  # fmt: skip
        rows.write_catatan(cur, rapat, *keputusan)
        record_jejak(
            cur, pelaku, "catat_rapat", f"rapat {judul}", baru={"keputusan": len(keputusan)}
        )
    return kode


def _check(cur: Cursor, pelaku: Pelaku, isi: IsiRapat, judul: str) -> None:
    semua = list_pengguna(cur, pelaku.kode_instansi)
    aktif = {satu.kode for satu in semua if satu.status == AKTIF}
    salah = [
        nomor
        for nomor, satu in enumerate(isi.keputusan, start=1)
        if not satu.isi.strip() or satu.pic not in aktif or satu.batas < isi.tanggal
    ]
    if not judul or salah:
        nomor = ", ".join(map(str, salah))
        raise DataTidakSah(
            apa="Judul rapat kosong" if not judul else f"Keputusan nomor {nomor} belum lengkap",
            di_mana="rapat",
            perbaikan="Tiap keputusan menyebut isinya, PIC yang masih aktif, dan batas waktu sesudah rapat.",
        )


def finish_keputusan(db: Database, pelaku: Pelaku, kode_rapat: str, nomor: int) -> None:
    """Say that a decision was carried out: its PIC, or who may write meetings down.

    Raises TidakBerhak; DataTidakSah when it is not there, or done already.
    """
    require_hak(pelaku, Hak.LIHAT_PROSEDUR)
    with db.transaction() as cur:
        semua = rows.read_keputusan(cur, pelaku.kode_instansi)
        kini = next((s for s in semua if (s.kode_rapat, s.nomor) == (kode_rapat, nomor)), None)
        if kini is None or kini.status == SELESAI:
            raise DataTidakSah(
                apa="Keputusan rapat ini tidak ada, atau sudah selesai",
                di_mana="rapat",
                perbaikan="Muat ulang halaman Rapat dan Sosialisasi.",
            )
        if kini.pic != pelaku.kode and not may(pelaku, Hak.MULAI_PROSEDUR):
            raise TidakBerhak(
                apa=f"{pelaku.nama} bukan PIC keputusan ini",
                di_mana=kini.isi,
                perbaikan="Yang menyatakannya selesai PIC-nya, atau yang mencatat rapat.",
            )
        rows.write_catatan(
            cur,
            replace(kini, versi=kini.versi + 1, status=SELESAI, dicatat_oleh=pelaku.kode,
                    dicatat_pada=waktu.now_utc()),
        )  # fmt: skip
        record_jejak(cur, pelaku, "selesaikan_keputusan", f"keputusan rapat {kini.isi}")


def list_rapat(db: Database, pelaku: Pelaku, hari: date) -> list[Rapat]:
    """Return the meetings, the last first; hari is today in the office.

    Raises TidakBerhak.
    """
    require_hak(pelaku, Hak.LIHAT_PROSEDUR)
    with db.cursor() as cur:
        semua = rows.read_rapat(cur, pelaku.kode_instansi)
        keputusan = rows.read_keputusan(cur, pelaku.kode_instansi) if semua else []
        nama = {satu.kode: satu.nama for satu in list_pengguna(cur, pelaku.kode_instansi)}
    return [
        Rapat(
            kode=satu.kode,
            judul=satu.judul,
            tanggal=satu.tanggal,
            tempat=satu.tempat,
            agenda=satu.agenda,
            hadir=tuple(json.loads(satu.hadir)),
            keputusan=_keputusan(pelaku, satu.kode, keputusan, nama, hari),
            kode_pelaksanaan=satu.kode_pelaksanaan,
        )
        for satu in semua
    ]


def _keputusan(
    pelaku: Pelaku, kode: str, semua: Sequence[BarisKeputusan], nama: dict[str, str], hari: date
) -> tuple[Keputusan, ...]:
    return tuple(
        Keputusan(
            nomor=satu.nomor,
            isi=satu.isi,
            pic=satu.pic,
            nama_pic=nama.get(satu.pic, satu.pic),
            batas=satu.batas,
            selesai=satu.status == SELESAI,
            terlambat=satu.status == TERBUKA and satu.batas < hari,
            milik_saya=satu.pic == pelaku.kode,
        )
        for satu in semua
        if satu.kode_rapat == kode
    )
