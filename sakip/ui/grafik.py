"""Charts by plotly: bars from 0, a target line in each, Indonesian numbers, nothing to click by mistake."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache, wraps
from typing import Any, TypeVar

import plotly.graph_objects as go  # type: ignore[import-untyped]
import streamlit as st

from sakip.domain.formulir import tulis_target
from sakip.domain.predikat import predikat_family, tulis_predikat
from sakip.domain.rumus import Rumus
from sakip.domain.tulisan import format_angka, format_persen
from sakip.services.capaian import NAMA_STATUS
from sakip.ui.warna import GARIS, REALISASI, REDUP, SEMENTARA, TARGET, TEKS

T = TypeVar("T")
KONFIGURASI = {"displayModeBar": False, "displaylogo": False, "scrollZoom": False}


def keep_gambar(draw: Callable[[Sequence[T]], go.Figure]) -> Callable[[Sequence[T]], go.Figure]:
    """Return draw with its last figures kept by what they show (hashable): nobody may alter one.

    Making one costs 20 to 40 ms, most of what a page costs, and a page reruns at every click.
    """
    kept = lru_cache(maxsize=64)(draw)

    @wraps(draw)
    def draw_kept(rows: Sequence[T]) -> go.Figure:
        return kept(tuple(rows))

    return draw_kept


def show(gambar: go.Figure, kunci: str, alt: str) -> None:
    """Draw a figure on the page; alt tells in words what it shows."""
    st.plotly_chart(gambar, config=KONFIGURASI, key=kunci, alt=alt)


def draw_tren_indikator(rows: Sequence[dict[str, Any]]) -> go.Figure:
    """Return one indikator over the years: realisasi as bars from 0, target as a line.

    rows are those of list_tren. A target that is a range is drawn as two lines; a predikat by its
    skor, the axis labelled with the words.
    """
    label = [_label_tahun(row) for row in rows]
    gambar = go.Figure(
        go.Bar(
            x=label,
            y=[to_float(row["realisasi"]) for row in rows],
            text=["" if row["realisasi"] is None else _write(row, "realisasi") for row in rows],
            **text_dalam([row["status"] != "lengkap" for row in rows]),
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
                y=[to_float(row[kolom]) for row in rows],
                mode="lines+markers",
                line={"color": TARGET, "width": 2, "dash": "dot"},
                marker={"size": 7, "symbol": "line-ew", "line": {"width": 3, "color": TARGET}},
                hoverinfo="skip",
                name=nama,
            )
        )
    say_kosong(gambar, [NAMA_STATUS[r["status"]] if r["realisasi"] is None else None for r in rows])
    angka = [
        float(row[kolom])
        for row in rows
        for kolom in ("realisasi", "target", "target_atas")
        if row[kolom] is not None
    ]
    puncak, bawah = max([0.0, *angka]), min([0.0, *angka])
    tidy(gambar, tinggi=270, rentang=(bawah * 1.1, (puncak or 1) * 1.08))
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


def text_dalam(sementara: Sequence[bool]) -> dict[str, Any]:
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


def say_kosong(gambar: go.Figure, alasan: Sequence[str | None]) -> None:
    """Write in words, where a bar would stand, why there is none; one reason or None for each bar.

    The place is a number: plotly would take a label such as "2026" for the 2026th bar.
    """
    for tempat, kata in enumerate(alasan):
        if kata is not None:
            gambar.add_annotation(
                x=tempat,
                y=0,
                text=kata.replace(" ", "<br>"),
                showarrow=False,
                yanchor="bottom",
                font={"color": REDUP, "size": 12},
            )


def add_garis_target(gambar: go.Figure, sumbu: Sequence[str], nilai: float, label: str) -> None:
    """Add the line of a target that is the same everywhere on the axis sumbu."""
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


def tidy(gambar: go.Figure, *, tinggi: int, rentang: tuple[float, float]) -> go.Figure:
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


def to_float(nilai: Decimal | None) -> float | None:
    """Return a figure as the chart needs it; only for drawing, never for sums."""
    return None if nilai is None else float(nilai)
