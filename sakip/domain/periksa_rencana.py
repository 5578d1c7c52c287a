"""What a planning row must keep to before it can be saved: rules beyond the reading of its cells.

Each rule gets a row and everything that is or would be stored, and yields (column, what, how to mend).
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from sakip.domain.lembar_rencana import Baris, Kunci
from sakip.domain.periksa_uang import check_pagu_perubahan, check_program, check_sub_kegiatan
from sakip.domain.periksa_ukuran import list_salah_ukuran
from sakip.domain.target_tulis import NilaiTarget

Isi = Mapping[str, Mapping[Kunci, Baris]]
Salah = tuple[str, str, str]


def list_salah(kode_lembar: str, baris: Baris, isi: Isi) -> Iterator[Salah]:
    """Yield everything wrong with one row, which stands in isi as well."""
    aturan: dict[str, Callable[[Baris, Isi], Iterator[Salah]]] = {
        "renstra": _renstra,
        "indikator_renstra": _indikator_renstra,
        "program_kegiatan": check_program,
        "renja": check_sub_kegiatan,
        "rkt": _rkt,
        "pagu": check_sub_kegiatan,
        "pagu_perubahan": check_pagu_perubahan,
        "indikator": _indikator,
        "perubahan_ukuran": list_salah_ukuran,
        "pohon_kinerja": _pohon,
        "perjanjian_kinerja": _perjanjian,
        "perjanjian_indikator": _perjanjian_indikator,
        "target": _target,
        "standar_indikator": _standar,
        "rencana_aksi": _aksi,
        "realisasi_anggaran": check_sub_kegiatan,
    }
    if kode_lembar in aturan:
        yield from aturan[kode_lembar](baris, isi)


def _renstra(baris: Baris, isi: Isi) -> Iterator[Salah]:
    if baris["selesai_tahun"] != int(str(baris["mulai_tahun"])) + 4:
        yield "selesai_tahun", "Renstra harus lima tahun.", "Tahun terakhir = tahun pertama + 4."


def _indikator_renstra(baris: Baris, isi: Isi) -> Iterator[Salah]:
    for nomor in range(1, 6):
        yield from _setahun(f"target_{nomor}", baris[f"target_{nomor}"], None)


def _setahun(kolom: str, target: object, indikator: Baris | None) -> Iterator[Salah]:
    """As _bentuk, and no parts of a ratio: a tahun keeps one figure, so they would be lost."""
    if isinstance(target, NilaiTarget) and target.pembilang is not None:
        yield (
            kolom,
            "Target setahun tidak dapat ditulis sebagai pembilang/penyebut.",
            "Tulis satu angka setahun, misalnya 80; pembilang/penyebut hanya di Target Triwulan.",
        )
    elif indikator is not None:
        yield from _bentuk(kolom, target, indikator)


def _indikator(baris: Baris, isi: Isi) -> Iterator[Salah]:
    if baris["metode"] == "tahunan" and baris["periode_ukur"] != "tahunan":
        yield "periode_ukur", "Metode tahunan berarti diukur setahun sekali.", "Tulis tahunan."
    if baris["rumus"] == "predikat" and baris["metode"] not in ("akhir", "tahunan"):
        yield (
            "metode",
            "Indikator berpredikat hanya dapat memakai metode akhir atau tahunan.",
            "Pilih salah satu dari keduanya.",
        )
    if not float(str(baris["bobot"])) > 0:
        yield "bobot", "Bobot harus lebih dari 0.", "Tulis 1 bila semua indikator sama berat."
    if int(str(baris["desimal"])) > 4:
        yield "desimal", "Desimal paling banyak 4.", "Tulis 0 sampai 4."


def _pohon(baris: Baris, isi: Isi) -> Iterator[Salah]:
    """Refuse a ring: an indikator that helps itself, over however many others."""
    tahun, dilihat = baris["tahun"], {baris["kode_indikator"]}
    induk = baris["kode_induk"]
    while induk is not None:
        if induk in dilihat:
            yield (
                "kode_induk",
                "Pohonnya melingkar: indikator ini menjadi induk bagi dirinya sendiri.",
                "Betulkan salah satu induknya.",
            )
            return
        dilihat.add(induk)
        induk = isi["pohon_kinerja"].get((tahun, induk), {}).get("kode_induk")


def _perjanjian(baris: Baris, isi: Isi) -> Iterator[Salah]:
    tanggal, sama = baris["tanggal"], ("tahun", "kode_unit")
    murni = [
        satu
        for satu in isi["perjanjian_kinerja"].values()
        if satu["jenis"] == "murni" and all(satu[k] == baris[k] for k in sama)
    ]
    if baris["jenis"] == "murni":
        if len(murni) > 1:
            yield (
                "jenis",
                "Unit ini sudah punya PK murni pada tahun itu.",
                "Tulis perubahan, atau pakai kode PK yang sama untuk membetulkannya.",
            )
        return
    if not baris["alasan"]:
        yield "alasan", "PK perubahan belum beralasan.", "Tulis alasannya, misalnya APBD Perubahan."
    if not murni:
        yield (
            "jenis",
            "Unit ini belum punya PK murni pada tahun itu.",
            "Masukkan PK murninya lebih dahulu, boleh di berkas yang sama.",
        )
    if isinstance(tanggal, date) and tanggal.year != baris["tahun"]:
        yield (
            "tanggal",
            f"PK perubahan berlaku mulai tanggalnya; tanggal ini di luar tahun {baris['tahun']}.",
            "Betulkan tanggal atau tahunnya.",
        )
    for satu in murni:
        if (
            isinstance(tanggal, date)
            and isinstance(satu["tanggal"], date)
            and tanggal < satu["tanggal"]
        ):
            yield (
                "tanggal",
                "PK perubahan lebih dahulu daripada PK murninya.",
                "Betulkan salah satu tanggalnya.",
            )


def _rkt(baris: Baris, isi: Isi) -> Iterator[Salah]:
    indikator = isi["indikator"].get((baris["tahun"], baris["kode_indikator"]))
    yield from _setahun("target", baris["target"], indikator)


def _perjanjian_indikator(baris: Baris, isi: Isi) -> Iterator[Salah]:
    pk = isi["perjanjian_kinerja"].get((baris["kode_perjanjian"],))
    if pk is None:
        return
    indikator = isi["indikator"].get((pk["tahun"], baris["kode_indikator"]))
    if indikator is None:
        yield (
            "kode_indikator",
            f"Indikator ini tidak ada pada tahun {pk['tahun']}.",
            "Tambahkan di lembar Indikator Tahunan, atau betulkan kodenya.",
        )
    yield from _setahun("target", baris["target"], indikator)


def _target(baris: Baris, isi: Isi) -> Iterator[Salah]:
    pk = isi["perjanjian_kinerja"].get((baris["kode_perjanjian"],))
    if pk is not None and pk["tahun"] != baris["tahun"]:
        yield "kode_perjanjian", f"PK ini dari tahun {pk['tahun']}.", "Pakai PK tahun yang sama."
    indikator = isi["indikator"].get((baris["tahun"], baris["kode_indikator"]))
    if indikator is None:
        return
    for nomor in (1, 2, 3, 4):
        target = baris[f"tw{nomor}"]
        if target is not None and not _is_diukur(str(indikator["periode_ukur"]), nomor):
            yield (
                f"tw{nomor}",
                f"Indikator ini diukur tiap {indikator['periode_ukur']}, bukan pada triwulan ini.",
                "Kosongkan sel ini.",
            )
        yield from _bentuk(f"tw{nomor}", target, indikator)


def _is_diukur(periode_ukur: str, triwulan: int) -> bool:
    return triwulan in {"triwulan": (1, 2, 3, 4), "semester": (2, 4), "tahunan": (4,)}[periode_ukur]


def _bentuk(kolom: str, target: object, indikator: Baris) -> Iterator[Salah]:
    """Hold the kind of a target to the rumus and metode of its indikator."""
    if not isinstance(target, NilaiTarget):
        return
    rumus = indikator["rumus"]
    if (rumus == "predikat") != (target.predikat is not None):
        yield (
            kolom,
            "Indikator berpredikat bertarget predikat (BB), yang lain bertarget angka.",
            "Betulkan target atau rumusnya.",
        )
    elif rumus != "rentang" and target.atas is not None:
        yield (
            kolom,
            "Target rentang hanya untuk rumus rentang.",
            "Tulis satu angka, atau ganti rumusnya.",
        )
    elif target.pembilang is not None and indikator["metode"] != "rasio":
        yield kolom, "Pembilang/penyebut hanya untuk metode rasio.", "Tulis satu angka."
    elif rumus in ("turun_selisih", "turun_rasio", "rentang") and (target.nilai or 0) < 0:
        yield (
            kolom,
            f"Target di bawah 0 tidak dapat dinilai dengan rumus {rumus}.",
            "Tulis 0 atau lebih.",
        )


def _standar(baris: Baris, isi: Isi) -> Iterator[Salah]:
    nilai, tahun = baris["standar"], int(str(baris["tahun"]))
    if not 2000 <= int(str(baris["tahun_standar"])) <= tahun:
        yield (
            "tahun_standar",
            f"Tahun standar harus antara 2000 dan {tahun}.",
            "Tulis tahun yang disebut sumbernya.",
        )
    indikator = isi["indikator"].get((baris["tahun"], baris["kode_indikator"]))
    if indikator is None or not isinstance(nilai, NilaiTarget):
        return
    berpredikat = indikator["rumus"] == "predikat"
    polos = nilai == NilaiTarget(nilai.nilai)
    if (berpredikat and nilai.predikat is None) or not (berpredikat or polos):
        yield (
            "standar",
            "Standar harus satu angka, atau predikat bagi indikator berpredikat.",
            "Tulis misalnya 88,5, atau BB.",
        )


def _aksi(baris: Baris, isi: Isi) -> Iterator[Salah]:
    target = {f"tw{nomor}": baris[f"tw{nomor}"] for nomor in (1, 2, 3, 4)}
    if all(nilai is None for nilai in target.values()):
        yield (
            "tw1",
            "Aksi ini belum punya target triwulan mana pun.",
            "Isi sedikitnya satu triwulan.",
        )
    for kolom, nilai in target.items():
        if isinstance(nilai, Decimal) and nilai < 0:
            yield kolom, "Hasil aksi tidak dapat kurang dari 0.", "Periksa tandanya."
