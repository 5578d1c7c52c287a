"""One expat pass over an XML part: DOCTYPE forbidden, depth and elements counted, worksheets measured.

The pass also learns which bytes of a worksheet matter (columns, filled rows, merges), so that
a copy without the rest can be made; see saring.py.
Source: docs/intake.md section A5.
"""

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from sakip.intake.jenis_berkas import sniff_utf16
from sakip.intake.kisi import BARIS_TERBANYAK, KOLOM_TERBANYAK, SEL_TERBANYAK, number_kolom
from sakip.intake.tolak import refuse

KEDALAMAN_TERBESAR = 60
UNSUR_TERBANYAK = 600_000
TEKS_BERSAMA_TERBANYAK = 500_000
LUAS_GABUNG_TERBESAR = 200_000
BARIS_EXCEL, KOLOM_EXCEL = 1_048_576, 16_384
RUANG_UTAMA = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
DIPAKAI = frozenset({"cols", "sheetData", "mergeCells"})  # children of a worksheet that are kept

_ALAMAT = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_NAMA = {
    f"{ruang} {nama}": nama
    for ruang in RUANG_UTAMA
    for nama in ("worksheet", "row", "c", "v", "t", "f", "col", "mergeCell", "sst", *DIPAKAI)
}


@dataclass(slots=True)
class Pindaian:
    """What one pass learned of a part."""

    isi: bytes  # UTF-8 or as declared; never UTF-16
    akar: str = ""
    utuh: bool = False  # well-formed to its end
    unsur: int = 0
    sel_berisi: int = 0
    gaya_terbesar: int = 0
    buang: list[tuple[int, int]] = field(default_factory=list)  # byte ranges that are not needed
    buang_baris: list[tuple[int, int]] = field(default_factory=list)  # rows without a value


def is_xml(isi: bytes) -> bool:
    """Tell whether a part is XML by its content, in UTF-8 or UTF-16."""
    awal = isi[:200]
    if encoding := sniff_utf16(awal):
        return awal.decode(encoding, "ignore").lstrip("\ufeff \t\r\n").startswith("<")
    return awal.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")


def scan_xml(nama: str, isi: bytes) -> Pindaian:
    """Scan one XML part. A part that is not well-formed comes back with utuh false.

    Raises BerkasDitolak: dtd, bom (depth, elements, shared strings), jauh, alamat.
    """
    encoding = "utf-8" if (utf16 := sniff_utf16(isi)) else None
    if utf16:
        teks = isi.decode(utf16, "replace").lstrip("\ufeff")
        isi = re.sub(r"^<\?xml[^>]*\?>", "", teks).encode("utf-8", "replace")
    pemindai = _Pemindai(nama, isi, encoding)
    pemindai.run()
    return pemindai.hasil


class _Pemindai:
    """The handlers of one pass and the state between them."""

    def __init__(self, nama: str, isi: bytes, encoding: str | None) -> None:
        self.hasil = Pindaian(isi)
        self.di_mana = f"bagian “{nama}”"
        self.dalam = 0
        self.baris = self.kolom = 0
        self.luas_gabung = 0
        self.potong_anak = self.potong_baris = -1  # where a cut that is still open began
        self.awal_baris = 0
        self.baris_berisi = False
        self.semua_bernomor = True
        self.dalam_nilai = self.sel_berisi = False
        self.parser = expat.ParserCreate(encoding, namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self.refuse_doctype
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end

    def run(self) -> None:
        try:
            self.parser.Parse(self.hasil.isi, True)
            self.hasil.utuh = True
        except (expat.ExpatError, LookupError, ValueError):
            # LookupError: an encoding that Python does not know. Who needs this part refuses it.
            self.hasil.utuh = False
        if not self.semua_bernomor:
            # Rows without r= are counted from their place: none may be taken out.
            self.hasil.buang_baris.clear()

    def refuse_doctype(self, *_: object) -> None:
        raise refuse("dtd", di_mana=self.di_mana)

    def start(self, nama: str, atribut: dict[str, str]) -> None:
        self.close_cuts()
        self.dalam += 1
        self.hasil.unsur += 1
        if self.dalam > KEDALAMAN_TERBESAR or self.hasil.unsur > UNSUR_TERBANYAK:
            raise refuse("bom", di_mana=self.di_mana)
        lokal = _NAMA.get(nama, "")
        if self.dalam == 1:
            self.hasil.akar = nama.rpartition(" ")[2]
            if self.hasil.akar == "worksheet":
                self.parser.CharacterDataHandler = self.text
            elif self.hasil.akar == "sst":
                self.check_teks_bersama(atribut)
        elif self.hasil.akar == "worksheet":
            if self.dalam == 2 and lokal not in DIPAKAI:
                self.potong_anak = self.parser.CurrentByteIndex
            if lokal:
                self.start_worksheet(lokal, atribut)

    def end(self, nama: str) -> None:
        self.close_cuts()
        self.dalam -= 1
        if self.hasil.akar == "worksheet" and (lokal := _NAMA.get(nama)):
            self.end_worksheet(lokal)

    def close_cuts(self) -> None:
        """A cut ends where the next tag begins: any tag after a row, one of the root's after its child."""
        if self.potong_baris >= 0:
            self.hasil.buang_baris.append((self.potong_baris, self.parser.CurrentByteIndex))
            self.potong_baris = -1
        if self.potong_anak >= 0 and self.dalam == 1:
            self.hasil.buang.append((self.potong_anak, self.parser.CurrentByteIndex))
            self.potong_anak = -1

    def text(self, teks: str) -> None:
        if self.dalam_nilai and teks.strip():
            self.sel_berisi = True

    def check_teks_bersama(self, atribut: dict[str, str]) -> None:
        for nama in ("count", "uniqueCount"):
            jumlah = atribut.get(nama, "0").strip()
            if len(jumlah) > 10 or (jumlah.isdigit() and int(jumlah) > TEKS_BERSAMA_TERBANYAK):
                raise refuse("bom", di_mana=self.di_mana)

    def start_worksheet(self, lokal: str, atribut: dict[str, str]) -> None:
        if lokal == "c":
            self.start_sel(atribut)
        elif lokal in ("v", "t", "f"):
            self.dalam_nilai = True
            if lokal == "f":
                self.sel_berisi = True
        elif lokal == "row":
            self.start_baris(atribut)
        elif lokal == "mergeCell":
            self.add_gabung(atribut.get("ref", ""))
        elif lokal == "col" and not all(
            atribut.get(nama, "1").isdigit() and len(atribut.get(nama, "1")) <= 5
            for nama in ("min", "max")
        ):
            raise refuse("alamat", di_mana=self.di_mana)

    def end_worksheet(self, lokal: str) -> None:
        if lokal in ("v", "t", "f"):
            self.dalam_nilai = False
        elif lokal == "c":
            self.end_sel()
        elif lokal == "row" and not self.baris_berisi:
            self.potong_baris = self.awal_baris

    def start_baris(self, atribut: dict[str, str]) -> None:
        nomor = atribut.get("r")
        if nomor is None:
            self.semua_bernomor = False
            self.baris += 1
        elif nomor.isdigit() and 0 < len(nomor) <= 7 and 1 <= int(nomor) <= BARIS_EXCEL:
            self.baris = int(nomor)
        else:
            raise refuse("alamat", di_mana=f"{self.di_mana}, baris “{nomor[:20]}”")
        self.kolom = 0
        self.awal_baris = self.parser.CurrentByteIndex
        self.baris_berisi = False

    def start_sel(self, atribut: dict[str, str]) -> None:
        alamat = atribut.get("r")
        if alamat is None:
            self.kolom += 1
        else:
            self.baris, self.kolom = self.read_alamat(alamat)
        self.sel_berisi = False
        gaya = atribut.get("s", "")
        if gaya.isdigit() and len(gaya) <= 6:
            self.hasil.gaya_terbesar = max(self.hasil.gaya_terbesar, int(gaya))

    def end_sel(self) -> None:
        if not self.sel_berisi:
            return
        self.baris_berisi = True
        self.hasil.sel_berisi += 1
        if self.hasil.sel_berisi > SEL_TERBANYAK:
            raise refuse("bom", di_mana=self.di_mana)
        if self.baris > BARIS_TERBANYAK or self.kolom > KOLOM_TERBANYAK:
            raise refuse("jauh", di_mana=self.di_mana)

    def read_alamat(self, alamat: str) -> tuple[int, int]:
        cocok = _ALAMAT.fullmatch(alamat)
        baris, kolom = (int(cocok[2]), number_kolom(cocok[1])) if cocok else (0, 0)
        if not (1 <= baris <= BARIS_EXCEL and 1 <= kolom <= KOLOM_EXCEL):
            raise refuse("alamat", di_mana=f"{self.di_mana}, sel “{alamat[:20]}”")
        return baris, kolom

    def add_gabung(self, rentang: str) -> None:
        awal, _, akhir = rentang.partition(":")
        baris_awal, kolom_awal = self.read_alamat(awal)
        baris_akhir, kolom_akhir = self.read_alamat(akhir or awal)
        self.luas_gabung += (abs(baris_akhir - baris_awal) + 1) * (
            abs(kolom_akhir - kolom_awal) + 1
        )
        if self.luas_gabung > LUAS_GABUNG_TERBESAR:
            raise refuse("jauh", di_mana=f"{self.di_mana}, sel gabungan {rentang[:30]}")
