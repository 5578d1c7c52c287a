"""What a column is, by the words over it: the office's own words, misspelt, in any order, on 1-3 rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from sakip.intake.ejaan import normalize_judul
from sakip.intake.kosakata import (
    DIKENAL,
    FISIK,
    FORMULA,
    INDIKATOR,
    JUDUL_TERPANJANG,
    KATA_TEKS,
    LAMPAU,
    NOMOR,
    PENJELAS,
    PERIODE_LAIN,
    RENCANA,
    TURUNAN,
    UANG,
    UKURAN_LEMAH,
    UKURAN_PENCAPAIAN,
    UNIT,
    UNIT_PASTI,
    URAIAN,
    WAKTU,
)
from sakip.intake.sebut_triwulan import (
    TANPA_SEBUTAN,
    Sebutan,
    drop_bulan,
    read_nomor_saja,
    read_sebutan,
)

KATA_ASING_TERBANYAK = 2
SINGKATAN = {"t": "target", "r": "realisasi"}  # under a head such as "TW II"

Kata = frozenset[str]


@dataclass(frozen=True, slots=True)
class Tafsir:
    """What a column was taken for. bobot below 1 is a weaker reading, taken when nothing better is there."""

    bidang: str
    bobot: float = 1.0
    sebutan: Sebutan = TANPA_SEBUTAN
    tahun: int = 0  # the latest year the heading names; 0 without one


@lru_cache(maxsize=8192)
def classify_judul(susunan: tuple[str, ...]) -> Tafsir | None:
    """Return what the texts over a column, top to bottom, make of it; None for a column not known.

    Source: docs/intake.md section A6.
    """
    if any(len(teks) > JUDUL_TERPANJANG for teks in susunan):
        return None
    if any(teks.strip().casefold() == "_id" for teks in susunan):
        return Tafsir("id_indikator")
    tingkat = [rapi for teks in susunan if (rapi := normalize_judul(teks))]
    if not tingkat:
        return None
    if len(tingkat) > 1:
        tingkat[-1] = SINGKATAN.get(tingkat[-1], tingkat[-1])
    penuh = " ".join(tingkat)
    sebutan = read_sebutan(penuh)
    if sebutan.triwulan is None and len(tingkat) > 1:
        nomor = {satu for teks in tingkat if (satu := read_nomor_saja(teks))}
        sebutan = Sebutan(nomor.pop()) if len(nomor) == 1 else sebutan
    kata = [frozenset(satu.split()) for satu in tingkat]
    hasil = _classify(tingkat[-1], kata)
    if hasil is None and len(tingkat) > 1:
        hasil = _classify(penuh, kata)
    if hasil is None:
        return None
    bidang, bobot = hasil
    if bidang in ("target", "nilai"):
        if _is_bukan_ukuran(kata, drop_bulan(penuh) if sebutan.triwulan else penuh):
            return None
        bobot -= _weaken(frozenset(penuh.split()))
    return Tafsir(bidang, bobot, sebutan, _find_tahun(penuh.split()))


def _classify(teks: str, tingkat: list[Kata]) -> tuple[str, float] | None:
    """Read the words of the lowest level, or of all levels together when that one says nothing."""
    ada = frozenset(teks.split())
    asing = sum(1 for satu in ada - DIKENAL if not satu.isdigit())
    if asing > KATA_ASING_TERBANYAK:
        return None
    if ada & {"pembilang", "penyebut"}:
        return ("pembilang" if "pembilang" in ada else "penyebut"), 1.0
    induk = frozenset().union(*tingkat[:-1])
    if ("uraian" in ada and ada & UKURAN_PENCAPAIAN) or (
        ada <= URAIAN and induk & UKURAN_PENCAPAIAN
    ):
        return "progres", 1.0
    if ada & {"target", "realisasi"} and not ada & PENJELAS:
        return _tell_ukuran(teks.split())
    if "rencana" in ada and ada <= RENCANA:
        return "target", 0.5
    sebagai_teks = _classify_teks(teks.split())
    lemah = ada & UKURAN_LEMAH or (ada == {"nilai"} and len(tingkat) == 1)
    if lemah and (sebagai_teks is None or _is_lemah_dahulu(teks.split())):
        return "nilai", 0.6 if ada & UKURAN_LEMAH else 0.4
    return sebagai_teks


def _tell_ukuran(kata: list[str]) -> tuple[str, float]:
    """Tell `Satuan Target`, `Capaian Target` and `Target Capaian` apart: what comes first is meant."""
    if "realisasi" in kata and kata[0] != "satuan":
        return "nilai", 1.0
    if kata[0] == "satuan":
        return "satuan", 0.9
    pertama = next(satu for satu in kata if satu == "target" or satu in UKURAN_LEMAH)
    return ("target", 1.0) if pertama == "target" else ("nilai", 0.5)


def _is_lemah_dahulu(kata: list[str]) -> bool:
    """Tell `Capaian Indikator`, a figure, from `Indikator Capaian`, a name: the first word decides."""
    penentu = (satu for satu in kata if satu in UKURAN_LEMAH or satu in KATA_TEKS)
    return next(penentu, "") in UKURAN_LEMAH


def _weaken(ada: Kata) -> float:
    """Return how far a figure stands back: in percent, or of a whole year; of two years the later wins."""
    kurang = 0.2 if "persentase" in ada else 0.0
    if "perubahan" in ada:
        kurang -= 0.05  # of a perjanjian kinerja and its perubahan the latter holds
    tahun = _find_tahun(ada)
    if tahun or ada & {"tahun", "tahunan"}:
        kurang += 0.15 - tahun / 100_000
    return kurang


def _find_tahun(kata: Iterable[str]) -> int:
    tahun = (s for s in kata if len(s) == 4 and s.isdigit() and s.startswith(("19", "20")))
    return max(map(int, tahun), default=0)


def _is_bukan_ukuran(tingkat: list[Kata], penuh: str) -> bool:
    """Tell whether a figure is % capaian, money, or belongs to another year or periode."""
    semua, daun = frozenset(penuh.split()), tingkat[-1]
    for kata in (*tingkat, semua):
        if {"persentase", "capaian"} <= kata and not kata & {"realisasi", "progres"}:
            return True
    uang = bool(daun & UANG) or (bool(semua & UANG) and not daun & FISIK)
    return (
        uang or bool(semua & (LAMPAU | TURUNAN | WAKTU | PERIODE_LAIN)) or " n 1 " in f" {penuh} "
    )


def _classify_teks(kata: list[str]) -> tuple[str, float] | None:
    """Tell the columns of text from each other."""
    ada = frozenset(kata)
    # "Indikator dan Formula" still holds names; "Formula Indikator" does not.
    turunan = TURUNAN - FORMULA if kata[0] in INDIKATOR else TURUNAN
    if ada & (UANG | turunan) or {"kode", "rekening"} <= ada:
        return None
    if "satuan" in ada and not ada & INDIKATOR:
        return ("unit", 0.6) if "kerja" in ada else ("satuan", 1.0)
    pilihan = (
        ("kode", "kode" in ada, 1.0 if ada & INDIKATOR else 0.5),
        ("indikator", ada & INDIKATOR, 1.0),
        ("sasaran", "sasaran" in ada, 1.0),
        ("program", ada & {"program", "kegiatan"}, 1.0),
        ("sumber_data", "sumber" in ada, 1.0),
        ("unit", ada & UNIT, 1.0 if ada & UNIT_PASTI else 0.6),
        ("keterangan", ada & {"keterangan", "ket", "catatan"}, 0.6 if "catatan" in ada else 1.0),
        ("nomor", ada & NOMOR and len(ada) <= 2, 1.0),
        ("sasaran", "tujuan" in ada, 0.3),
    )
    return next(((bidang, bobot) for bidang, cocok, bobot in pilihan if cocok), None)
