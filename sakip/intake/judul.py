"""Finding the heading of a table: which rows it stands on and which column holds which field.

Every window of one to three rows among the first used rows is read as if it were the heading;
the one that names most fields, with the best evidence beside it, wins.
Source: docs/intake.md section A6.
"""

from dataclasses import dataclass, field

from sakip.intake.baris_khusus import is_baris_nomor
from sakip.intake.ejaan import normalize_judul
from sakip.intake.kata_judul import Tafsir, classify_judul
from sakip.intake.kisi import Lembar
from sakip.intake.sebut_triwulan import read_triwulan_saja
from sakip.intake.susunan import Susunan

BARIS_DICARI = 80
TINGGI_TERBESAR = 3
BIDANG_TERSEDIKIT = 4
BOBOT_PASTI = 0.8
BEDA_BOBOT_JELAS = 0.1  # two columns of realisasi nearer than this are a question

# Evidence beside the fields themselves, in fields.
GABUNG_TEGAK_SELESAI = 0.6
GABUNG_TEGAK_TERPOTONG = -0.6
DIIKUTI_BARIS_NOMOR = 0.4
BARIS_TAMBAHAN = -0.3
BERLANJUT_DI_BAWAH = -0.6
ADA_REALISASI = 1.0
TRIWULAN_DISEBUT = 0.5


@dataclass(slots=True)
class Judul:
    """A heading that was found; columns count from 1."""

    awal: int
    akhir: int
    kolom: dict[str, int]  # field -> column
    susunan: dict[int, tuple[str, ...]]  # column -> the texts over it, top to bottom
    nilai_skor: float
    triwulan_nilai: int | None = None  # triwulan that the column of realisasi names
    triwulan_lain: set[int] = field(default_factory=set)  # of columns of realisasi left aside
    nilai_setara: set[int] = field(default_factory=set)  # columns that could be the realisasi too
    nilai_tersirat: bool = False  # the column of realisasi says no more than its triwulan

    def write_judul(self, kolom: int) -> str:
        """Return the heading of a column as one line, as it stands in the file."""
        return " ".join(" – ".join(self.susunan.get(kolom, ())).split())


def find_judul(lembar: Lembar, triwulan: int) -> Judul | None:
    """Return the best heading of a sheet for the triwulan asked for (1-4), or None."""
    susunan = Susunan(lembar)
    bernama = {
        baris
        for baris in susunan.baris_terpakai[: BARIS_DICARI + TINGGI_TERBESAR]
        if susunan.has_indikator(baris)
    }
    terbaik: Judul | None = None
    for awal in susunan.baris_terpakai[:BARIS_DICARI]:
        for tinggi in range(1, TINGGI_TERBESAR + 1):
            if bernama.isdisjoint(range(awal, awal + tinggi)):
                continue
            calon = read_judul(susunan, awal, awal + tinggi - 1, triwulan)
            if calon and (terbaik is None or calon.nilai_skor > terbaik.nilai_skor):
                terbaik = calon
    return terbaik


def read_judul(susunan: Susunan, awal: int, akhir: int, triwulan: int) -> Judul | None:
    """Read rows awal-akhir as a heading; None when they cannot be one."""
    if not all(susunan.is_mungkin_judul(baris, awal, akhir) for baris in range(awal, akhir + 1)):
        return None
    teks = susunan.read_teks_kolom(awal, akhir)
    tafsir = {kolom: hasil for kolom, isi in teks.items() if (hasil := classify_judul(isi))}
    judul = Judul(awal, akhir, {}, teks, 0.0)
    _choose_kolom(judul, tafsir, triwulan, susunan.lembar.kolom_tersembunyi)
    bidang = judul.kolom.keys()
    cukup = "indikator" in bidang and (
        "target" in bidang or "nilai" in bidang or judul.triwulan_lain
    )
    # Three columns are a table only if they are the three that matter, named without doubt.
    bertiga = bidang >= {"indikator", "target", "nilai"} and all(
        tafsir[judul.kolom[satu]].bobot >= BOBOT_PASTI for satu in ("target", "nilai")
    )
    if not cukup or (len(bidang) < BIDANG_TERSEDIKIT and not bertiga):
        return None
    judul.nilai_skor = _score(judul, susunan)
    if "nilai" not in bidang and not judul.triwulan_lain:
        _imply_nilai(judul, triwulan)
    return judul


def _choose_kolom(
    judul: Judul, tafsir: dict[int, Tafsir], triwulan: int, tersembunyi: set[int]
) -> None:
    """Give each field its best column: the triwulan asked for, the surer words, the leftmost."""
    terbaik: dict[str, tuple[float, float, bool]] = {}
    for kolom, hasil in sorted(tafsir.items()):
        peringkat = _rank_triwulan(hasil, triwulan)
        if peringkat < 0:
            if hasil.bidang == "nilai" and hasil.sebutan.triwulan:
                judul.triwulan_lain.add(hasil.sebutan.triwulan)
            continue
        # The template hides its _id on purpose; other hidden columns are taken only for want of better.
        kunci = (peringkat, hasil.bobot, kolom not in tersembunyi)
        if hasil.bidang not in terbaik or kunci > terbaik[hasil.bidang]:
            terbaik[hasil.bidang] = kunci
            judul.kolom[hasil.bidang] = kolom
            if hasil.bidang == "nilai":
                judul.triwulan_nilai = hasil.sebutan.triwulan
    _sort_nilai(judul, tafsir, triwulan)


def _imply_nilai(judul: Judul, triwulan: int) -> None:
    """Take a column headed `TW II` and no more for the realisasi: beside a target, and to be asked about."""
    for kolom, teks in judul.susunan.items():
        if read_triwulan_saja(normalize_judul(" ".join(teks))) == triwulan:
            judul.kolom["nilai"] = kolom
            judul.triwulan_nilai = triwulan
            judul.nilai_tersirat = True
            return


def _sort_nilai(judul: Judul, tafsir: dict[int, Tafsir], triwulan: int) -> None:
    """Look at the columns that lost against the realisasi: an equal to ask about, or its description."""
    terpilih = judul.kolom.get("nilai")
    if terpilih is None:
        return
    for kolom, hasil in tafsir.items():
        if hasil.bidang != "nilai" or kolom == terpilih:
            continue
        peringkat = _rank_triwulan(hasil, triwulan)
        if (
            peringkat == _rank_triwulan(tafsir[terpilih], triwulan)
            and tafsir[terpilih].bobot - hasil.bobot < BEDA_BOBOT_JELAS
            and hasil.tahun == tafsir[terpilih].tahun
        ):
            judul.nilai_setara.add(kolom)
        elif peringkat >= 0 and "progres" in normalize_judul(judul.susunan[kolom][-1]).split():
            judul.kolom.setdefault("progres", kolom)


def _rank_triwulan(hasil: Tafsir, triwulan: int) -> float:
    """Return 2 for the triwulan asked for, 1.5 for "s.d." it, 1 for no mention, -1 for another one."""
    if hasil.bidang not in ("target", "nilai", "pembilang", "penyebut", "progres"):
        return 1
    disebut = hasil.sebutan.triwulan
    if disebut is None:
        return 1
    if disebut != triwulan:
        return -1
    return 1.5 if hasil.sebutan.sampai_dengan else 2


def _score(judul: Judul, susunan: Susunan) -> float:
    skor = float(len(judul.kolom))
    for gabung in susunan.lembar.gabung:
        if (
            judul.awal <= gabung.baris_awal <= judul.akhir
            and gabung.baris_akhir > gabung.baris_awal
        ):
            if gabung.baris_akhir > judul.akhir:
                skor += GABUNG_TEGAK_TERPOTONG
                break
            if gabung.baris_akhir == judul.akhir:
                skor += GABUNG_TEGAK_SELESAI
                break
    bawah = susunan.read_baris(judul.akhir + 1)
    # 1 2 3 4 under a group alone are the triwulan; column numbers begin where the table does.
    if is_baris_nomor(bawah) and min(bawah) <= min(judul.susunan) + 1:
        skor += DIIKUTI_BARIS_NOMOR
    elif susunan.is_lanjutan_judul(judul.akhir + 1):
        skor += BERLANJUT_DI_BAWAH
    skor += ADA_REALISASI * ("nilai" in judul.kolom)
    # A title lent to every column names the triwulan too, but tells no column from another.
    judul_indikator = classify_judul(judul.susunan[judul.kolom["indikator"]])
    if judul.triwulan_nilai and judul_indikator and judul_indikator.sebutan.triwulan is None:
        skor += TRIWULAN_DISEBUT
    return skor + BARIS_TAMBAHAN * (judul.akhir - judul.awal)
