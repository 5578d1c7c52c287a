"""Charts of the year: its average beside other years, its kinerja beside its money."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import plotly.graph_objects as go  # type: ignore[import-untyped]

from sakip.domain.periode import ROMAWI, JenisPeriode
from sakip.domain.tulisan import format_angka, format_persen
from sakip.services.capaian import NAMA_STATUS
from sakip.ui.anggaran import sum_serapan
from sakip.ui.grafik import add_garis_target, keep_gambar, say_kosong, text_dalam, tidy, to_float
from sakip.ui.warna import REALISASI, SEMENTARA, SERAPAN

SERATUS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class BatangTahun:
    """The average of one year as a bar; capaian None where there is none, catatan then says why."""

    tahun: int
    sampai: JenisPeriode
    capaian: Decimal | None
    sementara: bool
    catatan: str

    @property
    def label(self) -> str:
        """What stands below the bar."""
        if self.sampai is JenisPeriode.TAHUN:
            return f"{self.tahun}<br>sementara" if self.sementara else str(self.tahun)
        return f"{self.tahun}<br>s.d. TW {ROMAWI[self.sampai.triwulan[-1]]}"


@keep_gambar
def draw_tren_tahunan(batang: Sequence[BatangTahun]) -> go.Figure:
    """Return the average capaian of each year as bars, beside the line of the target, 100."""
    label = [satu.label for satu in batang]
    gambar = go.Figure(
        go.Bar(
            x=label,
            y=[to_float(satu.capaian) for satu in batang],
            text=[format_angka(satu.capaian, 2, "") for satu in batang],
            **text_dalam([satu.sementara for satu in batang]),
            marker={
                "color": [SEMENTARA if satu.sementara else REALISASI for satu in batang],
                "line": {"color": REALISASI, "width": 1},
            },
            width=0.55,
            customdata=[
                f"{satu.tahun}: {format_persen(satu.capaian, kosong='n/a')}<br>{satu.catatan}"
                for satu in batang
            ],
            hovertemplate="%{customdata}<extra></extra>",
            name="Rata-rata capaian",
        )
    )
    add_garis_target(gambar, label, SERATUS, "Target 100")
    say_kosong(gambar, [satu.catatan if satu.capaian is None else None for satu in batang])
    puncak = max([SERATUS, *(float(satu.capaian or 0) for satu in batang)])
    return tidy(gambar, tinggi=225, rentang=(0, puncak * 1.08))


def list_batang(
    rows: Sequence[Mapping[str, Any]], sampai: Mapping[int, JenisPeriode]
) -> list[BatangTahun]:
    """Return one bar per year from the office's rows of list_rata; sampai is {tahun: judged up to}."""
    return [
        BatangTahun(
            tahun=row["tahun"],
            sampai=sampai[row["tahun"]],
            capaian=row["capaian"],
            sementara=row["status"] == "sementara"
            or sampai[row["tahun"]] is not JenisPeriode.TAHUN,
            catatan=NAMA_STATUS[row["status"]]
            if row["capaian"] is None
            else f"dari {row['jumlah_dihitung']} indikator",
        )
        for row in rows
        if row["periode"] == sampai[row["tahun"]]
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class TitikTahun:
    """Where a year stood at the end of a triwulan, in percent; None where there is no figure."""

    triwulan: int
    capaian: Decimal | None = None  # against the target of the year
    serapan: Decimal | None = None  # of the year's pagu


def list_perjalanan(
    rata: Mapping[tuple[str, str], Mapping[str, Any]],
    kode_instansi: str,
    anggaran: Mapping[JenisPeriode, Sequence[Mapping[str, Any]]],
) -> list[TitikTahun]:
    """Return the year from triwulan I on; anggaran is {periode since January: rows of list_anggaran}."""
    return [
        TitikTahun(
            triwulan=periode.triwulan[-1],
            capaian=rata[kode_instansi, periode]["capaian_tahunan"],
            serapan=sum_serapan(rows),
        )
        for periode, rows in anggaran.items()
    ]


@keep_gambar
def draw_perjalanan(titik: Sequence[TitikTahun]) -> go.Figure:
    """Return capaian against the year's target and absorption of the budget, side by side as lines."""
    gambar = go.Figure()
    sumbu = [f"TW {satu}" for satu in ROMAWI.values()]
    menurut = {satu.triwulan: satu for satu in titik}
    urut = [menurut.get(nomor, TitikTahun(triwulan=nomor)) for nomor in ROMAWI]
    di_atas = [(satu.capaian or 0) >= (satu.serapan or 0) for satu in urut]
    for nama, warna, garis, nilai, atas in (
        ("Capaian", REALISASI, "solid", [satu.capaian for satu in urut], di_atas),
        ("Serapan", SERAPAN, "dash", [satu.serapan for satu in urut], [not a for a in di_atas]),
    ):
        gambar.add_trace(
            go.Scatter(
                x=sumbu,
                y=[to_float(satu) for satu in nilai],
                mode="lines+markers",
                cliponaxis=False,
                line={"color": warna, "width": 3, "dash": garis},
                marker={"size": 8, "symbol": "circle" if garis == "solid" else "square"},
                customdata=[format_persen(satu, kosong="n/a") for satu in nilai],
                hovertemplate=f"{nama} s.d. %{{x}}: %{{customdata}}<extra></extra>",
                name=nama,
            )
        )
        for tempat, (satu, naik) in enumerate(zip(nilai, atas, strict=True)):
            if satu is not None:
                gambar.add_annotation(
                    x=tempat,
                    y=float(satu),
                    text=format_angka(satu, 1),
                    yshift=15 if naik else -15,
                    showarrow=False,
                    bgcolor="rgba(255,255,255,0.85)",
                    borderpad=0,
                    font={"color": warna, "size": 12},
                )
    add_garis_target(gambar, sumbu, SERATUS, "Target, pagu 100")
    puncak = max([SERATUS, *(float(satu.capaian or 0) for satu in titik)])
    return tidy(gambar, tinggi=240, rentang=(0, puncak * 1.15))
