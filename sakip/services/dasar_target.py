"""Dasar target: by which perjanjian each target of a periode is judged, and what a perubahan changed."""

from collections.abc import Collection, Iterator
from typing import Any

from sakip.domain.formulir import tulis_target
from sakip.domain.peran import Hak, Pelaku, require_hak, visible_unit
from sakip.domain.periode import ROMAWI, JenisPeriode
from sakip.domain.tulisan import format_angka, format_tanggal
from sakip.storage.connection import Cursor, Database
from sakip.storage.perencanaan import read_target_tahun

Baris = dict[str, Any]


def list_dasar_target(
    db: Database, pelaku: Pelaku, tahun: int, periode: JenisPeriode, kode_unit: str | None = None
) -> tuple[str, ...]:
    """Return a sentence for each PK perubahan that a target in sight is judged by in a periode.

    Of all units in sight, or of kode_unit. Raises TidakBerhak.
    """
    require_hak(pelaku, Hak.LIHAT_CAPAIAN, kode_unit)
    terlihat = visible_unit(pelaku) if kode_unit is None else frozenset({kode_unit})
    with db.cursor() as cur:
        dasar = DasarTarget(cur, pelaku.kode_instansi, tahun)
    return dasar.list_kalimat(periode, terlihat)


class DasarTarget:
    """Every target of a tahun with its perjanjian, read once; the caller has checked the right."""

    def __init__(self, cur: Cursor, kode_instansi: str, tahun: int) -> None:
        self._rows = read_target_tahun(cur, kode_instansi, tahun)
        self._milik: dict[str, list[Baris]] = {}
        for row in self._rows:
            self._milik.setdefault(row["kode_indikator"], []).append(row)

    def write(self, kode_indikator: str, periode: JenisPeriode) -> str:
        """Return the perjanjian behind the target of a periode: "murni, 12 Januari 2026"; "" for none.

        Where triwulan of the periode take their targets from several, all are named, in their order.
        """
        nama = (
            _write_pendek(row)
            for row in self._milik.get(kode_indikator, ())
            if row["mulai_triwulan"] <= periode.triwulan[-1] <= row["akhir_triwulan"]
            and row["triwulan"] in periode.triwulan
            and row["nomor_perjanjian"] is not None
        )
        return "; ".join(dict.fromkeys(nama))

    def list_kalimat(
        self, periode: JenisPeriode, unit: Collection[str] | None = None
    ) -> tuple[str, ...]:
        """Return a sentence for each PK perubahan in force at the end of a periode (unit None: all units)."""
        menurut: dict[str, list[Baris]] = {}
        for row in self._list_berlaku(periode.triwulan[-1]):
            if row["perubahan_ke"] and (unit is None or row["kode_unit"] in unit):
                menurut.setdefault(row["kode_perjanjian"], []).append(row)
        urut = sorted(menurut.values(), key=lambda milik: milik[0]["tanggal_perjanjian"])
        return tuple(self._write_kalimat(milik) for milik in urut)

    def find_lain(self, berlaku: int) -> dict[str, tuple[tuple[int, Any, str], ...]]:
        """Return {kode indikator: (triwulan, target, as written)} that stood otherwise at the end of
        triwulan berlaku (1-4) than at the end of their own: targets that a perubahan changed later."""
        hasil: dict[str, list[tuple[int, Any, str]]] = {}
        for row in self._list_berlaku(berlaku):
            if row["triwulan"] > berlaku and row["akhir_triwulan"] < row["triwulan"]:
                isi = (row["triwulan"], row["target"], _write_target(row))
                hasil.setdefault(row["kode_indikator"], []).append(isi)
        return {kode: tuple(isi) for kode, isi in hasil.items()}

    def _list_berlaku(self, triwulan: int) -> Iterator[Baris]:
        for row in self._rows:
            if row["mulai_triwulan"] <= triwulan <= row["akhir_triwulan"]:
                yield row

    def _write_kalimat(self, milik: list[Baris]) -> str:
        nama = dict.fromkeys(f"{row['indikator']} ({row['kode_indikator']})" for row in milik)
        mulai = min(row["mulai_triwulan"] for row in milik)
        kalimat = f"Target {', '.join(nama)} menurut {tulis_dasar(milik[0])}, yang berlaku mulai triwulan {ROMAWI[mulai]}"
        if mulai == 1:
            return f"{kalimat}."
        kode = {row["kode_indikator"] for row in milik}
        lama = dict.fromkeys(
            tulis_dasar(row)
            for row in self._list_berlaku(mulai - 1)
            if row["kode_indikator"] in kode and row["nomor_perjanjian"] is not None
        )
        semula = f" ({', '.join(lama)})" if lama else ""
        return f"{kalimat}; triwulan sebelumnya dinilai dengan target semula{semula}."


def tulis_dasar(row: Baris) -> str:
    """Return the perjanjian that a target comes from; "" where none was named.

    row holds nomor_perjanjian, jenis_perjanjian, tanggal_perjanjian and perubahan_ke of stg_perjanjian.
    """
    if row["nomor_perjanjian"] is None:
        return ""
    ke = f" Perubahan ke-{row['perubahan_ke']}" if row["perubahan_ke"] else ""
    tanggal = format_tanggal(row["tanggal_perjanjian"])
    return f"Perjanjian Kinerja{ke} nomor {row['nomor_perjanjian']}, {tanggal}"


def _write_target(row: Baris) -> str:
    """Return a target with the places its indikator is shown with."""
    if row["target_atas"] is None and row["target_predikat"] is None:
        return format_angka(row["target"], row["desimal"], kosong="")
    return tulis_target(row["target"], row["target_atas"], row["target_predikat"])


def _write_pendek(row: Baris) -> str:
    ke = f"Perubahan ke-{row['perubahan_ke']}" if row["perubahan_ke"] else "murni"
    return f"{ke}, {format_tanggal(row['tanggal_perjanjian'])}"
