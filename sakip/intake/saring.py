"""A filtered copy of an .xlsx package: sheets, strings, number formats, and nothing else.

Macros, drawings, comments, external links, pivots, defined names, validations, conditional
formats and extension lists stay behind, and with them most of what makes libraries stumble.
Strict OOXML becomes transitional on the way.
"""

import html
import io
import posixpath
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from sakip.intake.gaya import write_gaya
from sakip.intake.pindai_xml import Pindaian
from sakip.intake.tolak import refuse

UTAMA = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
HUBUNGAN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PAKET = "http://schemas.openxmlformats.org/package/2006"
JENIS_ISI = "application/vnd.openxmlformats-officedocument.spreadsheetml"
STRICT = {
    b"http://purl.oclc.org/ooxml/spreadsheetml/main": UTAMA.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": HUBUNGAN.encode(),
}


@dataclass(frozen=True, slots=True)
class Saringan:
    """The filtered package and what was left out that a person should know."""

    isi: bytes
    format_diketahui: bool
    ada_makro: bool
    ada_tautan: bool


@dataclass(frozen=True, slots=True)
class _Hubungan:
    jenis: str  # last step of the relationship type: "worksheet", "styles", ...
    bagian: str  # name of the part as stored, "" when the package does not hold it


def find_buku(bagian: Mapping[str, Pindaian], mentah: Mapping[str, bytes]) -> str | None:
    """Return the name of the workbook part, by the package's own relationships, or None."""
    for hubungan in _read_hubungan("", bagian, mentah).values():
        if hubungan.jenis == "officeDocument" and hubungan.bagian in bagian:
            return hubungan.bagian if bagian[hubungan.bagian].akar == "workbook" else None
    return next((nama for nama, hasil in bagian.items() if hasil.akar == "workbook"), None)


def filter_paket(
    buku: str, bagian: Mapping[str, Pindaian], mentah: Mapping[str, bytes]
) -> Saringan:
    """Rebuild the package around its workbook part.

    Raises BerkasDitolak (rusak) when the workbook or a sheet is not well-formed, or none is there.
    """
    hubungan = _read_hubungan(buku, bagian, mentah)
    akar = _parse(buku, bagian)
    lembar: list[tuple[str, str, str]] = []  # name, state, part
    for unsur in _iter_lokal(akar, "sheet"):
        if not (id_ := _lokal_attribute(unsur, "id")):
            continue  # old macro workbooks name sheets that do not exist
        tujuan = hubungan.get(id_)
        if tujuan is None or not tujuan.bagian:
            raise refuse("rusak", di_mana=f"lembar “{unsur.get('name', '')[:31]}”")
        if tujuan.jenis == "worksheet":
            lembar.append((unsur.get("name", ""), unsur.get("state", "visible"), tujuan.bagian))
    if not lembar:
        raise refuse("rusak", di_mana="daftar lembar")
    jenis = {satu.jenis for satu in hubungan.values()}
    gaya_terbesar = max(
        (bagian[nama].gaya_terbesar for _, _, nama in lembar if nama in bagian), default=0
    )
    gaya, format_diketahui = write_gaya(_find_jenis(hubungan, "styles", bagian), gaya_terbesar)
    tahun_1904 = any(
        unsur.get("date1904") in ("1", "true") for unsur in _iter_lokal(akar, "workbookPr")
    )
    return Saringan(
        isi=_write_paket(
            lembar, bagian, gaya, _find_jenis(hubungan, "sharedStrings", bagian), tahun_1904
        ),
        format_diketahui=format_diketahui,
        ada_makro=bool(jenis & {"vbaProject", "xlMacrosheet", "xlIntlMacrosheet"})
        or any(nama.lower().endswith("vbaproject.bin") for nama in mentah),
        ada_tautan="externalLink" in jenis,
    )


def _read_hubungan(
    asal: str, bagian: Mapping[str, Pindaian], mentah: Mapping[str, bytes]
) -> dict[str, _Hubungan]:
    """Return the relationships of a part (of the package itself for "") by their id."""
    folder, nama = posixpath.split(asal)
    nama_rels = _find_nama(posixpath.join(folder, "_rels", f"{nama}.rels"), mentah)
    if nama_rels is None or nama_rels not in bagian:
        return {}
    hasil = {}
    for unsur in _parse(nama_rels, bagian):
        tujuan = unsur.get("Target", "").replace("\\", "/")
        penuh = tujuan.lstrip("/") if tujuan.startswith("/") else posixpath.join(folder, tujuan)
        internal = unsur.get("TargetMode", "Internal") != "External"
        nama_bagian = _find_nama(posixpath.normpath(penuh), mentah) if internal and tujuan else None
        jenis = unsur.get("Type", "").rpartition("/")[2]
        hasil[unsur.get("Id", "")] = _Hubungan(jenis, nama_bagian or "")
    return hasil


def _find_nama(nama: str, mentah: Mapping[str, bytes]) -> str | None:
    """Part names ignore case; some writers mix it."""
    if nama in mentah:
        return nama
    return next((ada for ada in mentah if ada.casefold() == nama.casefold()), None)


def _find_jenis(
    hubungan: Mapping[str, _Hubungan], jenis: str, bagian: Mapping[str, Pindaian]
) -> Pindaian | None:
    for satu in hubungan.values():
        if satu.jenis == jenis and satu.bagian in bagian:
            return bagian[satu.bagian]
    return None


def _parse(nama: str, bagian: Mapping[str, Pindaian]) -> ET.Element:
    hasil = bagian.get(nama)
    if hasil is None or not hasil.utuh:
        raise refuse("rusak", di_mana=f"bagian “{nama}”")
    return ET.fromstring(hasil.isi)


def _iter_lokal(akar: ET.Element, nama: str) -> list[ET.Element]:
    return [unsur for unsur in akar.iter() if str(unsur.tag).rpartition("}")[2] == nama]


def _lokal_attribute(unsur: ET.Element, nama: str) -> str:
    """Return an attribute by its local name when it has a namespace (r:id, whatever r is)."""
    return next((isi for kunci, isi in unsur.attrib.items() if kunci.endswith("}" + nama)), "")


def _cut(hasil: Pindaian) -> bytes:
    """Return a part without the byte ranges that the scan marked, in transitional namespaces."""
    potongan, posisi = [], 0
    for awal, akhir in sorted(hasil.buang + hasil.buang_baris):
        if awal >= posisi:
            potongan.append(hasil.isi[posisi:awal])
            posisi = akhir
    isi = b"".join(potongan) + hasil.isi[posisi:]
    for strict, transisi in STRICT.items():
        isi = isi.replace(strict, transisi)
    return isi


def _write_paket(
    lembar: list[tuple[str, str, str]],
    bagian: Mapping[str, Pindaian],
    gaya: str,
    teks_bersama: Pindaian | None,
    tahun_1904: bool,
) -> bytes:
    isi: dict[str, bytes] = {}
    daftar, hubungan, jenis = [], [], []
    for nomor, (nama, keadaan, bagian_lembar) in enumerate(lembar, 1):
        hasil = bagian.get(bagian_lembar)
        if hasil is None or not hasil.utuh or hasil.akar != "worksheet":
            raise refuse("rusak", di_mana=f"lembar “{nama[:31]}”")
        berkas = f"worksheets/sheet{nomor}.xml"
        isi[f"xl/{berkas}"] = _cut(hasil)
        keadaan = keadaan if keadaan in ("hidden", "veryHidden") else "visible"
        daftar.append(
            f'<sheet name="{html.escape(nama or f"Lembar {nomor}")}" sheetId="{nomor}" state="{keadaan}" r:id="rId{nomor}"/>'
        )
        hubungan.append((f"rId{nomor}", "worksheet", berkas))
        jenis.append((f"/xl/{berkas}", "worksheet"))
    isi["xl/styles.xml"] = gaya.encode()
    hubungan.append(("rIdS", "styles", "styles.xml"))
    jenis.append(("/xl/styles.xml", "styles"))
    if teks_bersama is not None and teks_bersama.utuh:
        isi["xl/sharedStrings.xml"] = _cut(teks_bersama)
        hubungan.append(("rIdT", "sharedStrings", "sharedStrings.xml"))
        jenis.append(("/xl/sharedStrings.xml", "sharedStrings"))
    isi["xl/workbook.xml"] = (
        f'<workbook xmlns="{UTAMA}" xmlns:r="{HUBUNGAN}"><workbookPr date1904="{int(tahun_1904)}"/>'
        f"<sheets>{''.join(daftar)}</sheets></workbook>"
    ).encode()
    isi["xl/_rels/workbook.xml.rels"] = _write_hubungan(hubungan)
    isi["_rels/.rels"] = _write_hubungan([("rId1", "officeDocument", "xl/workbook.xml")])
    isi["[Content_Types].xml"] = _write_jenis_isi(jenis)
    penampung = io.BytesIO()
    # Stored, not deflated: the copy lives only until the child has read it.
    with zipfile.ZipFile(penampung, "w", zipfile.ZIP_STORED) as arsip:
        for nama, data in isi.items():
            arsip.writestr(nama, data)
    return penampung.getvalue()


def _write_hubungan(hubungan: list[tuple[str, str, str]]) -> bytes:
    isi = "".join(
        f'<Relationship Id="{id_}" Type="{HUBUNGAN}/{jenis}" Target="{tujuan}"/>'
        for id_, jenis, tujuan in hubungan
    )
    return f'<Relationships xmlns="{PAKET}/relationships">{isi}</Relationships>'.encode()


def _write_jenis_isi(jenis: list[tuple[str, str]]) -> bytes:
    isi = "".join(
        f'<Override PartName="{nama}" ContentType="{JENIS_ISI}.{satu}+xml"/>'
        for nama, satu in jenis
    )
    return (
        f'<Types xmlns="{PAKET}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{JENIS_ISI}.sheet.main+xml"/>{isi}</Types>'
    ).encode()
