"""What a table for uji silang may hold, and a small one to begin with."""

from sakip.ui.html import Html, make_tabel, tag

KOLOM_DIKENALI = (
    ("target", "ya", "92,5 · 80–90 · BB · Rp 1.250.000"),
    ("realisasi", "ya", "93,1 · 1.250,75 · A (80,50)"),
    ("capaian", "ya", "100,65 · 100,65% — angka yang diuji"),
    ("rumus atau polaritas", "tidak", "naik, turun_selisih, turun_rasio, rentang, predikat; positif, negatif"),
    ("tw1, tw2, tw3, tw4", "tidak", "realisasi tiap triwulan"),
    ("metode", "tidak", "jumlah, kumulatif, akhir, rata, maksimum, minimum, rasio, tahunan"),
    ("setahun", "tidak", "angka setahun yang diuji terhadap triwulannya"),
    ("indikator, satuan, instansi, tahun, periode", "tidak", "untuk mengenali baris; satu indikator diuji dengan satu rumus"),
)  # fmt: skip
TABEL_CONTOH = (
    "indikator;satuan;tahun;polaritas;target;realisasi;capaian\r\n"
    "Nilai SAKIP;nilai;2025;positif;84,00;84,62;100,74\r\n"
    "Jumlah gangguan trantibum;kasus;2025;negatif;5;3;140,00\r\n"
    "Persentase pengaduan selesai;persen;2025;positif;96,00;87,10;91,73\r\n"
)


def make_kolom_dikenali() -> Html:
    """Return what columns a table may have; headings are found in any order, below any titles."""
    return make_tabel(
        ("Judul kolom", "Wajib", "Isi"),
        [
            tag(
                "tr",
                tag("th", kolom, scope="row"),
                tag("td", wajib, data_label="Wajib"),
                tag("td", isi, data_label="Isi", class_="sk-lebar"),
            )
            for kolom, wajib, isi in KOLOM_DIKENALI
        ],
    )
