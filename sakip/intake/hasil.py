"""What reading a workbook yields: the rows, the columns they came from, and everything to mend or confirm."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

TingkatTemuan = Literal["salah", "konfirmasi", "catatan"]
KeadaanBaca = Literal["terisi", "kosong", "tidak_berlaku"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Temuan:
    """One finding. salah blocks, konfirmasi wants a click or a reason, catatan is only told.

    alamat is what the person sees in the file: "E9", "baris 5" for a whole row, "" for the file.
    kode names the kind of finding for programs; see the KODE_ constants of this module.
    """

    tingkat: TingkatTemuan
    apa: str
    sebab: str = ""
    perbaikan: str = ""
    alamat: str = ""
    lembar: str = ""
    isi: str = ""  # text of the cell as it stands in the file
    nama_kolom: str = ""  # heading of the column as it stands in the file
    kolom: str = ""  # field the column was taken for: "nilai", "target", ...
    kode: str = ""

    @property
    def pesan(self) -> str:
        """One text for people: what, why, how to mend."""
        return " ".join(bagian for bagian in (self.apa, self.sebab, self.perbaikan) if bagian)


KODE_PREDIKAT = (
    "predikat"  # a predikat stands alone where a number is expected: right under rumus predikat
)
KODE_BARIS_TERSEMBUNYI = "baris_tersembunyi"
KODE_TANPA_TABEL = "tanpa_tabel"
KODE_TRIWULAN_LAIN = (
    "triwulan_lain"  # the sheet or its heading names another triwulan than the one asked for
)
KODE_ALASAN = "alasan"  # "tidak berlaku" without a reason
KODE_PECAHAN = "pecahan"  # 0,95 where 95 is likely meant
KODE_TANPA_INDIKATOR = "tanpa_indikator"  # figures in a row that names no indikator
KODE_KOLOM_SETARA = "kolom_setara"  # two columns could be the realisasi
KODE_DI_BAWAH = "di_bawah_tabel"  # figures beyond the end of the table, not read
KODE_TAHUN_LAIN = "tahun_lain"  # the file says it is of another tahun
KODE_MAKRO = "makro"
KODE_TAUTAN = "tautan"

# The fields a column can be taken for, as people call them; the hidden _id is nobody's to choose.
NAMA_BIDANG = {
    "nomor": "Nomor",
    "kode": "Kode indikator",
    "sasaran": "Sasaran",
    "indikator": "Indikator",
    "satuan": "Satuan",
    "target": "Target",
    "nilai": "Realisasi",
    "pembilang": "Pembilang",
    "penyebut": "Penyebut",
    "progres": "Uraian progres",
    "program": "Program/kegiatan",
    "sumber_data": "Sumber data",
    "unit": "Yang membidangi",
    "keterangan": "Keterangan",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisBaca:
    """One indikator as the file states it. None and "" are what the file leaves blank, never 0."""

    baris: int  # row number in the sheet, from 1
    id_indikator: str | None = None  # hidden _id of our own template: kode_indikator
    kode: str = ""  # column "Kode" of a foreign file
    nomor: str = ""
    sasaran: str = ""
    indikator: str = ""
    satuan: str = ""
    target: Decimal | None = None
    nilai: Decimal | None = None
    keadaan: KeadaanBaca = "kosong"
    pembilang: Decimal | None = None
    penyebut: Decimal | None = None
    predikat: str | None = None
    progres: str = ""
    program: str = ""
    sumber_data: str = ""
    unit: str = ""
    keterangan: str = ""
    alamat: Mapping[str, str] = field(default_factory=dict)  # field -> "E9"

    @property
    def menyatakan(self) -> bool:
        """Tell whether the row states anything of its indikator."""
        return self.keadaan != "kosong" or bool(self.progres)


@dataclass(frozen=True, slots=True, kw_only=True)
class KolomLembar:
    """One column of the table that was found, for showing and correcting the mapping."""

    huruf: str
    judul: str
    bidang: str  # field it was taken for, "" when it is not used
    contoh: tuple[str, ...]  # the first filled cells below the heading


@dataclass(frozen=True, slots=True, kw_only=True)
class TabelLain:
    """Another sheet of the same workbook that also holds a table."""

    lembar: str
    triwulan: int | None
    tersembunyi: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LembarBuku:
    """One sheet of the workbook, whether it holds a table or not."""

    nama: str
    tersembunyi: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisLembar:
    """One of the first rows of a sheet as one line of text, for choosing the rows of the heading."""

    nomor: int
    teks: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HasilBaca:
    """All that was read. Without a table: baris () and a temuan with KODE_TANPA_TABEL.

    lembar is then "" or, where a person chose one, that sheet; cuplikan shows its first rows.
    """

    jenis: str = ""  # xlsx, xls, ods, csv: by content, not by name
    lembar: str = ""
    baris_judul: tuple[int, int] | None = None
    baris_data_pertama: int | None = None
    kolom: Mapping[str, str] = field(default_factory=dict)  # field -> letter of the column
    semua_kolom: tuple[KolomLembar, ...] = ()
    baris: tuple[BarisBaca, ...] = ()
    temuan: tuple[Temuan, ...] = ()
    tabel_lain: tuple[TabelLain, ...] = ()
    meta: Mapping[str, Any] | None = None  # JSON of the sheet _meta of our own template
    semua_lembar: tuple[LembarBuku, ...] = ()
    cuplikan: tuple[BarisLembar, ...] = ()
    sidik: str = ""  # of the heading, see tata_letak.sign_judul; "" without one
    diingat: bool = False  # the columns are those of a TataLetak that was handed over
    triwulan: int | None = None  # that columns, sheet or title name for this table; None: none
    tahun_disebut: tuple[int, ...] = ()  # "tahun 2025" in the sheet's name or above the table

    @property
    def ada_tabel(self) -> bool:
        """Tell whether a table was found."""
        return self.baris_judul is not None

    def list_baris_isi(self) -> tuple[BarisBaca, ...]:
        """Return the rows that state something, or try to: a figure that is wrong is no blank."""
        bermasalah = {
            temuan.alamat
            for temuan in self.temuan
            if temuan.tingkat != "catatan" and temuan.kolom in ("nilai", "pembilang", "penyebut")
        }
        return tuple(
            baris
            for baris in self.baris
            if baris.menyatakan or not bermasalah.isdisjoint(baris.alamat.values())
        )

    def list_temuan(self, tingkat: TingkatTemuan) -> tuple[Temuan, ...]:
        """Return the findings of one level, in the order of the sheet."""
        return tuple(temuan for temuan in self.temuan if temuan.tingkat == tingkat)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pilihan:
    """What a person corrected in the mapping that was found; what is None is found as before.

    kolom maps a field to the letter of its column; "" takes the field out of use.
    """

    lembar: str | None = None
    baris_judul: tuple[int, int] | None = None
    kolom: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TataLetak:
    """A layout a person has put right or agreed to: a heading by its sidik, and what its columns are.

    tinggi is how many rows the heading has; kolom maps every field in use to the letter of its column.
    """

    sidik: str
    tinggi: int
    kolom: Mapping[str, str]
