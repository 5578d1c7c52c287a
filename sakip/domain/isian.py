"""What a person may state of an indikator in a triwulan, and what is merely unusual."""

from dataclasses import replace
from decimal import Decimal

from sakip.domain.errors import DataTidakSah
from sakip.domain.formulir import BarisFormulir, Isian, Keadaan
from sakip.domain.metode import Metode
from sakip.domain.predikat import SKOR_PREDIKAT, predikat_family
from sakip.domain.rumus import Rumus
from sakip.domain.tulisan import format_angka, round_half_up

DESIMAL_SIMPAN = 4  # places kept of every figure a person states
BATAS_ANGKA = Decimal(10) ** 14  # figures are kept below this, in satuan
PANJANG_TEKS = 2_000  # characters of progres, sumber data, keterangan and alasan
SATUAN_PERSEN = frozenset({"persen", "%", "persentase", "prosentase"})


def tidy_isian(isian: Isian) -> Isian:
    """Return isian as it is kept: figures to 4 decimals (half up), texts without outer blanks.

    An isian that states no figure any more becomes "belum".
    """
    kosong = isian.nilai is None and isian.pembilang is None and isian.penyebut is None
    keadaan = isian.keadaan
    if keadaan is Keadaan.TERISI and kosong and not isian.predikat:
        keadaan = Keadaan.BELUM
    return replace(
        isian,
        keadaan=keadaan,
        nilai=_keep(isian.nilai),
        pembilang=_keep(isian.pembilang),
        penyebut=_keep(isian.penyebut),
        predikat=isian.predikat.strip().upper() if isian.predikat else None,
        alasan=isian.alasan.strip(),
        progres=isian.progres.strip(),
        sumber_data=isian.sumber_data.strip(),
        keterangan=isian.keterangan.strip(),
    )


def _keep(nilai: Decimal | None) -> Decimal | None:
    return None if nilai is None else round_half_up(nilai, DESIMAL_SIMPAN)


def check_isian(baris: BarisFormulir, isian: Isian) -> None:
    """Refuse an isian that cannot be a statement of this indikator; isian is tidied already.

    Raises DataTidakSah: measured in another triwulan, a reason missing, a ratio half stated, a
    predikat of another scale, a figure or a text too long to keep.
    Source: rules/sumber.toml [kosong-bukan-nol] [periode-ukur] [capaian-predikat].
    """
    salah = _problem(baris, isian)
    if salah is not None:
        apa, perbaikan = salah
        raise DataTidakSah(
            apa=apa, di_mana=f"{baris.kode_indikator} {baris.indikator}", perbaikan=perbaikan
        )


def _problem(baris: BarisFormulir, isian: Isian) -> tuple[str, str] | None:
    for teks in (isian.alasan, isian.progres, isian.sumber_data, isian.keterangan):
        if len(teks) > PANJANG_TEKS:
            return (
                f"Tulisan sepanjang {len(teks)} karakter terlalu panjang",
                f"Ringkas menjadi paling banyak {format_angka(Decimal(PANJANG_TEKS))} karakter.",
            )
    match isian.keadaan:
        case Keadaan.BELUM:
            return None
        case Keadaan.TIDAK_BERLAKU if not isian.alasan:
            return (
                "Tidak berlaku harus disertai alasan",
                "Tulis alasannya di kolom Keterangan, misalnya: tidak ada kegiatan pada triwulan ini.",
            )
        case Keadaan.TIDAK_BERLAKU:
            return None
    if not baris.diukur:
        return (
            "Indikator ini belum waktunya diukur pada triwulan ini",
            "Kosongkan; isilah pada triwulan pengukurannya.",
        )
    return _problem_of_figure(baris, isian)


def _problem_of_figure(baris: BarisFormulir, isian: Isian) -> tuple[str, str] | None:
    for angka in (isian.nilai, isian.pembilang, isian.penyebut):
        if angka is not None and abs(angka) >= BATAS_ANGKA:
            return (
                f"Angka {format_angka(angka)} terlalu besar",
                "Periksa satuan dan jumlah angkanya.",
            )
    if baris.metode is Metode.RASIO:
        return _problem_of_rasio(isian)
    if baris.rumus is Rumus.PREDIKAT:
        return _problem_of_predikat(baris, isian)
    if isian.nilai is None:
        return "Realisasinya belum berupa angka", "Isi kolom Realisasi dengan satu angka."
    return None


def _problem_of_rasio(isian: Isian) -> tuple[str, str] | None:
    if isian.pembilang is None or isian.penyebut is None:
        return (
            "Indikator ini dihitung dari pembilang dan penyebut, dan salah satunya belum diisi",
            "Isi keduanya, misalnya pembilang 47 dan penyebut 50; persentasenya dihitung program.",
        )
    if isian.penyebut < 0:
        return (
            "Penyebut tidak boleh di bawah 0",
            "Isi banyaknya seluruh yang dihitung, 0 atau lebih.",
        )
    return None


def _problem_of_predikat(baris: BarisFormulir, isian: Isian) -> tuple[str, str] | None:
    skala = predikat_family(baris.target) if baris.target in SKOR_PREDIKAT else SKOR_PREDIKAT
    if isian.predikat not in skala:
        return (
            f"Predikat {isian.predikat or '(kosong)'} tidak ada dalam skala target ({baris.target})",
            f"Pilih salah satu dari {', '.join(skala)}.",
        )
    return None


def nilai_of(isian: Isian) -> Decimal | None:
    """Return the figure that an isian comes to: nilai, pembilang ÷ penyebut × 100, or the skor.

    None while nothing is stated, and for a rasio with penyebut 0.
    """
    if isian.keadaan is not Keadaan.TERISI:
        return None
    if isian.penyebut is not None:
        return (
            None if isian.penyebut == 0 else 100 * (isian.pembilang or Decimal(0)) / isian.penyebut
        )
    return SKOR_PREDIKAT[isian.predikat] if isian.predikat else isian.nilai


def list_keanehan(baris: BarisFormulir, isian: Isian) -> list[str]:
    """Return what is legal but unusual, one Indonesian sentence each; a person confirms it."""
    nilai = nilai_of(isian)
    aneh: list[str] = []
    if nilai is None:
        return aneh
    persen = baris.satuan.strip().lower() in SATUAN_PERSEN
    if persen and nilai > 1_000:
        aneh.append(
            f"{format_angka(nilai)} sangat besar untuk persentase; apakah ini rupiah atau jumlah?"
        )
    if persen and 0 < nilai <= 1 and (baris.target_nilai or 0) > 1:
        aneh.append(
            f"{format_angka(nilai)} persen, atau maksudnya {format_angka(nilai * 100)} persen?"
        )
    if isian.penyebut is not None and (isian.pembilang or 0) > isian.penyebut:
        aneh.append("Pembilang lebih besar daripada penyebut.")
    if baris.isian.keadaan is Keadaan.TIDAK_BERLAKU:
        aneh.append("Sebelumnya dinyatakan tidak berlaku.")
    return aneh
