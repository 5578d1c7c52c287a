"""Sosialisasi: a report is put before named officials, who acknowledge that they have read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sakip.domain import waktu
from sakip.domain.bukti_dukung import BerkasBaru, TautanBaru
from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import Hak, Pelaku, require_hak
from sakip.services.jejak import record_jejak
from sakip.services.lampiran import IndukLampiran, examine_semua, save_lampiran
from sakip.services.pelaksanaan import find_pelaksanaan
from sakip.storage import catatan_kerja as rows
from sakip.storage.catatan_kerja import BarisSosialisasi
from sakip.storage.connection import Database
from sakip.storage.pengguna import AKTIF, list_pengguna
from sakip.storage.prosedur import BarisLampiran, read_lampiran


@dataclass(frozen=True, slots=True, kw_only=True)
class IsiSosialisasi:
    """What is put before whom (sign-in names), with what attached; kode_pelaksanaan of a run or None."""

    judul: str
    uraian: str
    penerima: tuple[str, ...]
    lampiran: tuple[BerkasBaru | TautanBaru, ...] = ()
    kode_pelaksanaan: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Penerima:
    """One official; pada (UTC) is when they acknowledged it, None until then."""

    kode: str
    nama: str
    catatan: str
    pada: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sosialisasi:
    """One report put before officials. menunggu_saya: this person has yet to acknowledge it."""

    kode: str
    judul: str
    uraian: str
    oleh: str
    pada: datetime
    penerima: tuple[Penerima, ...]
    lampiran: tuple[BarisLampiran, ...]
    kode_pelaksanaan: str | None  # the run it belongs to
    menunggu_saya: bool


def add_sosialisasi(db: Database, pelaku: Pelaku, isi: IsiSosialisasi) -> str:
    """Put a report before officials; return its kode.

    Raises TidakBerhak; DataTidakSah without a judul, for officials who are not active in the
    office or none at all, for a run that is not there, or an attachment that may not be kept.
    """
    require_hak(pelaku, Hak.MULAI_PROSEDUR)
    judul = " ".join(isi.judul.split())
    berkas = examine_semua(db, isi.lampiran, pelaku)
    with db.transaction() as cur:
        aktif = {s.kode for s in list_pengguna(cur, pelaku.kode_instansi) if s.status == AKTIF}
        penerima = list(dict.fromkeys(isi.penerima))
        if not judul or not penerima or set(penerima) - aktif:
            raise DataTidakSah(
                apa="Judulnya kosong, atau pejabat penerimanya belum dipilih dengan benar",
                di_mana="sosialisasi",
                perbaikan="Isi judul, lalu pilih satu orang aktif atau lebih.",
            )
        if isi.kode_pelaksanaan is not None:
            find_pelaksanaan(cur, pelaku, isi.kode_pelaksanaan)
        baris = BarisSosialisasi(
            kode_instansi=pelaku.kode_instansi,
            kode=uuid4().hex,
            judul=judul,
            uraian=isi.uraian.strip(),
            kode_pelaksanaan=isi.kode_pelaksanaan,
            dicatat_oleh=pelaku.kode,
            dicatat_pada=waktu.now_utc(),
        )
        rows.write_catatan(cur, baris)
        rows.write_penerima(cur, pelaku.kode_instansi, baris.kode, penerima)
        save_lampiran(cur, pelaku, IndukLampiran(sosialisasi=baris.kode), berkas)
        record_jejak(
            cur, pelaku, "sosialisasikan", f"sosialisasi {judul}", baru={"kepada": penerima}
        )
    return baris.kode


def acknowledge_sosialisasi(db: Database, pelaku: Pelaku, kode: str, catatan: str = "") -> None:
    """Say that one has read a report that was put before oneself, once.

    Raises TidakBerhak; DataTidakSah when it was not put before this person, or was acknowledged.
    """
    require_hak(pelaku, Hak.LIHAT_PROSEDUR)
    with db.transaction() as cur:
        menunggu = {
            satu.kode_sosialisasi
            for satu in rows.read_penerima(cur, pelaku.kode_instansi)
            if satu.kode_pengguna == pelaku.kode and satu.pada is None
        }
        if kode not in menunggu:
            raise DataTidakSah(
                apa="Laporan ini tidak disampaikan kepada Anda, atau sudah Anda tanggapi",
                di_mana="sosialisasi",
                perbaikan="Muat ulang halaman Rapat dan Sosialisasi.",
            )
        rows.write_tanggapan(
            cur, pelaku.kode_instansi, kode, pelaku.kode, catatan.strip(), waktu.now_utc()
        )
        record_jejak(
            cur, pelaku, "tanggapi_sosialisasi", f"sosialisasi {kode}", baru=catatan.strip()
        )


def list_sosialisasi(db: Database, pelaku: Pelaku) -> list[Sosialisasi]:
    """Return what was put before officials, the last first, with who has acknowledged it.

    Raises TidakBerhak.
    """
    require_hak(pelaku, Hak.LIHAT_PROSEDUR)
    with db.cursor() as cur:
        semua = rows.read_sosialisasi(cur, pelaku.kode_instansi)
        penerima = rows.read_penerima(cur, pelaku.kode_instansi)
        lampiran = read_lampiran(cur, pelaku.kode_instansi) if semua else []
        nama = {satu.kode: satu.nama for satu in list_pengguna(cur, pelaku.kode_instansi)}
    return [
        Sosialisasi(
            kode=satu.kode,
            judul=satu.judul,
            uraian=satu.uraian,
            oleh=nama.get(satu.dicatat_oleh, satu.dicatat_oleh),
            pada=satu.dicatat_pada,
            penerima=_penerima(satu.kode, penerima, nama),
            lampiran=tuple(b for b in lampiran if b.kode_sosialisasi == satu.kode),
            kode_pelaksanaan=satu.kode_pelaksanaan,
            menunggu_saya=any(
                p.kode_pengguna == pelaku.kode and p.pada is None
                for p in penerima
                if p.kode_sosialisasi == satu.kode
            ),
        )
        for satu in semua
    ]


def _penerima(
    kode: str, semua: Sequence[rows.BarisPenerima], nama: dict[str, str]
) -> tuple[Penerima, ...]:
    return tuple(
        Penerima(
            kode=satu.kode_pengguna,
            nama=nama.get(satu.kode_pengguna, satu.kode_pengguna),
            catatan=satu.catatan or "",
            pada=satu.pada,
        )
        for satu in semua
        if satu.kode_sosialisasi == kode
    )
