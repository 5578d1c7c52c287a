"""Bab V of a laporan triwulan or semester: what became of the plans before, and what is planned now."""

from sakip.documents.bahan import Bahan, Indikator
from sakip.documents.bahan_tindak_lanjut import Kendala
from sakip.documents.blok import Baris, Blok, Judul, Kolom, Paragraf, Sel, Tabel
from sakip.documents.isi.bersama import is_tercapai, sel_angka, write_catatan, write_kata
from sakip.documents.isi.lkj_perencanaan import NOMOR

TANPA_CATATAN = "tidak dicatat"


def make_bab_lanjut(bahan: Bahan) -> list[Blok]:
    """Return Bab V: the plans of the triwulan before with their state, then those of the periode."""
    lalu = "Triwulan Lalu" if bahan.periode.startswith("TW") else "Triwulan-Triwulan Sebelumnya"
    return [
        Judul(teks="TINDAK LANJUT", nomor="BAB V"),
        Judul(teks=f"Tindak Lanjut {lalu}", tingkat=2, nomor="A."),
        *write_kata(bahan, "tindak-lanjut-lalu"),
        make_rencana_lalu(bahan, "5.1"),
        Judul(teks="Rencana Tindak Lanjut", tingkat=2, nomor="B."),
        Paragraf(teks=bahan.tulis("triwulan_rtl")),
        make_tindak_lanjut(bahan, "5.2"),
    ]


def make_rencana_lalu(bahan: Bahan, nomor: str) -> Tabel:
    """Return the plans of the triwulan before, what became of them, and the capaian now."""
    kolom = (
        NOMOR,
        Kolom(judul="Indikator Kinerja", lebar=2.4),
        Kolom(judul="Rencana dari", lebar=1.2),
        Kolom(judul="Rencana Tindak Lanjut", lebar=2.6),
        Kolom(judul="Penanggung Jawab", lebar=1.6),
        Kolom(judul="Batas Waktu", lebar=1.2),
        Kolom(judul="Keadaan", lebar=1.2),
        Kolom(judul="Uraian", lebar=2.4),
        Kolom(judul="Capaian Kini (%)", lebar=0.9, rata="kanan"),
    )
    indikator = {satu.kode: satu for satu in bahan.indikator}
    baris: list[Baris] = []
    urut = list(indikator)
    ada = [satu for satu in bahan.rencana_lalu if satu.kode_indikator in indikator]
    for satu in sorted(ada, key=lambda satu: urut.index(satu.kode_indikator)):
        milik = indikator[satu.kode_indikator]
        baris.append(
            (
                Sel(teks=str(len(baris) + 1)),
                Sel(teks=milik.nama),
                Sel(teks=satu.kapan),
                Sel(teks=satu.rencana),
                Sel(teks=satu.pic or milik.unit),
                Sel(teks=satu.batas_waktu or TANPA_CATATAN),
                Sel(teks=satu.keadaan or "belum dilaporkan"),
                Sel(teks=satu.uraian or TANPA_CATATAN),
                sel_angka(milik.di(bahan.periode).capaian),
            )
        )
    if not baris:
        teks = "Tidak ada rencana tindak lanjut triwulan sebelumnya yang dicatat."
        baris.append((Sel(teks=teks, kolom=len(kolom), rata="tengah"),))
    judul = "Pelaksanaan Rencana Tindak Lanjut Triwulan Sebelumnya"
    return Tabel(nomor=nomor, judul=judul, kolom=kolom, baris=tuple(baris))


def make_tindak_lanjut(bahan: Bahan, nomor: str) -> Tabel:
    """Return what is to be done for each indikator that missed its target, was not reported, or has a kendala."""
    kolom = (
        NOMOR,
        Kolom(judul="Indikator Kinerja", lebar=2.4),
        Kolom(judul="Capaian (%)", lebar=0.9, rata="kanan"),
        Kolom(judul="Kendala", lebar=2.4),
        Kolom(judul="Solusi", lebar=2.2),
        Kolom(judul="Rencana Tindak Lanjut", lebar=2.2),
        Kolom(judul="Penanggung Jawab", lebar=1.6),
        Kolom(judul="Batas Waktu", lebar=1.4),
        Kolom(judul="Bukti", lebar=0.7, rata="tengah"),
    )
    kendala = {satu.kode_indikator: satu for satu in bahan.kendala}
    perlu = [satu for satu in bahan.indikator if satu.kode in kendala or _is_kurang(bahan, satu)]
    baris = [_row(bahan, satu, urut, kendala.get(satu.kode)) for urut, satu in enumerate(perlu, 1)]
    if not baris:
        dihitung = any(satu.di(bahan.periode).capaian is not None for satu in bahan.indikator)
        teks = bahan.tulis("triwulan_semua" if dihitung else "triwulan_tanpa_ukur")
        baris.append((Sel(teks=teks, kolom=len(kolom), rata="tengah"),))
    return Tabel(
        nomor=nomor,
        judul="Kendala, Solusi, dan Rencana Tindak Lanjut",
        kolom=kolom,
        baris=tuple(baris),
    )


def _is_kurang(bahan: Bahan, satu: Indikator) -> bool:
    angka = satu.di(bahan.periode)
    if angka.capaian is None:
        return angka.status == "belum_dilaporkan"
    return not is_tercapai(angka.capaian)


def _row(bahan: Bahan, satu: Indikator, urut: int, kendala: Kendala | None) -> Baris:
    """Return the words of the report; where it has none, those of the unit."""
    angka = satu.di(bahan.periode)
    catatan = write_catatan(satu, bahan.periode)
    unit = f"Laporan unit: {catatan}" if catatan else ""
    if not unit and angka.capaian is None:
        unit = angka.alasan
    tulis = (kendala.kendala, kendala.solusi, kendala.rencana) if kendala else ("", "", "")
    kata = [bahan.kata(f"indikator/{satu.kode}/{apa}") for apa in ("penghambat", "upaya", "rtl")]
    isi = [a or b for a, b in zip(kata, tulis, strict=True)]
    batas = bahan.kata(f"indikator/{satu.kode}/batas") or (kendala.batas_waktu if kendala else "")
    return (
        Sel(teks=str(urut)),
        Sel(teks=satu.nama),
        sel_angka(angka.capaian),
        Sel(teks=isi[0] or unit or TANPA_CATATAN),
        *(Sel(teks=teks or TANPA_CATATAN) for teks in isi[1:]),
        Sel(teks=(kendala.pic if kendala else "") or satu.unit),
        Sel(teks=batas or TANPA_CATATAN),
        Sel(teks=str(satu.count_bukti(bahan.periode))),
    )
