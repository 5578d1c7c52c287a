"""What rows of program and money must keep to before they can be saved; each yields (column, what, how to mend)."""

from collections.abc import Iterator
from datetime import date

from sakip.domain.berlaku import Isi
from sakip.domain.lembar_rencana import Baris

Salah = tuple[str, str, str]
BERUANG = ("renja", "pagu", "realisasi_anggaran")


def check_program(baris: Baris, isi: Isi) -> Iterator[Salah]:
    """Hold a row to its jenjang: what stands above it, and no money but on a sub kegiatan."""
    kunci = (baris["tahun"], baris["kode"])
    if baris["jenjang"] != "sub_kegiatan" and any(kunci in isi[kode] for kode in BERUANG):
        yield (
            "jenjang",
            f"Ada pagu atau belanja pada {baris['kode']}; uang hanya dicatat pada sub kegiatan.",
            "Biarkan sebagai sub kegiatan, dan tulis kegiatannya dengan kode lain.",
        )
    induk = baris["kode_induk"]
    jenjang = {"program": None, "kegiatan": "program", "sub_kegiatan": "kegiatan"}[
        str(baris["jenjang"])
    ]
    if (jenjang is None) != (induk is None):
        yield (
            "kode_induk",
            "Program tidak punya kode di atasnya, kegiatan dan sub kegiatan punya.",
            "Isi atau kosongkan kodenya.",
        )
        return
    atas = isi["program_kegiatan"].get((baris["tahun"], induk))
    if atas is not None and atas["jenjang"] != jenjang:
        yield (
            "kode_induk",
            f"Di atas {baris['jenjang']} harus {jenjang}, bukan {atas['jenjang']}.",
            "Periksa kode dan jenjangnya.",
        )


def check_sub_kegiatan(baris: Baris, isi: Isi) -> Iterator[Salah]:
    """Refuse money on anything but a sub kegiatan."""
    program = isi["program_kegiatan"].get((baris["tahun"], baris["kode_program"]))
    if program is not None and program["jenjang"] != "sub_kegiatan":
        yield (
            "kode_program",
            f"Uang hanya dicatat pada sub kegiatan; ini {program['jenjang']}.",
            "Tulis kode sub kegiatannya; jumlah di atasnya dihitung sendiri.",
        )


def check_pagu_perubahan(baris: Baris, isi: Isi) -> Iterator[Salah]:
    """Hold changes of a pagu to their tahun and to their order: a later one never begins earlier."""
    yield from check_sub_kegiatan(baris, isi)
    mulai, ke = baris["mulai_berlaku"], int(str(baris["perubahan_ke"]))
    if ke < 1:
        yield "perubahan_ke", "Perubahan dihitung mulai 1.", "Tulis 1 bagi yang pertama."
    if not isinstance(mulai, date):
        return
    if mulai.year != baris["tahun"]:
        yield (
            "mulai_berlaku",
            f"Tanggal ini di luar tahun {baris['tahun']}.",
            "Betulkan tanggalnya.",
        )
    for satu in isi["pagu_perubahan"].values():
        lain, nomor = satu["mulai_berlaku"], int(str(satu["perubahan_ke"]))
        sama = all(satu[nama] == baris[nama] for nama in ("tahun", "kode_program"))
        if sama and nomor < ke and isinstance(lain, date) and lain > mulai:
            yield (
                "mulai_berlaku",
                f"Perubahan ke-{ke} mulai lebih dahulu daripada perubahan ke-{nomor}.",
                "Urutkan nomornya menurut tanggal berlakunya.",
            )
