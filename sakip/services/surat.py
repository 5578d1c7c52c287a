"""Surat: letters get their number, documents go out, tanda terima come back; the archive of what was done."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import uuid4

from sakip.domain import waktu
from sakip.domain.errors import DataTidakSah
from sakip.domain.pelaksanaan import StatusPelaksanaan, check_pembantu
from sakip.domain.peran import Hak, Pelaku, require_hak
from sakip.domain.surat import make_nomor
from sakip.domain.tulisan import format_tanggal
from sakip.services.jejak import record_jejak
from sakip.services.pelaksanaan import find_pelaksanaan
from sakip.services.pengaturan import read_nilai
from sakip.services.riwayat_pelaksanaan import require_instansi, restore
from sakip.storage import prosedur as runs
from sakip.storage import surat as rows
from sakip.storage.connection import Cursor, Database
from sakip.storage.surat import BarisPengiriman as BarisPengiriman
from sakip.storage.surat import BarisSurat as BarisSurat


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisArsip:
    """One run that was finished, with what stands in the archive of it. selesai_pada is UTC."""

    kode: str
    nama: str
    tahun: int
    selesai_pada: datetime
    surat: tuple[BarisSurat, ...]
    kiriman: tuple[BarisPengiriman, ...]
    jumlah_lampiran: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IsiKiriman:
    """To whom a document goes, how, in how many copies (above 0)."""

    tujuan: str
    cara: str = "diantar"
    rangkap: int = 1


def number_surat(
    db: Database, pelaku: Pelaku, kode: str, *, kepada: str, perihal: str
) -> BarisSurat:
    """Give the letter of a run the next number by the office's pattern, and enter it in the register.

    Raises TidakBerhak for who neither plays an actor of the step at hand nor runs procedures; DataTidakSah for a run that is not there or has ended, or an empty field.
    """
    require_hak(pelaku, Hak.KERJAKAN_LANGKAH)
    kepada, perihal = " ".join(kepada.split()), " ".join(perihal.split())
    with db.transaction() as cur:
        _require_berjalan(cur, pelaku, kode)
        if not kepada or not perihal:
            raise _refuse("Tujuan atau perihal surat belum diisi", "Isi keduanya, lalu ulangi.")
        pada = waktu.now_utc()
        tanggal = require_instansi(cur).local_date(pada)
        (pola,) = read_nilai(cur, pelaku.kode_instansi, "surat_pola_nomor")
        urutan = rows.read_urutan(cur, pelaku.kode_instansi, tanggal.year) + 1
        surat = BarisSurat(
            kode_instansi=pelaku.kode_instansi,
            tahun=tanggal.year,
            urutan=urutan,
            nomor=make_nomor(pola, urutan, tanggal),
            kode_pelaksanaan=kode,
            tanggal=tanggal,
            kepada=kepada,
            perihal=perihal,
            dicatat_oleh=pelaku.kode,
            dicatat_pada=pada,
        )
        rows.write_surat(cur, surat)
        isi = {"kepada": kepada, "perihal": perihal}
        record_jejak(cur, pelaku, "beri_nomor_surat", f"surat {surat.nomor}", baru=isi)
    return surat


def add_pengiriman(db: Database, pelaku: Pelaku, kode: str, isi: IsiKiriman) -> str:
    """Enter in the distribution list of a run to whom a document goes; return the line's kode.

    Raises TidakBerhak as number_surat; DataTidakSah for a run that is not there or has ended, or an empty field.
    """
    require_hak(pelaku, Hak.KERJAKAN_LANGKAH)
    tujuan, cara = " ".join(isi.tujuan.split()), " ".join(isi.cara.split())
    with db.transaction() as cur:
        _require_berjalan(cur, pelaku, kode)
        if not tujuan or isi.rangkap < 1:
            raise _refuse("Tujuan atau jumlah rangkap belum diisi", "Isi keduanya, lalu ulangi.")
        kiriman = BarisPengiriman(
            kode_instansi=pelaku.kode_instansi,
            kode=uuid4().hex,
            versi=1,
            kode_pelaksanaan=kode,
            tujuan=tujuan,
            cara=cara,
            rangkap=isi.rangkap,
            penerima=None,
            diterima=None,
            dicatat_oleh=pelaku.kode,
            dicatat_pada=waktu.now_utc(),
        )
        rows.write_pengiriman(cur, kiriman)
        record_jejak(cur, pelaku, "catat_pengiriman", f"pengiriman ke {tujuan}")
    return kiriman.kode


def record_tanda_terima(
    db: Database, pelaku: Pelaku, kode_pengiriman: str, *, penerima: str, tanggal: date
) -> None:
    """Enter who took a document in, and on which day of the office's zone.

    Raises TidakBerhak as number_surat; DataTidakSah when the line is not there or has its tanda
    terima already, the run has ended, or the day is to come or before the delivery was entered.
    """
    require_hak(pelaku, Hak.KERJAKAN_LANGKAH)
    penerima = " ".join(penerima.split())
    with db.transaction() as cur:
        semua = {s.kode: s for s in rows.read_pengiriman(cur, pelaku.kode_instansi)}
        lama = semua.get(kode_pengiriman)
        if lama is None or not lama.aktif or lama.diterima is not None:
            raise _refuse(
                "Pengiriman ini tidak ada, atau tanda terimanya sudah dicatat",
                "Muat ulang halaman.",
            )
        _require_berjalan(cur, pelaku, lama.kode_pelaksanaan)
        check_tanda_terima(cur, penerima, tanggal, rows.read_dikirim(cur, lama))
        baru = replace(lama, versi=lama.versi + 1, penerima=penerima, diterima=tanggal,
                       dicatat_oleh=pelaku.kode, dicatat_pada=waktu.now_utc())  # fmt: skip
        rows.write_pengiriman(cur, baru)
        isi = {"penerima": penerima, "tanggal": tanggal.isoformat()}
        record_jejak(cur, pelaku, "catat_tanda_terima", f"pengiriman ke {lama.tujuan}", baru=isi)


def check_tanda_terima(cur: Cursor, penerima: str, tanggal: date, dikirim_pada: datetime) -> None:
    """Refuse a tanda terima of nobody, of a day to come, or of before the delivery was entered (UTC)."""
    instansi = require_instansi(cur)
    if not penerima.strip() or tanggal > instansi.local_date(waktu.now_utc()):
        raise _refuse("Penerima kosong, atau tanggalnya belum tiba", "Perbaiki, lalu ulangi.")
    if tanggal < (dikirim := instansi.local_date(dikirim_pada)):
        raise _refuse(
            "Tanda terima mendahului pengirimannya",
            f"Isi tanggal {format_tanggal(dikirim)}, hari pengirimannya dicatat, atau sesudahnya.",
        )


def list_surat(db: Database, pelaku: Pelaku, kode: str | None = None) -> list[BarisSurat]:
    """Return the register of letters, the last first; only those of one run, when given.

    Raises TidakBerhak.
    """
    require_hak(pelaku, Hak.LIHAT_PROSEDUR)
    with db.cursor() as cur:
        return rows.read_surat(cur, pelaku.kode_instansi, kode)


def list_pengiriman(db: Database, pelaku: Pelaku, kode: str | None = None) -> list[BarisPengiriman]:
    """Return the distribution list, in the order it was written; of one run, when given.

    Raises TidakBerhak.
    """
    require_hak(pelaku, Hak.LIHAT_PROSEDUR)
    with db.cursor() as cur:
        return rows.read_pengiriman(cur, pelaku.kode_instansi, kode)


def list_arsip(db: Database, pelaku: Pelaku) -> list[BarisArsip]:
    """Return the finished runs with their letters, deliveries and how much is attached, the last first.

    Raises TidakBerhak.
    """
    require_hak(pelaku, Hak.LIHAT_PROSEDUR)
    with db.cursor() as cur:
        penutup = runs.read_penutup(cur, pelaku.kode_instansi)
        selesai = [
            satu
            for satu in runs.read_pelaksanaan(cur, pelaku.kode_instansi)
            if satu.kode in penutup and penutup[satu.kode].status == StatusPelaksanaan.SELESAI
        ]
        surat = rows.read_surat(cur, pelaku.kode_instansi)
        kiriman = rows.read_pengiriman(cur, pelaku.kode_instansi)
        diganti = runs.read_ganti_lampiran(cur, pelaku.kode_instansi)
        lampiran: Mapping[str, int] = {
            satu.kode: sum(
                lampiran.kode not in diganti
                for lampiran in runs.read_lampiran(cur, pelaku.kode_instansi, pelaksanaan=satu.kode)
            )
            for satu in selesai
        }
    arsip = [
        BarisArsip(
            kode=satu.kode,
            nama=satu.nama,
            tahun=satu.tahun,
            selesai_pada=penutup[satu.kode].pada,
            surat=tuple(s for s in surat if s.kode_pelaksanaan == satu.kode and s.aktif),
            kiriman=tuple(s for s in kiriman if s.kode_pelaksanaan == satu.kode and s.aktif),
            jumlah_lampiran=lampiran[satu.kode],
        )
        for satu in selesai
    ]
    return sorted(arsip, key=lambda satu: satu.selesai_pada, reverse=True)


def _require_berjalan(cur: Cursor, pelaku: Pelaku, kode: str) -> None:
    """Refuse a run that has ended, and who neither acts at its step at hand nor runs procedures."""
    kini = restore(*find_pelaksanaan(cur, pelaku, kode))
    if kini.status is not StatusPelaksanaan.BERJALAN:
        raise _refuse("Pelaksanaan ini sudah berakhir", "Mulai yang baru bila masih perlu.")
    check_pembantu(kini, pelaku)


def _refuse(apa: str, perbaikan: str) -> DataTidakSah:
    return DataTidakSah(apa=apa, di_mana="surat dan pengiriman", perbaikan=perbaikan)
