"""The words of headings, by what they say about a column; new words found in real files are added here."""

from sakip.intake.ejaan import KUNCI

JUDUL_TERPANJANG = 90  # characters; a longer text is a sentence, not a heading


def _list(teks: str) -> frozenset[str]:
    return frozenset(teks.split())


UKURAN_LEMAH = _list("capaian progres hasil")  # figures only where no better word stands
UKURAN_PENCAPAIAN = _list("realisasi capaian progres")
UANG = _list("anggaran pagu rp rupiah keuangan biaya dpa dana belanja")
FISIK = _list("k kinerja fisik volume vol")
LAMPAU = _list("lalu sebelumnya sebelum renstra rpjmd awal baseline")
# Beside target, realisasi or capaian these make another figure, or none.
TURUNAN = _list(
    """
    tingkat selisih deviasi gap kategori kriteria predikat status bukti dukung tautan link formula rumus
    definisi formulasi efisiensi serapan kendala hambatan penghambat pendorong solusi faktor rekomendasi rtl
    """
)
FORMULA = _list("formula rumus formulasi definisi operasional")
# A target of time is no target in the satuan of the indikator.
WAKTU = _list("waktu jadwal tanggal tgl penyelesaian")
PERIODE_LAIN = _list(
    """
    semester bulan januari februari maret april mei juni juli agustus september oktober november desember
    jan feb mar apr jun jul agu agt sep okt nov des
    """
)
UNIT_PASTI = _list("membidangi penanggung pic pengampu koordinator")
UNIT = UNIT_PASTI | _list("pj bidang seksi pelaksana unit opd pemangku subbag")
INDIKATOR = _list("indikator iku ikk ikp iks")
NOMOR = _list("no nomor nomer nmr")
URAIAN = _list("uraian progres penjelasan narasi deskripsi")
PENJELAS = _list("keterangan ket sumber catatan penjelasan")  # "Keterangan Realisasi" is no figure
KATA_TEKS = INDIKATOR | PENJELAS | UNIT | _list("sasaran tujuan program kegiatan")
# "Rencana" beside "Realisasi" is a target; "Rencana Aksi" and "Rencana Tindak Lanjut" are texts.
RENCANA = _list("rencana kinerja capaian fisik triwulan tw trw i ii iii iv 1 2 3 4")
# Words that may stand beside a key word without making a heading strange.
PENGIRING = _list(
    """
    aksi akhir alat angka atau catatan dalam daerah dan data dengan dokumen id individu ini jabatan jawab jumlah kab
    kabupaten kasi ke kec kecamatan kerja ket keterangan kode kunci nama nilai organisasi output outcome pada pd per
    perangkat periode perjanjian pendukung perubahan pk rencana s d sd skpd sub subbagian subbidang tahun tahunan tiap
    tujuan untuk utama urut yang yg t w tri tw trw tribulan twl kuartal i ii iii iv q tw1 tw2 tw3 tw4
    """
)
DIKENAL = (
    frozenset(KUNCI)
    | UKURAN_LEMAH
    | UANG
    | FISIK
    | LAMPAU
    | TURUNAN
    | PERIODE_LAIN
    | UNIT
    | INDIKATOR
    | NOMOR
    | URAIAN
    | PENGIRING
)
