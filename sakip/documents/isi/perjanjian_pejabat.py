"""The perjanjian that officials have signed: statement and lampiran of each, and the list of them all."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from sakip.documents.bahan import Bahan, Pejabat
from sakip.documents.bahan_perjanjian import Perjanjian, TargetPerjanjian
from sakip.documents.blok import (
    Bagian,
    Baris,
    Blok,
    Judul,
    Kolom,
    Paragraf,
    Rincian,
    Sel,
    Tabel,
    TandaTangan,
)
from sakip.documents.isi.bersama import (
    TANPA,
    make_kop,
    make_penanda,
    make_sampul,
    merge_first,
    sel_rupiah,
    write_satuan,
)
from sakip.documents.isi.lkj_perencanaan import INDIKATOR, NOMOR, SASARAN, SATUAN

KOSONG = "…" * 16


def make_pernyataan(
    bahan: Bahan,
    judul: str,
    pihak: tuple[Pejabat, Pejabat],
    tanda_tangan: TandaTangan,
    sisipan: Sequence[Blok] = (),
) -> Bagian:
    """Return the page on which pihak pertama promises and pihak kedua receives; sisipan: under its title."""
    pertama, kedua = pihak
    return Bagian(
        blok=(
            make_kop(bahan),
            Paragraf(teks=judul, gaya="judul"),
            *sisipan,
            Paragraf(teks=bahan.tulis("pk_pembuka"), gaya="rata"),
            Rincian(
                baris=(("Nama", f"**{pertama.nama or KOSONG}**"), ("Jabatan", pertama.jabatan))
            ),
            Paragraf(teks=bahan.tulis("pk_pertama"), gaya="rata"),
            Rincian(baris=(("Nama", f"**{kedua.nama or KOSONG}**"), ("Jabatan", kedua.jabatan))),
            Paragraf(teks=bahan.tulis("pk_kedua"), gaya="rata"),
            Paragraf(teks=bahan.tulis("pk_janji"), gaya="rata"),
            Paragraf(teks=bahan.tulis("pk_supervisi"), gaya="rata"),
            tanda_tangan,
        ),
        penomoran="",
    )


def make_bertanda_tangan(bahan: Bahan) -> tuple[Bagian, ...]:
    """Return cover, list, and every perjanjian of the tahun with its lampiran; one chosen alone has neither."""
    if bahan.satu_perjanjian:
        return tuple(
            bagian
            for satu in bahan.perjanjian
            for bagian in make_satu(bahan, satu, iter(("1.1", "1.2")))
        )
    sampul = make_sampul(bahan, ("PERJANJIAN KINERJA",), f"TAHUN {bahan.tahun}")
    daftar = Bagian(
        blok=(
            Judul(teks=f"DAFTAR PERJANJIAN KINERJA TAHUN {bahan.tahun}"),
            _make_daftar(bahan),
        ),
        mulai=True,
        mendatar=True,
    )
    isi = (
        bagian
        for urut, satu in enumerate(bahan.perjanjian, 1)
        for bagian in make_satu(bahan, satu, iter((f"{urut}.1", f"{urut}.2")))
    )
    return (sampul, daftar, *isi)


def _make_daftar(bahan: Bahan) -> Tabel:
    kolom = (
        NOMOR,
        Kolom(judul="Nomor", lebar=2.9),
        Kolom(judul="Tanggal", lebar=1.3, rata="tengah"),
        Kolom(judul="Jenis", lebar=1.2, rata="tengah"),
        Kolom(judul="Nama", lebar=1.8, kelompok="Pihak Pertama"),
        Kolom(judul="Jabatan", lebar=1.8, kelompok="Pihak Pertama"),
        Kolom(judul="Nama", lebar=1.8, kelompok="Pihak Kedua"),
        Kolom(judul="Jabatan", lebar=1.5, kelompok="Pihak Kedua"),
        Kolom(judul="Alasan Perubahan", lebar=1.9),
    )
    baris = tuple(
        tuple(
            Sel(teks=teks)
            for teks in (
                str(urut),
                satu.nomor,
                satu.tanggal,
                satu.jenis.capitalize(),
                satu.pertama,
                satu.jabatan_pertama,
                satu.kedua,
                satu.jabatan_kedua,
                satu.alasan or "–",
            )
        )
        for urut, satu in enumerate(bahan.perjanjian, 1)
    )
    judul = f"Perjanjian Kinerja {bahan.kantor.nama} Tahun {bahan.tahun}"
    return Tabel(nomor="1", judul=judul, kolom=kolom, baris=baris)


def make_satu(bahan: Bahan, satu: Perjanjian, nomor: Iterator[str]) -> tuple[Bagian, Bagian]:
    """Return the statement of a perjanjian and its lampiran; its tables take the next nomor each."""
    judul = f"{satu.judul} Tahun {bahan.tahun}".upper()
    pertama = Pejabat(
        jabatan=satu.jabatan_pertama,
        nama=satu.pertama,
        pangkat=satu.pangkat_pertama,
        nip=satu.nip_pertama,
    )
    kedua = Pejabat(
        jabatan=satu.jabatan_kedua,
        nama=satu.kedua,
        pangkat=satu.pangkat_kedua,
        nip=satu.nip_kedua,
    )
    tanda_tangan = TandaTangan(
        tempat=f"{bahan.kantor.tempat}, {satu.tanggal}",
        penanda=(make_penanda(kedua, "Pihak Kedua,"), make_penanda(pertama, "Pihak Pertama,")),
    )
    pernyataan = make_pernyataan(
        bahan,
        judul,
        (pertama, kedua),
        tanda_tangan,
        (Paragraf(teks=f"Nomor {satu.nomor}", gaya="tengah"), *_make_dasar(bahan, satu)),
    )
    lampiran = Bagian(
        blok=(
            Judul(teks=f"LAMPIRAN {judul}"),
            Rincian(
                baris=(
                    ("Nomor", satu.nomor),
                    ("Tanggal", satu.tanggal),
                    ("Jabatan", satu.jabatan_pertama),
                )
            ),
            _make_target(bahan, satu, nomor),
            *([_make_pagu(bahan, satu, next(nomor))] if satu.pagu else []),
            tanda_tangan,
        ),
        mulai=True,
    )
    return pernyataan, lampiran


def _make_dasar(bahan: Bahan, satu: Perjanjian) -> list[Blok]:
    """Return what a perubahan changes, and why; nothing for a murni."""
    if satu.jenis != "perubahan":
        return []
    kalimat = [bahan.tulis("pk_alasan", alasan=satu.alasan.rstrip(". "))]
    if satu.nomor_semula:
        kalimat.insert(
            0, bahan.tulis("pk_perubahan", nomor=satu.nomor_semula, tanggal=satu.tanggal_semula)
        )
    return [Paragraf(teks=" ".join(kalimat), gaya="rata")]


def _make_target(bahan: Bahan, satu: Perjanjian, nomor: Iterator[str]) -> Blok:
    if not satu.target:
        return Paragraf(teks=bahan.tulis("pk_tanpa_target"), gaya="kecil")
    perubahan = satu.jenis == "perubahan"
    target = (
        Kolom(judul="Semula", lebar=1, rata="tengah", kelompok="Target"),
        Kolom(judul="Menjadi", lebar=1, rata="tengah", kelompok="Target"),
    )
    kolom = (
        NOMOR,
        SASARAN,
        INDIKATOR,
        SATUAN,
        *(target if perubahan else (Kolom(judul="Target", lebar=1.1, rata="tengah"),)),
    )
    kelompok: dict[str, list[Baris]] = {}
    for urut, isi in enumerate(satu.target, 1):
        kelompok.setdefault(isi.sasaran or TANPA, []).append(
            (
                Sel(teks=str(urut)),
                Sel(teks=isi.nama),
                Sel(teks=write_satuan(isi.satuan) or TANPA),
                *([Sel(teks=isi.semula or TANPA)] if perubahan else []),
                _sel_target(isi),
            )
        )
    return Tabel(
        nomor=next(nomor),
        judul=f"Target {satu.judul} {satu.jabatan_pertama} Tahun {bahan.tahun}",
        kolom=kolom,
        baris=merge_first(list(kelompok.items())),
    )


def _sel_target(isi: TargetPerjanjian) -> Sel:
    """Return a signed target; a plain number keeps its value and its own decimals."""
    if isi.nilai is None:
        return Sel(teks=isi.tulis or TANPA)
    return Sel(teks=isi.tulis, angka=isi.nilai, desimal=len(isi.tulis.partition(",")[2]))


def _make_pagu(bahan: Bahan, satu: Perjanjian, nomor: str) -> Tabel:
    jenjang = "Program" if satu.kepala else "Sub Kegiatan"
    kolom = (
        NOMOR,
        Kolom(judul="Kode", lebar=2.3),
        Kolom(judul=jenjang, lebar=4.6),
        Kolom(judul="Anggaran (Rp)", lebar=1.7, rata="kanan"),
    )
    baris: list[Baris] = [
        (Sel(teks=str(urut)), Sel(teks=isi.kode), Sel(teks=isi.nama), sel_rupiah(isi.pagu))
        for urut, isi in enumerate(satu.pagu, 1)
    ]
    ada = [isi.pagu for isi in satu.pagu if isi.pagu is not None]
    jumlah = sum(ada, Decimal()) if ada else None
    kepala = Sel(teks="Jumlah", kolom=3, tebal=True, rata="tengah")
    baris.append((kepala, sel_rupiah(jumlah, tebal=True)))
    return Tabel(
        nomor=nomor,
        judul=f"Anggaran {satu.judul} {satu.jabatan_pertama} Tahun {bahan.tahun}",
        kolom=kolom,
        baris=tuple(baris),
        catatan=bahan.tulis("pk_pagu", tanggal=satu.tanggal),
    )
