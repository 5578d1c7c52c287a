"""Files that play tricks, for the tests of the guard."""

from sakip.intake.jaga import guard
from sakip.intake.tolak import BerkasDitolak
from tests.intake.pabrik_buku import UTAMA, build_xlsx, change, pack, unzip


def refusal(isi: bytes) -> BerkasDitolak | None:
    """Return why the guard refuses a file, or None when it lets it through."""
    try:
        guard(isi, "berkas.xlsx")
    except BerkasDitolak as tolak:
        return tolak
    return None


def code_of(isi: bytes) -> str:
    """Return the code of refusal, or "" when the guard lets a file through."""
    tolak = refusal(isi)
    if tolak is None:
        return ""
    assert tolak.apa
    assert tolak.perbaikan.endswith(".")
    assert "berkas.xlsx" in tolak.di_mana
    return tolak.kode


def with_part(nama: str, isi: bytes) -> bytes:
    """Return an honest workbook with one more part."""
    return pack(unzip(build_xlsx()) | {nama: isi})


def with_sheet_data(isi: str, *, sesudah: str = "") -> bytes:
    """Return a workbook whose sheet holds the given rows and what follows them."""
    lembar = f'<worksheet xmlns="{UTAMA}"><sheetData>{isi}</sheetData>{sesudah}</worksheet>'
    return change(build_xlsx(), sheet1=lambda _: lembar.encode())


def cell(alamat: str, nilai: str = "1") -> str:
    """Return a row with one cell of XML."""
    baris = "".join(huruf for huruf in alamat if huruf.isdigit())
    return f'<row r="{baris}"><c r="{alamat}"><v>{nilai}</v></c></row>'
