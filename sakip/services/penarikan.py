"""Take a row of the plan back, with a reason: what hangs on it is said first, what goes with it is kept.

A row leaves its table only while nothing was built on it: no realisasi, no form handed in, no final
Perjanjian Kinerja, no closed triwulan. It stays whole in penarikan and in the audit.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sakip.domain import waktu
from sakip.domain.berlaku import first_triwulan, quarter_of
from sakip.domain.errors import DataTidakSah, TidakAda
from sakip.domain.lembar_rencana import MENURUT_KODE, Baris, Kunci, LembarRencana, Nilai
from sakip.domain.penarikan import ATURAN, Bagian
from sakip.domain.peran import Hak, Pelaku, require_hak
from sakip.domain.periode import ROMAWI
from sakip.services.jejak import record_jejak
from sakip.services.periode_tertutup import last_tertutup, last_tertutup_unit
from sakip.services.pratinjau_rencana import Isi, as_isi, write_nilai
from sakip.services.rekaman import open_rekaman
from sakip.storage import penarikan as rows
from sakip.storage.connection import Cursor, Database
from sakip.storage.dokumen_final import list_dokumen
from sakip.storage.rencana import read_rencana

Isian = dict[str, list[dict[str, Any]]]  # table -> its rows


@dataclass(frozen=True, slots=True, kw_only=True)
class PratinjauTarik:
    """What taking a row back would mean. penghalang: what hangs on it, a sentence each; none: it may go.

    ikut: what goes with it and how many rows of it, every versi counted.
    """

    nama: str
    penghalang: tuple[str, ...]
    ikut: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Penarikan:
    """One row that was taken back; ditarik_pada is UTC."""

    nomor: int
    lembar: str
    kunci: str
    alasan: str
    ditarik_oleh: str
    ditarik_pada: datetime


def preview_tarik(db: Database, pelaku: Pelaku, kode_lembar: str, kunci: Kunci) -> PratinjauTarik:
    """Return what taking the row of a sheet with this key back would mean; nothing is changed.

    Raises TidakBerhak; DataTidakSah for a sheet whose rows are not taken back here; TidakAda.
    """
    require_hak(pelaku, Hak.KELOLA_PERENCANAAN)
    with db.cursor() as cur:
        return _Tarik(db, cur, pelaku, kode_lembar, kunci).preview()


def withdraw_rencana(
    db: Database, pelaku: Pelaku, kode_lembar: str, kunci: Kunci, alasan: str
) -> None:
    """Take the row of a sheet with this key back, and its parts with it.

    Raises as preview_tarik; DataTidakSah without a reason, and with all that hangs on the row.
    """
    require_hak(pelaku, Hak.KELOLA_PERENCANAAN)
    with db.transaction() as cur:
        tarik = _Tarik(db, cur, pelaku, kode_lembar, kunci)
        pratinjau = tarik.preview()
        tempat = f"{tarik.lembar.nama} {pratinjau.nama}"
        if pratinjau.penghalang:
            raise DataTidakSah(
                apa=f"Belum dapat ditarik: {'; '.join(pratinjau.penghalang)}",
                di_mana=tempat,
                perbaikan="Tarik atau betulkan dahulu yang bergantung padanya; yang sudah dilaporkan atau "
                "ditandatangani dibetulkan dengan perubahan, bukan ditarik.",
            )
        if not alasan.strip():
            raise DataTidakSah(
                apa="Belum ditarik karena alasannya belum ditulis",
                di_mana=tempat,
                perbaikan="Tulis alasannya; jejak menyimpannya bersama isi barisnya.",
            )
        isi = tarik.move()
        nomor = rows.write_penarikan(
            cur,
            pelaku.kode_instansi,
            lembar=kode_lembar,
            kunci=pratinjau.nama,
            isi=json.dumps(isi, ensure_ascii=False, sort_keys=True, default=str),
            alasan=alasan.strip(),
            oleh=pelaku.kode,
            pada=waktu.now_utc(),
        )
        baru = {"alasan": alasan.strip(), "penarikan": nomor}
        record_jejak(cur, pelaku, "tarik_rencana", tempat, isi, baru)


def list_penarikan(db: Database, pelaku: Pelaku) -> list[Penarikan]:
    """Return all that was taken back, the latest first. Raises TidakBerhak."""
    require_hak(pelaku, Hak.KELOLA_PERENCANAAN)
    with db.cursor() as cur:
        return [
            Penarikan(
                nomor=row["nomor"],
                lembar=MENURUT_KODE[row["lembar"]].nama,
                kunci=row["kunci"],
                alasan=row["alasan"],
                ditarik_oleh=row["ditarik_oleh"],
                ditarik_pada=row["ditarik_pada"],
            )
            for row in rows.read_penarikan(cur, pelaku.kode_instansi)
        ]


class _Tarik:
    """One row on its way out, within a cursor."""

    def __init__(
        self, db: Database, cur: Cursor, pelaku: Pelaku, kode_lembar: str, kunci: Kunci
    ) -> None:
        if kode_lembar not in ATURAN:
            raise DataTidakSah(
                apa=f"Baris lembar {kode_lembar} tidak ditarik di sini",
                di_mana="tarik rencana",
                perbaikan="Unit dinonaktifkan di halaman Unit Kerja, standar ditarik di daftarnya.",
            )
        self._db, self._cur, self._instansi = db, cur, pelaku.kode_instansi
        self.lembar: LembarRencana = MENURUT_KODE[kode_lembar]
        self._aturan = ATURAN[kode_lembar]
        self._isi: Isi = as_isi(read_rencana(cur, self._instansi))
        baris = self._isi[kode_lembar].get(kunci)
        if baris is None:
            raise TidakAda(
                apa=f"Tidak ada {self.lembar.satu} dengan kunci ini",
                di_mana=f"lembar {self.lembar.nama}",
                perbaikan="Muat ulang halaman; barisnya mungkin sudah ditarik orang lain.",
            )
        self._baris: Baris = baris
        self._nama = " · ".join(write_nilai(satu) for satu in kunci if satu is not None)

    def preview(self) -> PratinjauTarik:
        """Return what hangs on the row, and what goes with it."""
        ikut = [(bagian.kata, len(self._read(bagian))) for bagian in self._aturan.ikut]
        return PratinjauTarik(
            nama=self._nama,
            penghalang=tuple(self._list_penghalang()),
            ikut=tuple((kata, banyak) for kata, banyak in ikut if banyak),
        )

    def move(self) -> Isian:
        """Take the row and its parts out of their tables, and return them as they stood."""
        hasil: Isian = {}
        for bagian in (*self._aturan.ikut, self._aturan.diri):
            if ada := self._read(bagian):
                hasil.setdefault(bagian.tabel, []).extend(ada)
                rows.delete_bagian(self._cur, self._instansi, bagian.tabel, self._filter(bagian))
        return hasil

    def _filter(self, bagian: Bagian) -> dict[str, object]:
        milik: dict[str, object] = {
            kolom: self._baris[nama] for kolom, nama in bagian.kolom.items()
        }
        return milik | dict(bagian.tetap or {})

    def _read(self, bagian: Bagian) -> list[dict[str, Any]]:
        return rows.read_bagian(self._cur, self._instansi, bagian.tabel, self._filter(bagian))

    def _list_penghalang(self) -> Iterator[str]:
        for bagian in self._aturan.penghalang:
            if ada := self._read(bagian):
                yield f"ada {len(ada)} {bagian.kata}{self._name(ada)}"
        khusus = {
            "indikator": self._in_perjanjian,
            "perjanjian_kinerja": self._perjanjian,
            "perjanjian_indikator": self._signed,
            "target": self._signed,
            "perubahan_ukuran": self._ukuran,
            "program_kegiatan": self._uang,
            "pagu": self._uang,
            "pagu_perubahan": self._uang,
            "realisasi_anggaran": self._uang,
        }
        if self.lembar.kode in khusus:
            yield from khusus[self.lembar.kode]()

    def _name(self, ada: list[dict[str, Any]]) -> str:
        """Return which ones hang on the row: " (RA-01, RA-02)"; "" for what has no kode of its own."""
        kode = dict.fromkeys(str(row.get("kode", row.get("kode_indikator", ""))) for row in ada)
        lain = [satu for satu in kode if satu not in ("", self._baris.get("kode"))]
        return f" ({_shorten(lain)})" if lain else ""

    def _in_perjanjian(self) -> Iterator[str]:
        tahun, kode = self._baris["tahun"], self._baris["kode"]
        memuat = rows.list_perjanjian_memuat(self._cur, self._instansi, tahun, kode)
        if memuat:
            yield f"dijanjikan dalam {', '.join(memuat)}"

    def _perjanjian(self) -> Iterator[str]:
        """A murni carries its perubahan; otherwise as what it holds."""
        perubahan = [
            str(satu["kode"])
            for satu in self._isi["perjanjian_kinerja"].values()
            if self._baris["jenis"] == "murni"
            and satu["jenis"] == "perubahan"
            and all(satu[nama] == self._baris[nama] for nama in ("tahun", "kode_unit"))
        ]
        if perubahan:
            yield f"ada PK perubahannya ({', '.join(perubahan)})"
        yield from self._signed()

    def _signed(self) -> Iterator[str]:
        """What was signed as a final document, and what a closed triwulan was judged by, stays."""
        kode = self._baris[
            "kode" if self.lembar.kode == "perjanjian_kinerja" else "kode_perjanjian"
        ]
        pk = self._isi["perjanjian_kinerja"].get((kode,))
        if pk is not None and kode in self._list_final(pk["tahun"]):
            yield f"{kode} sudah menjadi dokumen final Perjanjian Kinerja {pk['tahun']}"
        target = [
            satu
            for satu in self._isi["target"].values()
            if satu["kode_perjanjian"] == kode
            and satu["kode_indikator"] == self._baris.get("kode_indikator", satu["kode_indikator"])
            and satu["tahun"] == self._baris.get("tahun", satu["tahun"])
        ]
        mulai = first_triwulan(pk)
        kena = {
            str(satu["kode_indikator"]): tertutup
            for satu in target
            if (tertutup := self._last(satu["kode_indikator"], satu["tahun"])) >= mulai
        }
        if kena:
            yield f"triwulan {ROMAWI[max(kena.values())]} sudah dinilai dengan target {_shorten(kena)} di dalamnya"

    def _list_final(self, tahun: object) -> set[str]:
        """Return the kode of the perjanjian that final documents of a tahun print."""
        return {
            satu.kode
            for final in list_dokumen(self._cur, self._instansi, int(str(tahun)))
            if final.jenis == "pk"
            for satu in open_rekaman(self._db, final.sidik_bahan).perjanjian
        }

    def _ukuran(self) -> Iterator[str]:
        tertutup = self._last(self._baris["kode_indikator"], self._baris["tahun"])
        if int(str(self._baris["mulai_triwulan"])) <= tertutup:
            yield f"triwulan {ROMAWI[tertutup]} sudah dihitung dengan rumus dan metode ini"

    def _uang(self) -> Iterator[str]:
        """A pagu or spending that a closed triwulan was judged by stays."""
        tahun = self._baris["tahun"]
        kode = self._baris.get("kode_program", self._baris.get("kode"))
        unit = self._find_unit(tahun, kode)
        tertutup = last_tertutup_unit(self._cur, self._instansi, unit, int(str(tahun)))
        mulai = min(self._list_mulai(tahun, kode), default=5)
        if mulai <= tertutup:
            yield f"serapan triwulan {ROMAWI[tertutup]} sudah dilaporkan dengan angka ini"

    def _find_unit(self, tahun: Nilai, kode: Nilai) -> str | None:
        """Return the unit whose reports say how far money was read; None for those of the whole office.

        Spending is in the sums of the office, and a unit without indikator reports nothing itself.
        """
        unit = self._isi["program_kegiatan"].get((tahun, kode), {}).get("kode_unit")
        melapor = {s["kode_unit"] for s in self._isi["indikator"].values() if s["tahun"] == tahun}
        if self.lembar.kode == "realisasi_anggaran" or unit not in melapor:
            return None
        return str(unit)

    def _list_mulai(self, tahun: object, kode: object) -> Iterator[int]:
        """Yield the triwulan from which the money of the row counts."""
        if self.lembar.kode == "pagu_perubahan":
            yield quarter_of(self._baris["mulai_berlaku"])
        elif self.lembar.kode == "realisasi_anggaran":
            yield from (n for n in ROMAWI if self._baris[f"tw{n}"] is not None)
        elif (tahun, kode) in self._isi["pagu"]:
            yield 1

    def _last(self, kode_indikator: object, tahun: object) -> int:
        return last_tertutup(self._cur, self._instansi, str(kode_indikator), int(str(tahun)))


def _shorten(kode: Iterable[str], paling: int = 5) -> str:
    """Return a few kode and how many more there are."""
    semua = list(kode)
    lebih = f" dan {len(semua) - paling} lainnya" if len(semua) > paling else ""
    return f"{', '.join(semua[:paling])}{lebih}"
