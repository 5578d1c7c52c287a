"""Places in the program: a page and what its address says, for links, lists of tasks and mails."""

from dataclasses import dataclass

from sakip.domain.periode import Triwulan


@dataclass(frozen=True, slots=True, kw_only=True)
class AlamatHalaman:
    """A place in the program: halaman is the file of a page without its ending, kueri what its address says."""

    halaman: str
    kueri: tuple[tuple[str, str], ...] = ()


def code_formulir(kode_unit: str, periode: Triwulan) -> str:
    """Return a form as one word of an address: "PEM-2026-3".

    One word, because Beranda binds "tahun" to a widget, and leaving it would take that away.
    """
    return f"{kode_unit}-{periode.tahun}-{periode.nomor}"


def point_isian(kode_unit: str, periode: Triwulan, cara: str = "") -> AlamatHalaman:
    """Return the form of a unit where it is filled in, open at one part of it (cara)."""
    kueri = [("unit", kode_unit), ("tahun", str(periode.tahun)), ("triwulan", str(periode.nomor))]
    return AlamatHalaman(
        halaman="pengumpulan", kueri=(*kueri, ("cara", cara)) if cara else tuple(kueri)
    )


def point_periksa(kode_unit: str, periode: Triwulan) -> AlamatHalaman:
    """Return the form of a unit where it is judged."""
    return AlamatHalaman(
        halaman="pemeriksaan", kueri=(("formulir", code_formulir(kode_unit, periode)),)
    )
