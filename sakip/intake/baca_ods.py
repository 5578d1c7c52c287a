"""Reader for .ods: the content part by ElementTree; repeats, spans, percentages, hidden rows and sheets."""

from datetime import date, datetime
from xml.etree import ElementTree as ET

from sakip.intake.kisi import (
    BARIS_TERBANYAK,
    KOLOM_TERBANYAK,
    SEL_TERBANYAK,
    Buku,
    Gabung,
    IsiSel,
    Lembar,
    Sel,
    clean_teks,
)
from sakip.intake.pindai_xml import LUAS_GABUNG_TERBESAR
from sakip.intake.tolak import refuse

TABEL = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
KANTOR = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEKS = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
GAYA = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
BENAR_SALAH = {"TRUE", "FALSE", "BENAR", "SALAH"}
KELOMPOK_BARIS = {
    f"{TABEL}{nama}" for nama in ("table-row-group", "table-header-rows", "table-rows")
}
KELOMPOK_KOLOM = {
    f"{TABEL}{nama}" for nama in ("table-column-group", "table-header-columns", "table-columns")
}


def read_ods(isi: bytes) -> Buku:
    """Return the workbook of a content part.

    Raises BerkasDitolak (jauh, bom), or ParseError on a damaged part.
    """
    akar = ET.fromstring(isi)
    tersembunyi = _list_gaya_tersembunyi(akar)
    tabel = akar.findall(f"{KANTOR}body/{KANTOR}spreadsheet/{TABEL}table")
    return Buku("ods", [_PembacaTabel(satu, tersembunyi).run() for satu in tabel])


def _list_gaya_tersembunyi(akar: ET.Element) -> set[str]:
    """Return the styles of tables that are not displayed: that is how a sheet is hidden."""
    return {
        gaya.get(f"{GAYA}name", "")
        for gaya in akar.iter(f"{GAYA}style")
        for sifat in gaya.findall(f"{GAYA}table-properties")
        if sifat.get(f"{TABEL}display") == "false"
    }


class _PembacaTabel:
    def __init__(self, tabel: ET.Element, gaya_tersembunyi: set[str]) -> None:
        self.tabel = tabel
        nama = tabel.get(f"{TABEL}name", "")
        self.lembar = Lembar(nama, tersembunyi=tabel.get(f"{TABEL}style-name") in gaya_tersembunyi)
        self.baris = self.kolom = 1
        self.luas_gabung = 0

    def run(self) -> Lembar:
        self.read_kelompok(self.tabel)
        return self.lembar

    def read_kelompok(self, kelompok: ET.Element) -> None:
        """Read rows and columns, also inside outline groups and repeated headings."""
        for unsur in kelompok:
            if unsur.tag == f"{TABEL}table-row":
                self.read_baris(unsur)
            elif unsur.tag == f"{TABEL}table-column":
                self.read_kolom(unsur)
            elif unsur.tag in KELOMPOK_BARIS or unsur.tag in KELOMPOK_KOLOM:
                self.read_kelompok(unsur)

    def read_kolom(self, unsur: ET.Element) -> None:
        ulang = _read_ulang(unsur, "number-columns-repeated")
        if unsur.get(f"{TABEL}visibility", "visible") != "visible":
            self.lembar.kolom_tersembunyi.update(
                range(self.kolom, min(self.kolom + ulang, KOLOM_TERBANYAK + 1))
            )
        self.kolom += ulang

    def read_baris(self, unsur: ET.Element) -> None:
        ulang = _read_ulang(unsur, "number-rows-repeated")
        isi: dict[int, Sel] = {}
        gabung: list[tuple[int, int, int]] = []  # column, columns spanned, rows spanned
        kolom = 1
        for sel in unsur:
            ulang_sel = _read_ulang(sel, "number-columns-repeated")
            if sel.tag == f"{TABEL}table-cell":
                self.read_sel(sel, kolom, ulang_sel, isi)
                lebar = _read_ulang(sel, "number-columns-spanned")
                tinggi = _read_ulang(sel, "number-rows-spanned")
                if lebar > 1 or tinggi > 1:
                    gabung.append((kolom, lebar, tinggi))
            kolom += ulang_sel
        self.add_baris(isi, gabung, ulang)
        if unsur.get(f"{TABEL}visibility", "visible") != "visible":
            self.lembar.baris_tersembunyi.update(
                range(self.baris, min(self.baris + ulang, BARIS_TERBANYAK + 1))
            )
        self.baris += ulang

    def read_sel(self, unsur: ET.Element, kolom: int, ulang: int, isi: dict[int, Sel]) -> None:
        sel = _read_isi(unsur)
        if sel is None:
            return
        if kolom + ulang - 1 > KOLOM_TERBANYAK:
            raise refuse("jauh", di_mana=f"lembar “{self.lembar.nama}”")
        for nomor in range(kolom, kolom + ulang):
            isi[nomor] = sel

    def add_baris(
        self, isi: dict[int, Sel], gabung: list[tuple[int, int, int]], ulang: int
    ) -> None:
        if isi and self.baris + ulang - 1 > BARIS_TERBANYAK:
            raise refuse("jauh", di_mana=f"lembar “{self.lembar.nama}”")
        if len(self.lembar.sel) + len(isi) * ulang > SEL_TERBANYAK:
            raise refuse("bom", di_mana=f"lembar “{self.lembar.nama}”")
        if isi:
            for nomor in range(self.baris, self.baris + ulang):
                for kolom, sel in isi.items():
                    self.lembar.sel[nomor, kolom] = sel
        for kolom, lebar, tinggi in gabung:
            self.luas_gabung += lebar * tinggi
            if self.luas_gabung > LUAS_GABUNG_TERBESAR:
                raise refuse("jauh", di_mana=f"sel gabungan di lembar “{self.lembar.nama}”")
            self.lembar.gabung.append(
                Gabung(self.baris, kolom, self.baris + tinggi - 1, kolom + lebar - 1)
            )


def _read_ulang(unsur: ET.Element, nama: str) -> int:
    teks = unsur.get(f"{TABEL}{nama}", "1")
    return max(1, int(teks)) if teks.isdigit() and len(teks) <= 9 else 1


def _read_isi(unsur: ET.Element) -> Sel | None:
    jenis = unsur.get(f"{KANTOR}value-type") or unsur.get(f"{CALC}value-type")
    paragraf = unsur.findall(f"{TEKS}p")
    teks = clean_teks("\n".join("".join(_iter_teks(satu)) for satu in paragraf))
    if unsur.get(f"{CALC}value-type") == "error" or (
        teks.startswith("#") and unsur.get(f"{TABEL}formula")
    ):
        return Sel(teks or "#N/A", galat=True)
    if (
        jenis in ("float", "percentage", "currency")
        and (isi := unsur.get(f"{KANTOR}value")) is not None
    ):
        angka = float(isi)
        if angka in (0, 1) and teks.strip().upper() in BENAR_SALAH:
            return Sel(bool(angka))  # LibreOffice stores TRUE as the number 1
        return Sel(
            int(angka) if angka.is_integer() and abs(angka) < 1e15 else angka,
            persen=jenis == "percentage",
        )
    if jenis == "boolean":
        return Sel(unsur.get(f"{KANTOR}boolean-value") == "true")
    if jenis == "date":
        return Sel(_read_tanggal(unsur.get(f"{KANTOR}date-value", ""), teks))
    if not teks.strip() and jenis == "string":
        teks = clean_teks(unsur.get(f"{KANTOR}string-value", ""))
    if teks.strip():
        return Sel(teks)
    # An empty paragraph is a formula that gave an empty text: calculated, and blank.
    if jenis is None and not paragraf and (rumus := unsur.get(f"{TABEL}formula")):
        return Sel("=" + rumus.partition("=")[2], belum_dihitung=True)
    return None


def _iter_teks(unsur: ET.Element) -> list[str]:
    """Return the pieces of a paragraph; spaces and line breaks are elements of their own."""
    potongan = [unsur.text or ""]
    for anak in unsur:
        if anak.tag == f"{TEKS}s":
            jumlah = anak.get(f"{TEKS}c", "1")
            potongan.append(" " * min(int(jumlah) if jumlah.isdigit() else 1, 100))
        elif anak.tag == f"{TEKS}line-break":
            potongan.append("\n")
        elif anak.tag == f"{TEKS}tab":
            potongan.append("\t")
        elif not anak.tag.endswith("}annotation"):
            potongan.extend(_iter_teks(anak))
        potongan.append(anak.tail or "")
    return potongan


def _read_tanggal(isi: str, teks: str) -> IsiSel:
    try:
        return datetime.fromisoformat(isi) if "T" in isi else date.fromisoformat(isi)
    except ValueError:
        return teks
