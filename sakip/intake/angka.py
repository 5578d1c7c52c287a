"""Numbers as people write them: `95,5`, `1.250,75`, `Rp 12.345.678,00`, `80 (B)`, `10 desa`.

Never guesses: what can be read in two ways is 'konfirmasi' (with the likelier reading) or 'salah'.
A cell that the spreadsheet itself holds as a number is never ambiguous.
"""

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from sakip.domain.tulisan import format_angka, format_tanggal
from sakip.intake.bentuk_angka import DIGIT_TERBANYAK, Angka, Tingkat, read_bentuk
from sakip.intake.bukan_angka import explain_known, explain_unknown, read_predikat, shorten
from sakip.intake.kata_satuan import SKALA, is_satuan

__all__ = [
    "Angka",
    "Tingkat",
    "explain_pecahan",
    "explain_target_pecahan",
    "is_persen",
    "is_tidak_berlaku",
    "read_angka",
    "read_predikat",
]

KOSONG = Angka(None, "kosong")
PANJANG_TERBESAR = 200  # longer texts are prose; nothing in them is searched for a number

_BELUM_ADA = re.compile(
    r"[-. …]*|(?:(?:data|nilai|hasil|angka)(?:nya)? )?"
    r"(?:belum|blm)(?: (?:ada|tersedia|terbit|keluar|dirilis|rilis|dinilai|diukur|dihitung|dilaporkan))?"
    r"(?: (?:data|nilai|hasil|angka))?(?:nya)?\.?",
    re.IGNORECASE,
)
_TIGA_ARTI = re.compile(
    r"\*+\)?|(?:nihil|kosong|(?:tidak|tdk) ada)(?: [a-z]+){0,2}|t\.?a\.?d\.?|n ?[/.]? ?a\.?|rp\.? ?-"
    r"|- ?(?:%|[a-z]+)|(?:(?:masih|sedang) )?(?:dalam )?proses|on ?(?:progress|going)|tb[ad]"
    r"|(?:(?:data|nilai|hasil|angka)(?:nya)? )?(?:belum|blm)(?: [a-z]+){1,4}",
    re.IGNORECASE,
)
_NOL = re.compile(r"(?:nol|zero)(?: [a-z]+)?", re.IGNORECASE)
# What may stand before a figure; the figure is proposed, the word is asked about.
_PENGANTAR = re.compile(
    r"(?P<kata>maks(?:imal|imum)?|min(?:imal|imum)?|kurang lebih|lebih dari|kurang dari|sekitar|kira-kira|sebesar|sebanyak"
    r"|tercapai|terealisasi|nilai|skor|indeks|total|jumlah)\b\.? ?[:=]? ?(?P<sisa>[^a-z].*)"
    r"|(?P<sebutan>[a-z]+(?: [a-z]+){0,2}) ?\((?P<dalam>[0-9][^()]*)\)",
    re.IGNORECASE,
)
_EKOR = re.compile(r"(?P<isi>[^.,;:].*?[0-9%a-z)]) ?(?P<tanda>[.,;:]+)", re.IGNORECASE)
_CATATAN_KAKI = re.compile(r"(?P<isi>.*[0-9%)]) ?(?P<tanda>\*+\)?)")
_TERBILANG = re.compile(
    r"(?P<isi>[0-9][0-9.,]* ?%?) ?(?P<kurung>\([a-z ]+\)) (?P<satuan>%|[a-z][a-z ]*)", re.IGNORECASE
)
_LEBAR_PENUH = {
    kode: kode - 0xFEE0 for kode in range(0xFF01, 0xFF5F)
}  # ８５，５ of East Asian fonts
_PREDIKAT = r"AA|A|BB|B|CC|C|D|E"
_BERPREDIKAT = re.compile(
    rf"(?P<depan>{_PREDIKAT})(?: ?[(/:=-] ?| )(?P<nilai>[0-9][0-9.,]*) ?\)?"
    rf"|(?P<nilai_depan>[0-9][0-9.,]*)(?: ?[(/:=-] ?| )(?P<belakang>{_PREDIKAT}) ?\)?",
    re.IGNORECASE,
)
_POLA = re.compile(
    r"""(?P<banding>≥|≤|>=|<=|[<>±~])?\ ?
        (?P<tanda>[-+])?\ ?
        (?:(?P<rupiah>(?:rp|idr)(?![a-z]))\.?\ ?(?P<tanda_kedua>[-+])?\ ?)?
        (?P<angka>[.,]?[0-9](?:[0-9.,'’\ ]*[0-9])?)
        (?:\ ?(?P<sen>[.,][-=]+))?\ ?
        (?:(?P<skala>ribu|rb|juta|jt|miliar|milyard?|mlr|triliun|trilyun)\b\ ?)?
        (?P<persen>%|persen\b)?\ ?
        (?P<satuan>[a-z][a-z./\ ]*(?:(?<=m)[23²³])?)?\ ?
        (?P<kurung>\([^()]*\))?""",
    re.IGNORECASE | re.VERBOSE,
)


def read_angka(isi: object, *, persen_format: bool = False) -> Angka:
    """Read one cell: a number, a text, a date or nothing, as the spreadsheet reader delivers it.

    persen_format: the cell is shown as a percentage, so that a stored 0.955 means 95,5 (numbers only;
    a text says what it says). Typed decimals are kept: "100,80" has two. Never raises.
    """
    if isi is None:
        return KOSONG
    if isinstance(isi, bool):
        return _refuse("TRUE" if isi else "FALSE")
    if isinstance(isi, int | float | Decimal):
        return _read_bilangan(isi, persen_format=persen_format)
    if isinstance(isi, date | time | timedelta):
        return Angka(
            None,
            "salah",
            f"Isi sel adalah tanggal atau jam ({_write_waktu(isi)}), bukan angka.",
            "Excel mengubah tulisan seperti 8/10 atau 8-10 menjadi tanggal.",
            "Ubah format sel menjadi Angka (Number), lalu ketik ulang angkanya.",
        )
    return _read_teks(_clean(str(isi)))


def is_tidak_berlaku(isi: object) -> bool:
    """Tell whether the cell says "tidak berlaku": neither blank nor 0; its reason stands in Keterangan."""
    return isinstance(isi, str) and _clean(isi).casefold().rstrip(".") == "tidak berlaku"


def is_persen(satuan: str) -> bool:
    """Tell whether a satuan is percent, under any of its names."""
    return satuan.strip().casefold() in {"%", "persen", "persentase", "prosentase"}


def explain_pecahan(nilai: Decimal, target: Decimal | None, satuan: str) -> str:
    """Return the question to ask when a percentage looks typed as a fraction (0,95 for 95 %), or "".

    Asked when satuan is percent, 0 < nilai <= 1 and the target is above 1.
    """
    if not is_persen(satuan) or target is None or target <= 1 or not 0 < nilai <= 1:
        return ""
    ditulis, seratus = format_angka(nilai), format_angka(nilai * 100)
    return (
        f"Nilai {ditulis} persen jauh di bawah target {format_angka(target)} persen. "
        f"Mungkin yang dimaksud {seratus} persen. Pastikan {ditulis}, atau ketik {seratus}."
    )


def explain_target_pecahan(nilai: Decimal, satuan: str) -> str:
    """Return the question to ask when a target in percent looks typed as a fraction, or ""."""
    if not is_persen(satuan) or not 0 < nilai <= 1:
        return ""
    ditulis, seratus = format_angka(nilai), format_angka(nilai * 100)
    return f"Target {ditulis} persen sangat kecil. Mungkin yang dimaksud {seratus} persen."


def _clean(teks: str) -> str:
    """Return teks with ordinary spaces and hyphens only, without the apostrophe that Excel hides."""
    teks = re.sub(r"[\u200b-\u200f\u2060\ufeff\x00-\x08\x0e-\x1f]", "", teks)
    teks = re.sub(r"[\u2010-\u2015\u2212]", "-", teks.translate(_LEBAR_PENUH))
    rapi = " ".join(teks.split()).lstrip("'’‘`").strip()
    dikutip = re.fullmatch(r'["“”](.*)["“”]', rapi)
    return dikutip[1].strip() if dikutip else rapi


def _read_bilangan(isi: int | float | Decimal, *, persen_format: bool) -> Angka:
    # Excel shows 15 significant digits and stores 0.1+0.2 as 0.30000000000000004.
    nilai = Decimal(format(isi, ".15g")) if isinstance(isi, float) else Decimal(isi)
    if not nilai.is_finite():
        return _refuse("#NUM!")
    if nilai.adjusted() >= DIGIT_TERBANYAK:
        return read_bentuk(format(nilai, "f").lstrip("-"))
    return Angka(_plain(nilai.scaleb(2) if persen_format else nilai), "pasti")


def _read_teks(teks: str) -> Angka:
    if len(teks) > PANJANG_TERBESAR:
        return Angka(None, "salah", *explain_unknown(teks))
    if _BELUM_ADA.fullmatch(teks):
        return KOSONG
    if _TIGA_ARTI.fullmatch(teks):
        return Angka(
            None,
            "konfirmasi",
            f"“{teks}” bukan angka.",
            "Tulisan ini dapat berarti 0, belum ada data, atau tidak berlaku; ketiganya berbeda.",
            "Ketik 0 bila hasilnya memang nol, kosongkan bila datanya belum ada, atau ketik "
            "“Tidak berlaku” dengan alasannya di kolom Keterangan.",
        )
    if _NOL.fullmatch(teks):
        return _ask(
            Angka(Decimal(0), "pasti"), f"Yang tertulis “{teks}”.", "Pastikan, atau ketik 0."
        )
    if berkurung := re.fullmatch(r"\( ?([^()]*[0-9][^()]*)\)", teks):
        return _read_berkurung(berkurung[1].strip())
    if berpredikat := _BERPREDIKAT.fullmatch(teks):
        predikat = (berpredikat["depan"] or berpredikat["belakang"]).upper()
        angka = berpredikat["nilai"] or berpredikat["nilai_depan"]
        sebab = f"Predikat {predikat} tidak ikut disimpan."
        return _ask(read_bentuk(angka), sebab, "Pastikan angkanya, atau ketik angkanya saja.")
    if penjelasan := explain_known(teks):
        return Angka(None, "salah", *penjelasan)
    if cocok := _POLA.fullmatch(teks):
        return _read_cocok(cocok)
    return _read_dengan_tambahan(teks) or Angka(None, "salah", *explain_unknown(teks))


def _read_dengan_tambahan(teks: str) -> Angka | None:
    """Read a figure with a footnote mark, a word before it, or its name in brackets; None without one."""
    if kaki := _CATATAN_KAKI.fullmatch(teks):
        isi, tambahan = kaki["isi"], kaki["tanda"]
    elif pengantar := _PENGANTAR.fullmatch(teks):
        isi = pengantar["sisa"] or pengantar["dalam"]
        tambahan = pengantar["kata"] or pengantar["sebutan"]
    elif terbilang := _TERBILANG.fullmatch(teks):
        isi, tambahan = f"{terbilang['isi']} {terbilang['satuan']}", terbilang["kurung"]
    elif ekor := _EKOR.fullmatch(teks):
        isi, tambahan = ekor["isi"], ekor["tanda"]
    else:
        return None
    cocok = _POLA.fullmatch(isi.strip())
    if cocok is None or explain_known(isi.strip()):
        return None
    return _ask(_read_cocok(cocok), f"Tulisan “{shorten(tambahan)}” tidak ikut disimpan.")


def _read_cocok(cocok: re.Match[str]) -> Angka:
    """Read a text of the shape [≥] [-] [Rp] number [,-] [juta] [%] [satuan] [(remark)]."""
    skala = SKALA.get((cocok["skala"] or "").casefold(), 1)
    rupiah = skala == 1 and bool(cocok["rupiah"] or cocok["sen"])
    hasil = read_bentuk(cocok["angka"], rupiah=rupiah)
    pengali = -skala if "-" in (cocok["tanda"], cocok["tanda_kedua"]) else skala
    if pengali != 1:
        hasil = _multiply(hasil, pengali)
    if banding := cocok["banding"]:
        hasil = _drop_banding(hasil, banding)
    satuan = (cocok["satuan"] or "").strip()
    if satuan and not is_satuan(satuan):
        hasil = _ask(hasil, f"Tulisan “{shorten(satuan)}” tidak ikut disimpan.")
    if kurung := cocok["kurung"]:
        hasil = _ask(hasil, f"Tulisan “{shorten(kurung)}” tidak ikut disimpan.")
    return hasil


def _multiply(hasil: Angka, pengali: int) -> Angka:
    """Apply a minus sign or "juta" to what the digits say, also in the question asked about them."""

    def kali(nilai: Decimal) -> Decimal:
        return _plain(nilai * pengali if abs(pengali) == 1 else (nilai * pengali).normalize())

    hasil = replace(hasil, bacaan=tuple(kali(nilai) for nilai in hasil.bacaan))
    if hasil.nilai is None:
        return hasil
    nilai = kali(hasil.nilai)
    if hasil.tingkat == "pasti":
        return replace(hasil, nilai=nilai)
    return replace(hasil, nilai=nilai, apa=f"Isi sel dibaca sebagai {format_angka(nilai)}.")


def _drop_banding(hasil: Angka, banding: str) -> Angka:
    """`≥ 90` is a usual way to write a target and loses nothing; `> 90` and `± 90` name no figure."""
    sebab = f"Tanda “{banding}” tidak ikut disimpan."
    if banding not in ("≥", "≤", ">=", "<="):
        return _ask(hasil, f"{sebab} Yang disimpan harus satu angka yang terukur.")
    return hasil if hasil.apa else replace(hasil, apa=sebab)


def _read_berkurung(isi: str) -> Angka:
    """Accountants write -5,2 as (5,2), others put a remark in brackets: asked."""
    hasil = _read_teks(isi)
    if hasil.nilai is None:
        return Angka(None, "salah", *explain_unknown(f"({isi})"))
    bacaan = tuple(-abs(nilai) for nilai in hasil.bacaan)
    negatif = replace(hasil, nilai=-abs(hasil.nilai), bacaan=bacaan)
    return _ask(negatif, "Angka dalam kurung dibaca negatif.", "Pastikan, atau ketik tanpa kurung.")


def _ask(hasil: Angka, sebab: str, perbaikan: str = "Pastikan, atau ketik angkanya saja.") -> Angka:
    """Return hasil as something to confirm; what was already asked stays."""
    if hasil.nilai is None:
        return hasil
    return replace(
        hasil,
        tingkat="konfirmasi",
        apa=f"Isi sel dibaca sebagai {format_angka(hasil.nilai)}.",
        sebab=f"{hasil.sebab} {sebab}".strip(),
        perbaikan=perbaikan,
    )


def _refuse(teks: str) -> Angka:
    return Angka(None, "salah", *(explain_known(teks) or explain_unknown(teks)))


def _plain(nilai: Decimal) -> Decimal:
    """Return nilai written out, without an exponent; typed zeros stay, and no zero has a sign."""
    rapi = Decimal(format(nilai, "f"))
    return rapi if rapi else rapi.copy_abs()


def _write_waktu(isi: date | time | timedelta) -> str:
    if isinstance(isi, date):
        return format_tanggal(isi.date() if isinstance(isi, datetime) else isi)
    return str(isi)
