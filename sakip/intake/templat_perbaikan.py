"""The corrected workbook: our own form filled with what was read, every problem marked and listed.

Whatever layout a file came in, it goes back in ours: wrong cells red with a comment, doubtful ones
yellow, and a first sheet "Perbaikan" that names each problem, links to the cell to mend and states
where it stood in the file that was sent.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from sakip.domain.formulir import BarisFormulir, Formulir
from sakip.domain.rumus import Rumus
from sakip.intake.hasil import BarisBaca, Temuan
from sakip.intake.lembar_cetak import save_tetap
from sakip.intake.lembar_kerja import KUNING_TUA, MERAH, cell_at, clean_teks
from sakip.intake.templat import build_buku, name_formulir
from sakip.intake.templat_daftar import BarisDaftar, add_daftar
from sakip.intake.templat_isian import TIDAK_BERLAKU, is_terbuka, read_isian
from sakip.intake.templat_tata import ISIAN, Isi, Tata, is_rasio

__all__ = ["build_perbaikan"]

_WARNA = {"salah": MERAH, "konfirmasi": KUNING_TUA}
_SEBUTAN = {"salah": "Harus diperbaiki", "konfirmasi": "Perlu dipastikan", "catatan": "Catatan"}
_URUTAN = tuple(_SEBUTAN)


@dataclass(frozen=True, slots=True)
class _Tempat:
    """Where a finding lies in our form: the row, counted from 0, and the field."""

    urutan: int
    nama: str


def build_perbaikan(
    formulir: Formulir, temuan: Sequence[Temuan], isian: Mapping[str, BarisBaca]
) -> bytes:
    """Return the corrected workbook as xlsx; equal input gives equal bytes.

    isian maps kode_indikator to the row that was read for it; an indikator the file does not name
    shows what is stored. What was wrong stands in its cell as it was typed, so nothing is lost.
    Raises DataTidakSah when the unit has no indikator.
    """
    terurut = sorted(temuan, key=lambda satu: _URUTAN.index(satu.tingkat))
    tempat = _find_tempat(formulir, isian)
    isi = _fill(formulir, isian, [(_locate(satu, tempat), satu) for satu in terurut])
    buku, lembar, tata = build_buku(formulir, isi)
    daftar = []
    ditandai: dict[_Tempat, list[Temuan]] = {}
    for satu in terurut:
        letak = _locate(satu, tempat)
        terbuka = letak is not None and _is_open(formulir, tata, letak)
        if letak and terbuka and satu.tingkat != "catatan":
            ditandai.setdefault(letak, []).append(satu)
        daftar.append(_describe(satu, formulir, tata, letak, terbuka=terbuka))
    for letak, milik_sel in ditandai.items():
        _mark(lembar, tata, letak, milik_sel)
    add_daftar(buku, formulir, lembar, daftar)
    return save_tetap(buku, judul=f"Perbaikan {name_formulir(formulir)}")


def _fill(
    formulir: Formulir,
    isian: Mapping[str, BarisBaca],
    temuan: Sequence[tuple[_Tempat | None, Temuan]],
) -> dict[str, dict[str, Isi]]:
    """Return what our form shows for each indikator of the file, field to content."""
    bermasalah = {letak.urutan for letak, _ in temuan if letak}
    isi: dict[str, dict[str, Isi]] = {}
    for urutan, baris in enumerate(formulir.baris):
        if baris.kode_indikator in isian:
            dibaca = _read_baris(baris, isian[baris.kode_indikator])
            tersimpan = read_isian(baris)
            kosong = isian[baris.kode_indikator].keadaan == "kosong"
            # A blank cell never erases: an untouched row shows what is stored, as the template does.
            pinjam = tuple(tersimpan) if kosong and urutan not in bermasalah else ("sumber_data",)
            pinjaman = {nama: tersimpan[nama] for nama in pinjam if dibaca[nama] in (None, "")}
            isi[baris.kode_indikator] = dibaca | pinjaman
    for letak, satu in temuan:
        if letak and satu.isi and satu.tingkat != "catatan":
            milik = isi[formulir.baris[letak.urutan].kode_indikator]
            if satu.tingkat == "salah" or milik.get(letak.nama) in (None, ""):
                milik[letak.nama] = satu.isi
    return isi


def _find_tempat(formulir: Formulir, isian: Mapping[str, BarisBaca]) -> dict[str, _Tempat]:
    """Return the place in our form of each address of the file; "baris 5" leads to its indikator."""
    tempat: dict[str, _Tempat] = {}
    for urutan, baris in enumerate(formulir.baris):
        dibaca = isian.get(baris.kode_indikator)
        if dibaca is None:
            continue
        tempat[f"baris {dibaca.baris}"] = _Tempat(urutan, "indikator")
        for nama, alamat in dibaca.alamat.items():
            tempat[alamat] = _Tempat(urutan, nama)
    return tempat


def _locate(temuan: Temuan, tempat: Mapping[str, _Tempat]) -> _Tempat | None:
    """Return where a finding lies; a cell beside the known columns leads to its row."""
    if temuan.alamat in tempat:
        return tempat[temuan.alamat]
    baris = re.fullmatch(r"[A-Z]+(\d+)", temuan.alamat)
    milik = tempat.get(f"baris {baris[1]}") if baris else None
    return _Tempat(milik.urutan, temuan.kolom) if milik and temuan.kolom in ISIAN else milik


def _read_baris(baris: BarisFormulir, dibaca: BarisBaca) -> dict[str, Isi]:
    """Return what was read of one row, field to content; blank where the file is blank."""
    nilai: Isi = dibaca.predikat if baris.rumus is Rumus.PREDIKAT else dibaca.nilai
    if is_rasio(baris):
        nilai = None  # as in the template: pembilang and penyebut say it
    return {
        "nilai": TIDAK_BERLAKU if dibaca.keadaan == "tidak_berlaku" else nilai,
        "pembilang": dibaca.pembilang,
        "penyebut": dibaca.penyebut,
        "progres": dibaca.progres,
        "sumber_data": dibaca.sumber_data,
        "keterangan": dibaca.keterangan,
    }


def _is_open(formulir: Formulir, tata: Tata, letak: _Tempat) -> bool:
    """Tell whether people can mend the cell in our form; the others hold the office's own data."""
    return letak.nama in tata.kolom and is_terbuka(letak.nama, formulir.baris[letak.urutan])


def _mark(lembar: Worksheet, tata: Tata, letak: _Tempat, temuan: Sequence[Temuan]) -> None:
    """Colour one cell by its gravest finding and say in a comment what is wrong and how to mend it."""
    cell = cell_at(lembar, tata.alamat(letak.nama, letak.urutan))
    cell.fill = PatternFill("solid", start_color=_WARNA[temuan[0].tingkat])
    teks = "\n\n".join(
        f"{_SEBUTAN[satu.tingkat]}: {satu.pesan}"
        + (f"\nIsi semula: {satu.isi}" if satu.isi else "")
        for satu in temuan
    )
    panjang = clean_teks(teks)[:1500]
    cell.comment = Comment(panjang, "SAKIP", height=40 + 18 * (len(panjang) // 40), width=320)


def _describe(
    temuan: Temuan, formulir: Formulir, tata: Tata, letak: _Tempat | None, *, terbuka: bool
) -> BarisDaftar:
    """Return one line of the list for a finding."""
    tautan = indikator = ""
    perbaikan = temuan.perbaikan
    if letak is not None:
        indikator = formulir.baris[letak.urutan].indikator
        tautan = tata.alamat(letak.nama if letak.nama in tata.kolom else "indikator", letak.urutan)
        if not terbuka and letak.nama in tata.kolom and letak.nama != "indikator":
            perbaikan = f"{perbaikan} Di berkas ini sel itu terkunci dan sudah memuat data resmi."
    return BarisDaftar(
        tingkat=_SEBUTAN[temuan.tingkat],
        warna=_WARNA.get(temuan.tingkat),
        tautan=tautan,
        asal=temuan.alamat,
        lembar_asal=temuan.lembar,
        kolom=temuan.nama_kolom,
        indikator=indikator,
        isi=temuan.isi,
        masalah=" ".join(bagian for bagian in (temuan.apa, temuan.sebab) if bagian),
        perbaikan=perbaikan.strip(),
    )
