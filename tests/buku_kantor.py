"""An office whose indikator carry the names of the workbooks in ../shared/contoh/buku, and such workbooks."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl import Workbook

from sakip.storage.connection import Database
from tests.builders import UNIT, a_target, a_unit, an_indikator, an_office, save

UNIT_LAIN = "TRANTIB"
# kode, nama, target, realisasi in the workbooks
INDIKATOR = (
    ("IKU-01", "Indeks Kepuasan Masyarakat (IKM)", 85.5, 86.75),
    ("IKU-02", "Persentase layanan administrasi selesai tepat waktu", 95, 95.5),
    ("IKU-03", "Nilai SAKIP Kecamatan", 80, 78.35),
    ("IKU-04", "Anggaran yang terserap (Rp)", 13_500_000, 12_345_678),
    ("IKU-05", "Luas jalan desa yang terbangun (m2)", 1500, 1250.75),
    ("IKU-06", "Jumlah desa dengan APBDes tepat waktu", 10, 10),
    ("IKU-07", "Jumlah kejadian gangguan trantibum", 5, None),
)
NAMA = {kode: nama for kode, nama, *_ in INDIKATOR}
# The last two belong to another unit where the office has two.
KODE_UNIT_LAIN = ("IKU-06", "IKU-07")
JUDUL = ("No.", "Sasaran Strategis", "Indikator Kinerja", "Target", "Realisasi", "Keterangan")


def save_kantor(db: Database, tahun: int, *, dua_unit: bool = False) -> None:
    """Write the office, its seven indikator and their targets in every triwulan of the tahun."""
    kantor = an_office()
    kantor[2] = kantor[2]._replace(isi=kantor[2].isi | {"tahun": tahun})
    save(db, kantor)
    if dua_unit:
        save(db, a_unit(kode=UNIT_LAIN, nama="Seksi Trantib", jabatan="Kasi Trantib", urutan=2))
    for urutan, (kode, nama, target, _) in enumerate(INDIKATOR, start=1):
        milik = UNIT_LAIN if dua_unit and kode in KODE_UNIT_LAIN else UNIT
        satuan = "persen" if nama.startswith("Persentase") else "angka"
        save(
            db,
            an_indikator(kode=kode, nama=nama, tahun=tahun, kode_unit=milik, satuan=satuan,
                         metode="akhir", urutan=urutan),
            [a_target(kode_indikator=kode, tahun=tahun, triwulan=tw, nilai=target) for tw in (1, 2, 3, 4)],
        )  # fmt: skip


def build_buku(lembar: Mapping[str, Sequence[Sequence[Any]]]) -> bytes:
    """Return an .xlsx with these sheets, the rows of each from A1."""
    buku = Workbook()
    buku.remove(buku.worksheets[0])
    for nama, isi in lembar.items():
        satu = buku.create_sheet(nama)
        for baris in isi:
            satu.append(list(baris))
    keluar = io.BytesIO()
    buku.save(keluar)
    return keluar.getvalue()


def list_baris(
    realisasi: Mapping[str, Any], *, judul: Sequence[str] = JUDUL, nama: Mapping[str, str] = NAMA
) -> list[list[Any]]:
    """Return a heading and a row for each kode in realisasi, as its own six columns."""
    target = {kode: satu for kode, _, satu, _ in INDIKATOR}
    return [
        list(judul),
        *(
            [nomor, "Meningkatnya pelayanan", nama.get(kode, NAMA[kode]), target[kode], isi, ""]
            for nomor, (kode, isi) in enumerate(realisasi.items(), start=1)
        ),
    ]
