"""Words of headings in their right spelling: `Proges`, `Relisasi`, `Prosentase` and other slips are undone."""

import re
from functools import lru_cache

# Words that decide what a column is; a slip in one of them must not lose the column.
KUNCI = (
    "anggaran", "capaian", "indikator", "kegiatan", "keterangan", "kinerja", "membidangi", "nomor",
    "pembilang", "penanggung", "penyebut", "persentase", "program", "progres", "realisasi", "sasaran",
    "satuan", "strategis", "sumber", "target", "triwulan", "uraian",
)  # fmt: skip
SAMA = {
    "progress": "progres",
    "prosentase": "persentase",
    "persen": "persentase",
    "trgt": "target",
    "tgt": "target",
    "real": "realisasi",
    "cap": "capaian",
    "ind": "indikator",
    "indk": "indikator",
    "sas": "sasaran",
    "sat": "satuan",
    "keg": "kegiatan",
    "penanggungjawab": "penanggung",
    "subkegiatan": "kegiatan",
    "activity": "kegiatan",
    "indicator": "indikator",
    "indicators": "indikator",
    "objective": "sasaran",
    "objectives": "sasaran",
    "targets": "target",
    "realization": "realisasi",
    "actual": "realisasi",
    "achievement": "capaian",
    "achieved": "capaian",
    "realisation": "realisasi",
    "pencapaian": "capaian",
    "tercapai": "capaian",
    "perolehan": "capaian",
    "aktivitas": "kegiatan",
    "pebruari": "februari",
    "nopember": "november",
    "smt": "semester",
    "smtr": "semester",
    "remarks": "keterangan",
}
# Right words that lie one letter from a key word.
BUKAN_SALAH_EJA = frozenset({"sasarannya", "programnya", "kegiatannya", "satuannya", "sumbernya"})


# Bounded, so that pages of text in one cell cost no more than their length.
_DIRENGGANGKAN = re.compile(r"\b[^\W\d_](?: [^\W\d_]){3,20}\b")  # R E A L I S A S I
_DIPENGGAL = re.compile(r"([^\W\d_]{1,14})-[ \t]{0,3}\n[ \t]{0,3}([^\W\d_]{1,14})")  # Reali-⏎sasi
_TOLOK_UKUR = re.compile(
    r"\b(?:tolok|tolak) ?ukur\b|(?<!satuan )\bukuran (?:kinerja|keberhasilan)\b"
)


def normalize_judul(teks: str) -> str:
    """Return a heading in lower case, punctuation as single spaces, `%` as persentase, spelling mended.

    Letters set apart and words broken over two lines are put together; `tolok ukur` is an indikator.
    """
    rapi = teks.replace("%", " persen ").casefold()
    rapi = _DIPENGGAL.sub(_join_penggalan, rapi)
    rapi = _DIRENGGANGKAN.sub(lambda cocok: cocok[0].replace(" ", ""), rapi)
    rapi = _TOLOK_UKUR.sub("indikator", rapi)
    return " ".join(_mend(kata) for kata in re.findall(r"[^\W_]+", rapi))


def _join_penggalan(cocok: re.Match[str]) -> str:
    """Join a broken word only where a word of headings comes out: `program-⏎kegiatan` stays two."""
    utuh = cocok[1] + cocok[2]
    return utuh if _mend(utuh) in KUNCI else cocok[0]


@lru_cache(maxsize=4096)
def _mend(kata: str) -> str:
    if kata in SAMA:
        return SAMA[kata]
    if len(kata) < 5 or len(kata) > 14 or kata in KUNCI or kata in BUKAN_SALAH_EJA:
        return kata
    for kunci in KUNCI:
        boleh = 1 if len(kunci) < 8 else 2
        if abs(len(kata) - len(kunci)) <= boleh and count_salah_ketik(kata, kunci, boleh) <= boleh:
            return kunci
    return kata


def count_salah_ketik(satu: str, lain: str, paling_banyak: int) -> int:
    """Return how many letters were dropped, added, changed or swapped; stops past paling_banyak."""
    sebelum: list[int] = []
    kini = list(range(len(lain) + 1))
    for i, huruf in enumerate(satu, 1):
        sebelum_lagi, sebelum, kini = sebelum, kini, [i]
        for j, huruf_lain in enumerate(lain, 1):
            jarak = min(sebelum[j] + 1, kini[j - 1] + 1, sebelum[j - 1] + (huruf != huruf_lain))
            if i > 1 and j > 1 and huruf == lain[j - 2] and satu[i - 2] == huruf_lain:
                jarak = min(jarak, sebelum_lagi[j - 2] + 1)
            kini.append(jarak)
        if min(kini) > paling_banyak:
            return paling_banyak + 1
    return kini[-1]
