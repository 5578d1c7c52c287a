"""Which year, periode, unit and status a page shows: chosen by widgets, kept in the address.

The address is the only truth, so that a link opens the same view for a colleague and Back goes
back. What the address says and the office does not have is named, and the usual view is shown.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlencode

import streamlit as st

from sakip.domain.peran import Pelaku
from sakip.domain.periode import JenisPeriode, Triwulan, sampai_dengan
from sakip.services.basis_data import Database
from sakip.services.capaian import NAMA_STATUS, BarisRekap, filter_rekap, list_kelengkapan
from sakip.services.formulir import list_tahun
from sakip.services.ringkasan import find_triwulan_terakhir
from sakip.ui.simpanan import read_cached
from sakip.ui.teks import escape_markdown

T = TypeVar("T")
PANJANG_CARI = 100  # characters
SEMUA = ""  # a choice that filters nothing; it is left out of the address
PERIODE = tuple(JenisPeriode)
NAMA_PERIODE = {satu: satu.nama for satu in PERIODE} | {JenisPeriode.TAHUN: "Setahun"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Saringan:
    """What is shown; unit and status SEMUA, and cari empty, filter nothing."""

    tahun: int
    periode: JenisPeriode
    unit: str = SEMUA
    status: str = SEMUA
    cari: str = ""

    @property
    def menyaring(self) -> bool:
        """Whether some rows of the periode may be left out."""
        return bool(self.unit or self.status or self.cari)

    def kueri(self, **lain: str) -> str:
        """Return the query of the address that opens this view; lain is added or replaces."""
        isi = {
            "tahun": str(self.tahun),
            "periode": str(self.periode),
            "unit": self.unit,
            "status": self.status,
            "cari": self.cari,
        }
        return urlencode({kunci: nilai for kunci, nilai in (isi | lain).items() if nilai})

    def apply(self, baris: Sequence[BarisRekap]) -> list[BarisRekap]:
        """Return the rows that are shown."""
        tampil = filter_rekap(baris, self.status or None, self.cari)
        return [satu for satu in tampil if self.unit in (SEMUA, satu.kode_unit)]


def find_nomor(db: Database, pelaku: Pelaku, tahun: int) -> int | None:
    """Return the triwulan (1-4) up to which pelaku can judge tahun; None while nothing is stated."""
    return find_triwulan_terakhir(read_cached(list_kelengkapan, db, pelaku, tahun))


def find_triwulan(db: Database, pelaku: Pelaku) -> Triwulan | None:
    """Return the last triwulan that can be judged in what pelaku sees; None while nothing is stated."""
    for tahun in read_cached(list_tahun, db, pelaku):
        nomor = find_nomor(db, pelaku, tahun)
        if nomor is not None:
            return Triwulan(tahun, nomor)
    return None


def list_sampai(db: Database, pelaku: Pelaku, tahun: Iterable[int]) -> dict[int, JenisPeriode]:
    """Return {tahun: the periode since January it can be judged by}; the whole of a year not begun."""
    return {satu: sampai_dengan(find_nomor(db, pelaku, satu) or 4) for satu in tahun}


class Pemilih:
    """The row of choices of one page; what the address says in vain is gathered, then said."""

    def __init__(self) -> None:
        self._salah: list[str] = []

    def pick_tahun(self, daftar: Sequence[int], bawaan: int) -> int:
        """Draw the choice of year; daftar is not empty."""
        return self._pick("tahun", "Tahun", daftar, bawaan, str, 96)

    def pick_periode(self, bawaan: JenisPeriode) -> JenisPeriode:
        """Draw the choice of periode."""
        return self._pick("periode", "Periode", PERIODE, bawaan, NAMA_PERIODE.__getitem__, 170)

    def pick_unit(self, baris: Sequence[BarisRekap]) -> str:
        """Draw the choice among the units of baris; who sees one unit has nothing to choose."""
        unit = {satu.kode_unit: satu.unit for satu in baris}
        nama = {SEMUA: "Semua unit"} | dict(sorted(unit.items(), key=lambda satu: satu[1]))
        if len(unit) < 2:
            self._read("unit", {kode: kode for kode in nama}, SEMUA, nama.__getitem__)
            return SEMUA
        return self._pick("unit", "Unit", tuple(nama), SEMUA, nama.__getitem__, 240)

    def pick_status(self, baris: Sequence[BarisRekap]) -> str:
        """Draw the choice among the states of figures, each with its number of rows."""
        jumlah = Counter(satu.status for satu in baris)
        tertulis = st.query_params.get("status")
        ada = (SEMUA, *(kode for kode in NAMA_STATUS if jumlah[kode] or kode == tertulis))

        def tulis(kode: str) -> str:
            return f"{NAMA_STATUS[kode].capitalize()} ({jumlah[kode]})" if kode else "Semua status"

        return self._pick("status", "Status", ada, SEMUA, tulis, 190)

    def pick_cari(self) -> str:
        """Draw the search for words in kode, indikator and sasaran."""
        kunci = "saring_cari"
        st.session_state[kunci] = st.query_params.get("cari", "")[:PANJANG_CARI]
        teks = st.text_input(
            "Cari",
            key=kunci,
            placeholder="indikator atau sasaran",
            max_chars=PANJANG_CARI,
            width=190,
            on_change=_write,
            args=("cari", kunci),
        )
        return str(teks).strip()

    def warn(self) -> None:
        """Say what in the address is not known here."""
        for kalimat in self._salah:
            st.warning(escape_markdown(kalimat))

    def _pick(
        self,
        nama: str,
        label: str,
        pilihan: Sequence[T],
        bawaan: T,
        tulis: Callable[[T], str],
        lebar: int,
    ) -> T:
        """Draw one choice; str() of it is how it is written in the address."""
        kunci = f"saring_{nama}"
        menurut_kode = {str(satu): satu for satu in pilihan}
        st.session_state[kunci] = self._read(nama, menurut_kode, bawaan, tulis)
        return st.selectbox(
            label,
            pilihan,
            format_func=tulis,
            key=kunci,
            width=lebar,
            on_change=_write,
            args=(nama, kunci),
        )

    def _read(
        self, nama: str, menurut_kode: Mapping[str, T], bawaan: T, tulis: Callable[[T], str]
    ) -> T:
        tertulis = st.query_params.get(nama)
        if not tertulis:
            return bawaan
        if tertulis not in menurut_kode:
            self._salah.append(
                f"{nama.capitalize()} “{tertulis[:40]}” dalam alamat halaman ini tidak ada di sini; "
                f"yang ditampilkan: {tulis(bawaan)}."
            )
        return menurut_kode.get(tertulis, bawaan)


def _write(nama: str, kunci: str) -> None:
    """Put a choice into the address, with the year and periode that it was made in."""
    for satu in ("tahun", "periode"):
        if f"saring_{satu}" in st.session_state:
            st.query_params[satu] = str(st.session_state[f"saring_{satu}"])
    nilai = str(st.session_state[kunci]).strip()
    if nilai:
        st.query_params[nama] = nilai
    else:
        st.query_params.pop(nama, None)


def default_periode(triwulan: Triwulan | None, tahun: int) -> JenisPeriode:
    """Return the periode a person most likely wants in tahun: the last triwulan that can be judged."""
    if triwulan is None:
        return JenisPeriode.TW1
    return JenisPeriode(f"TW{triwulan.nomor}") if triwulan.tahun == tahun else JenisPeriode.TAHUN
