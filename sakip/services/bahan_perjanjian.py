"""Perjanjian and aksi of a tahun as bahan: what the store holds of them, with the names that are printed."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from sakip.documents.bahan import Pejabat
from sakip.documents.bahan_perjanjian import Aksi, PaguPerjanjian, Perjanjian, TargetPerjanjian
from sakip.domain.instansi import Instansi, UnitKerja
from sakip.domain.peran import JenisPenugasan, Penugasan, Peran
from sakip.domain.target_tulis import make_target
from sakip.domain.tulisan import format_tanggal
from sakip.services.kantor_dokumen import title_kepala
from sakip.storage import perjanjian as rows
from sakip.storage.connection import Cursor

Baris = dict[str, Any]


def collect_perjanjian(
    cur: Cursor, kantor: Instansi, unit: list[UnitKerja], tahun: int
) -> tuple[Perjanjian, ...]:
    """Return every perjanjian of a tahun as it was signed, in the order of the units; the caller has the right."""
    semua = rows.list_perjanjian(cur, kantor.kode, tahun)
    target: dict[str, dict[str, Baris]] = {}
    for row in rows.list_target_perjanjian(cur, kantor.kode, tahun):
        target.setdefault(row["kode_perjanjian"], {})[row["kode_indikator"]] = row
    uang = _Uang(cur, kantor.kode, tahun)
    hasil = []
    for urut, row in enumerate(semua):
        milik = target.get(row["kode"], {})
        lama = [
            satu
            for satu in semua[:urut]
            if row["jenis"] == "perubahan" and satu["kode_unit"] == row["kode_unit"]
        ]
        semula = {k: v for satu in lama for k, v in target.get(satu["kode"], {}).items()}
        hasil.append(
            Perjanjian(
                kode=row["kode"],
                jenis=row["jenis"],
                nomor=row["nomor"],
                tanggal=format_tanggal(row["tanggal"]),
                unit=row["unit"] or row["kode_unit"],
                pertama=row["pihak_pertama"],
                jabatan_pertama=_title(kantor, unit, row, "pertama"),
                kedua=row["pihak_kedua"],
                jabatan_kedua=_title(kantor, unit, row, "kedua"),
                alasan=row["alasan"],
                nomor_semula=lama[-1]["nomor"] if lama else "",
                tanggal_semula=format_tanggal(lama[-1]["tanggal"]) if lama else "",
                target=tuple(_target(satu, semula.get(kode)) for kode, satu in milik.items()),
                pagu=tuple(uang.list_pagu(row, milik)),
                kepala=_is_kepala(row),
                pangkat_pertama=row["pangkat_pertama"],
                nip_pertama=row["nip_pertama"],
                pangkat_kedua=row["pangkat_kedua"],
                nip_kedua=row["nip_kedua"],
            )
        )
    return tuple(hasil)


def collect_aksi(cur: Cursor, kode_instansi: str, tahun: int) -> tuple[Aksi, ...]:
    """Return every aksi of a tahun, in the order of the indikator; the caller has checked the right."""
    return tuple(
        Aksi(
            kode=row["kode"],
            kode_indikator=row["kode_indikator"],
            indikator=row["indikator"] or row["kode_indikator"],
            aksi=row["aksi"],
            satuan=row["satuan"],
            triwulan=tuple(row[f"tw{nomor}"] for nomor in range(1, 5)),
            kode_program=row["kode_program"] or "",
            penanggung_jawab=row["jabatan"] or row["kode_unit"],
        )
        for row in rows.list_aksi(cur, kode_instansi, tahun)
    )


def _is_kepala(row: Baris) -> bool:
    return bool(row["peran_sop"] == Peran.PENANGGUNG_JAWAB)


def _title(kantor: Instansi, unit: list[UnitKerja], row: Baris, pihak: str) -> str:
    """Return a position with Plt. or Plh.; that of the head of the office with the name of the office."""
    jabatan = row[f"jabatan_{pihak}"]
    tugas = Penugasan(
        peran=Peran.PENANGGUNG_JAWAB,
        jenis=JenisPenugasan(row[f"jenis_pihak_{pihak}"]),
        jabatan=jabatan,
    )
    if jabatan not in {s.jabatan for s in unit if s.peran_sop == Peran.PENANGGUNG_JAWAB}:
        return tugas.nama_jabatan
    pejabat = Pejabat(jabatan=tugas.nama_jabatan, nama="", pangkat="", nip="")
    return title_kepala(pejabat, kantor).jabatan


def _target(row: Baris, semula: Baris | None) -> TargetPerjanjian:
    polos = row["atas"] is None and row["predikat"] is None
    return TargetPerjanjian(
        kode=row["kode_indikator"],
        nama=row["indikator"] or row["kode_indikator"],
        sasaran=row["sasaran"] or "",
        satuan=row["satuan"] or "",
        nilai=row["nilai"] if polos else None,
        tulis=_write(row),
        semula="" if semula is None else _write(semula),
    )


def _write(row: Baris) -> str:
    target = make_target(row["nilai"], row["atas"], row["predikat"])
    return "" if target is None else target.tampil


class _Uang:
    """The money of a tahun: which sub kegiatan stand behind a perjanjian, and their pagu on a day."""

    def __init__(self, cur: Cursor, kode_instansi: str, tahun: int) -> None:
        self._baris: dict[str, list[Baris]] = {}
        for row in rows.list_pagu_berjenis(cur, kode_instansi, tahun):
            self._baris.setdefault(row["kode"], []).append(row)
        self._indikator: dict[str, set[str]] = {}
        for indikator, sub in rows.list_sub_kegiatan_indikator(cur, kode_instansi, tahun):
            self._indikator.setdefault(indikator, set()).add(sub)

    def list_pagu(self, perjanjian: Baris, target: dict[str, Baris]) -> Iterator[PaguPerjanjian]:
        """Yield programs for the head; for others the sub kegiatan of the unit and of its indikator."""
        tanggal = perjanjian["tanggal"]
        if _is_kepala(perjanjian):
            jumlah: dict[tuple[str, str], Decimal | None] = {}
            for baris in self._baris.values():
                kunci = baris[0]["kode_program"], baris[0]["program"]
                pagu, sudah = _find_pagu(baris, tanggal), jumlah.get(kunci)
                jumlah[kunci] = sudah if pagu is None else pagu + (sudah or 0)
            for (kode, nama), nilai in jumlah.items():
                yield PaguPerjanjian(kode=kode, nama=nama, pagu=nilai)
            return
        disebut = {sub for kode in target for sub in self._indikator.get(kode, ())}
        for kode, baris in self._baris.items():
            if kode in disebut or baris[0]["kode_unit"] == perjanjian["kode_unit"]:
                pagu = _find_pagu(baris, tanggal)
                yield PaguPerjanjian(kode=kode, nama=baris[0]["nama"], pagu=pagu)


def _find_pagu(baris: list[Baris], tanggal: date) -> Decimal | None:
    """Return the pagu in force on a day; None where there is none yet."""
    berlaku = [
        satu["nilai"]
        for satu in baris
        if satu["mulai_berlaku"] is None or satu["mulai_berlaku"] <= tanggal
    ]
    return berlaku[-1] if berlaku else None
