"""How long documents take: the LKj of the example office, all documents of a year, and a large office.

python -m benchmarks.dokumen prints seconds of this process (CPU) and of the clock, and peak memory.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from sakip.domain.peran import pelaku_baris_perintah
from sakip.services.basis_data import Database, open_database
from sakip.services.contoh import build_contoh
from sakip.services.dokumen import make_dokumen
from sakip.services.jenis_dokumen import JENIS, Format
from tests.documents.kantor_ekstrem import TAHUN_EKSTREM, build_besar

BATAS = {"LKj PDF": 2.0, "LKj DOCX": 3.0, "semua dokumen setahun (PDF)": 30.0}


def measure(nama: str, kerja: Callable[[], object]) -> None:
    """Print how long one piece of work took beside its limit."""
    jam, cpu = time.perf_counter(), time.process_time()
    kerja()
    batas = BATAS.get(nama)
    print(
        f"{nama:32} {time.process_time() - cpu:6.2f} s CPU {time.perf_counter() - jam:6.2f} s"
        + (f"  (batas {batas:g} s)" if batas else "")
    )


def make_semua(db: Database, kode: str, tahun: int) -> None:
    """Make every document of a year in every periode it has, as PDF."""
    for jenis in JENIS.values():
        for periode in jenis.periode:
            make_dokumen(db, pelaku_baris_perintah(kode), jenis.kode, tahun, periode, Format.PDF)


def peak_megabyte() -> float:
    """Return the most memory this process has used, in MB; 0 where the system does not say."""
    if sys.platform == "win32":
        return 0.0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Measure, and print."""
    with TemporaryDirectory() as folder:
        db = open_database(Path(folder) / "contoh.duckdb")
        build_contoh(db)
        pelaku = pelaku_baris_perintah("donomulyo")
        setahun = JENIS["lkj"].periode[0]
        for format in Format:
            nama = f"LKj {format.upper()}"
            measure(nama, lambda f=format: make_dokumen(db, pelaku, "lkj", 2025, setahun, f))  # type: ignore[misc]
        measure("semua dokumen setahun (PDF)", lambda: make_semua(db, "donomulyo", 2025))
        db.close()
        besar = open_database(Path(folder) / "besar.duckdb")
        kode = build_besar(besar)
        pelaku = pelaku_baris_perintah(kode)
        for format in Format:
            nama = f"LKj besar {format.upper()}"
            kerja = lambda f=format: make_dokumen(besar, pelaku, "lkj", TAHUN_EKSTREM, setahun, f)  # noqa: E731
            measure(nama, kerja)
        besar.close()
    print(f"puncak memori {peak_megabyte():.0f} MB (batas 300 MB)")


if __name__ == "__main__":
    main()
