"""Two made-up offices at the ends: 3 indikator with nothing reported, and 120 with 40 sub kegiatan and long names."""

from sakip.storage.connection import Database
from tests.builders import (
    KANTOR,
    Baris,
    a_belanja,
    a_pagu,
    a_program,
    a_realisasi,
    a_sasaran,
    a_target,
    a_unit,
    an_indikator,
    an_instansi,
    save,
)

TAHUN_EKSTREM = 2026
PANJANG = (
    "Persentase penyelenggaraan koordinasi pemberdayaan masyarakat, ketenteraman dan ketertiban "
    "umum, serta pembinaan kemasyarakatan yang dipertanggungjawabkan tepat waktu nomor"
)


def build_kecil(db: Database) -> str:
    """Write the office with 3 indikator and not one figure reported; return its kode."""
    indikator = [
        baris
        for nomor in range(1, 4)
        for baris in (
            an_indikator(kode=f"IKU-{nomor:02}", nama=f"Indikator {nomor}", urutan=nomor),
            a_target(kode_indikator=f"IKU-{nomor:02}"),
        )
    ]
    save(db, an_instansi(), a_unit(), a_sasaran(), *indikator)
    return KANTOR


def build_besar(db: Database) -> str:
    """Write the office with 120 indikator under 12 sasaran, 40 sub kegiatan, and long names."""
    program: list[Baris] = []
    uang: list[Baris] = []
    for p in range(1, 5):
        program.append(_program(f"{p}"))
        for k in range(1, 3):
            program.append(_program(f"{p}.{k}"))
            for s in range(1, 6):
                kode = f"{p}.{k}.{s}"
                program.append(_program(kode))
                uang.append(a_pagu(kode, 987_654_321))
                uang += [a_belanja(kode, tw, 234_567_890) for tw in range(1, 5)]
    sasaran = [
        a_sasaran(kode=f"SS-{n:02}", nama=f"Meningkatnya {PANJANG} {n}", urutan=n)
        for n in range(1, 13)
    ]
    indikator: list[Baris] = []
    target: list[Baris] = []
    realisasi: list[Baris] = []
    for n in range(1, 121):
        kode = f"IKU-{n:03}"
        indikator.append(
            an_indikator(
                kode=kode,
                nama=f"{PANJANG} {n}",
                kode_sasaran=f"SS-{(n - 1) // 10 + 1:02}",
                kode_program=f"{n % 4 + 1}.{n % 2 + 1}.{n % 5 + 1}",
                urutan=n,
            )
        )
        for tw in range(1, 5):
            target.append(a_target(kode_indikator=kode, triwulan=tw))
            realisasi.append(
                a_realisasi(kode_indikator=kode, triwulan=tw, nilai=n % 17, keterangan=PANJANG)
            )
    save(db, an_instansi(), a_unit(), sasaran, program, uang, indikator, target, realisasi)
    return KANTOR


def _program(kode: str) -> Baris:
    baris = a_program(kode)
    return Baris(baris.tabel, baris.isi | {"nama": f"Program {PANJANG} {kode}"})
