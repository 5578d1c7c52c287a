"""Averages and money in a bahan: by sasaran, of the whole office, and by program."""

from typing import Any

from sakip.documents.bahan import Kelompok, Program, Rata
from sakip.domain.alasan import Alasan
from sakip.domain.periode import ROMAWI, JenisPeriode
from sakip.storage.anggaran import read_efisiensi
from sakip.storage.capaian import read_rata
from sakip.storage.connection import Cursor


def read_kelompok(
    cur: Cursor, kode_instansi: str, tahun: int, semua: list[dict[str, Any]], kelompok: str
) -> tuple[Kelompok, ...]:
    """Return the sasaran in the order of the report, or the office alone."""
    rata: dict[str, list[Rata]] = {}
    for row in read_rata(cur, kode_instansi, None, tahun):  # of all at once: answers are kept
        if row["kelompok"] != kelompok:
            continue
        rata.setdefault(row["kode_kelompok"], []).append(
            Rata(
                periode=row["periode"],
                capaian=row["capaian"],
                predikat=row["predikat"] or "",
                status=row["status"],
                jumlah=row["jumlah_indikator"],
                dihitung=row["jumlah_dihitung"],
            )
        )
    uang = {
        row["kode_kelompok"]: row
        for row in read_efisiensi(cur, kode_instansi, tahun)
        if row["kelompok"] == kelompok
    }
    nama = {row["kode_sasaran"]: row["sasaran"] for row in semua}
    daftar = nama if kelompok == "sasaran" else {kode_instansi: ""}
    return tuple(
        _kelompok(kode, judul, rata.get(kode, []), uang.get(kode, {}))
        for kode, judul in daftar.items()
    )


def _kelompok(kode: str, nama: str, rata: list[Rata], uang: dict[str, Any]) -> Kelompok:
    alasan = uang.get("alasan")
    return Kelompok(
        kode=kode,
        nama=nama,
        rata=tuple(rata),
        pagu=uang.get("pagu"),
        realisasi=uang.get("realisasi"),
        serapan=uang.get("serapan"),
        selisih=uang.get("selisih"),
        tingkat=uang.get("tingkat") or "",
        alasan=Alasan(alasan).kalimat if alasan else "",
    )


def make_program(
    belanja: dict[str, dict[str, dict[str, Any]]],
    lain: dict[str, tuple[Any, Any]],
    periode: JenisPeriode,
) -> tuple[Program, ...]:
    """Return the programs in one periode; belanja and lain as read_belanja and read_uang_renstra give them."""
    hasil = []
    for kode, per_periode in belanja.items():
        row = per_periode[periode]
        hasil.append(
            Program(
                kode=kode,
                nama=row["nama"],
                jenjang=row["jenjang"],
                induk=row["kode_induk"] or "",
                pagu=row["pagu"],
                realisasi=row["realisasi_sampai"],
                sisa=row["sisa"],
                serapan=row["serapan"],
                alasan=Alasan(row["alasan"]).kalimat if row["alasan"] else "",
                triwulan=tuple(per_periode[f"TW{nomor}"]["realisasi"] for nomor in ROMAWI),
                pagu_renstra=lain[kode][0],
                lalu=lain[kode][1],
            )
        )
    return tuple(hasil)
