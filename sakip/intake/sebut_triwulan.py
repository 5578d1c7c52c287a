"""Which triwulan a heading, a sheet name or a title speaks of: `TW II`, `Triwulan 2`, `s.d. TW III`, `Apr-Jun`."""

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
    rf"\b(?:triwulan|tri wulan|tri|tribulan|kuartal|t w|tw|trw|twl|q)\s?(?:ke\s?)?(?P<awal>{_NOMOR})\b"
    rf"(?P<rentang> (?:s d|sd|sampai(?: dengan)?|hingga) (?:(?:triwulan|tw)\s?)?(?P<akhir>{_NOMOR})\b)?"
)
# Months name a triwulan where they are its first and last (`Apr-Jun`), or its last (`s.d. Juni`);
# since January they name it with all before it. A month alone names none.
_BULAN = {
    "januari": 1, "jan": 1, "februari": 2, "pebruari": 2, "feb": 2, "peb": 2, "maret": 3, "mar": 3, "mrt": 3,
    "april": 4, "apr": 4, "mei": 5, "juni": 6, "jun": 6, "juli": 7, "jul": 7, "agustus": 8, "agu": 8, "agt": 8, "ags": 8,
    "september": 9, "sept": 9, "sep": 9, "oktober": 10, "okt": 10, "november": 11, "nopember": 11, "nov": 11, "nop": 11,
    "desember": 12, "des": 12,
}  # fmt: skip
_NAMA_BULAN = "|".join(sorted(_BULAN, key=len, reverse=True))
_SAMPAI = r"(?:s d|sd|sampai(?: dengan)?|hingga)"
_TANGGAL = r"(?:[0-9]{1,2} )?"
_RENTANG_BULAN = re.compile(
    rf"\b(?:bulan )?{_TANGGAL}(?P<dari>{_NAMA_BULAN})(?: (?:19|20)[0-9]{{2}})? (?:{_SAMPAI} )?{_TANGGAL}(?P<hingga>{_NAMA_BULAN})\b"
)
_SAMPAI_BULAN = re.compile(rf"\b{_SAMPAI} (?:bulan |akhir )?{_TANGGAL}(?P<hingga>{_NAMA_BULAN})\b")


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
    if not nomor:
        return _read_bulan(judul)
    if len(nomor) != 1:
        return TANPA_SEBUTAN
    return Sebutan(nomor.pop(), any(cocok["sd"] or cocok["rentang"] for cocok in temuan))


def _read_bulan(judul: str) -> Sebutan:
    """Read the triwulan that months name; several ranges name none."""
    rentang = list(_RENTANG_BULAN.finditer(judul))
    if len(rentang) == 1:
        dari, hingga = _BULAN[rentang[0]["dari"]], _BULAN[rentang[0]["hingga"]]
        # "Januari s.d. Desember" is said of a year, above forms of any triwulan.
        if hingga % 3 or dari not in (1, hingga - 2) or hingga - dari == 11:
            return TANPA_SEBUTAN
        return Sebutan(hingga // 3, dari != hingga - 2)
    akhir = {_BULAN[cocok["hingga"]] for cocok in _SAMPAI_BULAN.finditer(judul)}
    if rentang or len(akhir) != 1 or (hingga := akhir.pop()) % 3:
        return TANPA_SEBUTAN
    return Sebutan(hingga // 3, True)


def drop_bulan(judul: str) -> str:
    """Return a normalized heading without the months that name its triwulan."""
    return _SAMPAI_BULAN.sub(" ", _RENTANG_BULAN.sub(" ", judul))


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
    if _TRIWULAN.search(judul) is None and (bulan := _read_bulan(judul)).triwulan:
        nama = "tw ini" if bulan.triwulan == triwulan else f"tw {bulan.triwulan}"
        return f"{drop_bulan(judul).strip()} {'sd ' if bulan.sampai_dengan else ''}{nama}"
    return _TRIWULAN.sub(rename, judul)


def read_triwulan_saja(judul: str) -> int | None:
    """Return the triwulan of a heading that is `TW II` or `Triwulan II 2025` and no more."""
    sisa = _TRIWULAN.sub(" ", judul).split()
    lain = [kata for kata in sisa if kata not in ("tahun", "kinerja") and not kata.isdigit()]
    return None if lain else read_sebutan(judul).triwulan


def read_nomor_saja(judul: str) -> int | None:
    """Return the triwulan of a heading that is a bare `II` or `2`, as under a merged `Realisasi`."""
    return ANGKA.get(judul) if judul in ("i", "ii", "iii", "iv", "1", "2", "3", "4") else None
