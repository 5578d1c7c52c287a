"""Acts on evidence, each a callback: what is drawn after it is already as it left it.

A callback runs without the first lines of the page, so each asks anew who acts.
"""

from collections.abc import Callable
from functools import partial

import streamlit as st

from sakip.domain.bukti_dukung import BerkasBaru, BuktiDukung, TautanBaru
from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import Hak
from sakip.services.bukti_dukung import add_bukti, remove_bukti, replace_bukti
from sakip.ui.daftar_bukti import Tempat
from sakip.ui.session import database, require_pelaku

KunciIsian = str | tuple[str, str]
"""The key of a file chooser, or those of the name and the address of a link."""


def take_kabar(tempat: Tempat) -> list[tuple[bool, str]]:
    """Return what came of the acts since the last drawing, as (done or not, sentence), once."""
    kabar: list[tuple[bool, str]] = st.session_state.pop(tempat.of("kabar"), [])
    return kabar


def store_berkas(tempat: Tempat, kunci: str) -> None:
    """Hand in every chosen file, each by itself: one that is refused does not hold back the others."""
    berkas = st.session_state.get(kunci) or []
    if not berkas:
        _do(tempat, partial(_refuse_kosong, "Berkas buktinya belum dipilih"))
    for satu in berkas:
        _do(tempat, partial(_add, tempat, BerkasBaru(nama=satu.name, isi=satu.getvalue())))


def store_tautan(tempat: Tempat, kunci: tuple[str, str]) -> None:
    """Hand in a link; what was typed stays in its fields while it is refused."""
    if _do(tempat, partial(_add, tempat, _tautan(kunci))):
        for satu in kunci:
            st.session_state[satu] = ""


def store_ganti(tempat: Tempat, bukti: BuktiDukung, kunci: KunciIsian) -> None:
    """Put what was chosen in the place of a bukti."""
    if _do(tempat, partial(_replace, bukti, kunci)):
        tempat.close()


def store_hapus(tempat: Tempat, bukti: BuktiDukung) -> None:
    """Remove a bukti."""
    _do(tempat, partial(_remove, bukti))
    tempat.close()


def _do(tempat: Tempat, kerja: Callable[[], str]) -> bool:
    """Do one act, keep the sentence that tells of it, and tell whether it was done."""
    kabar = st.session_state.setdefault(tempat.of("kabar"), [])
    try:
        kabar.append((True, kerja()))
    except DataTidakSah as galat:
        kabar.append((False, str(galat)))
        return False
    return True


def _add(tempat: Tempat, baru: BerkasBaru | TautanBaru) -> str:
    pelaku = require_pelaku(Hak.ISI_REALISASI)
    hasil = add_bukti(
        database(), pelaku, tempat.kode_unit, tempat.periode, tempat.kode_indikator, baru
    )
    if hasil.baru:
        return f"{hasil.nama} tersimpan."
    return f"Isi yang sama sudah ada dengan nama {hasil.nama}; tidak disimpan dua kali."


def _replace(bukti: BuktiDukung, kunci: KunciIsian) -> str:
    pelaku = require_pelaku(Hak.ISI_REALISASI)
    if isinstance(kunci, tuple):
        baru: BerkasBaru | TautanBaru = _tautan(kunci)
    else:
        berkas = st.session_state.get(kunci)
        if berkas is None:
            return _refuse_kosong("Berkas penggantinya belum dipilih")
        baru = BerkasBaru(nama=berkas.name, isi=berkas.getvalue())
    hasil = replace_bukti(database(), pelaku, bukti.kode, bukti.versi, baru)
    if hasil.baru:
        return f"{hasil.nama} tersimpan sebagai versi {hasil.versi}."
    return "Penggantinya sama dengan yang sudah ada; tidak ada yang berubah."


def _remove(bukti: BuktiDukung) -> str:
    remove_bukti(database(), require_pelaku(Hak.ISI_REALISASI), bukti.kode, bukti.versi)
    return f"{bukti.nama} dihapus dari indikator ini."


def _tautan(kunci: tuple[str, str]) -> TautanBaru:
    nama, alamat = (str(st.session_state.get(satu) or "") for satu in kunci)
    return TautanBaru(nama=nama, alamat=alamat)


def _refuse_kosong(apa: str) -> str:
    raise DataTidakSah(
        apa=apa, di_mana="bukti dukung", perbaikan="Pilih berkasnya dahulu, lalu simpan."
    )
