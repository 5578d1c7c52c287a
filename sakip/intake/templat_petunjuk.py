"""The second sheet of the form: how to fill it, in one reading of a minute."""

from openpyxl.workbook import Workbook

from sakip.domain.formulir import Formulir
from sakip.intake.lembar_cetak import count_lines, set_height, setup_print, text_height
from sakip.intake.lembar_kerja import (
    ABU,
    BIRU_MUDA,
    BIRU_TUA,
    KUNING_ISIAN,
    Gaya,
    cell_at,
    write_teks,
)

LEBAR_URAIAN = 112
_WARNA = (
    (KUNING_ISIAN, "Kuning: diisi oleh unit."),
    (
        ABU,
        "Abu-abu: terkunci, karena belum waktunya diukur atau tidak diminta untuk indikator itu.",
    ),
    (BIRU_MUDA, "Biru dan putih: sudah terisi dan terkunci (sasaran, indikator, target, program)."),
)
_LANGKAH = (
    "Isi sel kuning saja. Pindah ke sel berikutnya dengan tombol Tab; petunjuk muncul di tiap sel.",
    "Tulis angkanya saja, tanpa satuan, tanda % atau Rp: 95,5 untuk 95,5 persen.",
    "Setelah mengetik, lihat angka yang tampil. Bila 95,5 berubah menjadi 955, komputer itu memakai "
    "titik untuk desimal; ketik 95.5.",
    "Kosong berarti belum ada data. 0 berarti sudah diukur dan hasilnya nol. Keduanya tidak sama.",
    "Bila indikator tidak berlaku pada triwulan ini, ketik tidak berlaku di kolom Nilai dan tulis "
    "alasannya di kolom Keterangan.",
    "Indikator yang memakai Pembilang dan Penyebut: isi keduanya dan biarkan Nilai kosong. Nilai "
    "dihitung setelah diunggah: pembilang ÷ penyebut × 100.",
    "Indikator berupa predikat (misalnya BB atau WTP): pilih dari daftar di selnya.",
    "Tulis sumber data tiap angka dan siapkan dokumen pendukungnya.",
    "Sel yang dikosongkan tidak menghapus angka yang sudah tersimpan. Untuk mengubah angka, tulis "
    "angka yang baru.",
    "Simpan sebagai .xlsx, lalu unggah di halaman Pengumpulan. Semua yang perlu diperbaiki "
    "ditunjukkan dulu; belum ada yang tersimpan sebelum tombol Simpan ditekan.",
)


def add_petunjuk(buku: Workbook, formulir: Formulir) -> None:
    """Add the sheet "Petunjuk" at the end of buku."""
    lembar = buku.create_sheet("Petunjuk")
    polos = Gaya(ukuran=10, garis=None)
    lembar.column_dimensions["A"].width, lembar.column_dimensions["B"].width = 5, LEBAR_URAIAN
    judul = cell_at(lembar, "A1")
    Gaya(ukuran=13, tebal=True, warna=BIRU_TUA, garis=None, lipat=False).apply(judul)
    write_teks(judul, "Petunjuk pengisian")
    asal = cell_at(lembar, "A2")
    Gaya(ukuran=10, garis=None, lipat=False).apply(asal)
    write_teks(asal, f"{formulir.unit}, {formulir.periode}")
    baris = 4
    for nomor, langkah in enumerate(_LANGKAH, 1):
        cell = cell_at(lembar, f"A{baris}")
        polos.apply(cell)
        write_teks(cell, f"{nomor}.")
        uraian = cell_at(lembar, f"B{baris}")
        polos.apply(uraian)
        write_teks(uraian, langkah)
        set_height(lembar, baris, text_height(count_lines(langkah, LEBAR_URAIAN, 10), 10) + 3)
        baris += 1
    baris += 1
    for warna, arti in _WARNA:
        Gaya(latar=warna).apply(cell_at(lembar, f"A{baris}"))
        cell = cell_at(lembar, f"B{baris}")
        Gaya(ukuran=10, tegak="center", lekuk=1, garis=None).apply(cell)
        write_teks(cell, arti)
        set_height(lembar, baris, 17)
        baris += 1
    lembar.sheet_view.showGridLines = False
    lembar.protection.sheet = True
    setup_print(
        lembar,
        area=f"A1:B{baris - 1}",
        baris_kepala=None,
        kiri=f"{formulir.instansi} – {formulir.unit}",
        kanan=f"Pengumpulan data kinerja {formulir.periode}",
        satu_halaman=True,
    )
