"""The form while a person fills it: which version they saw, what they typed, what came of it.

Every field that was left is stored at once. It is looked for in two places, the callback and the
body of the page: a callback runs even when the browser goes to another page, the body sees what a
callback that was cut off has missed. Storing the same twice changes nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

import streamlit as st
from streamlit.runtime.scriptrunner import RerunException

from sakip.domain import waktu
from sakip.domain.errors import DataTidakSah, VersiBerubah
from sakip.domain.formulir import BarisFormulir, Formulir
from sakip.domain.isian import nilai_of
from sakip.domain.peran import Hak, Pelaku
from sakip.domain.periode import Triwulan
from sakip.services.basis_data import Database
from sakip.services.formulir import get_formulir
from sakip.services.penyiapan import read_kantor
from sakip.services.realisasi import Perubahan, record_realisasi
from sakip.ui.konsep_isian import (
    TIDAK_BERLAKU,
    YA,
    Catatan,
    Tingkat,
    list_bidang,
    read_bidang,
    settle_bidang,
    write_bidang,
)
from sakip.ui.session import database, require_pelaku

T = TypeVar("T")
BELUM_TERSIMPAN = (Tingkat.MENUNGGU, Tingkat.DITOLAK)


@dataclass(frozen=True, slots=True)
class Kunci:
    """Which form: unit and triwulan."""

    kode_unit: str
    periode: Triwulan

    def of(self, kode_indikator: str, bidang: str) -> str:
        """The key of a field among the widgets of the page."""
        periode = f"{self.periode.tahun}-{self.periode.nomor}"
        return f"isian-{bidang}-{self.kode_unit}-{periode}-{kode_indikator}"

    @property
    def draf(self) -> str:
        """Where the draft of this form lies in the session."""
        return f"draf-{self.kode_unit}-{self.periode.tahun}-{self.periode.nomor}"


@dataclass(slots=True)
class BarisDraf:
    """One row: as this person saw it last, what stood in its fields when they were last read."""

    baris: BarisFormulir
    bidang: dict[str, str]
    catatan: tuple[Catatan, ...] = ()
    pukul: str = ""  # when this person last stored it: "14.05 WIB"
    bentrok: BarisFormulir | None = None  # what another person stored meanwhile

    @property
    def belum_tersimpan(self) -> bool:
        """Tell whether something that was typed is not in the store."""
        return self.bentrok is not None or any(
            satu.tingkat in BELUM_TERSIMPAN for satu in self.catatan
        )


@dataclass(slots=True)
class Draf:
    """The whole form; rows by kode indikator, in its order."""

    formulir: Formulir
    baris: dict[str, BarisDraf] = field(default_factory=dict)
    baru_diisi: bool = False  # in this very run, so that it need not be compared with the store


def open_draf(pelaku: Pelaku, kunci: Kunci) -> Draf:
    """Return the draft of a form, up to date with the store; what is not stored yet stays.

    Raises TidakBerhak, or DataTidakSah where the unit has no indikator in the tahun.
    """
    absorb_isian(kunci)
    draf = find_draf(kunci)
    if draf is not None and draf.baru_diisi:
        draf.baru_diisi = False
        return draf
    formulir = get_formulir(database(), pelaku, kunci.kode_unit, kunci.periode)
    lama: dict[str, BarisDraf] = draf.baris if draf else {}
    baru = Draf(formulir)
    for baris in formulir.baris:
        kode = baris.kode_indikator
        semula = lama.get(kode)
        if semula and (semula.belum_tersimpan or semula.baris.versi == baris.versi):
            baru.baris[kode] = semula
        else:
            baru.baris[kode] = BarisDraf(baris, write_bidang(baris))
            show_bidang(kunci, baru.baris[kode])
    st.session_state[kunci.draf] = baru
    return baru


def find_draf(kunci: Kunci) -> Draf | None:
    """Return the draft of a form that is open in this session; None when it is not."""
    draf: Draf | None = st.session_state.get(kunci.draf)
    return draf


def absorb_isian(kunci: Kunci) -> None:
    """Store every field that was left since it was last looked at."""
    sela: list[RerunException] = []
    draf = hold_requests(sela, lambda: find_draf(kunci))
    if draf is not None and (berubah := _list_berubah(sela, kunci, draf)):
        pelaku = hold_requests(sela, lambda: require_pelaku(Hak.ISI_REALISASI))
        rapi = [(satu, isi, settle_bidang(isi)) for satu, isi in berubah]
        for satu, _, bidang in rapi:
            store_baris(pelaku, kunci, satu, bidang)
            draf.baru_diisi = True
        for satu, isi, bidang in rapi:
            if isi != bidang:
                show_bidang(kunci, satu)
    if sela:
        raise sela[-1]


def hold_requests(sela: list[RerunException], baca: Callable[[], T]) -> T:
    """Return what baca returns, however often another run is asked for meanwhile.

    A click elsewhere makes Streamlit raise at the next look into the session, before what was
    typed is stored. The request is kept in sela, to be raised when all is stored.
    """
    while True:
        try:
            return baca()
        except RerunException as minta:
            sela.append(minta)


def _list_berubah(
    sela: list[RerunException], kunci: Kunci, draf: Draf
) -> list[tuple[BarisDraf, dict[str, str]]]:
    """Return the rows whose fields have changed, with these fields."""

    def read(satu: BarisDraf, bidang: str) -> str:
        nama = kunci.of(satu.baris.kode_indikator, bidang)
        return hold_requests(
            sela,
            lambda: (
                _as_text(st.session_state[nama])
                if nama in st.session_state
                else satu.bidang[bidang]
            ),
        )

    isi = [
        (satu, {bidang: read(satu, bidang) for bidang in list_bidang(satu.baris)})
        for satu in draf.baris.values()
    ]
    return [(satu, bidang) for satu, bidang in isi if bidang != satu.bidang]


def store_baris(pelaku: Pelaku, kunci: Kunci, satu: BarisDraf, bidang: dict[str, str]) -> None:
    """Store what the fields of a row come to, and note on the row what came of it."""
    satu.bentrok = None
    bacaan = read_bidang(satu.baris, bidang)
    catatan = bacaan.catatan
    if nilai_of(bacaan.isian) == nilai_of(satu.baris.isian):
        # The figure is as it was: so is what makes it unusual.
        catatan += tuple(lama for lama in satu.catatan if lama.tingkat is Tingkat.PERIKSA)
    if bacaan.isian != satu.baris.isian:
        kode = satu.baris.kode_indikator
        perubahan = {kode: Perubahan(bacaan.isian, satu.baris.versi)}
        try:
            berubah = record_realisasi(
                database(), pelaku, kunci.kode_unit, kunci.periode, perubahan
            )
        except VersiBerubah:
            satu.bentrok = _read_baris(pelaku, kunci, kode)
        except DataTidakSah as galat:
            kalimat = f"{galat.apa}. {galat.perbaikan}"
            ditolak = Catatan(
                bidang=list_bidang(satu.baris)[0], tingkat=Tingkat.DITOLAK, kalimat=kalimat
            )
            catatan = (ditolak,)
        else:
            # Nothing changed: another person had stored the very same, under a versi of theirs.
            satu.baris = (
                replace(satu.baris, isian=bacaan.isian, versi=satu.baris.versi + 1)
                if berubah
                else _read_baris(pelaku, kunci, kode)
            )
            satu.pukul = _pukul(database())
    satu.catatan, satu.bidang = catatan, bidang


def _read_baris(pelaku: Pelaku, kunci: Kunci, kode: str) -> BarisFormulir:
    formulir = get_formulir(database(), pelaku, kunci.kode_unit, kunci.periode)
    return next(baris for baris in formulir.baris if baris.kode_indikator == kode)


def _pukul(db: Database) -> str:
    kantor = read_kantor(db)
    if kantor is None:
        return ""
    return f"{kantor.local_time(waktu.now_utc()):%H.%M} {kantor.nama_zona}"


def show_bidang(kunci: Kunci, satu: BarisDraf) -> None:
    """Make the widgets of a row show its draft; before this run has drawn them."""
    for nama in list_bidang(satu.baris):
        st.session_state[kunci.of(satu.baris.kode_indikator, nama)] = as_state(
            nama, satu.bidang[nama]
        )


def as_state(bidang: str, teks: str) -> Any:
    """Return the text of a field as its widget holds it."""
    if bidang == TIDAK_BERLAKU:
        return teks == YA
    return (teks or None) if bidang == "predikat" else teks


def _as_text(nilai: Any) -> str:
    if isinstance(nilai, bool):
        return YA if nilai else ""
    return "" if nilai is None else str(nilai)
