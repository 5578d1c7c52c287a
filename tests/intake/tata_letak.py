"""Random layouts of the same table: titles, one or two heading rows, order, words, slips, merges, gaps."""

from dataclasses import dataclass
from random import Random
from typing import Any

from openpyxl.worksheet.worksheet import Worksheet

from tests.intake.pabrik_buku import BARIS, new_buku, save

KATA = {
    "nomor": ("No.", "NO", "Nomor", "No. Urut"),
    "sasaran": ("Sasaran Strategis", "SASARAN", "Sasaran Program", "Tujuan/ Sasaran"),
    "indikator": ("Indikator Kinerja", "INDIKATOR SASARAN", "Indikator Kinerja Utama", "IKU", "Indikator"),
    "target": ("Target", "TARGET TW II", "Target Triwulan II", "Target Kinerja"),
    "nilai": ("Realisasi/ Progres Capaian", "REALISASI TW II", "Realisasi", "Realisasi Kinerja TW.2", "Capaian TW II"),
    "program": ("Program/Kegiatan/ Sub Kegiatan", "PROGRAM / KEGIATAN", "Program dan Kegiatan", "Kegiatan"),
    "sumber_data": ("Sumber Data", "SUMBER\nDATA", "Sumber"),
    "unit": ("Yang membidangi", "PENANGGUNG JAWAB", "PIC", "Unit Kerja Pengampu"),
    "keterangan": ("Keterangan", "KET.", "Ket", "KETERANGAN"),
    "satuan": ("Satuan", "SATUAN"),
    "asing_tahun": ("Target Tahun 2025", "Target Tahunan"),
    "asing_persen": ("% Capaian", "Capaian (%)", "Tingkat Capaian"),
    "asing_lalu": ("Realisasi Tahun Lalu", "Realisasi TW I", "Realisasi Triwulan III"),
    "asing_uang": ("Realisasi Anggaran (Rp)", "Pagu Anggaran"),
}  # fmt: skip
WAJIB = (
    "nomor",
    "sasaran",
    "indikator",
    "target",
    "nilai",
    "program",
    "sumber_data",
    "unit",
    "keterangan",
)
ASING = ("satuan", "asing_tahun", "asing_persen", "asing_lalu", "asing_uang")
POSISI = {
    "sasaran": 0,
    "indikator": 1,
    "target": 2,
    "nilai": 3,
    "program": 4,
    "sumber_data": 5,
    "unit": 6,
    "keterangan": 7,
}
JUDUL_BESAR = (
    "PEMERINTAH KABUPATEN MALANG",
    "KECAMATAN DONOMULYO",
    "PENGUMPULAN DATA KINERJA TRIWULAN II TAHUN 2025",
    "Lampiran II",
)


@dataclass(frozen=True, slots=True)
class TataLetak:
    """A workbook in one layout, and where its heading and first row stand."""

    isi: bytes
    baris_judul: tuple[int, int]
    baris_data_pertama: int


def build_tata_letak(acak: Random) -> TataLetak:
    """Return a workbook in a random layout; the same seed gives the same layout."""
    buku, lembar = new_buku(acak.choice(("Data", "TW II", "Sheet1", "Triwulan 2")))
    kolom = _order(acak)
    awal_kolom = acak.choice((1, 1, 2, 3))
    baris = _write_judul_besar(lembar, acak, awal_kolom, len(kolom))
    awal = baris
    akhir = _write_judul(lembar, acak, kolom, awal_kolom, awal)
    baris = akhir + 1
    if acak.random() < 0.5:
        for nomor in range(len(kolom)):
            lembar.cell(baris, awal_kolom + nomor, nomor + 1)
        baris += 1
    if acak.random() < 0.2:
        baris += 1
    data = _write_data(lembar, acak, kolom, awal_kolom, baris)
    return TataLetak(save(buku), (awal, akhir), data)


def _order(acak: Random) -> list[str]:
    """Return the fields in the order of their columns; target and realisasi stay neighbours half the time."""
    kolom = list(WAJIB)
    for nama in ("sumber_data", "unit", "keterangan", "nomor"):
        if acak.random() < 0.15:
            kolom.remove(nama)
    if acak.random() < 0.4:
        acak.shuffle(kolom)
    for nama in ASING:
        if acak.random() < 0.2:
            kolom.insert(acak.randrange(len(kolom) + 1), nama)
    return kolom


def _write_judul_besar(lembar: Worksheet, acak: Random, awal_kolom: int, lebar: int) -> int:
    baris = 1
    for _ in range(acak.randrange(4)):
        lembar.cell(baris, awal_kolom, acak.choice(JUDUL_BESAR))
        if acak.random() < 0.6:
            lembar.merge_cells(
                start_row=baris,
                end_row=baris,
                start_column=awal_kolom,
                end_column=awal_kolom + lebar - 1,
            )
        baris += 1
    return baris + acak.choice((0, 0, 1, 2))


def _write_judul(
    lembar: Worksheet, acak: Random, kolom: list[str], awal_kolom: int, baris: int
) -> int:
    """Write the heading and return its last row."""
    sebelah = abs(kolom.index("target") - kolom.index("nilai")) == 1
    if not (sebelah and acak.random() < 0.5):
        for nomor, nama in enumerate(kolom):
            lembar.cell(baris, awal_kolom + nomor, _word(acak, nama))
        return baris
    digabung = acak.random() < 0.7
    kiri = min(kolom.index("target"), kolom.index("nilai"))
    lembar.cell(
        baris,
        awal_kolom + kiri,
        acak.choice(("Kinerja Triwulan II", "TRIWULAN II", "Kinerja TW II")),
    )
    if digabung:
        lembar.merge_cells(
            start_row=baris,
            end_row=baris,
            start_column=awal_kolom + kiri,
            end_column=awal_kolom + kiri + 1,
        )
    for nomor, nama in enumerate(kolom):
        if nama in ("target", "nilai"):
            lembar.cell(
                baris + 1, awal_kolom + nomor, "Target" if nama == "target" else "Realisasi"
            )
            continue
        lembar.cell(baris, awal_kolom + nomor, _word(acak, nama))
        if digabung:
            lembar.merge_cells(
                start_row=baris,
                end_row=baris + 1,
                start_column=awal_kolom + nomor,
                end_column=awal_kolom + nomor,
            )
    return baris + 1


def _word(acak: Random, nama: str) -> str:
    kata = acak.choice(KATA[nama])
    return _misspell(acak, kata) if nama in WAJIB and acak.random() < 0.15 else kata


def _misspell(acak: Random, teks: str) -> str:
    """Drop, double or swap one letter inside a word of seven letters or more."""
    panjang = [kata for kata in teks.replace("/", " ").split() if len(kata) >= 7 and kata.isalpha()]
    if not panjang:
        return teks
    kata = acak.choice(panjang)
    tempat = acak.randrange(1, len(kata) - 2)
    cara = acak.randrange(3)
    if cara == 0:
        salah = kata[:tempat] + kata[tempat + 1 :]
    elif cara == 1:
        salah = kata[:tempat] + kata[tempat] + kata[tempat:]
    else:
        salah = kata[:tempat] + kata[tempat + 1] + kata[tempat] + kata[tempat + 2 :]
    return teks.replace(kata, salah, 1)


def _write_data(
    lembar: Worksheet, acak: Random, kolom: list[str], awal_kolom: int, baris: int
) -> int:
    """Write the seven indikator with what stands between and below them; return the first row."""
    pertama = baris
    cara_sasaran = acak.choice(("penuh", "kosong", "gabung"))
    sebagai_teks = acak.random() < 0.3
    awal_sasaran = baris
    for nomor, satu in enumerate(BARIS):
        lanjutan = nomor > 0 and BARIS[nomor - 1][0] == satu[0]
        if not lanjutan:
            if nomor and acak.random() < 0.2:
                lembar.cell(
                    baris, awal_kolom + kolom.index("indikator"), acak.choice(("Jumlah", "Total"))
                )
                lembar.cell(baris, awal_kolom + kolom.index("target"), 999)
                baris += 1
            elif nomor and acak.random() < 0.15:
                baris += acak.randrange(1, 4)
            awal_sasaran = baris
        for posisi, nama in enumerate(kolom):
            isi = _value(nama, nomor, satu, sebagai_teks)
            if nama == "sasaran" and lanjutan and cara_sasaran != "penuh":
                isi = None
            lembar.cell(baris, awal_kolom + posisi).value = isi
        if lanjutan and cara_sasaran == "gabung" and baris == awal_sasaran + 1:
            posisi = awal_kolom + kolom.index("sasaran")
            lembar.merge_cells(
                start_row=awal_sasaran, end_row=baris, start_column=posisi, end_column=posisi
            )
        baris += 1
    if acak.random() < 0.6:
        _write_tanda_tangan(lembar, acak, baris + acak.randrange(1, 4), awal_kolom, len(kolom))
    return pertama


def _write_tanda_tangan(
    lembar: Worksheet, acak: Random, baris: int, awal_kolom: int, lebar: int
) -> None:
    kolom = awal_kolom + acak.randrange(lebar)
    for jarak, teks in (
        (0, "Donomulyo, 4 Juli 2025"),
        (1, "Camat Donomulyo"),
        (4, "NAMA PEJABAT, S.H."),
        (5, "NIP. 19670926 199303 1 004"),
    ):
        lembar.cell(baris + jarak, kolom, teks)


def _value(nama: str, nomor: int, satu: tuple[Any, ...], sebagai_teks: bool) -> Any:
    if nama == "nomor":
        return nomor + 1
    if nama == "satuan":
        return "angka"
    if nama.startswith("asing"):
        return 55.5 + nomor
    isi = satu[POSISI[nama]]
    if sebagai_teks and isinstance(isi, int | float):
        return (
            f"{isi:,}".translate(str.maketrans(",.", ".,"))
            if isi >= 10_000_000
            else str(isi).replace(".", ",")
        )
    return isi
