"""A filled template of 30 rows from bytes to preview, beside pandas merely reading the same cells.

Run: python -m benchmarks.unggahan
"""

import time
from collections.abc import Callable
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
from tests.isi_formulir import fill_formulir

BARIS, ULANG = 30, 9


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


if __name__ == "__main__":
    main()
