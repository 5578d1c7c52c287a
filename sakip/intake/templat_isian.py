"""The cells people fill: what stands in them already, what may be typed, and the hint beside each."""

from collections.abc import Mapping
from decimal import Decimal

from openpyxl.cell import Cell
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from sakip.domain.formulir import BarisFormulir, Formulir, Keadaan
from sakip.domain.metode import ARTI_ANGKA
from sakip.domain.predikat import SKOR_OPINI, SKOR_SAKIP
from sakip.domain.rumus import Rumus
from sakip.intake.lembar_kerja import (
    ABU,
    KUNING_ISIAN,
    REDUP,
    Gaya,
    cell_at,
    clean_teks,
    format_desimal,
    write_angka,
    write_teks,
)
from sakip.intake.templat_tata import ISIAN, UKURAN, Isi, Tata, is_rasio

TIDAK_BERLAKU = "tidak berlaku"
BELUM_WAKTUNYA = "belum waktunya diukur"
TEKS_TERPANJANG = 2000  # characters of one explanation

# Choices stand in cells, not inside the rule: only so does Excel take "bb" for "BB".
LEMBAR_DAFTAR = "_daftar"
DAFTAR_PILIHAN: dict[str, tuple[str, ...]] = {
    "sakip": (*SKOR_SAKIP, TIDAK_BERLAKU),
    "opini": (*SKOR_OPINI, TIDAK_BERLAKU),
    "semua": (*SKOR_SAKIP, *SKOR_OPINI, TIDAK_BERLAKU),
    "rasio": (TIDAK_BERLAKU,),
}

_CARA_TIDAK_BERLAKU = "Bila tidak berlaku: ketik tidak berlaku dan tulis alasannya di Keterangan."


def read_isian(baris: BarisFormulir) -> dict[str, Isi]:
    """Return what is stored now for a row, field to content, as it is shown in the form."""
    isian = baris.isian
    berlaku = isian.keadaan is not Keadaan.TIDAK_BERLAKU
    nilai: Isi = isian.predikat if baris.rumus is Rumus.PREDIKAT else isian.nilai
    if is_rasio(baris):
        nilai = None  # computed from pembilang and penyebut; a copy here could contradict them
    return {
        "nilai": nilai if berlaku else TIDAK_BERLAKU,
        "pembilang": isian.pembilang if berlaku else None,
        "penyebut": isian.penyebut if berlaku else None,
        "progres": isian.progres,
        "sumber_data": isian.sumber_data or baris.sumber_data,
        "keterangan": isian.keterangan if berlaku else isian.alasan or isian.keterangan,
    }


def write_isian(
    lembar: Worksheet,
    formulir: Formulir,
    tata: Tata,
    urutan: int,
    isi: Mapping[str, Isi],
) -> None:
    """Write the input cells of one row with their rules; rows not measured now are grey and locked."""
    baris = formulir.baris[urutan]
    for nama in (nama for nama in ISIAN if nama in tata.kolom):
        cell = cell_at(lembar, tata.alamat(nama, urutan))
        dapat_diisi = is_terbuka(nama, baris)
        input_style(nama, terbuka=dapat_diisi).apply(cell)
        if dapat_diisi:
            write_isi(cell, isi.get(nama), baris.desimal if nama == "nilai" else None)
            lembar.add_data_validation(_validation(nama, baris, formulir, cell))
        elif not baris.diukur and nama == "progres":
            write_teks(cell, BELUM_WAKTUNYA)
        elif nama == "sumber_data":
            write_isi(cell, isi.get(nama), None)


def is_terbuka(nama: str, baris: BarisFormulir) -> bool:
    """Tell whether people can write in a field of the row."""
    diminta = nama not in ("pembilang", "penyebut") or is_rasio(baris)
    return nama in ISIAN and baris.diukur and diminta


def input_style(nama: str, *, terbuka: bool) -> Gaya:
    """Return the look of an input cell: tinted where people write, grey where they cannot."""
    angka = nama in ("nilai", "pembilang", "penyebut")
    return Gaya(
        ukuran=UKURAN,
        miring=not terbuka,
        warna=Gaya().warna if terbuka else REDUP,
        latar=KUNING_ISIAN if terbuka else ABU,
        mendatar="center" if angka else "left",
        tegak="center",
        lekuk=int(not angka),
        terkunci=not terbuka,
    )


def write_isi(cell: Cell, isi: Isi, desimal: int | None) -> None:
    """Write a number or a text; without desimal a number shows just the places it has."""
    tersedia = -int(isi.normalize().as_tuple().exponent) if isinstance(isi, Decimal) else 0
    bentuk = format_desimal(max(tersedia, 0) if desimal is None else max(desimal, tersedia, 0))
    if isinstance(isi, str):
        write_teks(cell, isi)
        cell.number_format = bentuk
    else:
        write_angka(cell, isi, bentuk)


def _validation(nama: str, baris: BarisFormulir, formulir: Formulir, cell: Cell) -> DataValidation:
    """Return the rule of one input cell with its hint."""
    aturan, salah = _rule(nama, baris, cell.coordinate)
    judul, petunjuk = describe_isian(nama, baris, formulir)
    aturan.allow_blank = True
    aturan.showInputMessage = aturan.showErrorMessage = True
    aturan.promptTitle, aturan.prompt = judul[:32], petunjuk[:255]
    aturan.errorTitle, aturan.error = "Isian belum sesuai", salah[:255]
    aturan.errorStyle = "stop"
    aturan.add(cell)
    return aturan


def _rule(nama: str, baris: BarisFormulir, alamat: str) -> tuple[DataValidation, str]:
    """Return what Excel lets in, and what it says of anything else."""
    angka_saja = "Tulis angkanya saja, tanpa satuan, tanda % atau Rp. Contoh: 95,5."
    if nama == "nilai" and baris.rumus is Rumus.PREDIKAT:
        pesan = "Pilih salah satu predikat dari daftar, atau: tidak berlaku."
        return _list_rule(_skala(baris)), pesan
    if nama == "nilai" and is_rasio(baris):
        pesan = "Nilai dihitung dari pembilang dan penyebut. Kosongkan, atau ketik: tidak berlaku."
        return _list_rule("rasio"), pesan
    if nama == "nilai":
        # A number, or the words; what a number may be is for the office to explain, not for Excel.
        rumus = f'OR(ISNUMBER({alamat}),LOWER(TRIM({alamat}))="{TIDAK_BERLAKU}")'
        return DataValidation(
            type="custom", formula1=rumus
        ), f"{angka_saja} Atau ketik: tidak berlaku."
    if nama == "pembilang":
        batas = str(10**15)
        aturan = DataValidation(
            type="decimal", operator="between", formula1=f"-{batas}", formula2=batas
        )
        return aturan, angka_saja
    if nama == "penyebut":
        aturan = DataValidation(type="decimal", operator="greaterThanOrEqual", formula1="0")
        return aturan, f"{angka_saja} Penyebut tidak boleh di bawah 0."
    aturan = DataValidation(
        type="textLength", operator="lessThanOrEqual", formula1=str(TEKS_TERPANJANG)
    )
    return aturan, f"Paling banyak {TEKS_TERPANJANG} karakter. Ringkas uraiannya."


def _list_rule(nama: str) -> DataValidation:
    """Return a drop-down of one of the lists on the hidden sheet."""
    kolom = "ABCD"[list(DAFTAR_PILIHAN).index(nama)]
    akhir = len(DAFTAR_PILIHAN[nama])
    return DataValidation(type="list", formula1=f"'{LEMBAR_DAFTAR}'!${kolom}$1:${kolom}${akhir}")


def _skala(baris: BarisFormulir) -> str:
    """Return the list that holds the target's predikat; all words where the target names none."""
    target = baris.target.strip().upper()
    if target in SKOR_SAKIP:
        return "sakip"
    return "opini" if target in SKOR_OPINI else "semua"


def describe_isian(nama: str, baris: BarisFormulir, formulir: Formulir) -> tuple[str, str]:
    """Return the hint of an input cell: a title (at most 32 characters) and a text (at most 255)."""
    satuan, target = _shorten(baris.satuan, 24), _shorten(baris.target or "belum ada", 20)
    ukuran, arti = f"Satuan: {satuan} · Target: {target}", _sentence(ARTI_ANGKA[baris.metode])
    periode = str(formulir.periode)
    if nama == "nilai" and is_rasio(baris):
        isi = "Biarkan kosong: dihitung dari pembilang ÷ penyebut × 100 setelah diunggah."
        return f"Realisasi {periode}", f"{ukuran}\n{isi}\n{_CARA_TIDAK_BERLAKU}"
    if nama == "nilai" and baris.rumus is Rumus.PREDIKAT:
        isi = "Pilih predikat dari daftar. Kosong = belum ada hasil."
        return f"Realisasi {periode}", f"Target: {target}\n{isi}\n{_CARA_TIDAK_BERLAKU}"
    if nama == "nilai":
        isi = "Tulis angkanya saja. Kosong = belum ada data; 0 = hasilnya nol."
        return f"Realisasi {periode}", f"{ukuran}\n{arti}\n{isi}\n{_CARA_TIDAK_BERLAKU}"
    if nama in ("pembilang", "penyebut"):
        apa = "yang memenuhi" if nama == "pembilang" else "seluruhnya"
        isi = f"{nama.capitalize()}: jumlah {apa}. {arti}\nTulis angkanya saja. Kosong = belum ada data."
        return f"{nama.capitalize()} {periode}", f"{ukuran}\n{isi}"
    return {
        "progres": (
            "Uraian progres",
            "Apa yang sudah dikerjakan dan hasilnya pada triwulan ini, kendala, dan tindak lanjutnya.",
        ),
        "sumber_data": (
            "Sumber data",
            "Dokumen, register, atau aplikasi asal angka ini, supaya dapat diperiksa kembali.",
        ),
        "keterangan": (
            "Keterangan",
            "Catatan bila perlu. Bila Nilai ditulis tidak berlaku, alasannya wajib ditulis di sini.",
        ),
    }[nama]


def _shorten(teks: str, panjang: int) -> str:
    bersih = " ".join(clean_teks(teks).split())
    return bersih if len(bersih) <= panjang else bersih[: panjang - 1] + "…"


def _sentence(teks: str) -> str:
    return f"{teks[:1].upper()}{teks[1:]}."
