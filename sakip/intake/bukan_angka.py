"""What people write where a number belongs: dates, ranges, predikat, Excel errors; and how to mend it."""

import re

PREDIKAT = ("AA", "A", "BB", "B", "CC", "C", "D", "E", "WTP", "WDP", "TW", "TMP")
NAMA_OPINI = {
    "wajar tanpa pengecualian": "WTP",
    "wajar dengan pengecualian": "WDP",
    "tidak wajar": "TW",
    "tidak menyatakan pendapat": "TMP",
}
PANJANG_KUTIPAN = 40

_PREDIKAT_DENGAN_ANGKA = re.compile(
    r"(?P<depan>[A-Z]+)\s*[(/:]?\s*[0-9][0-9.,]*\s*\)?|[0-9][0-9.,]*\s*[(/]?\s*(?P<belakang>[A-Z]+)\s*\)?"
)
# Whole names and usual abbreviations only: "10 desa" is no date.
_BULAN = (
    "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember"
    "|jan|feb|mar|apr|may|jun|jul|agu|agt|aug|sep|sept|okt|oct|nov|des|dec"
)
_TANGGAL = re.compile(
    rf"[0-9]{{1,2}}\s*[/-]\s*[0-9]{{1,2}}\s*[/-]\s*[0-9]{{2,4}}.*|[0-9]{{4}}-[0-9]{{2}}(?:-[0-9]{{2}})?.*"
    rf"|[0-9]{{1,2}}[\s-]+(?:{_BULAN})(?:[\s-]+[0-9]{{2,4}})?|(?:{_BULAN})[\s-]+[0-9]{{2,4}}"
    r"|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?",
    re.IGNORECASE,
)
_BAGI = re.compile(r"[0-9.,]+\s*/\s*[0-9.,]+.*")
_RENTANG = re.compile(
    r"[0-9.,]+\s*%?\s*(?:-|s\.?\s?/?d\.?|sampai(?:\s+dengan)?|hingga)\s*[0-9.,]+.*", re.IGNORECASE
)
# "1,2 M" is 1,2 miliar to one and 1,2 meter to another; "T" is triliun or ton, "K" ribu or kali.
_HURUF_SKALA = re.compile(r"[0-9.,]+ ?[KMT]|[Rr][Pp]\.? ?[0-9.,]+ ?[kmtKMT]\.?")
_ILMIAH = re.compile(r"[-+]?[0-9]+(?:[.,][0-9]+)?E[-+]?[0-9]{1,3}", re.IGNORECASE)
_DARI = re.compile(
    r"[0-9.,]+\s*(?:[a-z%]+\s+)?(?:dari|dr|of)\s+(?:[a-z]+\s+)?[0-9.,]+.*", re.IGNORECASE
)

Penjelasan = tuple[str, str, str]  # apa, sebab, perbaikan


def shorten(teks: str) -> str:
    """Return teks on one line, cut so that a message stays readable."""
    rapi = " ".join(teks.split())
    return rapi if len(rapi) <= PANJANG_KUTIPAN else f"{rapi[: PANJANG_KUTIPAN - 1]}…"


def read_predikat(teks: object) -> str | None:
    """Return the predikat (AA, A, BB, B, CC, C, D, E, WTP, WDP, TW, TMP) that teks states, or None.

    Case and spaces do not matter; the value beside it may be there too: "BB", "80 (B)", "A (80,50)",
    "Wajar Tanpa Pengecualian". A "B+" or "WTP-DPP" is another thing: None.
    """
    if not isinstance(teks, str):
        return None
    rapi = " ".join(teks.replace("\u00a0", " ").split()).lstrip("'’‘").strip()
    nama = NAMA_OPINI.get(rapi.casefold(), rapi.upper().strip("().").strip())
    if cocok := _PREDIKAT_DENGAN_ANGKA.fullmatch(rapi.upper()):
        nama = cocok["depan"] or cocok["belakang"]
    return nama if nama in PREDIKAT else None


def explain_known(teks: str) -> Penjelasan | None:
    """Return what is wrong when teks is surely no number (an error, a date, a range ...), else None.

    teks is cleaned: ordinary spaces and hyphens only.
    """
    kutip = f"“{shorten(teks)}”"
    if teks.startswith("#"):
        return (
            f"Sel berisi galat Excel {kutip}.",
            "Rumus di sel itu gagal, misalnya karena membagi dengan nol atau merujuk sel yang terhapus.",
            "Perbaiki rumusnya, atau ketik angkanya langsung; kosongkan bila datanya belum ada.",
        )
    if teks.startswith("="):
        return (
            f"Rumus {kutip} belum dihitung.",
            "Berkas disimpan tanpa hasil rumusnya.",
            "Buka berkas di Excel atau LibreOffice lalu simpan ulang, atau ketik angkanya langsung.",
        )
    if teks.casefold() in {"true", "false", "benar", "salah", "ya", "tidak"}:
        return (
            f"Isi sel {kutip} adalah benar/salah, bukan angka.",
            "Capaian hanya dapat dihitung dari angka.",
            "Ketik angka hasil pengukurannya.",
        )
    if re.fullmatch(r"tidak\s+berlaku\.?", teks, re.IGNORECASE):
        return (
            f"{kutip} bukan angka.",
            "Tulisan ini hanya dikenali di kolom Nilai, dengan alasan di kolom Keterangan.",
            "Pindahkan ke kolom Nilai dan tulis alasannya, atau ketik angkanya.",
        )
    if _TANGGAL.fullmatch(teks):
        return (
            f"{kutip} terbaca sebagai tanggal atau jam, bukan angka.",
            "Capaian hanya dapat dihitung dari angka.",
            "Ketik angka hasil pengukurannya; tanggal boleh ditulis di Keterangan.",
        )
    if _BAGI.fullmatch(teks):
        return (
            f"{kutip} berisi dua angka dan garis miring.",
            "Tidak jelas apakah itu pecahan, tanggal, atau “sekian dari sekian”.",
            "Ketik satu angka hasil hitungannya, misalnya 80 untuk 8/10 dalam persen.",
        )
    return _explain_two(teks, kutip)


def _explain_two(teks: str, kutip: str) -> Penjelasan | None:
    """Explain texts that hold two figures, or a predikat without one."""
    if _RENTANG.fullmatch(teks):
        return (
            f"{kutip} adalah rentang, bukan satu angka.",
            "Rentang hanya sah sebagai target yang ditetapkan di sistem.",
            "Ketik satu angka hasil pengukurannya.",
        )
    if _DARI.fullmatch(teks):
        return (
            f"{kutip} berisi dua angka.",
            "Tidak jelas apakah yang dimaksud jumlahnya atau persentasenya.",
            "Ketik satu angka sesuai satuannya; pembilang dan penyebut punya kolom sendiri.",
        )
    if _HURUF_SKALA.fullmatch(teks):
        return (
            f"{kutip} tidak jelas besarnya.",
            f"Huruf “{teks.rstrip('.')[-1]}” dapat berarti ribu, miliar atau triliun, atau sebuah satuan.",
            "Tulis angkanya penuh, misalnya 1.200.000.000, atau sebut “miliar”.",
        )
    if _ILMIAH.fullmatch(teks):
        return (
            f"{kutip} ditulis dengan pangkat sepuluh.",
            "Excel menulis angka panjang seperti itu bila kolomnya sempit; digit di belakangnya hilang di berkas teks.",
            "Buka berkas asalnya, lebarkan kolomnya, lalu simpan ulang, atau ketik angkanya penuh.",
        )
    if predikat := read_predikat(teks):
        return (
            f"Predikat {predikat} tertulis tanpa angka.",
            "Indikator ini diukur dengan angka.",
            f"Ketik nilainya, misalnya 78,35; predikat {predikat} boleh ditulis di Keterangan.",
        )
    return None


def explain_unknown(teks: str) -> Penjelasan:
    """Return what to say about a text that is neither a number nor anything known."""
    return (
        f"“{shorten(teks)}” tidak terbaca sebagai angka.",
        "Angka ditulis dengan koma desimal dan titik ribuan, misalnya 1.250,75.",
        "Ketik angkanya saja; uraian ditulis di kolom Uraian progres atau Keterangan.",
    )
