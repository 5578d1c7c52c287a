"""The guard: decides the kind of a file by content and refuses what may hurt, before any library parses.

What passes comes out as a Paket: for .xlsx a filtered copy, for .ods its content part, for .xls and
.csv the bytes themselves.
Source: docs/intake.md sections A1 and A5.
"""

from collections.abc import Mapping

from sakip.intake.hasil import KODE_MAKRO, KODE_TAUTAN, Temuan
from sakip.intake.jaga_zip import unpack
from sakip.intake.jenis_berkas import tell_jenis_awal
from sakip.intake.kisi import SEL_TERBANYAK
from sakip.intake.paket import Paket
from sakip.intake.pindai_xml import Pindaian, is_xml, scan_xml
from sakip.intake.saring import filter_paket, find_buku
from sakip.intake.tolak import BerkasDitolak, name_berkas, refuse

UKURAN_TERBESAR = 5 * 2**20  # bytes of the file
UNSUR_PAKET_TERBANYAK = 1_200_000  # XML elements of all parts together
JENIS_ODS = b"application/vnd.oasis.opendocument.spreadsheet"


def guard(isi: bytes, nama_berkas: str = "") -> Paket:
    """Return the file as a Paket, or refuse it.

    Raises BerkasDitolak, whose kode is one of besar, bom, dtd, jauh, alamat, rusak, sandi, kosong,
    pdf, gambar, html, xml, bukan_excel, nama.
    """
    try:
        return _guard(isi)
    except BerkasDitolak as tolak:
        raise name_berkas(tolak, nama_berkas) from tolak


def _guard(isi: bytes) -> Paket:
    if len(isi) > UKURAN_TERBESAR:
        raise refuse("besar")
    jenis = tell_jenis_awal(isi)
    if jenis == "zip":
        return _guard_zip(isi)
    if jenis == "ole":
        return _guard_ole(isi)
    return Paket("xls" if jenis == "biff" else "csv", isi)


def _guard_ole(isi: bytes) -> Paket:
    """OLE files keep the names of their streams in UTF-16: they tell what the file is."""
    # A workbook may hold a Word object, and with it a stream of that name: first look for its own.
    if _utf16("Workbook") not in isi and _utf16("Book") not in isi:
        if _utf16("EncryptedPackage") in isi:
            raise refuse("sandi")
        if any(
            _utf16(nama) in isi for nama in ("WordDocument", "PowerPoint Document", "__properties")
        ):
            raise refuse("bukan_excel", apa="Berkas ini dokumen Office lain, bukan lembar kerja")
    ada_makro = _utf16("_VBA_PROJECT") in isi
    return Paket("xls", isi, catatan=_list_catatan(ada_makro, ada_tautan=False))


def _guard_zip(isi: bytes) -> Paket:
    mentah = unpack(isi)
    bagian: dict[str, Pindaian] = {}
    for nama, data in mentah.items():
        if is_xml(data):
            bagian[nama] = scan_xml(nama, data)
            _check_jumlah(bagian)
    if paket := _guard_ods(mentah, bagian):
        return paket
    buku = find_buku(bagian, mentah)
    if buku is None:
        raise _refuse_bukan_buku(mentah)
    saringan = filter_paket(buku, bagian, mentah)
    return Paket(
        "xlsx",
        saringan.isi,
        format_diketahui=saringan.format_diketahui,
        catatan=_list_catatan(saringan.ada_makro, saringan.ada_tautan),
    )


def _check_jumlah(bagian: Mapping[str, Pindaian]) -> None:
    """Each part keeps to its limits by itself; together they may not be many times that."""
    if sum(satu.unsur for satu in bagian.values()) > UNSUR_PAKET_TERBANYAK:
        raise refuse("bom", di_mana="jumlah unsur XML")
    if sum(satu.sel_berisi for satu in bagian.values()) > SEL_TERBANYAK:
        raise refuse("bom", di_mana="jumlah sel di semua lembar")


def _guard_ods(mentah: Mapping[str, bytes], bagian: Mapping[str, Pindaian]) -> Paket | None:
    jenis = mentah.get("mimetype", b"").strip()
    isi = bagian.get("content.xml")
    if b"encryption-data" in mentah.get("META-INF/manifest.xml", b""):
        raise refuse("sandi")
    if not jenis.startswith(b"application/vnd.oasis.opendocument") and (
        isi is None or isi.akar != "document-content"
    ):
        return None
    if jenis and not jenis.startswith(JENIS_ODS):
        raise refuse("bukan_excel", apa="Berkas ini dokumen LibreOffice lain, bukan lembar kerja")
    if isi is None or not isi.utuh:
        raise refuse("rusak", di_mana="bagian “content.xml”")
    ada_makro = any(nama.startswith(("Basic/", "Scripts/")) for nama in mentah)
    return Paket("ods", isi.isi, catatan=_list_catatan(ada_makro, ada_tautan=False))


def _refuse_bukan_buku(mentah: Mapping[str, bytes]) -> BerkasDitolak:
    nama = {satu.casefold() for satu in mentah}
    if "xl/workbook.bin" in nama:
        return refuse(
            "bukan_excel",
            apa="Berkas ini Buku Kerja Biner (.xlsb), yang tidak dapat dibaca",
            perbaikan="Buka di Excel, simpan sebagai Buku Kerja Excel (.xlsx), lalu unggah hasilnya.",
        )
    if nama & {"word/document.xml", "ppt/presentation.xml"}:
        return refuse(
            "bukan_excel", apa="Berkas ini dokumen Word atau PowerPoint, bukan lembar kerja"
        )
    if "xl/workbook.xml" in nama or "[content_types].xml" in nama:
        return refuse("rusak")
    if any(satu.endswith((".xlsx", ".xlsm", ".xls", ".ods", ".csv")) for satu in nama):
        return refuse(
            "bukan_excel",
            apa="Berkas ini arsip zip berisi beberapa berkas",
            perbaikan="Buka arsipnya, lalu unggah berkas Excel di dalamnya satu per satu.",
        )
    return refuse("bukan_excel", apa="Berkas ini arsip zip tanpa buku kerja di dalamnya")


def _list_catatan(ada_makro: bool, ada_tautan: bool) -> tuple[Temuan, ...]:
    catatan = []
    if ada_makro:
        catatan.append(
            Temuan(
                tingkat="catatan",
                apa="makro diabaikan",
                sebab="Berkas ini memuat makro; hanya nilainya yang dibaca dan makronya tidak dijalankan.",
                kode=KODE_MAKRO,
            )
        )
    if ada_tautan:
        catatan.append(
            Temuan(
                tingkat="catatan",
                apa="tautan ke berkas lain diabaikan",
                sebab="Berkas lain tidak pernah dibuka; dari rumus seperti itu hanya hasil yang tersimpan yang dibaca.",
                kode=KODE_TAUTAN,
            )
        )
    return tuple(catatan)


def _utf16(nama: str) -> bytes:
    return nama.encode("utf-16-le")
