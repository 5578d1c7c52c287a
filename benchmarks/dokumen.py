"""How long documents take and how much memory: the example office, and one of 120 indikator with words of 30 years.

    python -m benchmarks.dokumen [ULANG]

Every piece of work runs in a process of its own, as a server would do it: modules loaded, the store
open. Printed are the clock and the CPU seconds of the first time (fonts are read, the store is cold),
the median of ULANG further times (5), the most memory that the process has used, and the most that a
process it started has: a large document is laid out in a child.
"""

import json
import os
import re
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from sakip.domain.peran import pelaku_baris_perintah
from sakip.services.bahan_dokumen import Pilihan
from sakip.services.basis_data import open_database
from sakip.services.contoh import build_contoh
from sakip.services.dokumen import list_pilihan, make_semua
from sakip.services.jenis_dokumen import Format
from tests.documents.kantor_ekstrem import TAHUN_EKSTREM, build_besar, write_panjang

ULANG = 5
TAHUN_BESAR = 30
BATAS_MEMORI = 300  # MB


@dataclass(frozen=True, slots=True)
class Kerja:
    """One piece of work; batas in seconds of the first time, 0 where none was set."""

    nama: str
    besar: bool
    jenis: str  # "" for all of a tahun
    format: str
    batas: float = 0


KERJA = (
    Kerja("LKj PDF", False, "lkj", "pdf", 2),
    Kerja("LKj DOCX", False, "lkj", "docx", 3),
    Kerja("LKj XLSX", False, "lkj", "xlsx"),
    Kerja("laporan semester PDF", False, "semester", "pdf"),
    Kerja("surat pengantar PDF", False, "pengantar", "pdf"),
    Kerja("semua dokumen setahun, PDF", False, "", "pdf", 30),
    Kerja("semua dokumen setahun, DOCX", False, "", "docx"),
    Kerja("LKj besar PDF", True, "lkj", "pdf"),
    Kerja("LKj besar DOCX", True, "lkj", "docx"),
    Kerja("LKj besar XLSX", True, "lkj", "xlsx"),
    Kerja("semua dokumen besar, PDF", True, "", "pdf"),
)


def measure(kerja: Kerja, path: Path, ulang: int) -> dict[str, float]:
    """Return what one piece of work took in this process: seconds, and MB at most."""
    db = open_database(path)
    pelaku = pelaku_baris_perintah("kantor" if kerja.besar else "donomulyo")
    tahun = TAHUN_EKSTREM if kerja.besar else 2025
    semua = list_pilihan()
    satu: list[Pilihan] = [p for p in semua if p[0] == kerja.jenis][-1:] or semua
    lama = []
    with watch_anak() as anak:
        for _ in range(1 + ulang):
            jam, cpu = time.perf_counter(), cpu_seconds()
            berkas = make_semua(db, pelaku, tahun, satu, [Format(kerja.format)])
            byte = sum(len(b.isi) for b in berkas)
            lama.append((time.perf_counter() - jam, cpu_seconds() - cpu))
    db.close()
    return {
        "pertama": lama[0][0],
        "cpu_pertama": lama[0][1],
        "berikut": statistics.median(jam for jam, _ in lama[1:]) if ulang else 0,
        "cpu_berikut": statistics.median(cpu for _, cpu in lama[1:]) if ulang else 0,
        "memori": peak_megabyte(),
        "memori_anak": max(anak, default=0.0),
        "megabyte": byte / 1e6,
    }


def cpu_seconds() -> float:
    """Return the CPU seconds of this process and of those it started that have ended."""
    return sum(os.times()[:4])


def peak_megabyte(proses: str = "self") -> float:
    """Return the most memory a process has used, in MB; 0 where the system does not say.

    From /proc: what getrusage says of a child begins with the memory of its parent.
    """
    try:
        status = Path("/proc", proses, "status").read_text(encoding="utf-8")
    except OSError:
        return 0.0
    puncak = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(puncak[1]) / 1024 if puncak else 0.0


@contextmanager
def watch_anak() -> Iterator[list[float]]:
    """Yield a list that fills with the MB of the processes this one starts, looked at 20 times a second."""
    usai, hasil = threading.Event(), list[float]()

    def look() -> None:
        while not usai.wait(0.05):
            for daftar in Path("/proc/self/task").glob("*/children"):
                try:
                    hasil.extend(map(peak_megabyte, daftar.read_text(encoding="utf-8").split()))
                except OSError:
                    continue  # the thread has ended

    penjaga = threading.Thread(target=look, daemon=True)
    penjaga.start()
    try:
        yield hasil
    finally:
        usai.set()
        penjaga.join()


def build(folder: Path) -> dict[bool, Path]:
    """Write both offices; return their files, the large one under True."""
    kecil, besar = folder / "contoh.duckdb", folder / "besar.duckdb"
    db = open_database(kecil)
    build_contoh(db)
    db.close()
    db = open_database(besar)
    write_panjang(db, build_besar(db, TAHUN_BESAR))
    db.close()
    return {False: kecil, True: besar}


def main(ulang: int = ULANG) -> None:
    """Measure every piece of work in its own process, and print."""
    print(
        f"{'':30}{'jam':>7}{'CPU':>7} pertama {'jam':>6}{'CPU':>7} berikutnya {'MB':>5}{'anak':>5}  berkas"
    )
    with TemporaryDirectory() as folder:
        path = build(Path(folder))
        for satu in KERJA:
            perintah = [sys.executable, "-m", "benchmarks.dokumen", "--satu"]
            isi = json.dumps({**asdict(satu), "path": str(path[satu.besar]), "ulang": ulang})
            jawaban = subprocess.run([*perintah, isi], check=True, capture_output=True, text=True)
            print(_write(satu, json.loads(jawaban.stdout)), flush=True)
    print(f"batas memori {BATAS_MEMORI} MB")


def _write(satu: Kerja, hasil: dict[str, float]) -> str:
    batas = f"  (batas {satu.batas:g} s)" if satu.batas else ""
    return (
        f"{satu.nama:30}{hasil['pertama']:7.2f}{hasil['cpu_pertama']:7.2f}         "
        f"{hasil['berikut']:6.2f}{hasil['cpu_berikut']:7.2f}            {hasil['memori']:5.0f}{hasil['memori_anak']:5.0f}"
        f"  {hasil['megabyte']:.1f} MB{batas}"
    )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--satu"]:
        isi = json.loads(sys.argv[2])
        berkas, banyak = Path(isi.pop("path")), isi.pop("ulang")
        print(json.dumps(measure(Kerja(**isi), berkas, banyak)))
    else:
        main(*map(int, sys.argv[1:2]))
