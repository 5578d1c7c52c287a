"""Charts by plotly: bars from 0, a target line in each, Indonesian numbers, nothing to click by mistake."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import plotly.graph_objects as go  # type: ignore[import-untyped]

from sakip.domain.formulir import tulis_target
from sakip.domain.periode import ROMAWI, JenisPeriode
from sakip.domain.predikat import predikat_family, tulis_predikat
from sakip.domain.rumus import Rumus
from sakip.domain.tulisan import format_angka, format_persen
from sakip.services.capaian import NAMA_STATUS
from sakip.ui.anggaran import sum_serapan
from sakip.ui.warna import GARIS, REALISASI, REDUP, SEMENTARA, SERAPAN, TARGET, TEKS

KONFIGURASI = {"displayModeBar": False, "displaylogo": False, "scrollZoom": False, "locale": "id"}
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


def draw_tren_tahunan(batang: Sequence[BatangTahun]) -> go.Figure:
    """Return the average capaian of each year as bars, beside the line of the target, 100."""
    label = [satu.label for satu in batang]
    gambar = go.Figure(
        go.Bar(
            x=label,
            y=[_float(satu.capaian) for satu in batang],
            text=[format_angka(satu.capaian, 2, "") for satu in batang],
            **_text_dalam([satu.sementara for satu in batang]),
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
    _add_garis_target(gambar, label, SERATUS, "Target 100")
    _say_kosong(gambar, {satu.label: satu.catatan for satu in batang if satu.capaian is None})
    puncak = max([SERATUS, *(float(satu.capaian or 0) for satu in batang)])
    return _tidy(gambar, tinggi=225, rentang=(0, puncak * 1.08))


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
                y=[_float(satu) for satu in nilai],
                mode="lines+markers",
                cliponaxis=False,
                line={"color": warna, "width": 3, "dash": garis},
                marker={"size": 8, "symbol": "circle" if garis == "solid" else "square"},
                customdata=[format_persen(satu, kosong="n/a") for satu in nilai],
                hovertemplate=f"{nama} s.d. %{{x}}: %{{customdata}}<extra></extra>",
                name=nama,
            )
        )
        for tempat, satu, naik in zip(sumbu, nilai, atas, strict=True):
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
    _add_garis_target(gambar, sumbu, SERATUS, "Target, pagu 100")
    puncak = max([SERATUS, *(float(satu.capaian or 0) for satu in titik)])
    return _tidy(gambar, tinggi=240, rentang=(0, puncak * 1.15))


def draw_tren_indikator(rows: Sequence[dict[str, Any]]) -> go.Figure:
    """Return one indikator over the years: realisasi as bars from 0, target as a line.

    rows are those of list_tren. A target that is a range is drawn as two lines; a predikat by its
    skor, the axis labelled with the words.
    """
    label = [_label_tahun(row) for row in rows]
    gambar = go.Figure(
        go.Bar(
            x=label,
            y=[_float(row["realisasi"]) for row in rows],
            text=["" if row["realisasi"] is None else _write(row, "realisasi") for row in rows],
            **_text_dalam([row["status"] != "lengkap" for row in rows]),
            marker={
                "color": [REALISASI if row["status"] == "lengkap" else SEMENTARA for row in rows],
                "line": {"color": REALISASI, "width": 1},
            },
            width=0.5,
            customdata=[_hover(row) for row in rows],
            hovertemplate="%{customdata}<extra></extra>",
            name="Realisasi",
        )
    )
    for kolom, nama in _list_garis(rows):
        gambar.add_trace(
            go.Scatter(
                x=label,
                y=[_float(row[kolom]) for row in rows],
                mode="lines+markers",
                line={"color": TARGET, "width": 2, "dash": "dot"},
                marker={"size": 7, "symbol": "line-ew", "line": {"width": 3, "color": TARGET}},
                hoverinfo="skip",
                name=nama,
            )
        )
    kosong = {_label_tahun(r): NAMA_STATUS[r["status"]] for r in rows if r["realisasi"] is None}
    _say_kosong(gambar, kosong)
    angka = [
        float(row[kolom])
        for row in rows
        for kolom in ("realisasi", "target", "target_atas")
        if row[kolom] is not None
    ]
    puncak, bawah = max([0.0, *angka]), min([0.0, *angka])
    _tidy(gambar, tinggi=270, rentang=(bawah * 1.1, (puncak or 1) * 1.08))
    if rows[0]["rumus"] == Rumus.PREDIKAT:
        skala = predikat_family(next(filter(None, (r["target_predikat"] for r in rows)), "AA"))
        gambar.update_yaxes(tickvals=list(skala.values()), ticktext=list(skala))
    return gambar


def _list_garis(rows: Sequence[dict[str, Any]]) -> list[tuple[str, str]]:
    if rows[0]["rumus"] == Rumus.RENTANG:
        return [("target", "Target, batas bawah"), ("target_atas", "Target, batas atas")]
    return [("target", "Target")]


def _label_tahun(row: Mapping[str, Any]) -> str:
    return f"{row['tahun']}<br>sementara" if row["status"] == "sementara" else str(row["tahun"])


def _hover(row: dict[str, Any]) -> str:
    target = (
        tulis_target(row["target"], row["target_atas"], None)
        if row["rumus"] == Rumus.RENTANG
        else _write(row, "target")
    )
    return (
        f"<b>{row['tahun']}</b><br>Target {target or 'n/a'}"
        f"<br>Realisasi {_write(row, 'realisasi')}"
        f"<br>Capaian {format_persen(row['capaian'], kosong='n/a')} ({NAMA_STATUS[row['status']]})"
    )


def _write(row: dict[str, Any], kolom: str) -> str:
    if row[kolom] is None:
        return "n/a"
    if row["rumus"] == Rumus.PREDIKAT:
        return tulis_predikat(row[kolom], row["target_predikat"])
    return format_angka(row[kolom], row["desimal"])


def _text_dalam(sementara: Sequence[bool]) -> dict[str, Any]:
    """Return how figures stand in the middle of their bars, where no target line crosses them."""
    return {
        "textposition": "auto",
        "insidetextanchor": "middle",
        "textangle": 0,
        "constraintext": "none",
        "insidetextfont": {
            "color": [TEKS if satu else "#ffffff" for satu in sementara],
            "size": 13,
        },
        "outsidetextfont": {"color": TEKS, "size": 13},
    }


def _say_kosong(gambar: go.Figure, alasan: Mapping[str, str]) -> None:
    """Write in words, where a bar would stand, why there is none; alasan is {label of x: reason}."""
    for label, kata in alasan.items():
        gambar.add_annotation(
            x=label,
            y=0,
            text=kata.replace(" ", "<br>"),
            showarrow=False,
            yanchor="bottom",
            font={"color": REDUP, "size": 12},
        )


def _add_garis_target(gambar: go.Figure, sumbu: Sequence[str], nilai: float, label: str) -> None:
    gambar.add_trace(
        go.Scatter(
            x=list(sumbu),
            y=[nilai] * len(sumbu),
            mode="lines",
            line={"color": TARGET, "width": 2, "dash": "dot"},
            hoverinfo="skip",
            name=label,
        )
    )


def _tidy(gambar: go.Figure, *, tinggi: int, rentang: tuple[float, float]) -> go.Figure:
    """Give a figure the common look; axes cannot be dragged, so that a phone scrolls past it."""
    gambar.update_layout(
        height=tinggi,
        margin={"l": 8, "r": 8, "t": 28, "b": 8},
        separators=",.",
        dragmode=False,
        hovermode="closest",
        bargap=0.3,
        showlegend=True,
        legend={
            "orientation": "h",
            "x": 0,
            "y": 1.02,
            "yanchor": "bottom",
            "itemclick": False,
            "itemdoubleclick": False,
        },
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
    )
    gambar.update_xaxes(type="category", fixedrange=True, showgrid=False, showline=False)
    gambar.update_yaxes(
        range=rentang, fixedrange=True, gridcolor=GARIS, zeroline=True, zerolinecolor=REDUP
    )
    return gambar


def _float(nilai: Decimal | None) -> float | None:
    return None if nilai is None else float(nilai)
