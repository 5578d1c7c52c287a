"""Other dates for one form than the office's, with the reason."""

from datetime import date

import streamlit as st

from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import Hak
from sakip.domain.periode import Triwulan
from sakip.services.keadaan_formulir import KeadaanFormulir
from sakip.services.tenggat import CARA_LAIN, except_tenggat, tell_larangan
from sakip.ui.html import draw, tag
from sakip.ui.putuskan import KABAR
from sakip.ui.session import database, require_pelaku


def draw_pengecualian(keadaan: KeadaanFormulir, kunci: str) -> None:
    """Draw the fields of an exception, or why there can be none; who may not give one sees neither."""
    with st.expander("Beri pengecualian tenggat"):
        if sebab := tell_larangan(keadaan):
            draw(tag("p", f"{sebab}. {CARA_LAIN}", class_="kj-redup"))
            return
        kolom = st.columns(2)
        kolom[0].date_input(
            "Jatuh tempo baru",
            max(keadaan.tenggat.jatuh_tempo, keadaan.hari),
            format="DD/MM/YYYY",
            key=f"kecuali-tempo-{kunci}",
        )
        kolom[1].date_input(
            "Penutupan baru (boleh kosong)", None, format="DD/MM/YYYY", key=f"kecuali-tutup-{kunci}"
        )
        st.text_input("Alasan pengecualian", key=f"kecuali-alasan-{kunci}")
        st.button(
            "Simpan pengecualian",
            key=f"kecuali-{kunci}",
            on_click=_save,
            args=(keadaan.kode_unit, keadaan.periode, kunci),
        )


def _save(kode_unit: str, periode: Triwulan, kunci: str) -> None:
    """Store the exception; a callback asks anew who acts."""
    pelaku = require_pelaku(Hak.KUNCI)
    tempo = st.session_state.get(f"kecuali-tempo-{kunci}")
    tutup = st.session_state.get(f"kecuali-tutup-{kunci}")
    try:
        except_tenggat(
            database(),
            pelaku,
            kode_unit,
            periode,
            jatuh_tempo=tempo if isinstance(tempo, date) else date.min,
            penutupan=tutup if isinstance(tutup, date) else None,
            alasan=str(st.session_state.get(f"kecuali-alasan-{kunci}") or ""),
        )
    except DataTidakSah as galat:
        st.session_state[KABAR] = (False, str(galat))
    else:
        st.session_state[KABAR] = (True, f"Tenggat {periode} unit ini dikecualikan.")
