"""RKT and Renja on the page Renstra dan IKU: what was planned for the tahun beside what was promised and budgeted."""

from collections.abc import Sequence
from decimal import Decimal

import streamlit as st

from sakip.domain.banding_rkt import SAMA, BandingPagu, BandingTarget
from sakip.domain.peran import Hak, Pelaku, may_kantor
from sakip.domain.tulisan import format_angka, format_rupiah
from sakip.services.basis_data import Database
from sakip.services.perencanaan import list_banding_renja, list_banding_rkt
from sakip.ui.html import Html, draw, make_tabel, tag
from sakip.ui.rencana import KOSONG, Rencana, sel
from sakip.ui.simpanan import read_cached


def draw_rkt(db: Database, pelaku: Pelaku, rencana: Rencana, tahun: int) -> None:
    """Draw how the PK differs from the RKT, and for who sees the money the DPA from the Renja."""
    st.subheader(f"Rencana Kinerja Tahunan (RKT) dan Renja {tahun}", anchor=False)
    if any(rencana[kode] for kode in ("rkt", "renja")):
        banding = read_cached(list_banding_rkt, db, pelaku, tahun)
        beda = [satu for satu in banding if satu.keadaan != SAMA]
        st.caption(f"{len(banding) - len(beda)} dari {len(banding)} target PK sama dengan RKT.")
        draw(make_rkt(beda))
        with st.expander("Semua target RKT dan PK", icon=":material/checklist:"):
            draw(make_rkt(banding))
        if may_kantor(pelaku, Hak.LIHAT_KANTOR):
            with st.expander("Pagu indikatif Renja dan pagu DPA", icon=":material/payments:"):
                draw(make_renja(read_cached(list_banding_renja, db, pelaku, tahun)))
    else:
        st.caption("RKT dan Renja belum diisi; impor lembar RKT dan Renja di Impor dan ekspor.")


def make_rkt(banding: Sequence[BandingTarget]) -> Html:
    """Return each indikator with its target of the RKT, of the PK, and how they differ."""
    baris = [
        tag(
            "tr",
            tag("th", tag("span", f"{satu.kode} ", class_="sk-kode"), satu.nama, scope="row", class_="sk-nama"),
            sel(satu.satuan, "Satuan"),
            [
                sel(target and target.tampil, judul, angka=True)
                for target, judul in ((satu.rkt, "RKT"), (satu.murni, "PK"), (satu.perubahan, "PK perubahan"))
            ],
            sel(_sign(satu.selisih), "Selisih", angka=True),
            tag("td", satu.keadaan if satu.keadaan == SAMA else tag("b", satu.keadaan), data_label="Keadaan"),
        )
        for satu in banding
    ]  # fmt: skip
    kepala = ("Indikator", "Satuan", "RKT", "PK", "PK perubahan", "Selisih PK − RKT", "Keadaan")
    return make_tabel(kepala, baris, angka=(2, 3, 4, 5))


def make_renja(banding: Sequence[BandingPagu]) -> Html:
    """Return program, kegiatan and sub kegiatan with pagu indikatif, pagu in force, and the difference."""
    baris = [
        tag(
            "tr",
            tag("th", tag("span", f"{satu.kode} ", class_="sk-kode"), satu.nama, scope="row", class_="sk-nama"),
            [
                tag("td", format_rupiah(nilai, kosong=KOSONG), class_="angka", data_label=judul)
                for nilai, judul in (
                    (satu.indikatif, "Pagu indikatif"), (satu.pagu, "Pagu"), (satu.selisih, "Selisih"),
                )
            ],
            class_=None if satu.jenjang == "sub_kegiatan" else "sk-sasaran",
        )
        for satu in banding
    ]  # fmt: skip
    kepala = ("Program, kegiatan, sub kegiatan", "Pagu indikatif (Renja)", "Pagu terakhir (DPA)", "Selisih")  # fmt: skip
    return make_tabel(kepala, baris, angka=(1, 2, 3))


def _sign(selisih: Decimal | None) -> str:
    """Return a difference with its sign; "" for none."""
    if selisih is None:
        return ""
    return f"+{format_angka(selisih)}" if selisih > 0 else format_angka(selisih).replace("-", "−")
