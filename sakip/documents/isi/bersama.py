"""Parts that several documents share: numbers in cells, cover, signatures, the officials' own words."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from sakip.documents.bahan import Angka, Bahan, Indikator, Pejabat
from sakip.documents.blok import (
    Bagian,
    Baris,
    Blok,
    Daftar,
    Dokumen,
    Judul,
    KodeVerifikasi,
    Kop,
    Paragraf,
    Penanda,
    Sampul,
    Sel,
    TandaTangan,
    Tata,
)
from sakip.documents.isi.perubahan import make_perubahan
from sakip.domain.pegawai import format_nip
from sakip.domain.periode import ROMAWI, JenisPeriode
from sakip.domain.tulisan import format_angka, format_persen, format_rupiah, round_half_up

TANPA = "n/a"
TERCAPAI = Decimal(100)
MURNI = frozenset({"indeks", "nilai", "predikat", "skor"})  # satuan that nobody says after a figure
RENTANG_TERBANYAK = 6  # rows under one merged cell; more would not break well over pages


def nama_periode(periode: str) -> str:
    """Return a periode as it stands in sentences: "Triwulan II", "Semester I"."""
    nama = {"S1": "Semester I", "S2": "Semester II", "SD3": "s.d. Triwulan III", "TAHUN": "Tahun"}
    return nama.get(periode) or f"Triwulan {('I', 'II', 'III', 'IV')[int(periode[2]) - 1]}"


def name_waktu(bahan: Bahan) -> str:
    """Return periode and tahun as they stand in sentences: "Triwulan II Tahun 2026", "Tahun 2026"."""
    tahun = f"Tahun {bahan.tahun}"
    return tahun if bahan.periode == "TAHUN" else f"{nama_periode(bahan.periode)} {tahun}"


def build(
    bahan: Bahan, judul: str, bagian: Sequence[Bagian], *, tanda: str, lambang: bytes
) -> Dokumen:
    """Return a document in the office's own print."""
    cetak = bahan.cetakan
    tata = Tata(
        kertas="F4" if cetak.kertas == "F4" else "A4",
        huruf="arial" if cetak.huruf == "arial" else "bookman",
        atas=cetak.atas,
        bawah=cetak.bawah,
        kiri=cetak.kiri,
        kanan=cetak.kanan,
    )
    return Dokumen(
        judul=f"{judul} {bahan.kantor.nama}",
        kepala=f"{judul} · {bahan.kantor.nama}",
        bagian=_add_kode(bahan, _add_perubahan(bahan, tuple(bagian))),
        tata=tata,
        tanda=tanda,
        lambang=lambang,
    )


def _add_perubahan(bahan: Bahan, bagian: tuple[Bagian, ...]) -> tuple[Bagian, ...]:
    """Return the parts with what a Perubahan ke-n changes at the end, where none of them tells it."""
    perubahan = make_perubahan(bahan) if bahan.perubahan_di_akhir else []
    judul = {satu.teks for satu in perubahan if isinstance(satu, Judul)}
    ada = any(isinstance(b, Judul) and b.teks in judul for satu in bagian for b in satu.blok)
    if not perubahan or ada:
        return bagian
    return (*bagian[:-1], replace(bagian[-1], blok=(*bagian[-1].blok, *perubahan)))


def _add_kode(bahan: Bahan, bagian: tuple[Bagian, ...]) -> tuple[Bagian, ...]:
    """Return the parts with the code at the end, where a final document has no cover to show it."""
    bersampul = any(isinstance(blok, Sampul) for satu in bagian for blok in satu.blok)
    if not bahan.kode_di_kaki or bersampul:
        return bagian
    kode = KodeVerifikasi(kode=bahan.kode_verifikasi, alamat=bahan.alamat_verifikasi, qr=bahan.qr)
    return (*bagian[:-1], replace(bagian[-1], blok=(*bagian[-1].blok, kode)))


def write_pengesahan(bahan: Bahan) -> tuple[str, ...]:
    """Return the line that says how official the figures are; nothing where the document has none."""
    if not bahan.pengesahan:
        return ()
    return (bahan.tulis("keadaan_data", pengesahan=bahan.pengesahan),)


def write_dasar(bahan: Bahan) -> str:
    """Return which PK perubahan the targets of a table come from; "" where none changed one."""
    return "".join(f" {kalimat}" for kalimat in bahan.dasar_target)


def make_sampul(bahan: Bahan, judul: tuple[str, ...], tahun: str) -> Bagian:
    """Return the cover; a final one carries its code and QR."""
    keterangan = []
    if bahan.perubahan_ke:
        keterangan.append(f"Perubahan ke-{bahan.perubahan_ke}")
    if bahan.nomor:
        keterangan.append(f"Nomor {bahan.nomor}, {bahan.tanggal}")
    if bahan.kode_verifikasi:
        keterangan.append(f"Kode verifikasi {bahan.kode_verifikasi} · {bahan.alamat_verifikasi}")
    if bahan.kantor.contoh:
        keterangan.append("CONTOH: angka rekaan, bukan data resmi")
    sampul = Sampul(
        judul=judul,
        tahun=tahun,
        kantor=bahan.kantor.nama.upper(),
        pemerintah=bahan.kantor.pemerintah.upper(),
        alamat=", ".join(bahan.kantor.alamat),
        keterangan=tuple(keterangan),
        qr=bahan.qr,
    )
    return Bagian(blok=(sampul,), penomoran="")


def make_kop(bahan: Bahan) -> Kop:
    """Return the head of a letter."""
    return Kop(
        pemerintah=bahan.kantor.pemerintah.upper(),
        kantor=bahan.kantor.nama.upper(),
        alamat=bahan.kantor.alamat,
    )


def make_tempat(bahan: Bahan) -> str:
    """Return place and date of signing; a draft leaves room for the date."""
    return f"{bahan.kantor.tempat}, {bahan.tanggal or '…………………………'}"


def make_penanda(pejabat: Pejabat, pengantar: str = "") -> Penanda:
    """Return a place to sign for an official; pangkat and NIP stand under the name where they are known."""
    return Penanda(
        pengantar=pengantar,
        jabatan=pejabat.jabatan,
        nama=pejabat.nama,
        pangkat=pejabat.pangkat,
        nip=format_nip(pejabat.nip),
    )


def sign_by(bahan: Bahan, *penanda: Penanda) -> TandaTangan:
    """Return the places to sign under place and date."""
    return TandaTangan(tempat=make_tempat(bahan), penanda=penanda)


def sel_angka(nilai: Decimal | None, desimal: int = 2, *, tebal: bool = False) -> Sel:
    """Return a figure; without one, n/a."""
    return Sel(
        teks=format_angka(nilai, desimal, TANPA),
        angka=nilai,
        desimal=desimal,
        tebal=tebal,
        rata="kanan" if nilai is not None else "tengah",
    )


def sel_rupiah(nilai: Decimal | None, *, tebal: bool = False) -> Sel:
    """Return an amount without its Rp, which the head of the column says."""
    return sel_angka(nilai, 0, tebal=tebal)


def sel_tulis(nilai: Decimal | None, tulis: str, indikator: Indikator) -> Sel:
    """Return target or realisasi as it is written; a plain number keeps its value, a predikat none."""
    if not tulis:
        return Sel(teks=TANPA, rata="tengah")
    angka = nilai if indikator.rumus not in ("predikat", "rentang") else None
    return Sel(teks=tulis, angka=angka, desimal=indikator.desimal)


def write_catatan(satu: Indikator, periode: str) -> str:
    """Return what the unit said in the triwulan of a periode; in a longer one, of which triwulan."""
    triwulan = JenisPeriode(periode).triwulan
    ada = [(nomor, teks) for nomor, teks in satu.catatan if nomor in triwulan]
    if len(triwulan) == 1:
        return "".join(teks for _, teks in ada)
    return " ".join(f"Triwulan {ROMAWI[nomor]}: {teks.rstrip('.')}." for nomor, teks in ada)


def sel_predikat(angka: Angka) -> Sel:
    """Return the predikat in word and colour; without one, why."""
    if angka.predikat:
        return Sel(teks=angka.predikat, corak=angka.corak)
    return Sel(teks=angka.alasan or TANPA)


def merge_first(
    kelompok: Sequence[tuple[str | Sequence[str], Sequence[Baris]]],
) -> tuple[Baris, ...]:
    """Return rows whose first own cells are texts shared by a group, merged downward a few rows at a time.

    Each row of a group lacks these cells: they come second, after the number of the row.
    """
    hasil: list[Baris] = []
    for nama, baris in kelompok:
        depan = [nama] if isinstance(nama, str) else nama
        for urut, satu in enumerate(baris):
            if urut % RENTANG_TERBANYAK:
                hasil.append(satu)
                continue
            tinggi = min(RENTANG_TERBANYAK, len(baris) - urut)
            hasil.append((satu[0], *(Sel(teks=teks, baris=tinggi) for teks in depan), *satu[1:]))
    return tuple(hasil)


def group_sasaran(indikator: Sequence[Indikator]) -> list[tuple[str, list[Indikator]]]:
    """Return the indikator by sasaran, in their order."""
    hasil: dict[str, list[Indikator]] = {}
    for satu in indikator:
        hasil.setdefault(satu.sasaran, []).append(satu)
    return list(hasil.items())


def write_kata(bahan: Bahan, bagian: str, apa: str = "") -> list[Blok]:
    """Return the officials' own words as blocks: blank lines part paragraphs, "- " and "1. " make lists.

    Without words: nothing, or, where apa names what a must is, a line that says it is missing.
    """
    teks = bahan.kata(bagian).strip()
    if not teks:
        return [Paragraf(teks=bahan.tulis("belum_diisi", apa=apa), gaya="kecil")] if apa else []
    return make_blok(teks)


def make_blok(teks: str) -> list[Blok]:
    """Return a text that a person has written as paragraphs and lists."""
    blok: list[Blok] = []
    for alinea in re.split(r"\n\s*\n", teks.replace("\r\n", "\n").strip()):
        baris = [satu.strip() for satu in alinea.split("\n") if satu.strip()]
        nomor = [re.match(r"\d+[.)]\s+", satu) for satu in baris]
        if baris and all(satu.startswith(("- ", "• ")) for satu in baris):
            blok.append(Daftar(butir=tuple(satu[2:].strip() for satu in baris), bernomor=False))
        elif baris and all(nomor):
            butir = [satu[cocok.end() :] for satu, cocok in zip(baris, nomor, strict=True) if cocok]
            blok.append(Daftar(butir=tuple(butir)))
        elif baris:
            blok.append(Paragraf(teks=" ".join(baris)))
    return blok


def write_satuan(satuan: str) -> str:
    """Return satuan as it stands in a narrow column."""
    return "%" if satuan.casefold() == "persen" else satuan


def name_satuan(satu: Indikator) -> str:
    """Return satuan as a sentence says it after a figure; "" where the figure is a pure number or a grade."""
    return "" if satu.rumus == "predikat" or satu.satuan.casefold() in MURNI else satu.satuan


def tulis_rapi(bahan: Bahan, kunci: str, **isi: object) -> str:
    """Return a sentence of the rules without the blanks that an empty place leaves."""
    return re.sub(r" +(?=[ ,;.])", "", bahan.tulis(kunci, **isi)).strip()


def is_tercapai(capaian: Decimal | None) -> bool:
    """Tell whether a capaian, as it is printed, reaches the target."""
    return capaian is not None and round_half_up(capaian, 2) >= TERCAPAI


def persen(nilai: Decimal | None) -> str:
    """Return a percentage for a sentence."""
    return format_persen(nilai, kosong=TANPA)


def rupiah(nilai: Decimal | None) -> str:
    """Return an amount for a sentence."""
    return format_rupiah(nilai, kosong=TANPA)
