"""What frames the form: the title, the nine heads, the place for the signature, lock and page."""

from dataclasses import replace

from openpyxl.worksheet.worksheet import Worksheet

from sakip.domain.formulir import KOLOM_FORMULIR, Formulir
from sakip.domain.pegawai import format_nip
from sakip.domain.tulisan import ROMAWI
from sakip.intake.lembar_cetak import set_height, setup_print
from sakip.intake.lembar_kerja import (
    CATATAN,
    CONTOH,
    JUDUL,
    KEPALA,
    MERAH,
    NOMOR_KOLOM,
    REDUP,
    Gaya,
    cell_at,
    merge_block,
    write_angka,
    write_teks,
)
from sakip.intake.templat_tata import (
    BARIS_KEPALA,
    BARIS_NOMOR,
    BARIS_PERTAMA,
    SUBKOLOM,
    TINGGI_KEPALA,
    Tata,
    list_tinggi,
)

_HINT = (
    "Isi sel kuning saja. Desimal memakai koma (95,5). Kosong = belum ada data; 0 = hasilnya nol; "
    "tidak berlaku = tulis alasannya di Keterangan."
)


def write_judul(lembar: Worksheet, formulir: Formulir, tata: Tata) -> None:
    """Write whose form it is, for which triwulan, and in one line how to fill it."""
    kabupaten = formulir.kabupaten.upper().removeprefix("PEMERINTAH").strip()
    pemerintah = f"PEMERINTAH {kabupaten}" if kabupaten else ""
    teks = (
        pemerintah,
        formulir.instansi.upper(),
        "FORMAT PENGUMPULAN DATA KINERJA",
        f"TRIWULAN {ROMAWI[formulir.triwulan]} TAHUN {formulir.tahun}",
    )
    for nomor, satu in enumerate(teks, 1):
        write_teks(merge_block(lembar, f"A{nomor}:{tata.kolom_akhir}{nomor}", JUDUL), satu)
    unit = cell_at(lembar, "A5")
    Gaya(tebal=True, tegak="center", lipat=False, garis=None).apply(unit)
    write_teks(unit, f"Unit: {formulir.unit}")
    if formulir.contoh:
        tanda = cell_at(lembar, "A1")
        replace(JUDUL, latar=MERAH).apply(tanda)
        write_teks(tanda, " · ".join(filter(None, (CONTOH, pemerintah))))
    petunjuk = cell_at(lembar, f"{tata.kolom_akhir}5")
    Gaya(
        ukuran=CATATAN.ukuran, miring=True, warna=REDUP, mendatar="right", tegak="center",
        lipat=False, garis=None,
    ).apply(petunjuk)  # fmt: skip
    write_teks(petunjuk, _HINT)


def write_kepala(lembar: Worksheet, tata: Tata) -> None:
    """Write the nine heads, the sub-heads of column 5, and the numbering row."""
    atas, bawah = BARIS_KEPALA
    kelompok: list[list[str]] = []
    for nama in tata.kolom:
        if nama in SUBKOLOM and nama != "nilai":
            kelompok[-1].append(nama)
        elif nama != "_id":
            kelompok.append([nama])
    for nomor, (judul, anggota) in enumerate(zip(KOLOM_FORMULIR, kelompok, strict=True), 1):
        awal, akhir = tata.kolom[anggota[0]], tata.kolom[anggota[-1]]
        baris_akhir = bawah if len(anggota) == 1 else atas
        write_teks(merge_block(lembar, f"{awal}{atas}:{akhir}{baris_akhir}", KEPALA), judul)
        if len(anggota) > 1:
            for nama in anggota:
                cell = cell_at(lembar, f"{tata.kolom[nama]}{bawah}")
                KEPALA.apply(cell)
                write_teks(cell, SUBKOLOM[nama])
        rentang = f"{awal}{BARIS_NOMOR}:{akhir}{BARIS_NOMOR}"
        write_angka(merge_block(lembar, rentang, NOMOR_KOLOM), nomor, "0")
    write_teks(cell_at(lembar, f"{tata.kolom['_id']}{atas}"), "_id")


def write_pengesahan(lembar: Worksheet, formulir: Formulir, tata: Tata) -> int:
    """Write the place for date, name and NIP of who answers for the figures; return the last row."""
    awal, akhir = tata.kolom["unit"], tata.kolom_akhir
    teks = [
        "",
        "........................., ........................................ 20.....",
        f"{formulir.jabatan or formulir.unit},",
        "",
        formulir.pejabat or "." * 52,
        f"NIP. {format_nip(formulir.nip) or '.' * 44}",
    ]
    if formulir.pangkat:
        teks.insert(-1, formulir.pangkat)
    baris = tata.baris_akhir
    for baris, (satu, tinggi) in enumerate(
        zip(teks, list_tinggi(formulir), strict=True), tata.baris_akhir + 1
    ):
        gaya = Gaya(
            mendatar="center",
            tegak="center",
            garis=None,
            terkunci=not satu,
            lipat=False,
            garis_bawah=bool(satu) and satu == formulir.pejabat,
        )
        write_teks(merge_block(lembar, f"{awal}{baris}:{akhir}{baris}", gaya), satu)
        set_height(lembar, baris, tinggi, lentur=False)
    return baris


def finish_lembar(lembar: Worksheet, formulir: Formulir, tata: Tata, akhir: int) -> None:
    """Widths, frozen heads, lock and page of the form sheet."""
    for nama, huruf in tata.kolom.items():
        lembar.column_dimensions[huruf].width = tata.lebar[nama]
    lembar.column_dimensions[tata.kolom["_id"]].hidden = True
    for baris, tinggi in TINGGI_KEPALA.items():
        set_height(lembar, baris, tinggi, lentur=False)
    lembar.freeze_panes = f"{tata.kolom['target']}{BARIS_PERTAMA}"
    lembar.sheet_view.showGridLines = False
    for pilihan in lembar.sheet_view.selection:
        if pilihan.pane == "bottomRight":
            pilihan.activeCell = pilihan.sqref = tata.alamat("nilai", 0)
    kunci = lembar.protection
    kunci.sheet = True
    # People may still widen a column or a row to read what they typed.
    kunci.formatColumns = kunci.formatRows = False
    setup_print(
        lembar,
        area=f"A1:{tata.kolom_akhir}{akhir}",
        baris_kepala=(BARIS_KEPALA[0], BARIS_NOMOR),
        kiri=f"{formulir.instansi} – {formulir.unit}",
        kanan=f"Pengumpulan data kinerja {formulir.periode}",
        tanda=CONTOH if formulir.contoh else "",
        satu_halaman=tata.satu_halaman,
    )
