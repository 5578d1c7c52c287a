"""The Gantt of a run: each turn of a step from its start to its end, and where its mutu baku ran out."""

from collections.abc import Sequence
from datetime import datetime

import plotly.graph_objects as go  # type: ignore[import-untyped]

from sakip.domain.instansi import Instansi
from sakip.domain.tulisan import BULAN
from sakip.domain.waktu import format_waktu
from sakip.domain.waktu_kerja import tulis_lama
from sakip.services.pelaksanaan import GiliranTerukur, TampilanPelaksanaan
from sakip.ui.warna import GARIS, REALISASI, SEMENTARA, TARGET, TEKS

TERLAMBAT = "#a32020"
TINGGI_BARIS = 34  # pixels
PANJANG_NAMA = 26  # letters of a step's name beside its bar


def draw_garis_waktu(tampilan: TampilanPelaksanaan, kantor: Instansi, kini: datetime) -> go.Figure:
    """Return the Gantt of a run in the office's time; kini (UTC) ends the turn at hand.

    A turn within its mutu baku, one that is at hand, and one that is late differ in colour and in
    the words beside them; a mark says where the mutu baku was, or will be, used up.
    """
    baris = [_write_nama(satu) for satu in tampilan.giliran]
    gambar = go.Figure()
    for nama, warna in (("Tepat waktu", REALISASI), ("Sedang berjalan", SEMENTARA), ("Terlambat", TERLAMBAT)):  # fmt: skip
        isi = [(n, s) for n, s in zip(baris, tampilan.giliran, strict=True) if _kind(s) == nama]
        gambar.add_trace(
            go.Bar(
                name=nama,
                orientation="h",
                y=[n for n, _ in isi],
                base=[kantor.local_time(s.giliran.mulai).replace(tzinfo=None) for _, s in isi],
                x=[_milliseconds(s, kini) for _, s in isi],
                marker={"color": warna},
                text=[_write_lama(s, tampilan.menit_sehari) for _, s in isi],
                textposition="outside",
                textfont={"color": TEKS, "size": 12},
                cliponaxis=False,
                customdata=[_hover(s, kantor, tampilan.menit_sehari) for _, s in isi],
                hovertemplate="%{customdata}<extra></extra>",
                width=0.55,
            )
        )
    gambar.add_trace(
        go.Scatter(
            name="Batas mutu baku",
            mode="markers",
            y=baris,
            x=[kantor.local_time(s.ukuran.batas).replace(tzinfo=None) for s in tampilan.giliran],
            marker={"symbol": "line-ns", "size": 16, "line": {"width": 3, "color": TARGET}},
            hoverinfo="skip",
        )
    )
    return _tidy(gambar, baris, tampilan, kantor, kini)


def _tidy(
    gambar: go.Figure, baris: Sequence[str], tampilan: TampilanPelaksanaan, kantor: Instansi, kini: datetime
) -> go.Figure:  # fmt: skip
    awal, akhir = tampilan.dimulai_pada, tampilan.berakhir_pada or kini
    akhir = max([akhir, *(satu.ukuran.batas for satu in tampilan.giliran[-1:])])
    luas = (akhir - awal) * 0.35
    batas = [kantor.local_time(awal), kantor.local_time(akhir + luas)]
    gambar.update_layout(
        height=90 + TINGGI_BARIS * len(baris),
        margin={"l": 8, "r": 8, "t": 28, "b": 8},
        barmode="overlay",
        dragmode=False,
        showlegend=True,
        legend={"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom", "itemclick": False, "itemdoubleclick": False},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
    )  # fmt: skip
    tanda = [batas[0] + (batas[1] - batas[0]) * bagian / 2 for bagian in range(3)]
    gambar.update_xaxes(
        type="date",
        range=[satu.replace(tzinfo=None) for satu in batas],
        tickvals=[satu.replace(tzinfo=None) for satu in tanda],
        ticktext=[f"{s.day} {BULAN[s.month - 1]}<br>{s:%H.%M}" for s in tanda],
        tickangle=0,
        fixedrange=True,
        gridcolor=GARIS,
    )
    gambar.update_yaxes(
        categoryorder="array", categoryarray=list(reversed(baris)), fixedrange=True, automargin=True
    )
    return gambar


def _kind(satu: GiliranTerukur) -> str:
    if satu.ukuran.lewat:
        return "Terlambat"
    return "Tepat waktu" if satu.giliran.selesai else "Sedang berjalan"


def _write_nama(satu: GiliranTerukur) -> str:
    nama = satu.langkah.kegiatan
    nama = nama if len(nama) <= PANJANG_NAMA else f"{nama[: PANJANG_NAMA - 1].rstrip()}…"
    ulang = f" (ke-{satu.giliran.ke})" if satu.giliran.ke > 1 else ""
    return f"{satu.langkah.nomor}{ulang}. {nama}".replace("<", "‹")


def _milliseconds(satu: GiliranTerukur, kini: datetime) -> float:
    return ((satu.giliran.selesai or kini) - satu.giliran.mulai).total_seconds() * 1000


def _write_lama(satu: GiliranTerukur, menit_sehari: int) -> str:
    """Return the words beside a bar: how late, in its largest unit; the table has all of it."""
    if not satu.ukuran.lewat:
        return ""
    return "terlambat " + " ".join(tulis_lama(satu.ukuran.lewat, menit_sehari).split()[:2])


def _hover(satu: GiliranTerukur, kantor: Instansi, menit_sehari: int) -> str:
    selesai = satu.giliran.selesai
    return "<br>".join(
        (
            f"Langkah {satu.langkah.nomor}",
            f"Mulai {format_waktu(satu.giliran.mulai, kantor)}",
            "Sedang berjalan" if selesai is None else f"Selesai {format_waktu(selesai, kantor)}",
            f"Waktu kerja {tulis_lama(satu.ukuran.terpakai, menit_sehari)}, mutu baku {tulis_lama(satu.ukuran.baku, menit_sehari)}",
        )
    )
