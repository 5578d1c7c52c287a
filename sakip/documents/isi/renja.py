"""Evaluasi Hasil Renja (Permendagri 86/2017): fifteen columns; 13 to 15 by each indikator's metode."""

from dataclasses import replace
from decimal import Decimal

from sakip.documents.bahan import Bahan, Indikator, Program
from sakip.documents.blok import Bagian, Baris, Dokumen, Judul, Kolom, Paragraf, Sel, Tabel
from sakip.documents.isi.bersama import (
    TANPA,
    build,
    make_penanda,
    sel_angka,
    sel_rupiah,
    sel_tulis,
    sign_by,
    write_dasar,
    write_kata,
    write_pengesahan,
    write_satuan,
)
from sakip.documents.isi.lkj_perencanaan import make_rows
from sakip.domain.tulisan import KOSONG, ROMAWI, round_half_up

JUDUL = "Evaluasi Hasil Rencana Kerja"


def make_evaluasi_renja(bahan: Bahan, *, tanda: str = "", lambang: bytes = b"") -> Dokumen:
    """Return the evaluation of the Renja of a tahun."""
    isi = Bagian(
        blok=(
            Judul(teks=f"EVALUASI HASIL RENCANA KERJA TAHUN {bahan.tahun}"),
            Paragraf(teks=f"{bahan.kantor.nama} {bahan.kantor.kabupaten}", gaya="tengah"),
            make_tabel(bahan, "1"),
            *(Paragraf(teks=satu, gaya="kecil") for satu in write_pengesahan(bahan)),
            Paragraf(teks="Faktor pendorong keberhasilan kinerja:", gaya="rata"),
            *_kata(bahan, "renja/pendorong"),
            Paragraf(teks="Faktor penghambat pencapaian kinerja:", gaya="rata"),
            *_kata(bahan, "renja/penghambat"),
            Paragraf(
                teks="Tindak lanjut yang diperlukan dalam triwulan dan tahun berikutnya:",
                gaya="rata",
            ),
            *_kata(bahan, "renja/tindak-lanjut"),
            sign_by(
                bahan,
                make_penanda(bahan.penyusun, "Disusun oleh,"),
                make_penanda(bahan.kepala, "Disetujui oleh,"),
            ),
        ),
        mulai=True,
        mendatar=True,
        lebar=True,
    )
    return build(bahan, f"{JUDUL} Tahun {bahan.tahun}", (isi,), tanda=tanda, lambang=lambang)


def _kata(bahan: Bahan, bagian: str) -> list[Paragraf]:
    hasil = [satu for satu in write_kata(bahan, bagian) if isinstance(satu, Paragraf)]
    return hasil or [Paragraf(teks="tidak dicatat", gaya="kecil")]


def make_tabel(bahan: Bahan, nomor: str) -> Tabel:
    """Return the fifteen columns; K is the figure in its satuan, Rp money of its program."""
    dua = (("K", 1.0), ("Rp", 1.55))
    tiga = (("K", 0.95), ("%", 0.95), ("Rp", 1.45))
    kolom = (
        Kolom(judul="(1) No", lebar=0.6, rata="tengah"),
        Kolom(judul="(2) Sasaran", lebar=1.9),
        Kolom(judul="(3) Program/ Kegiatan", lebar=2),
        Kolom(judul="(4) Indikator", lebar=2.2),
        Kolom(judul="(5) Satuan", lebar=0.95, rata="tengah"),
        *_kelompok("(6) Target Akhir Renstra", dua),
        *_kelompok(f"(7) Realisasi Renstra s.d. {bahan.tahun - 1}", dua),
        *_kelompok(f"(8) Target Renja {bahan.tahun}", dua),
        *(
            satu
            for urut, romawi in enumerate(ROMAWI.values(), 9)
            for satu in _kelompok(f"({urut}) Realisasi Triwulan {romawi}", tiga)
        ),
        *_kelompok(f"(13) Realisasi Renja {bahan.tahun}", dua),
        *_kelompok(f"(14) Realisasi Renstra s.d. {bahan.tahun}", dua),
        *_kelompok("(15) Tingkat Capaian Renstra (%)", (("K", 0.95), ("Rp", 0.95))),
    )
    uang = {satu.kode: satu for satu in bahan.program}
    pertama: dict[str, str] = {}
    for satu in bahan.indikator:
        pertama.setdefault(satu.kode_program, satu.kode)
    return Tabel(
        nomor=nomor,
        judul=f"{JUDUL} {bahan.kantor.nama} Tahun {bahan.tahun}",
        kolom=kolom,
        baris=(
            *make_rows(
                bahan.indikator,
                lambda satu: _baris(
                    satu,
                    uang.get(satu.kode_program)
                    if pertama[satu.kode_program] == satu.kode
                    else None,
                ),
            ),
            *_rata(bahan),
        ),
        catatan=f"K: kinerja dalam satuannya, digabung menurut metode tiap indikator; Rp: dicatat sekali pada indikator pertama dari program atau kegiatannya; {TANPA}: tidak ada, atau sudah dicatat di atasnya. "
        f"Kolom (8): target dan pagu yang berlaku menurut Perjanjian Kinerja dan DPA. Rata-rata kolom (13): capaian terhadap target setahun.{write_dasar(bahan)}",
        nomor_kolom=False,
    )


def _rata(bahan: Bahan) -> tuple[Baris, Baris]:
    """Return the two rows at the foot of the form: average capaian of each triwulan and the tahun, and its predikat."""
    periode = [*((f"TW{tw}", 3) for tw in ROMAWI), ("TAHUN", 2)]
    rata = [(bahan.kantor_rata.di(satu), lebar) for satu, lebar in periode]
    kosong = [Sel(teks=KOSONG, kolom=n, tebal=True, rata="tengah") for n in (6, 4)]
    angka = [
        replace(sel_angka(r.capaian if r else None, tebal=True), kolom=n, rata="tengah")
        for r, n in rata
    ]
    nama = [
        Sel(teks=(r.predikat if r else "") or TANPA, kolom=n, tebal=True, rata="tengah")
        for r, n in rata
    ]
    judul = ("Rata-rata capaian kinerja (%)", "Predikat kinerja")
    satu, dua = (
        (Sel(teks=teks, kolom=5, tebal=True, rata="tengah"), kosong[0], *isi, kosong[1])
        for teks, isi in zip(judul, (angka, nama), strict=True)
    )
    return satu, dua


def _kelompok(nama: str, bagian: tuple[tuple[str, float], ...]) -> tuple[Kolom, ...]:
    return tuple(
        Kolom(judul=judul, lebar=lebar, rata="kanan", kelompok=nama) for judul, lebar in bagian
    )


def _baris(satu: Indikator, uang: Program | None) -> Baris:
    setahun = satu.di("TAHUN")
    sampai_rp = _jumlah(uang)
    return (
        Sel(teks=satu.program or "tidak dikaitkan"),
        Sel(teks=satu.nama),
        Sel(teks=write_satuan(satu.satuan)),
        sel_tulis(satu.target_akhir, satu.target_akhir_tulis, satu),
        sel_rupiah(uang.pagu_renstra if uang else None),
        sel_tulis(satu.lalu, satu.lalu_tulis, satu),
        sel_rupiah(uang.lalu if uang else None),
        sel_tulis(setahun.target, setahun.target_tulis, satu),
        sel_rupiah(uang.pagu if uang else None),
        *(sel for tw in ROMAWI for sel in _triwulan(satu, uang, tw)),
        sel_tulis(setahun.realisasi, setahun.realisasi_tulis, satu),
        sel_rupiah(uang.realisasi if uang else None),
        sel_tulis(satu.sampai, satu.sampai_tulis, satu),
        sel_rupiah(sampai_rp),
        sel_angka(satu.kemajuan),
        sel_angka(_persen(sampai_rp, uang.pagu_renstra if uang else None)),
    )


def _triwulan(satu: Indikator, uang: Program | None, triwulan: int) -> tuple[Sel, Sel, Sel]:
    angka = satu.di(f"TW{triwulan}")
    belanja = sel_rupiah(uang.triwulan[triwulan - 1] if uang else None)
    if angka.status == "belum_waktunya":
        return Sel(teks="–", rata="tengah"), Sel(teks="–", rata="tengah"), belanja
    return (
        sel_tulis(angka.realisasi, angka.realisasi_tulis, satu),
        sel_angka(angka.capaian),
        belanja,
    )


def _jumlah(uang: Program | None) -> Decimal | None:
    ada = [] if uang is None else [n for n in (uang.lalu, uang.realisasi) if n is not None]
    return sum(ada, Decimal(0)) if ada else None


def _persen(bagian: Decimal | None, dari: Decimal | None) -> Decimal | None:
    return round_half_up(100 * bagian / dari, 6) if bagian is not None and dari else None
