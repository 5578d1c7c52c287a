"""Part B of Bab III of the LKj: pagu, realisasi and sisa of every program, and their chart."""

from decimal import Decimal

from sakip.documents.bahan import Bahan
from sakip.documents.blok import Blok, Grafik, Kolom, Paragraf, Seri, Tabel
from sakip.documents.isi.baris_belanja import make_row_jumlah, make_row_program
from sakip.documents.isi.bersama import persen, rupiah
from sakip.documents.isi.lkj_simpulan import count_sisa, explain_uang

PROGRAM_TERBANYAK = 12  # in one chart
JUTA = Decimal(1_000_000)


def make_anggaran(bahan: Bahan, nomor: str) -> list[Blok]:
    """Return the sentence and table 3.9: pagu, realisasi, serapan and sisa of every program."""
    uang = bahan.kantor_rata
    if uang.serapan is None or uang.pagu is None:
        alasan = explain_uang(uang)
        kalimat = bahan.tulis("anggaran_kosong", tahun=bahan.tahun, alasan=alasan)
    else:
        kalimat = bahan.tulis(
            "anggaran",
            kantor=bahan.kantor.nama,
            tahun=bahan.tahun,
            realisasi=rupiah(uang.realisasi),
            serapan=persen(uang.serapan),
            pagu=rupiah(uang.pagu),
        )
    if not bahan.program:
        return [Paragraf(teks=kalimat)]
    return [Paragraf(teks=kalimat), _tabel_anggaran(bahan, nomor)]


def _tabel_anggaran(bahan: Bahan, nomor: str) -> Tabel:
    kolom = (
        Kolom(judul="Kode", lebar=2.25),
        Kolom(judul="Program/Kegiatan/Sub Kegiatan", lebar=3.4),
        Kolom(judul="Pagu (Rp)", lebar=1.85, rata="kanan"),
        Kolom(judul="Realisasi (Rp)", lebar=1.85, rata="kanan"),
        Kolom(judul="%", lebar=0.95, rata="kanan"),
        Kolom(judul="Sisa (Rp)", lebar=1.6, rata="kanan"),
    )
    uang = bahan.kantor_rata
    baris = [make_row_program(satu) for satu in bahan.program]
    baris.append(make_row_jumlah(uang.pagu, uang.realisasi, uang.serapan, count_sisa(uang)))
    judul = f"Realisasi Anggaran {bahan.kantor.nama} Tahun {bahan.tahun}"
    return Tabel(nomor=nomor, judul=judul, kolom=kolom, baris=tuple(baris))


def draw_program(bahan: Bahan, nomor: str) -> list[Blok]:
    """Return the chart of pagu and realisasi of each program; none without programs."""
    program = [satu for satu in bahan.program if satu.jenjang == "program"][:PROGRAM_TERBANYAK]
    if not program:
        return []
    pagu = tuple(None if satu.pagu is None else satu.pagu / JUTA for satu in program)
    nyata = tuple(None if satu.realisasi is None else satu.realisasi / JUTA for satu in program)
    return [
        Grafik(
            nomor=nomor,
            judul=f"Pagu dan Realisasi per Program Tahun {bahan.tahun} (juta rupiah)",
            bentuk="mendatar",
            label=tuple(satu.nama for satu in program),
            seri=(Seri(nama="Pagu", nilai=pagu), Seri(nama="Realisasi", nilai=nyata)),
            desimal=1,
            alt="; ".join(
                f"{satu.nama}: pagu {rupiah(satu.pagu)}, realisasi {rupiah(satu.realisasi)}"
                for satu in program
            ),
        )
    ]
