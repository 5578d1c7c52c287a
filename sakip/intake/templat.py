"""The collection form as a workbook: the SOP's nine columns for one unit and triwulan, ready to fill.

Sasaran, indikator, target and program are prefilled and locked; what people fill is tinted, with a
rule and a hint in each cell. The hidden column _id and the sheet _meta say on return which
indikator, unit and triwulan the figures belong to. The lock has no password: it guards against
slips, not against people; on upload only what people fill is taken from the file.
"""

import json
from collections.abc import Mapping

from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from sakip.domain.errors import DataTidakSah
from sakip.domain.formulir import BarisFormulir, Formulir
from sakip.domain.rumus import Rumus
from sakip.domain.tulisan import ROMAWI
from sakip.intake.lembar_cetak import save_tetap, set_height
from sakip.intake.lembar_kerja import (
    ABU,
    REDUP,
    Gaya,
    cell_at,
    format_desimal,
    merge_block,
    write_angka,
    write_teks,
)
from sakip.intake.templat_isian import DAFTAR_PILIHAN, LEMBAR_DAFTAR, read_isian, write_isian
from sakip.intake.templat_kerangka import (
    finish_lembar,
    write_judul,
    write_kepala,
    write_pengesahan,
)
from sakip.intake.templat_petunjuk import add_petunjuk
from sakip.intake.templat_tata import (
    BARIS_PERTAMA,
    UKURAN,
    Isi,
    Tata,
    list_kelompok,
    plan_tata,
)

FORMAT_TEMPLAT = 1  # of _meta; a reader refuses what it does not know
LEMBAR_META = "_meta"


def build_templat(formulir: Formulir) -> bytes:
    """Return the form as xlsx, filled with what is stored now; equal input gives equal bytes.

    Raises DataTidakSah when the unit has no indikator.
    Source: rules/sumber.toml [formulir-sop] [kosong-bukan-nol].
    """
    buku, _, _ = build_buku(formulir, {})
    return save_tetap(buku, judul=name_formulir(formulir))


def build_buku(
    formulir: Formulir, isian: Mapping[str, Mapping[str, Isi]]
) -> tuple[Workbook, Worksheet, Tata]:
    """Return the workbook, its form sheet and the layout.

    isian (kode_indikator to field to content) stands in place of what is stored for that indikator.
    Raises DataTidakSah when the unit has no indikator.
    """
    if not formulir.baris:
        raise DataTidakSah(
            apa="Formulir tidak dapat dibuat karena belum ada indikator",
            di_mana=f"{formulir.unit}, {formulir.periode}",
            perbaikan="Minta pengelola data menetapkan indikator untuk unit ini, lalu unduh lagi.",
        )
    isi = {
        baris.kode_indikator: isian.get(baris.kode_indikator, read_isian(baris))
        for baris in formulir.baris
    }
    buku = Workbook()
    lembar = buku.active
    assert isinstance(lembar, Worksheet)  # a new workbook always has one
    lembar.title = f"TW {ROMAWI[formulir.triwulan]} {formulir.tahun}"
    tata = plan_tata(formulir, isi)
    write_judul(lembar, formulir, tata)
    write_kepala(lembar, tata)
    for urutan, baris in enumerate(formulir.baris):
        _write_baris(lembar, tata, urutan, baris)
        write_isian(lembar, formulir, tata, urutan, isi[baris.kode_indikator])
    # On several pages the middle of a merged block may lie on another page than its first row.
    tegak = "center" if tata.satu_halaman else "top"
    gaya_sasaran = Gaya(ukuran=UKURAN, tegak=tegak, lekuk=1)
    for sasaran, urutan_sasaran in list_kelompok(formulir):
        rentang = f"{tata.alamat('sasaran', urutan_sasaran[0])}:{tata.alamat('sasaran', urutan_sasaran[-1])}"
        write_teks(merge_block(lembar, rentang, gaya_sasaran), sasaran)
    akhir = write_pengesahan(lembar, formulir, tata)
    finish_lembar(lembar, formulir, tata, akhir)
    add_petunjuk(buku, formulir)
    _add_tersembunyi(buku, formulir)
    return buku, lembar, tata


def name_formulir(formulir: Formulir) -> str:
    """Return the name of the form as a document: what, unit, triwulan."""
    return f"Format Pengumpulan Data Kinerja {formulir.unit} {formulir.periode}"


def _write_baris(lembar: Worksheet, tata: Tata, urutan: int, baris: BarisFormulir) -> None:
    """Write what is ours in one row, locked; a row not measured now is grey."""
    redup = not baris.diukur
    gaya = {
        mendatar: Gaya(
            ukuran=UKURAN,
            warna=REDUP if redup else Gaya().warna,
            latar=ABU if redup else None,
            mendatar=mendatar,
            tegak="center",
            lekuk=int(mendatar == "left"),
        )
        for mendatar in ("left", "center")
    }
    for nama in ("nomor", "indikator", "target", "program", "unit"):
        cell = cell_at(lembar, tata.alamat(nama, urutan))
        gaya["center" if nama in ("nomor", "target") else "left"].apply(cell)
        if nama == "nomor":
            write_angka(cell, baris.nomor, "0")
        elif nama == "target":
            _write_target(lembar, cell.coordinate, baris)
        else:
            write_teks(cell, str(getattr(baris, nama)))
    write_teks(cell_at(lembar, tata.alamat("_id", urutan)), baris.kode_indikator)
    set_height(lembar, BARIS_PERTAMA + urutan, tata.tinggi[urutan], lentur=urutan not in tata.kaku)


def _write_target(lembar: Worksheet, alamat: str, baris: BarisFormulir) -> None:
    """Write the target with its satuan: a number where it is one, else as people read it."""
    cell = cell_at(lembar, alamat)
    angka = baris.rumus not in (Rumus.RENTANG, Rumus.PREDIKAT)
    if angka and baris.target_nilai is not None:
        desimal = max(-int(baris.target_nilai.normalize().as_tuple().exponent), 0)
        satuan = baris.satuan if len(baris.satuan) <= 14 else ""
        write_angka(cell, baris.target_nilai, format_desimal(desimal, satuan and f" {satuan}"))
    else:
        satuan = f" {baris.satuan}" if baris.rumus is Rumus.RENTANG else ""
        write_teks(cell, f"{baris.target}{satuan}" if baris.target else "–")


def _add_tersembunyi(buku: Workbook, formulir: Formulir) -> None:
    """Add the sheets people never see: the lists of the drop-downs, and what the form belongs to."""
    daftar = buku.create_sheet(LEMBAR_DAFTAR)
    for kolom, pilihan in enumerate(DAFTAR_PILIHAN.values(), 1):
        for baris, kata in enumerate(pilihan, 1):
            daftar.cell(baris, kolom, kata)
    meta = buku.create_sheet(LEMBAR_META)
    isi = {
        "format": FORMAT_TEMPLAT,
        "kode_instansi": formulir.kode_instansi,
        "kode_unit": formulir.kode_unit,
        "tahun": formulir.tahun,
        "triwulan": formulir.triwulan,
    }
    write_teks(cell_at(meta, "A1"), json.dumps(isi, ensure_ascii=False))
    for lembar in (daftar, meta):
        lembar.sheet_state = "veryHidden"
        lembar.protection.sheet = True
