"""RKT and Renja on the page Renstra dan IKU: what was planned for the tahun beside what was promised and budgeted."""

from collections.abc import Sequence
from decimal import Decimal

from sakip.domain.banding_rkt import SAMA, BandingPagu, BandingTarget
from sakip.domain.tulisan import format_angka, format_rupiah
from sakip.ui.html import Html, make_tabel, tag
from sakip.ui.rencana import KOSONG, sel


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
