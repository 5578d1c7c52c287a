"""Words behind a figure: those that multiply it (juta), and those that only say what is counted (desa)."""

import re

SKALA = {
    "ribu": 10**3,
    "rb": 10**3,
    "juta": 10**6,
    "jt": 10**6,
    "miliar": 10**9,
    "milyar": 10**9,
    "milyard": 10**9,
    "mlr": 10**9,
    "triliun": 10**12,
    "trilyun": 10**12,
}

# Words that may follow a number without a question; any other word is asked about.
_KATA_SATUAN = """
    acara agenda aksi akta anak anggota aparatur api aplikasi arsip aset atlet balita bangunan
    batang bayi bencana berita berkas bidang bimtek bln buah budaya buku bulan bumdes cagar
    daerah dan data desa detik dok dokumen dukuh dusun ekor eks eksemplar embung event fasilitas
    forum gampong gedung ha hari hektar hektare hotspot hr ibu indeks inovasi irigasi izin jalan
    jam jembatan jenis jiwa jorong judul kader kali kamling kartu karya kasus kecamatan keg
    kegiatan kejadian kelompok keluarga kelurahan kendaraan kerja kerjasama kg kk km km2 km²
    konflik konten koperasi korban kpm ktp kuintal kunjungan kwintal lansia lap laporan layanan
    lembaga lembar lingkungan linmas liter lokasi m m2 m3 menit meter minggu mnt monev m² m³
    nagari naskah nilai objek orang org organisasi pajak paket pasar pasien pd pegawai pelaku
    pelanggaran pelatihan pemohon penduduk pengaduan pengguna pengunjung perangkat peraturan
    perbup perda perdes perempuan perizinan perkades permohonan peserta peta petani pilar pkt
    pohon poin point polisi pos posyandu program prosen puskesmas putusan rakor rapat raperda
    rasio rekening rekomendasi relawan rencana responden rt rtlh ruang ruas rumah rupiah rw
    saluran sama sarana sasaran satuan sekolah semester sengketa sertifikat set siswa sk skor
    sop sosialisasi surat tahapan tahun tanah temuan th thn tim titik ton triwulan tugas umkm
    unit usaha usulan wajib warga wisatawan
"""
SATUAN = frozenset(_KATA_SATUAN.split())


def is_satuan(teks: str) -> bool:
    """Tell whether all words of a text say what is counted, so that nothing is lost without them."""
    kata = re.split(r"[ /.]+", teks.casefold().strip(" ./"))
    return all(satu in SATUAN for satu in kata)
