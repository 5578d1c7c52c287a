"""Why a file is not taken as evidence: one sentence per code, and the way out."""

from sakip.intake.tolak import TANPA_NAMA, BerkasDitolak

JENIS_DITERIMA = (
    "PDF, gambar (PNG, JPEG, WebP), dokumen (.docx, .xlsx, .pptx, .odt, .ods), teks, atau CSV"
)
SEBAGAI_PDF = "Simpan atau cetak sebagai PDF, lalu unggah PDF-nya."

ALASAN: dict[str, tuple[str, str]] = {
    "kosong": (
        "Berkas bukti kosong",
        "Periksa apakah berkas sudah tersimpan utuh, lalu unggah lagi.",
    ),
    "program": (
        "Berkas ini program, atau memuat program, sehingga tidak diterima sebagai bukti",
        "Unggah dokumen atau gambarnya saja.",
    ),
    "html": (
        "Isi berkas ini halaman web (HTML), apa pun namanya, sehingga tidak diterima sebagai bukti",
        "Cetak halaman itu sebagai PDF lalu unggah PDF-nya, atau tambahkan alamatnya sebagai tautan.",
    ),
    "svg": (
        "Isi berkas ini gambar SVG, yang dapat memuat skrip, sehingga tidak diterima sebagai bukti",
        "Simpan gambarnya sebagai PNG, lalu unggah lagi.",
    ),
    "xml": (
        "Isi berkas ini XML, yang tidak diterima sebagai bukti",
        SEBAGAI_PDF,
    ),
    "gambar": (
        "Jenis gambar ini tidak diterima sebagai bukti",
        "Simpan gambarnya sebagai JPEG atau PNG, lalu unggah lagi.",
    ),
    "arsip": (
        "Berkas ini arsip terkompresi (zip dan sejenisnya), yang tidak diterima sebagai bukti",
        "Buka arsipnya, lalu unggah berkas di dalamnya satu per satu.",
    ),
    "office_lama": (
        "Berkas ini dokumen Office berformat lama (.doc, .xls, .ppt), yang tidak diterima sebagai bukti",
        "Simpan sebagai .docx, .xlsx, .pptx, atau PDF, lalu unggah hasilnya.",
    ),
    "sandi": (
        "Berkas ini dilindungi kata sandi, sehingga pemeriksa tidak dapat membukanya",
        "Hapus kata sandinya, simpan, lalu unggah lagi.",
    ),
    "makro": (
        "Berkas ini memuat makro, atau berjenis yang dapat memuatnya (.docm, .xlsm, .pptm, .xlsb), sehingga tidak diterima sebagai bukti",
        f"Simpan sebagai .docx, .xlsx, atau .pptx biasa; atau: {SEBAGAI_PDF[0].lower()}{SEBAGAI_PDF[1:]}",
    ),
    "tanaman": (
        "Dokumen ini memuat berkas lain yang ditanam di dalamnya, sehingga tidak diterima sebagai bukti",
        "Hapus berkas yang ditanam itu dan unggah tersendiri, atau simpan dokumennya sebagai PDF.",
    ),
    "tautan_luar": (
        "Dokumen ini mengambil bagiannya dari alamat luar ketika dibuka, sehingga tidak diterima sebagai bukti",
        SEBAGAI_PDF,
    ),
    "pdf_aktif": (
        "PDF ini memuat skrip atau perintah menjalankan program, sehingga tidak diterima sebagai bukti",
        "Buka PDF-nya, cetak ke PDF baru, lalu unggah hasilnya.",
    ),
    "rusak": (
        "Berkas bukti rusak atau terpotong",
        "Buka aslinya untuk memastikan isinya utuh, simpan ulang, lalu unggah lagi.",
    ),
    "bom": (
        "Isi berkas ini mengembang jauh melampaui ukuran wajar",
        SEBAGAI_PDF,
    ),
    "jenis": (
        "Jenis berkas ini tidak diterima sebagai bukti",
        f"Unggah {JENIS_DITERIMA}.",
    ),
}


def refuse_bukti(alasan: str, *, apa: str = "", perbaikan: str = "") -> BerkasDitolak:
    """Return the refusal for a reason (a key of ALASAN, or one whose sentences are given)."""
    baku, cara = ALASAN.get(alasan, ("", ""))
    return BerkasDitolak(alasan, apa=apa or baku, di_mana=TANPA_NAMA, perbaikan=perbaikan or cara)
