"""Which triwulan a heading, a sheet name or a title speaks of: `TW II`, `Triwulan 2`, `s.d. TW III`."""

import re
from dataclasses import dataclass

ANGKA = {
    "i": 1, "1": 1, "pertama": 1, "satu": 1,
    "ii": 2, "2": 2, "kedua": 2, "dua": 2,
    "iii": 3, "3": 3, "ketiga": 3, "tiga": 3,
    "iv": 4, "4": 4, "keempat": 4, "empat": 4,
}  # fmt: skip
_NOMOR = r"(?:iv|iii|ii|i|[1-4]|pertama|kedua|ketiga|keempat|satu|dua|tiga|empat)"
_TRIWULAN = re.compile(
    rf"(?P<sd>\b(?:s d|sd|sampai(?: dengan)?|hingga) )?"
    rf"\b(?:triwulan|tribulan|kuartal|tw|trw|twl|q)\s?(?:ke\s?)?(?P<awal>{_NOMOR})\b"
    rf"(?P<rentang> (?:s d|sd|sampai(?: dengan)?|hingga) (?:(?:triwulan|tw)\s?)?(?P<akhir>{_NOMOR})\b)?"
)


@dataclass(frozen=True, slots=True)
class Sebutan:
    """The triwulan a text names (None: none, or several), and whether it is cumulative up to it."""

    triwulan: int | None = None
    sampai_dengan: bool = False


TANPA_SEBUTAN = Sebutan()


def read_sebutan(judul: str) -> Sebutan:
    """Read a normalized heading (see normalize_judul)."""
    temuan = list(_TRIWULAN.finditer(judul))
    nomor = {ANGKA[cocok["akhir"] or cocok["awal"]] for cocok in temuan}
    if len(nomor) != 1:
        return TANPA_SEBUTAN
    return Sebutan(nomor.pop(), any(cocok["sd"] or cocok["rentang"] for cocok in temuan))


def mask_triwulan(judul: str, triwulan: int) -> str:
    """Return a normalized heading with the triwulan asked for named "tw ini", others "tw 1" to "tw 4".

    A form that an office makes anew for each triwulan then has the same heading each time.
    """

    def rename(cocok: re.Match[str]) -> str:
        nomor = ANGKA[cocok["akhir"] or cocok["awal"]]
        awalan = "sd " if cocok["sd"] or cocok["rentang"] else ""
        return f"{awalan}tw {'ini' if nomor == triwulan else nomor}"

    nomor_saja = read_nomor_saja(judul)
    if nomor_saja is not None:
        return "tw ini" if nomor_saja == triwulan else f"tw {nomor_saja}"
    return _TRIWULAN.sub(rename, judul)


def read_nomor_saja(judul: str) -> int | None:
    """Return the triwulan of a heading that is a bare `II` or `2`, as under a merged `Realisasi`."""
    return ANGKA.get(judul) if judul in ("i", "ii", "iii", "iv", "1", "2", "3", "4") else None
