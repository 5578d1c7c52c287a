"""Rows of a planning workbook in the store: read as the sheets have them, written back where they belong."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from graphlib import CycleError, TopologicalSorter
from itertools import groupby

from sakip.domain.lembar_rencana import LEMBAR, MENURUT_KODE, Baris, LembarRencana
from sakip.domain.target_tulis import NilaiTarget, make_target
from sakip.storage.connection import Cursor
from sakip.storage.rencana_uang import (
    read_pagu,
    read_pagu_perubahan,
    read_realisasi_anggaran,
    ringkas,
)
from sakip.storage.rows import insert_rows, read_dicts
from sakip.storage.standar import read_standar
from sakip.storage.ukuran import read_perubahan_ukuran

TRIWULAN = (1, 2, 3, 4)
TARGET = ("nilai", "atas", "predikat")
KunciTarget = tuple[int, str, str | None]  # tahun, kode_indikator, kode_perjanjian
# Sheets that are a table as it stands; the others are put together below.
TABEL = (
    *("unit_kerja", "renstra", "tujuan", "sasaran_renstra", "program_kegiatan", "sasaran"),
    *("renja", "indikator", "pohon_kinerja", "perjanjian_kinerja", "rencana_aksi"),
)


def read_rencana(cur: Cursor, kode_instansi: str) -> dict[str, list[Baris]]:
    """Return every row of every sheet, by the kode of the sheet, in the order of their keys."""
    baca = {
        "indikator_renstra": _read_indikator_renstra,
        "pagu": read_pagu,
        "pagu_perubahan": read_pagu_perubahan,
        "rkt": _read_rkt,
        "perjanjian_indikator": _read_perjanjian_indikator,
        "target": _read_target,
        "realisasi_anggaran": read_realisasi_anggaran,
        "standar_indikator": _read_standar,
        "perubahan_ukuran": read_perubahan_ukuran,
    }
    hasil = {}
    for lembar in LEMBAR:
        if lembar.kode in TABEL:
            hasil[lembar.kode] = _read_tabel(cur, kode_instansi, lembar)
        else:
            hasil[lembar.kode] = baca[lembar.kode](cur, kode_instansi)
    return hasil


def _read_tabel(cur: Cursor, kode_instansi: str, lembar: LembarRencana) -> list[Baris]:
    kolom = [satu.kunci for satu in lembar.kolom]
    urutan = ["urutan"] if "urutan" in kolom else []
    kunci = [satu for satu in lembar.kunci if satu in ("tahun", "kode_renstra")]
    akhir = [satu for satu in lembar.kunci if satu not in kunci]
    sql = (  # the names are those of LEMBAR
        f"select {', '.join(kolom)} from {lembar.kode} where kode_instansi = $1"  # noqa: S608
        f" order by {', '.join([*kunci, *urutan, *akhir])}"
    )
    return [_rapikan(row) for row in read_dicts(cur, sql, [kode_instansi])]


def _rapikan(row: Baris) -> Baris:
    """Return a row whose figures have no trailing zeros, as a sheet gives them."""
    return {
        nama: ringkas(nilai) if isinstance(nilai, Decimal) else nilai for nama, nilai in row.items()
    }


def _read_indikator_renstra(cur: Cursor, kode_instansi: str) -> list[Baris]:
    rows = read_dicts(
        cur,
        """
        select * from indikator_renstra where kode_instansi = $1 order by kode_renstra, urutan, kode
        """,
        [kode_instansi],
    )
    target = {
        (row["kode_renstra"], row["kode_indikator"], row["tahun"] - row["mulai_tahun"] + 1): row
        for row in read_dicts(
            cur,
            """
            select target_renstra.*, mulai_tahun from target_renstra
            inner join renstra
                on renstra.kode_instansi = target_renstra.kode_instansi
                and renstra.kode = target_renstra.kode_renstra
            where target_renstra.kode_instansi = $1
            """,
            [kode_instansi],
        )
    }
    hasil = []
    for row in rows:
        isi: Baris = {k.kunci: row.get(k.kunci) for k in MENURUT_KODE["indikator_renstra"].kolom}
        isi["iku"] = "ya" if row["iku"] else "tidak"
        for nomor in range(1, 6):
            satu = target.get((row["kode_renstra"], row["kode"], nomor))
            isi[f"target_{nomor}"] = make_target(*(satu[nama] for nama in TARGET)) if satu else None
        hasil.append(isi)
    return hasil


def _read_perjanjian_indikator(cur: Cursor, kode_instansi: str) -> list[Baris]:
    rows = read_dicts(
        cur,
        """
        select * from perjanjian_indikator where kode_instansi = $1
        order by kode_perjanjian, kode_indikator
        """,
        [kode_instansi],
    )
    return [
        {
            "kode_perjanjian": row["kode_perjanjian"],
            "kode_indikator": row["kode_indikator"],
            "target": make_target(*(row[nama] for nama in TARGET)),
        }
        for row in rows
    ]


def _read_rkt(cur: Cursor, kode_instansi: str) -> list[Baris]:
    rows = read_dicts(
        cur,
        "select * from rkt where kode_instansi = $1 order by tahun, kode_indikator",
        [kode_instansi],
    )
    return [
        {
            "tahun": row["tahun"],
            "kode_indikator": row["kode_indikator"],
            "target": make_target(*(row[nama] for nama in TARGET)),
        }
        for row in rows
    ]


def _read_target(cur: Cursor, kode_instansi: str) -> list[Baris]:
    """Return the targets by the perjanjian they come from, the last versi of each, in their order."""
    rows = read_dicts(
        cur,
        """
        select * from target where kode_instansi = $1
        order by tahun, kode_indikator, kode_perjanjian, versi
        """,
        [kode_instansi],
    )
    hasil: dict[KunciTarget, Baris] = {}
    versi: dict[KunciTarget, dict[int, int]] = defaultdict(dict)
    for row in rows:
        kunci = (row["tahun"], row["kode_indikator"], row["kode_perjanjian"])
        isi = hasil.setdefault(
            kunci,
            dict(zip(("tahun", "kode_indikator", "kode_perjanjian"), kunci, strict=True))
            | {f"tw{nomor}": None for nomor in TRIWULAN},
        )
        versi[kunci][row["triwulan"]] = row["versi"]
        isi[f"tw{row['triwulan']}"] = make_target(
            *(row[nama] for nama in (*TARGET, "pembilang", "penyebut"))
        )
    return [hasil[kunci] for milik in _group(hasil) for kunci in _order_by_versi(milik, versi)]


def _group(kunci: Iterable[KunciTarget]) -> list[list[KunciTarget]]:
    return [list(milik) for _, milik in groupby(kunci, key=lambda satu: satu[:2])]


def _order_by_versi(
    milik: Sequence[KunciTarget], versi: Mapping[KunciTarget, Mapping[int, int]]
) -> list[KunciTarget]:
    """Return the targets of one indikator such that of two on one triwulan the later versi comes later.

    Written in that order into an empty store they stand as they stood. Where two perjanjian each have
    the later versi of another triwulan there is no such order, and the latest versi of each decides.
    """
    urut = TopologicalSorter(
        {
            satu: [
                lain
                for lain in milik
                if any(versi[lain][tw] < ke for tw, ke in versi[satu].items() if tw in versi[lain])
            ]
            for satu in milik
        }
    )
    try:
        return list(urut.static_order())
    except CycleError:
        return sorted(milik, key=lambda satu: max(versi[satu].values()))


def _read_standar(cur: Cursor, kode_instansi: str) -> list[Baris]:
    return [
        {
            "tahun": satu.tahun,
            "kode_indikator": satu.kode_indikator,
            "standar": make_target(satu.nilai, None, satu.predikat),
            "lingkup": satu.lingkup,
            "sumber": satu.sumber,
            "tahun_standar": satu.tahun_standar,
        }
        for satu in read_standar(cur, kode_instansi).values()
        if satu.nilai is not None
    ]


def write_tabel(
    cur: Cursor,
    kode_instansi: str,
    lembar: LembarRencana,
    baru: Sequence[Baris],
    berubah: Sequence[Baris],
) -> None:
    """Add new rows of a sheet that is a table as it stands, and change those that are there."""
    kolom = [satu.kunci for satu in lembar.kolom]
    insert_rows(
        cur,
        lembar.kode,
        ", ".join(["kode_instansi", *kolom]),
        [(kode_instansi, *(baris[nama] for nama in kolom)) for baris in baru],
    )
    update_rows(cur, kode_instansi, lembar.kode, lembar.kunci, berubah)


def update_rows(
    cur: Cursor, kode_instansi: str, tabel: str, kunci: Sequence[str], baris: Sequence[Baris]
) -> None:
    """Change rows by their key; tabel and the names are from our own code, never from a person."""
    for isi in baris:
        nilai = [nama for nama in isi if nama not in kunci]
        letak = ", ".join(f"{nama} = ${urut}" for urut, nama in enumerate(nilai, 2))
        cari = " and ".join(f"{nama} = ${urut}" for urut, nama in enumerate(kunci, len(nilai) + 2))
        cur.execute(
            f"update {tabel} set {letak} where kode_instansi = $1 and {cari}",  # noqa: S608
            [kode_instansi, *(isi[nama] for nama in nilai), *(isi[nama] for nama in kunci)],
        )


def write_bertarget(
    cur: Cursor,
    kode_instansi: str,
    tabel: str,
    kunci: Sequence[str],
    baris: Sequence[tuple[tuple[object, ...], NilaiTarget | None]],
) -> None:
    """Put targets in a table of nilai, atas, predikat by their keys: what stood there is replaced."""
    cari = " and ".join(f"{nama} = ${urut}" for urut, nama in enumerate(kunci, 2))
    for isi, _ in baris:
        cur.execute(
            f"delete from {tabel} where kode_instansi = $1 and {cari}",  # noqa: S608 own names
            [kode_instansi, *isi],
        )
    insert_rows(
        cur,
        tabel,
        ", ".join(["kode_instansi", *kunci, *TARGET]),
        [
            (kode_instansi, *isi, target.nilai, target.atas, target.predikat)
            for isi, target in baris
            if target is not None
        ],
    )


def read_versi(
    cur: Cursor, tabel: str, kode_instansi: str, kunci: Sequence[str]
) -> dict[tuple[object, ...], int]:
    """Return {key: highest versi} of a table of events; the names are from our own code."""
    kolom = ", ".join(kunci)
    rows = cur.execute(
        f"select {kolom}, max(versi) from {tabel} where kode_instansi = $1 group by {kolom}",  # noqa: S608
        [kode_instansi],
    ).fetchall()
    return {tuple(row[:-1]): row[-1] for row in rows}
