"""Change the rumus or metode of an indikator on a page: before and after first, then the reason."""

from collections.abc import Sequence
from decimal import Decimal

import streamlit as st

from sakip.domain.errors import DataTidakSah
from sakip.domain.lembar_rencana import Baris
from sakip.domain.metode import PENJELASAN_METODE, Metode
from sakip.domain.peran import Pelaku
from sakip.domain.periode import ROMAWI
from sakip.domain.rumus import PENJELASAN_RUMUS, Rumus
from sakip.domain.tulisan import format_angka, round_half_up
from sakip.services.basis_data import Database
from sakip.services.ukuran import Perbandingan, change_ukuran, get_ukuran, preview_ukuran
from sakip.ui.html import Html, draw, make_tabel, tag
from sakip.ui.kabar import refuse, tell
from sakip.ui.rencana import KOSONG, sel

DAFTAR_RUMUS = [str(satu) for satu in Rumus]
DAFTAR_METODE = [str(satu) for satu in Metode]


def draw_ganti(db: Database, pelaku: Pelaku, indikator: list[Baris], tahun: int) -> None:
    """Draw the choice of indikator, triwulan, rumus and metode, what would differ, and the button."""
    st.markdown(
        "Berlaku mulai triwulan yang dipilih. Triwulan yang sudah dilaporkan tidak pernah berubah."
    )
    nama = {str(satu["kode"]): f"{satu['kode']} {satu['nama']}" for satu in indikator}
    kode = st.selectbox("Indikator", list(nama), format_func=nama.__getitem__, key="ukur_indikator")
    if kode is None:
        return
    mulai, kini, baru = _pick_ukuran(db, pelaku, kode, tahun)
    if baru == kini:
        st.caption("Pilih rumus atau metode yang lain untuk melihat akibatnya.")
        return
    rumus, metode = baru
    try:
        draw(make_banding(preview_ukuran(db, pelaku, kode, tahun, mulai, rumus, metode)))
    except DataTidakSah as galat:
        refuse(galat)
        return
    alasan = st.text_input("Alasan", key="ukur_alasan", max_chars=300)
    if st.button("Ganti rumus atau metode", type="primary"):
        try:
            change_ukuran(db, pelaku, kode, tahun, mulai, rumus, metode, alasan)
        except DataTidakSah as galat:
            refuse(galat)
            return
        tell(f"Rumus dan metode {kode} diganti mulai triwulan {ROMAWI[mulai]} {tahun}.")


def _pick_ukuran(
    db: Database, pelaku: Pelaku, kode: str, tahun: int
) -> tuple[int, tuple[Rumus, Metode], tuple[Rumus, Metode]]:
    """Draw the choice; return the triwulan it begins in, what is in force there, and what was chosen."""
    kiri, tengah, kanan = st.columns(3)
    mulai = kiri.selectbox(
        "Mulai triwulan", list(ROMAWI), format_func=ROMAWI.__getitem__, index=3, key="ukur_mulai"
    )
    kini = get_ukuran(db, pelaku, kode, tahun, mulai)
    rumus = tengah.selectbox(
        "Rumus",
        DAFTAR_RUMUS,
        index=DAFTAR_RUMUS.index(kini[0]),
        format_func=_explain_rumus,
        key=f"ukur_rumus_{kode}_{mulai}",
    )
    metode = kanan.selectbox(
        "Metode",
        DAFTAR_METODE,
        index=DAFTAR_METODE.index(kini[1]),
        format_func=_explain_metode,
        key=f"ukur_metode_{kode}_{mulai}",
    )
    return mulai, kini, (Rumus(rumus), Metode(metode))


def make_banding(banding: Sequence[Perbandingan]) -> Html:
    """Return every periode before and after; what differs stands out in words."""
    baris = [
        tag(
            "tr",
            tag("th", satu.periode, scope="row"),
            sel(_round(satu.target_lama, 4), "Target semula", angka=True),
            sel(_round(satu.target_baru, 4), "Target menjadi", angka=True),
            sel(_round(satu.realisasi_lama, 4), "Realisasi semula", angka=True),
            sel(_round(satu.realisasi_baru, 4), "Realisasi menjadi", angka=True),
            sel(format_angka(satu.capaian_lama, 2, KOSONG), "Capaian semula (%)", angka=True),
            sel(format_angka(satu.capaian_baru, 2, KOSONG), "Capaian menjadi (%)", angka=True),
            tag("td", tag("b", "berubah") if satu.is_berubah else "tetap", data_label="Akibat"),
        )
        for satu in banding
    ]
    kepala = ("Periode", "Target semula", "Target menjadi", "Realisasi semula", "Realisasi menjadi")
    return make_tabel(
        (*kepala, "Capaian semula (%)", "Capaian menjadi (%)", "Akibat"), baris, angka=range(1, 7)
    )


def _round(nilai: Decimal | None, desimal: int) -> Decimal | None:
    return None if nilai is None else round_half_up(nilai, desimal)


def _explain_rumus(satu: str) -> str:
    return f"{satu}: {PENJELASAN_RUMUS[Rumus(satu)]}"


def _explain_metode(satu: str) -> str:
    return f"{satu}: {PENJELASAN_METODE[Metode(satu)]}"
