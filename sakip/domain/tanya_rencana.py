"""What is asked about a planning row before it is saved: it may be meant, and seldom is.

Each rule gets a row and everything that is or would be stored, and yields (column, what, what to look at).
"""

from collections.abc import Callable, Iterator
from decimal import Decimal

from sakip.domain.berlaku import Isi, by_kode_perjanjian
from sakip.domain.lembar_rencana import Baris
from sakip.domain.uji_rencana import judge_perjanjian

Tanya = tuple[str, str, str]


def list_tanya(kode_lembar: str, baris: Baris, isi: Isi) -> Iterator[Tanya]:
    """Yield everything to be asked about one row, which stands in isi as well."""
    aturan: dict[str, Callable[[Baris, Isi], Iterator[Tanya]]] = {
        "program_kegiatan": _program,
        "perjanjian_indikator": _perjanjian_indikator,
        "realisasi_anggaran": _belanja,
    }
    if kode_lembar in aturan:
        yield from aturan[kode_lembar](baris, isi)


def _program(baris: Baris, isi: Isi) -> Iterator[Tanya]:
    """The kode of a kegiatan or sub kegiatan begins with the kode above it."""
    kode, induk = str(baris["kode"]), baris["kode_induk"]
    if induk is not None and not kode.startswith(f"{induk}."):
        yield (
            "kode_induk",
            f"{kode} diletakkan di bawah {induk}, padahal kodenya tidak berawalan {induk}.",
            "Pastikan kegiatan atau programnya benar: pagu dan serapannya dijumlahkan ke sana.",
        )


def _perjanjian_indikator(baris: Baris, isi: Isi) -> Iterator[Tanya]:
    """A PK perubahan changes what is judged by its triwulan, not by its annual target."""
    pk = isi["perjanjian_kinerja"].get((baris["kode_perjanjian"],))
    if pk is None or pk["jenis"] == "murni":
        return
    kode = str(baris["kode_indikator"])
    milik = [
        satu
        for satu in isi["target"].values()
        if (satu["tahun"], satu["kode_indikator"]) == (pk["tahun"], kode)
    ]
    if all(satu["kode_perjanjian"] != pk["kode"] for satu in milik):
        semua = by_kode_perjanjian(isi)
        for temuan in judge_perjanjian(isi, semua, milik, str(pk["kode"]), kode):
            yield "target", temuan.apa, temuan.perbaikan


def _belanja(baris: Baris, isi: Isi) -> Iterator[Tanya]:
    """Spending without a pagu has no serapan."""
    ada = any(isinstance(baris[f"tw{nomor}"], Decimal) for nomor in (1, 2, 3, 4))
    if ada and (baris["tahun"], baris["kode_program"]) not in isi["pagu"]:
        yield (
            "kode_program",
            f"{baris['kode_program']} belum punya pagu tahun {baris['tahun']}, jadi serapannya tidak dapat dihitung.",
            "Periksa kodenya; bila benar, isi pagunya di lembar Pagu.",
        )
