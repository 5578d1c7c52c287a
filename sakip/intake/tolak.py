"""Why a file is not read: one clear sentence per code, saying what, why and how to mend."""

from sakip.domain.errors import DataTidakSah

SIMPAN_ULANG = "Buka berkas itu di Excel atau LibreOffice, simpan sebagai Buku Kerja Excel (.xlsx), lalu unggah hasilnya."

TANPA_NAMA = "berkas unggahan"

ALASAN: dict[str, tuple[str, str]] = {
    "besar": (
        "Berkas tidak dibaca karena lebih besar dari 5 MB",
        "Hapus gambar dan lembar yang tidak perlu, simpan, lalu unggah lagi.",
    ),
    "bom": (
        "Berkas tidak dibaca karena isinya mengembang jauh melampaui ukuran wajar",
        "Salin tabelnya saja ke buku kerja baru, simpan sebagai .xlsx, lalu unggah hasilnya.",
    ),
    "berat": (
        "Berkas tidak dibaca karena terlalu berat untuk diolah dalam batas waktu dan memori",
        "Salin tabelnya saja ke buku kerja baru, simpan sebagai .xlsx, lalu unggah hasilnya.",
    ),
    "dtd": (
        "Berkas tidak dibaca karena memuat deklarasi DOCTYPE, yang tidak pernah ada di buku kerja biasa dan dapat berbahaya",
        SIMPAN_ULANG,
    ),
    "jauh": (
        "Berkas tidak dibaca karena ada isi atau sel gabungan jauh di luar tabel, melewati baris 5.000 atau kolom GR",
        "Tekan Ctrl+End untuk menemukan sel terakhir, hapus baris dan kolom di luar tabel, simpan, lalu unggah lagi.",
    ),
    "alamat": (
        "Berkas tidak dibaca karena memuat alamat sel yang tidak mungkin ada",
        SIMPAN_ULANG,
    ),
    "rusak": (
        "Berkas tidak dibaca karena rusak atau terpotong",
        "Buka aslinya di Excel atau LibreOffice untuk memastikan isinya utuh, simpan ulang sebagai .xlsx, lalu unggah lagi.",
    ),
    "sandi": (
        "Berkas tidak dibaca karena dilindungi kata sandi",
        "Buka berkas, hapus kata sandinya lewat File > Info > Lindungi Buku Kerja, simpan, lalu unggah lagi.",
    ),
    "kosong": (
        "Berkas tidak dibaca karena kosong",
        "Periksa apakah berkas sudah tersimpan utuh, lalu unggah lagi.",
    ),
    "pdf": (
        "Berkas ini PDF, bukan lembar kerja",
        "Unggah berkas Excel asalnya, atau salin tabelnya ke templat Excel.",
    ),
    "gambar": (
        "Berkas ini gambar, bukan lembar kerja",
        "Ketik isinya ke templat Excel, lalu unggah templat itu.",
    ),
    "html": (
        "Berkas ini halaman web (HTML), walaupun namanya seperti berkas Excel",
        SIMPAN_ULANG,
    ),
    "xml": (
        "Berkas ini XML biasa, bukan buku kerja .xlsx",
        SIMPAN_ULANG,
    ),
    "bukan_excel": (
        "Berkas ini bukan lembar kerja yang dapat dibaca",
        "Unggah berkas .xlsx, .xlsm, .xls, .ods, atau .csv.",
    ),
    "nama": (
        "Berkas tidak dibaca karena memuat nama bagian yang tidak sah atau ganda",
        SIMPAN_ULANG,
    ),
}


class BerkasDitolak(DataTidakSah):
    """A file that is not read at all. kode is one of the published codes of refusal."""

    def __init__(self, kode: str, *, apa: str, di_mana: str, perbaikan: str) -> None:
        super().__init__(apa=apa, di_mana=di_mana, perbaikan=perbaikan)
        self.kode = kode


def refuse(
    alasan: str, *, di_mana: str = TANPA_NAMA, apa: str = "", perbaikan: str = ""
) -> BerkasDitolak:
    """Return the refusal for a reason (a key of ALASAN); apa and perbaikan replace its sentences.

    A file that is too heavy answers with the code "bom": to a reader both are one thing.
    """
    baku, cara = ALASAN[alasan]
    kode = "bom" if alasan == "berat" else alasan
    return BerkasDitolak(kode, apa=apa or baku, di_mana=di_mana, perbaikan=perbaikan or cara)


def name_berkas(tolak: BerkasDitolak, nama_berkas: str) -> BerkasDitolak:
    """Return the refusal with the name of the file in its place."""
    rincian = "" if tolak.di_mana == TANPA_NAMA else f", {tolak.di_mana}"
    nama = " ".join(nama_berkas[:100].split()) or TANPA_NAMA
    return BerkasDitolak(
        tolak.kode, apa=tolak.apa, di_mana=f"{nama}{rincian}", perbaikan=tolak.perbaikan
    )
