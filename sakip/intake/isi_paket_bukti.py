"""Evidence in a zip package: which office document it is, and whether anything in it can act."""

import io
import re
import zipfile
from collections.abc import Iterator
from xml.parsers import expat

from sakip.domain.bukti_dukung import JenisBukti
from sakip.intake.jenis_berkas import OLE
from sakip.intake.tolak import BerkasDitolak
from sakip.intake.tolak_bukti import refuse_bukti

ENTRI_TERBANYAK = 5_000  # a presentation of 300 slides with notes has about 1,500
BAGIAN_TERBESAR = 16 * 2**20  # bytes of a part that is read whole
PAKET_TERBESAR = 300 * 2**20  # bytes of all parts, as the directory states them

_OPENXML = "application/vnd.openxmlformats-officedocument."
BAGIAN_UTAMA = {
    f"{_OPENXML}wordprocessingml.document.main+xml": JenisBukti.DOCX,
    f"{_OPENXML}spreadsheetml.sheet.main+xml": JenisBukti.XLSX,
    f"{_OPENXML}presentationml.presentation.main+xml": JenisBukti.PPTX,
}
ODF = {
    b"application/vnd.oasis.opendocument.text": JenisBukti.ODT,
    b"application/vnd.oasis.opendocument.spreadsheet": JenisBukti.ODS,
}
JENIS_MAKRO = ("macroenabled", "vbaproject", "activex", "macrosheet")
# LibreOffice lists its macro libraries in these even where there are none.
ODF_TANPA_MAKRO = ("script-lc.xml", "script-lb.xml", "dialog-lc.xml", "dialog-lb.xml")
# fmt: off
AKHIRAN_PROGRAM = (
    ".exe", ".dll", ".scr", ".com", ".bat", ".cmd", ".ps1", ".vbs", ".vbe", ".js", ".jse", ".wsf",
    ".hta", ".lnk", ".msi", ".jar", ".swf",
)
# fmt: on
AKHIRAN_MAKRO = (".docm", ".xlsm", ".pptm", ".dotm", ".xlsb", ".xlam")
# Relationships that are fetched on opening; a hyperlink waits for a click.
DIAMBIL = {"attachedtemplate", "oleobject", "frame", "subdocument", "control"}
# A web address or another machine's share; a path on the writer's own disk fetches nothing.
JAUH = re.compile(r"(https?|ftp):|[\\/]{2}|file:(/{4,}|/*\\\\|//(?!localhost)[^/\\])")


def tell_jenis_paket(isi: bytes) -> JenisBukti:
    """Return which office document a zip package is.

    Raises BerkasDitolak: rusak, sandi, bom, arsip, jenis, makro, program, tanaman, tautan_luar.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            return _tell(arsip)
    except BerkasDitolak:
        raise
    # zipfile, zlib and the XML parser answer damage with many kinds of exception; all mean one thing.
    except Exception as galat:
        raise refuse_bukti("rusak") from galat


def _tell(arsip: zipfile.ZipFile) -> JenisBukti:
    entri = [info for info in arsip.infolist() if not info.is_dir()]
    if len(entri) > ENTRI_TERBANYAK or sum(info.file_size for info in entri) > PAKET_TERBESAR:
        raise refuse_bukti("bom")
    if any(info.flag_bits & 0x1 for info in entri):
        raise refuse_bukti("sandi")
    nama = {info.filename.replace("\\", "/").casefold(): info for info in entri}
    if len(nama) < len(entri):  # a name twice: which of the two is read depends on the reader
        raise refuse_bukti("rusak")
    if "mimetype" in nama:
        jenis = _tell_odf(arsip, nama)
    elif "[content_types].xml" in nama:
        jenis = _tell_openxml(arsip, nama)
    else:
        raise refuse_bukti("arsip")
    for satu, info in nama.items():
        _check_bagian(arsip, satu, info)
    return jenis


def _tell_odf(arsip: zipfile.ZipFile, nama: dict[str, zipfile.ZipInfo]) -> JenisBukti:
    jenis = ODF.get(_read(arsip, nama["mimetype"]).strip())
    if jenis is None:
        raise refuse_bukti("jenis")
    if "content.xml" not in nama:
        raise refuse_bukti("rusak")
    manifes = nama.get("meta-inf/manifest.xml")
    if manifes is not None and b"encryption-data" in _read(arsip, manifes):
        raise refuse_bukti("sandi")
    for satu in nama:
        if satu.startswith(("basic/", "dialogs/", "scripts/")) and not satu.endswith(
            ODF_TANPA_MAKRO
        ):
            raise refuse_bukti("makro")
    return jenis


def _tell_openxml(arsip: zipfile.ZipFile, nama: dict[str, zipfile.ZipInfo]) -> JenisBukti:
    unsur = _list_unsur(_read(arsip, nama["[content_types].xml"]))
    jenis = {satu.get("ContentType", "") for satu in unsur}
    if any(makro in satu.casefold() for satu in jenis for makro in JENIS_MAKRO):
        raise refuse_bukti("makro")
    utama = {BAGIAN_UTAMA[satu] for satu in jenis if satu in BAGIAN_UTAMA}
    if len(utama) != 1:
        raise refuse_bukti("jenis")
    for satu, info in nama.items():
        if satu.endswith(".rels") and any(_fetched(_read(arsip, info))):
            raise refuse_bukti("tautan_luar")
    return utama.pop()


def _list_unsur(isi: bytes) -> list[dict[str, str]]:
    """Return the attributes of every element of a part; a part with a DOCTYPE is refused."""
    unsur: list[dict[str, str]] = []

    def refuse_doctype(*_: object) -> None:
        raise refuse_bukti("rusak")

    pembaca = expat.ParserCreate()
    pembaca.StartDoctypeDeclHandler = refuse_doctype
    pembaca.StartElementHandler = lambda nama, atribut: unsur.append(atribut)
    pembaca.Parse(isi, True)
    return unsur


def _fetched(isi: bytes) -> Iterator[str]:
    """Yield the addresses of another host that a document asks for by itself when it is opened."""
    for satu in _list_unsur(isi):
        jenis = satu.get("Type", "").rpartition("/")[2].casefold()
        sasaran = satu.get("Target", "").strip().casefold()
        luar = satu.get("TargetMode", "").casefold() == "external"
        if luar and jenis in DIAMBIL and JAUH.match(sasaran):
            yield sasaran


def _check_bagian(arsip: zipfile.ZipFile, nama: str, info: zipfile.ZipInfo) -> None:
    """Refuse a part that is a program, a macro, or a whole file put into the document."""
    if nama.endswith("vbaproject.bin") or nama.endswith(AKHIRAN_MAKRO):
        raise refuse_bukti("makro")
    with arsip.open(info) as bagian:
        awal = bagian.read(8)
    if awal.startswith((b"MZ", b"\x7fELF")) or nama.endswith(AKHIRAN_PROGRAM):
        raise refuse_bukti("program")
    if awal.startswith(OLE):
        isi = _read(arsip, info)
        if "_VBA_PROJECT".encode("utf-16-le") in isi:
            raise refuse_bukti("makro")
        if "Ole10Native".encode("utf-16-le") in isi:
            raise refuse_bukti("tanaman")
    # The directory of a zip inside the zip names its parts in plain letters.
    elif awal.startswith(b"PK\x03\x04") and b"vbaproject.bin" in _read(arsip, info).lower():
        raise refuse_bukti("makro")


def _read(arsip: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    with arsip.open(info) as bagian:
        isi = bagian.read(BAGIAN_TERBESAR + 1)
    if len(isi) > BAGIAN_TERBESAR:
        raise refuse_bukti("bom")
    return isi
