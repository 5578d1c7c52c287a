"""What a person may state of an indikator in a triwulan, and what is merely unusual."""

from collections.abc import Sequence
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
LONCATAN = Decimal("0.5")  # of the earlier figure; beyond it a person is asked
SELISIH_HITUNGAN = 5  # changes of whole numbers below this are ordinary
SATUAN_PERSEN = frozenset({"persen", "%", "persentase", "prosentase"})


def fit_isian(baris: BarisFormulir, isian: Isian) -> Isian:
    """Return isian with only the figures by which this indikator is stated, where they are all there.

    A cell may say more than one thing ("BB (78,84)"): of that a predikat keeps its word, a rasio
    its pembilang and penyebut, every other indikator its nilai.
    """
    if baris.metode is Metode.RASIO:
        lengkap = isian.pembilang is not None and isian.penyebut is not None
        return replace(isian, nilai=None, predikat=None) if lengkap else isian
    if baris.rumus is Rumus.PREDIKAT:
        tanpa_angka = replace(isian, nilai=None, pembilang=None, penyebut=None)
        return tanpa_angka if isian.predikat else isian
    tanpa_lain = replace(isian, predikat=None, pembilang=None, penyebut=None)
    return isian if isian.nilai is None else tanpa_lain


def tidy_isian(isian: Isian) -> Isian:
    """Return isian as it is kept: figures to 4 decimals (half up), texts without outer blanks.

    Keadaan follows what is stated: terisi with a figure, belum without any. Tidak berlaku is said
    by keadaan alone: it takes no figure with it, and no other keadaan keeps an alasan.
    """
    berlaku = isian.keadaan is not Keadaan.TIDAK_BERLAKU
    predikat = (isian.predikat or "").strip().upper() or None
    angka = (isian.nilai, isian.pembilang, isian.penyebut)
    terisi = predikat is not None or any(satu is not None for satu in angka)
    keadaan = Keadaan.TERISI if terisi else Keadaan.BELUM
    return replace(
        isian,
        keadaan=keadaan if berlaku else Keadaan.TIDAK_BERLAKU,
        nilai=_keep(isian.nilai) if berlaku else None,
        pembilang=_keep(isian.pembilang) if berlaku else None,
        penyebut=_keep(isian.penyebut) if berlaku else None,
        predikat=predikat if berlaku else None,
        alasan="" if berlaku else isian.alasan.strip(),
        progres=isian.progres.strip(),
        sumber_data=isian.sumber_data.strip(),
        keterangan=isian.keterangan.strip(),
    )


def _keep(nilai: Decimal | None) -> Decimal | None:
    """Round to the places kept; a figure too large to keep is left as it is, for check_isian."""
    return nilai if nilai is None or _is_too_large(nilai) else round_half_up(nilai, DESIMAL_SIMPAN)


def _is_too_large(nilai: Decimal) -> bool:
    return not nilai.is_finite() or abs(nilai) >= BATAS_ANGKA


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
        if angka is not None and _is_too_large(angka):
            return (
                "Angkanya terlalu besar untuk disimpan",
                f"Isi angka di bawah {format_angka(BATAS_ANGKA)}; periksa satuan dan banyaknya angka nol.",
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
    """Return what is legal but unusual, one Indonesian sentence each; a person confirms it.

    A figure that is stored already was confirmed before: only a new one is looked at.
    """
    nilai = nilai_of(isian)
    if nilai is None or nilai == nilai_of(baris.isian):
        return []
    aneh: list[str] = []
    if baris.satuan.strip().lower() in SATUAN_PERSEN:
        aneh.extend(_odd_persen(baris, nilai))
    if isian.penyebut is not None and (isian.pembilang or 0) > isian.penyebut:
        aneh.append("Pembilang lebih besar daripada penyebut.")
    if baris.isian.keadaan is Keadaan.TIDAK_BERLAKU:
        aneh.append("Sebelumnya dinyatakan tidak berlaku.")
    if baris.rumus is not Rumus.PREDIKAT:
        aneh.extend(_odd_against_history(baris, nilai))
    return aneh


def _odd_persen(baris: BarisFormulir, nilai: Decimal) -> list[str]:
    if nilai > 1_000:
        return [
            f"{format_angka(nilai)} sangat besar untuk persentase; apakah ini rupiah atau jumlah?"
        ]
    if 0 < nilai <= 1 and (baris.target_nilai or 0) > 1:
        return [f"{format_angka(nilai)} persen, atau maksudnya {format_angka(nilai * 100)} persen?"]
    return []


def _odd_against_history(baris: BarisFormulir, nilai: Decimal) -> list[str]:
    """A cumulative figure rises by nature and must not fall, so it has a rule of its own."""
    kumulatif = baris.metode is Metode.KUMULATIF
    aneh = []
    lalu = baris.triwulan_lalu
    if kumulatif and lalu is not None and nilai < lalu:
        aneh.append(
            f"Angka kumulatif turun menjadi {format_angka(nilai, 2)} dari {format_angka(lalu, 2)} triwulan lalu."
        )
    if not kumulatif and lalu is not None and _is_jump(lalu, nilai):
        aneh.append(_tell_jump(nilai, lalu, "triwulan lalu"))
    if baris.tahun_lalu is not None and _is_jump(baris.tahun_lalu, nilai):
        aneh.append(_tell_jump(nilai, baris.tahun_lalu, "triwulan yang sama tahun lalu"))
    return aneh


def _is_jump(dulu: Decimal, kini: Decimal) -> bool:
    """Tell whether a figure moved by more than half; of small counts every change is that large."""
    hitungan = dulu == dulu.to_integral_value() and kini == kini.to_integral_value()
    if dulu == 0 or (hitungan and abs(kini - dulu) < SELISIH_HITUNGAN):
        return False
    return abs(kini - dulu) > LONCATAN * abs(dulu)


def _tell_jump(kini: Decimal, dulu: Decimal, kapan: str) -> str:
    arah = "Naik" if kini > dulu else "Turun"
    persen = abs(kini - dulu) * 100 / abs(dulu)
    return f"{arah} {format_angka(persen, 0)} persen menjadi {format_angka(kini)}, dari {format_angka(dulu)} {kapan}."


def is_semua_sama_target(baris: Sequence[tuple[BarisFormulir, Isian]]) -> bool:
    """Tell whether three or more figures were stated and every one equals its target exactly."""
    terisi = [(satu, nilai_of(isian)) for satu, isian in baris if nilai_of(isian) is not None]
    return len(terisi) >= 3 and all(nilai == satu.target_nilai for satu, nilai in terisi)
