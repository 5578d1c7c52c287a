"""Undo an upload: each figure it set, and nobody has touched since, is again what it was before."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from sakip.domain import waktu
from sakip.domain.errors import DataTidakSah, TidakAda
from sakip.domain.formulir import Isian
from sakip.domain.isian import PANJANG_TEKS
from sakip.domain.pembatalan import Dibiarkan, HasilBatal, Pemulihan
from sakip.domain.peran import Hak, Pelaku, may, require_hak
from sakip.domain.periode import Triwulan
from sakip.services.jejak import record_jejak
from sakip.services.keadaan_formulir import read_keadaan, require_terbuka
from sakip.services.realisasi import tulis_isian
from sakip.storage.connection import Cursor, Database
from sakip.storage.pembatalan import (
    BarisPembatalan,
    read_batal,
    read_pembatalan,
    read_riwayat_unggahan,
    read_satu_unggahan,
    write_pembatalan,
)
from sakip.storage.realisasi import BarisRealisasi, isian_of, write_realisasi

Baris = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Rencana:
    """One figure to go back: its present row, and the row before the upload (None: there was none)."""

    kini: Baris
    lama: Baris | None

    @property
    def isian_kini(self) -> Isian:
        return isian_of(self.kini, nilai="nilai")

    @property
    def isian_lama(self) -> Isian:
        return Isian() if self.lama is None else isian_of(self.lama, nilai="nilai")


def preview_batal(db: Database, pelaku: Pelaku, kode_unggahan: str) -> HasilBatal:
    """Return what undo_unggahan would do now; nothing is changed. Raises as it does."""
    with db.cursor() as cur:
        unggahan = _require_unggahan(cur, pelaku, kode_unggahan)
        batal = read_batal(cur, pelaku.kode_instansi)
        if kode_unggahan in batal:
            return HasilBatal(sudah_batal=True)
        hasil = _hasil(*_plan(cur, pelaku, kode_unggahan, batal))
        periode = Triwulan(unggahan["tahun"], unggahan["triwulan"])
        terbuka = read_keadaan(cur, unggahan["kode_unit"], periode).keterbukaan
    semua = all(terbuka.is_terbuka(satu.kode_indikator) for satu in hasil.dipulihkan)
    return replace(hasil, tertutup="" if semua else terbuka.sebab)


def undo_unggahan(db: Database, pelaku: Pelaku, kode_unggahan: str, alasan: str) -> HasilBatal:
    """Put back what stood before an upload, all of it or nothing; tell what was put back and left.

    A figure goes back only while the upload's own is the present one; what was stated since stays.
    Uploads undone earlier do not come back with it. Each return is a new versi, with the asal and
    kode_unggahan of what it repeats, so that older uploads can be undone after newer ones. Undoing
    twice changes nothing.

    Raises TidakBerhak; DataTidakSah when there is no such upload for this person, the reason is
    missing or too long, no figure of the upload is the present one any more, or its form is closed.
    """
    alasan = alasan.strip()
    with db.transaction() as cur:
        unggahan = _require_unggahan(cur, pelaku, kode_unggahan)
        batal = read_batal(cur, pelaku.kode_instansi)
        if kode_unggahan in batal:
            return HasilBatal(sudah_batal=True)
        _check_alasan(alasan)
        rencana, dibiarkan = _plan(cur, pelaku, kode_unggahan, batal)
        if not rencana:
            raise DataTidakSah(
                apa="Tidak ada isian yang dapat dikembalikan: semua isian dari unggahan ini sudah diubah lagi sesudahnya, atau unggahan ini tidak mengubah apa pun",
                di_mana=unggahan["nama_berkas"],
                perbaikan="Betulkan isiannya satu per satu di halaman Pengumpulan.",
            )
        kode = [satu.kini["kode_indikator"] for satu in rencana]
        periode = Triwulan(unggahan["tahun"], unggahan["triwulan"])
        require_terbuka(cur, pelaku, unggahan["kode_unit"], periode, kode)
        hasil = _hasil(rencana, dibiarkan)
        _restore(cur, pelaku, kode_unggahan, rencana)
        _note(cur, pelaku, unggahan, alasan, hasil)
    return hasil


def list_pembatalan(
    db: Database, pelaku: Pelaku, kode_unit: str, periode: Triwulan
) -> dict[str, dict[str, Any]]:
    """Return {kode unggahan: alasan, dibatalkan_oleh, dibatalkan_pada (UTC), hasil} of a unit's form.

    Raises TidakBerhak.
    """
    require_hak(pelaku, Hak.LIHAT_CAPAIAN, kode_unit)
    with db.cursor() as cur:
        rows = read_pembatalan(cur, pelaku.kode_instansi, kode_unit, periode)
    return {row["kode_unggahan"]: row | {"hasil": json.loads(row["hasil"])} for row in rows}


def _require_unggahan(cur: Cursor, pelaku: Pelaku, kode_unggahan: str) -> Baris:
    """Return an upload that pelaku may undo; one of another unit is answered as if not there."""
    unggahan = read_satu_unggahan(cur, pelaku.kode_instansi, kode_unggahan)
    if unggahan is None or not may(pelaku, Hak.LIHAT_CAPAIAN, unggahan["kode_unit"]):
        raise TidakAda(
            apa="Unggahan ini tidak ada, atau bukan bagian Anda",
            di_mana="riwayat unggahan",
            perbaikan="Muat ulang halaman, lalu pilih unggahannya dari daftar.",
        )
    require_hak(pelaku, Hak.UNGGAH, unggahan["kode_unit"])
    return unggahan


def _check_alasan(alasan: str) -> None:
    if not alasan or len(alasan) > PANJANG_TEKS:
        raise DataTidakSah(
            apa="Alasan pembatalan belum ditulis" if not alasan else "Alasan terlalu panjang",
            di_mana="pembatalan unggahan",
            perbaikan=f"Tulis sebabnya dengan singkat, paling banyak {PANJANG_TEKS} karakter, misalnya: berkas yang terunggah keliru.",
        )


def _plan(
    cur: Cursor, pelaku: Pelaku, kode_unggahan: str, batal: set[str]
) -> tuple[list[_Rencana], list[Baris]]:
    """Return the figures to go back, and the present rows of those that stay."""
    rencana, dibiarkan = [], []
    for versi in _figures(read_riwayat_unggahan(cur, pelaku.kode_instansi, kode_unggahan)):
        kini = versi[-1]
        if kini["kode_unggahan"] != kode_unggahan:
            dibiarkan.append(kini)
            continue
        pertama = next(row["versi"] for row in versi if row["kode_unggahan"] == kode_unggahan)
        sebelum = [
            row for row in versi if row["versi"] < pertama and row["kode_unggahan"] not in batal
        ]
        rencana.append(_Rencana(kini, sebelum[-1] if sebelum else None))
    return rencana, dibiarkan


def _figures(rows: list[Baris]) -> Iterator[list[Baris]]:
    """Yield the versi of each figure, first to last."""
    for _, versi in groupby(rows, lambda row: (row["kode_indikator"], _periode(row))):
        yield list(versi)


def _periode(row: Baris) -> Triwulan:
    return Triwulan(row["tahun"], row["triwulan"])


def _hasil(rencana: list[_Rencana], dibiarkan: list[Baris]) -> HasilBatal:
    return HasilBatal(
        dipulihkan=tuple(
            Pemulihan(
                kode_indikator=satu.kini["kode_indikator"],
                periode=_periode(satu.kini),
                semula=tulis_isian(satu.isian_kini),
                menjadi=tulis_isian(satu.isian_lama),
            )
            for satu in rencana
        ),
        dibiarkan=tuple(
            Dibiarkan(
                kode_indikator=row["kode_indikator"],
                periode=_periode(row),
                kini=tulis_isian(isian_of(row, nilai="nilai")),
                dicatat_oleh=row["dicatat_oleh"],
                dicatat_pada=row["dicatat_pada"],
            )
            for row in dibiarkan
        ),
    )


def _restore(cur: Cursor, pelaku: Pelaku, kode_unggahan: str, rencana: list[_Rencana]) -> None:
    """Write each figure anew as it was before the upload, with its trace."""
    saat = waktu.now_utc()
    write_realisasi(
        cur,
        [
            BarisRealisasi(
                kode_instansi=pelaku.kode_instansi,
                kode_indikator=satu.kini["kode_indikator"],
                tahun=satu.kini["tahun"],
                triwulan=satu.kini["triwulan"],
                versi=satu.kini["versi"] + 1,
                isian=satu.isian_lama,
                nilai=satu.lama["nilai"] if satu.lama else None,
                asal=satu.lama["asal"] if satu.lama else "layar",
                kode_unggahan=satu.lama["kode_unggahan"] if satu.lama else None,
                dicatat_oleh=pelaku.kode,
                dicatat_pada=saat,
            )
            for satu in rencana
        ],
    )
    for satu in rencana:
        kode, periode = satu.kini["kode_indikator"], _periode(satu.kini)
        objek = f"realisasi {kode} {periode.tahun} TW{periode.nomor}"
        semula = {"isian": tulis_isian(satu.isian_kini), "kode_unggahan": kode_unggahan}
        menjadi = {"isian": tulis_isian(satu.isian_lama)}
        if satu.lama is not None:
            menjadi["dari_versi"] = satu.lama["versi"]
        record_jejak(cur, pelaku, "batal_unggahan", objek, semula, menjadi)


def _note(cur: Cursor, pelaku: Pelaku, unggahan: Baris, alasan: str, hasil: HasilBatal) -> None:
    ringkas = {
        "dipulihkan": [satu.kode_indikator for satu in hasil.dipulihkan],
        "dibiarkan": [satu.kode_indikator for satu in hasil.dibiarkan],
    }
    write_pembatalan(
        cur,
        BarisPembatalan(
            kode_instansi=pelaku.kode_instansi,
            kode_unggahan=unggahan["kode"],
            alasan=alasan,
            hasil=json.dumps(ringkas),
            dibatalkan_oleh=pelaku.kode,
            dibatalkan_pada=waktu.now_utc(),
        ),
    )
    objek, semula = f"unggahan {unggahan['kode']}", {"nama_berkas": unggahan["nama_berkas"]}
    record_jejak(cur, pelaku, "batal_unggahan", objek, semula, {"alasan": alasan, **ringkas})
