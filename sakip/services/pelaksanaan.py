"""Pelaksanaan: start a run of a procedure, list runs, look at one with its times."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import uuid4

from sakip.domain import waktu
from sakip.domain.errors import DataTidakSah
from sakip.domain.pelaksanaan import Giliran, Pelaksanaan, StatusPelaksanaan, may_act
from sakip.domain.peran import Hak, Pelaku, may, require_hak
from sakip.domain.prosedur import Langkah, Prosedur
from sakip.domain.teks import require_muat
from sakip.domain.ukuran_langkah import Ukuran, measure_giliran, read_ukuran
from sakip.domain.waktu_kerja import JamKerja
from sakip.services.jejak import record_jejak
from sakip.services.prosedur import find_prosedur, read_orang
from sakip.services.riwayat_pelaksanaan import note_tanda, require_instansi, restore
from sakip.services.syarat_langkah import list_kurang
from sakip.services.waktu_kerja import read_jam
from sakip.storage import prosedur as rows
from sakip.storage.connection import Cursor, Database
from sakip.storage.pengguna import list_pengguna
from sakip.storage.prosedur import (
    BarisGantiLampiran,
    BarisPelaksanaan,
    BarisPenutup,
    BarisPeristiwa,
)
from sakip.storage.prosedur import (
    BarisLampiran as BarisLampiran,
)

TAHUN_PERTAMA, TAHUN_TERAKHIR = 2000, 2100
PANJANG_NAMA = 80  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class GiliranTerukur:
    """One turn of a step with its working time against the mutu baku."""

    giliran: Giliran
    langkah: Langkah
    ukuran: Ukuran


@dataclass(frozen=True, slots=True, kw_only=True)
class TampilanPelaksanaan:
    """A run as a person sees it. boleh: this person may do what comes next. Times are UTC."""

    kode: str
    nama: str
    tahun: int
    triwulan: int | None
    kode_prosedur: str
    dimulai_oleh: str
    dimulai_pada: datetime
    berakhir_pada: datetime | None
    kini: Pelaksanaan
    giliran: tuple[GiliranTerukur, ...]
    menit_sehari: int  # minutes of a working day
    boleh: bool
    unit_saya: tuple[str, ...]  # units this person may still confirm for
    kurang: tuple[str, ...]  # what the step at hand waits for (its syarat); of one run only
    menunggu: tuple[str, ...]  # names of who may do what comes next; of one run only, not in lists
    orang: Mapping[str, str]  # names by sign-in name
    lampiran: Mapping[int, tuple[BarisLampiran, ...]]  # by nomor of the event
    diganti: Mapping[str, BarisGantiLampiran]  # attachments (kode) that were put right


def start_pelaksanaan(
    db: Database,
    pelaku: Pelaku,
    kode_prosedur: str,
    nama: str,
    tahun: int,
    triwulan: int | None = None,
) -> str:
    """Start a run, such as "LKj 2025" of tahun 2025; return its kode.

    Raises TidakBerhak; DataTidakSah for a procedure that is not there, a nama that is empty or
    taken by an open run, a tahun or triwulan that cannot be, or actors whom nobody plays.
    """
    require_hak(pelaku, Hak.MULAI_PROSEDUR)
    nama = require_muat(" ".join(nama.split()), PANJANG_NAMA, "Nama pelaksanaan", "mulai prosedur")
    with db.transaction() as cur:
        tersedia = find_prosedur(cur, pelaku.kode_instansi, kode_prosedur)
        _check_mulai(cur, pelaku, nama, tahun, triwulan)
        unit = _cast(tersedia.prosedur, read_orang(cur, pelaku.kode_instansi))
        baris = BarisPelaksanaan(
            kode_instansi=pelaku.kode_instansi,
            kode=uuid4().hex,
            nama=nama,
            tahun=tahun,
            triwulan=triwulan,
            kode_prosedur=kode_prosedur,
            isi_prosedur=tersedia.teks,
            pemeran=tersedia.pemeran,
            unit=json.dumps(sorted(unit)),
            dimulai_oleh=pelaku.kode,
            dimulai_pada=waktu.now_utc(),
        )
        rows.write_baris(cur, baris)
        objek = f"pelaksanaan {nama}"
        record_jejak(cur, pelaku, "mulai_prosedur", objek, baru={"prosedur": kode_prosedur})
    return baris.kode


def _check_mulai(cur: Cursor, pelaku: Pelaku, nama: str, tahun: int, triwulan: int | None) -> None:
    terbuka = {
        satu.nama.casefold()
        for satu in rows.read_pelaksanaan(cur, pelaku.kode_instansi)
        if satu.kode not in rows.read_penutup(cur, pelaku.kode_instansi)
    }
    salah = ""
    if not nama:
        salah = "Pelaksanaan belum bernama"
    elif nama.casefold() in terbuka:
        salah = f"Pelaksanaan {nama} sudah ada dan masih berjalan"
    elif not TAHUN_PERTAMA <= tahun <= TAHUN_TERAKHIR or triwulan not in (None, 1, 2, 3, 4):
        salah = "Tahun atau triwulannya tidak ada"
    if salah:
        raise DataTidakSah(
            apa=salah, di_mana="mulai prosedur", perbaikan='Beri nama lain, misalnya "LKj 2025".'
        )


def _cast(prosedur: Prosedur, orang: list[Pelaku]) -> set[str]:
    """Return the units that confirm steps unit by unit; refuse actors whom nobody plays."""
    dipakai = {kode for satu in prosedur.langkah for kode in (*satu.pelaku, *satu.pemutus)}
    main = {
        kode: [tugas for satu in orang for tugas in prosedur.get_pelaku(kode).list_tugas(satu)]
        for kode in dipakai
    }
    kosong = [satu.nama for satu in prosedur.pelaku if main.get(satu.kode) == []]
    if kosong:
        raise DataTidakSah(
            apa=f"Belum ada orang yang menjalankan pelaku: {', '.join(kosong)}",
            di_mana=f"prosedur {prosedur.kode}",
            perbaikan="Mintalah administrator mengatur pelakunya di halaman Pengaturan, atau penugasan orangnya.",
        )
    tiap = {kode for satu in prosedur.langkah if satu.tiap_unit for kode in satu.pelaku}
    return {tugas.kode_unit for kode in tiap for tugas in main[kode] if tugas.kode_unit}


def list_pelaksanaan(
    db: Database, pelaku: Pelaku, *, berakhir: bool = False
) -> list[TampilanPelaksanaan]:
    """Return the open runs, or those that have ended; the newest first. Without their attachments.

    Raises TidakBerhak.
    """
    require_hak(pelaku, Hak.LIHAT_PROSEDUR)
    note_tanda(db, pelaku.kode_instansi)
    with db.cursor() as cur:
        penutup = rows.read_penutup(cur, pelaku.kode_instansi)
        semua = rows.read_pelaksanaan(cur, pelaku.kode_instansi)
        terpilih = [satu for satu in semua if (satu.kode in penutup) is berakhir]
        peristiwa = rows.read_peristiwa(cur, pelaku.kode_instansi) if terpilih else {}
        jam, orang = _read_bersama(cur, pelaku)
    return [
        _view(pelaku, satu, peristiwa.get(satu.kode, []), penutup.get(satu.kode), jam, orang)
        for satu in terpilih
    ]


def get_pelaksanaan(db: Database, pelaku: Pelaku, kode: str) -> TampilanPelaksanaan:
    """Return one run with everything that belongs to it.

    Raises TidakBerhak; DataTidakSah when there is no such run.
    """
    require_hak(pelaku, Hak.LIHAT_PROSEDUR)
    note_tanda(db, pelaku.kode_instansi)
    with db.cursor() as cur:
        baris, peristiwa = find_pelaksanaan(cur, pelaku, kode)
        penutup = rows.read_penutup(cur, pelaku.kode_instansi).get(kode)
        lampiran = rows.read_lampiran(cur, pelaku.kode_instansi, pelaksanaan=kode)
        jam, orang = _read_bersama(cur, pelaku)
        aktif = [] if penutup else read_orang(cur, pelaku.kode_instansi)
        tampilan = _view(pelaku, baris, peristiwa, penutup, jam, orang, lampiran)
        langkah = tampilan.kini.langkah
        kurang = () if langkah is None else list_kurang(cur, baris, langkah)
        diganti = rows.read_ganti_lampiran(cur, pelaku.kode_instansi)
    menunggu = _list_menunggu(tampilan.kini, aktif)
    return replace(tampilan, kurang=kurang, menunggu=menunggu, diganti=diganti)


def _list_menunggu(kini: Pelaksanaan, aktif: list[Pelaku]) -> tuple[str, ...]:
    per_unit = kini.langkah is not None and kini.langkah.tiap_unit
    return tuple(
        satu.nama
        for satu in aktif
        if may_act(kini, satu) and (not per_unit or list_unit_saya(kini, satu))
    )


def list_nama_pelaksanaan(db: Database, pelaku: Pelaku) -> dict[str, tuple[str, bool]]:
    """Return {kode: (nama, whether it is still open)} of every run, the newest first.

    Raises TidakBerhak.
    """
    require_hak(pelaku, Hak.LIHAT_PROSEDUR)
    with db.cursor() as cur:
        ditutup = rows.read_penutup(cur, pelaku.kode_instansi)
        semua = rows.read_pelaksanaan(cur, pelaku.kode_instansi)
    return {satu.kode: (satu.nama, satu.kode not in ditutup) for satu in semua}


def find_pelaksanaan(
    cur: Cursor, pelaku: Pelaku, kode: str
) -> tuple[BarisPelaksanaan, list[BarisPeristiwa]]:
    """Return the rows of one run by an open cursor.

    Raises DataTidakSah when there is no such run.
    """
    ada = rows.read_pelaksanaan(cur, pelaku.kode_instansi, kode)
    if not ada:
        raise DataTidakSah(
            apa="Pelaksanaan prosedur ini tidak ada",
            di_mana="pelaksanaan prosedur",
            perbaikan="Pilih dari daftar di halaman Prosedur.",
        )
    return ada[0], rows.read_peristiwa(cur, pelaku.kode_instansi, kode).get(kode, [])


def _read_bersama(cur: Cursor, pelaku: Pelaku) -> tuple[JamKerja, dict[str, str]]:
    jam = read_jam(cur, require_instansi(cur))
    return jam, {satu.kode: satu.nama for satu in list_pengguna(cur, pelaku.kode_instansi)}


def _view(
    pelaku: Pelaku,
    baris: BarisPelaksanaan,
    peristiwa: list[BarisPeristiwa],
    penutup: BarisPenutup | None,
    jam: JamKerja,
    orang: Mapping[str, str],
    lampiran: list[BarisLampiran] | None = None,
) -> TampilanPelaksanaan:
    kini = restore(baris, peristiwa)
    ringkas = None if penutup is None else json.loads(penutup.ringkas)
    berakhir = kini.status is not StatusPelaksanaan.BERJALAN
    milik: dict[int, tuple[BarisLampiran, ...]] = {}
    for satu in lampiran or []:
        nomor = satu.nomor_peristiwa or 0
        milik[nomor] = (*milik.get(nomor, ()), satu)
    return TampilanPelaksanaan(
        kode=baris.kode,
        nama=baris.nama,
        tahun=baris.tahun,
        triwulan=baris.triwulan,
        kode_prosedur=baris.kode_prosedur,
        dimulai_oleh=baris.dimulai_oleh,
        dimulai_pada=baris.dimulai_pada,
        berakhir_pada=kini.giliran[-1].selesai if berakhir else None,
        kini=kini,
        giliran=_measure(kini, jam, None if ringkas is None else ringkas["giliran"]),
        menit_sehari=jam.menit_sehari if ringkas is None else int(ringkas["menit_sehari"]),
        boleh=may(pelaku, Hak.KERJAKAN_LANGKAH) and may_act(kini, pelaku),
        unit_saya=list_unit_saya(kini, pelaku),
        kurang=(),
        menunggu=(),
        orang=orang,
        lampiran=milik,
        diganti={},
    )


def _measure(
    kini: Pelaksanaan, jam: JamKerja, ringkas: list[dict[str, object]] | None
) -> tuple[GiliranTerukur, ...]:
    """Return the turns with their times: counted now, or as they were kept when the run ended."""
    saat, hasil = waktu.now_utc(), []
    for urut, giliran in enumerate(kini.giliran):
        langkah = kini.prosedur.get_langkah(giliran.langkah)
        ukuran = (
            measure_giliran(giliran, langkah, jam, saat)
            if ringkas is None
            else read_ukuran(ringkas[urut])
        )
        hasil.append(GiliranTerukur(giliran=giliran, langkah=langkah, ukuran=ukuran))
    return tuple(hasil)


def list_unit_saya(kini: Pelaksanaan, pelaku: Pelaku) -> tuple[str, ...]:
    """Return the units for which this person may still confirm the step at hand."""
    unit = {
        tugas.kode_unit
        for kode in kini.pelaku_kini
        for tugas in kini.prosedur.get_pelaku(kode).list_tugas(pelaku)
    }
    return tuple(sorted(kini.unit_kurang & unit))
