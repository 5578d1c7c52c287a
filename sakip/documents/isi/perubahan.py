"""What a Perubahan ke-n has changed: old beside new, in the front part of an LKj, at the end of any other document."""

from sakip.documents.bahan import Bahan
from sakip.documents.blok import Blok, GantiHalaman, Judul, Kolom, Paragraf, Sel, Tabel


def make_perubahan(bahan: Bahan) -> list[Blok]:
    """Return the page with the table of old and new; nothing for the first final document."""
    if not bahan.perubahan_ke:
        return []
    kolom = (
        Kolom(judul="No.", lebar=0.5, rata="tengah"),
        Kolom(judul="Bagian", lebar=4),
        Kolom(judul="Semula", lebar=2.5),
        Kolom(judul="Menjadi", lebar=2.5),
    )
    baris = tuple(
        (Sel(teks=str(nomor)), Sel(teks=apa), Sel(teks=lama), Sel(teks=baru))
        for nomor, (apa, lama, baru) in enumerate(bahan.perubahan, 1)
    )
    return [
        GantiHalaman(),
        Judul(teks=f"DAFTAR PERUBAHAN KE-{bahan.perubahan_ke}"),
        Paragraf(teks="Bagian yang berbeda dari dokumen sebelumnya:", gaya="rata"),
        Tabel(nomor="", judul="Perubahan", kolom=kolom, baris=baris),
    ]
