"""From bytes to preview: a filled template of 30 rows, offices' own workbooks of 30 to 4,900 rows.

Beside each stands what pandas takes merely to read the same cells, and what share of the limit was used.

Run: python -m benchmarks.unggahan
"""

import time
from collections.abc import Callable
from functools import partial
from io import BytesIO
from statistics import median
from typing import Any

import pandas as pd

from sakip.domain.formulir import BarisFormulir, Formulir
from sakip.domain.metode import Metode
from sakip.domain.rumus import Rumus
from sakip.intake.baca import read_workbook, read_workbook_here
from sakip.intake.templat import build_templat
from sakip.services.banding import build_pratinjau
from tests.intake.pabrik_buku import JUDUL, build_xlsx
from tests.isi_formulir import fill_formulir

BARIS, ULANG = 30, 9
# Rows of an office's own workbook -> seconds it may take with the child process (issue 4, docs of quality).
BATAS = {30: 0.5, 200: 2.0, 4_900: 10.0}


def a_formulir() -> Formulir:
    """Return a form of 30 indikator."""
    baris = tuple(
        BarisFormulir(
            nomor=n,
            kode_indikator=f"IKK-{n:02}",
            sasaran=f"Meningkatnya kualitas pelayanan {1 + n // 6}",
            indikator=f"Persentase layanan ke-{n} yang selesai tepat waktu",
            satuan="persen",
            rumus=Rumus.NAIK,
            metode=Metode.AKHIR,
            desimal=2,
            diukur=True,
            target="95",
            target_nilai=None,
            program="7.01.02 Penyelenggaraan Pemerintahan dan Pelayanan Publik",
            sumber_data="Buku register",
            unit="Seksi Pelayanan Publik",
        )
        for n in range(1, BARIS + 1)
    )
    return Formulir(
        kode_instansi="U", instansi="Kecamatan Uji", kabupaten="Kabupaten Uji", kode_unit="YANLIK",
        unit="Seksi Pelayanan Publik", jabatan="Kasi", tahun=2026, triwulan=1, baris=baris,
    )  # fmt: skip


def measure(kerja: Callable[[], Any]) -> float:
    """Return the median of several runs in seconds, after one that warms up."""
    kerja()
    lama = []
    for _ in range(ULANG):
        mulai = time.perf_counter()
        kerja()
        lama.append(time.perf_counter() - mulai)
    return median(lama)


def a_buku(baris: int) -> bytes:
    """Return a workbook in the SOP's nine columns with as many indikator."""
    isi = [
        [
            n,
            f"Sasaran {n // 4}",
            f"Indikator nomor {n}",
            95,
            90 + n % 10,
            "Program",
            "Register",
            "Kasi",
            "",
        ]
        for n in range(1, baris + 1)
    ]
    return build_xlsx([JUDUL, *isi])


def measure_buku() -> None:
    """Print how long reading takes with the child process, by number of rows, and the share of the limit."""
    for baris, batas in BATAS.items():
        isi = a_buku(baris)
        assert len(read_workbook(isi, "buku.xlsx", 1).baris) == baris
        lama = measure(partial(read_workbook, isi, "buku.xlsx", 1))
        saingan = measure(lambda: pd.read_excel(BytesIO(isi), header=None, engine="openpyxl"))  # noqa: B023
        nama = f"buku kantor {baris} baris"
        print(
            f"{nama:32} {lama * 1000:7.0f} ms  {lama / saingan:5.1f} × pandas.read_excel"
            f"  {lama / batas:4.0%} dari batas {batas:g} s"
        )


def main() -> None:
    """Print the medians and the ratio to the rival."""
    formulir = a_formulir()
    isi = fill_formulir(
        build_templat(formulir),
        {b.kode_indikator: {"Nilai": 90 + b.nomor / 4} for b in formulir.baris},
    )

    def preview(baca: Callable[..., Any]) -> Any:
        return build_pratinjau(formulir, baca(isi, "formulir.xlsx", 1), isi, "formulir.xlsx")

    assert preview(read_workbook_here).jumlah["baru"] == BARIS
    saingan = measure(lambda: pd.read_excel(BytesIO(isi), header=None, engine="openpyxl"))
    for nama, kerja in (
        ("pratinjau di proses ini", lambda: preview(read_workbook_here)),
        ("pratinjau dengan proses anak", lambda: preview(read_workbook)),
        ("templat 30 baris ditulis", lambda: build_templat(formulir)),
    ):
        lama = measure(kerja)
        print(f"{nama:32} {lama * 1000:7.0f} ms  {lama / saingan:5.1f} × pandas.read_excel")
    measure_buku()


if __name__ == "__main__":
    main()
