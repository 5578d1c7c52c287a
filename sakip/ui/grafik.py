"""Charts by plotly: bars from 0, a target line in each, Indonesian numbers, nothing to click by mistake."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import plotly.graph_objects as go  # type: ignore[import-untyped]

from sakip.domain.formulir import tulis_target
from sakip.domain.predikat import predikat_family, tulis_predikat
from sakip.domain.periode import ROMAWI, JenisPeriode
from sakip.domain.rumus import Rumus
from sakip.domain.tulisan import format_angka, format_persen
from sakip.services.capaian import NAMA_STATUS
from sakip.ui.anggaran import sum_serapan
from sakip.ui.warna import GARIS, REALISASI, REDUP, SEMENTARA, SERAPAN, TARGET

KONFIGURASI = {"displayModeBar": False, "displaylogo": False, "scrollZoom": False, "locale": "id"}
SERATUS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class BatangTahun:
    """The average of one year as a bar; capaian None where there is none, catatan then says why."""

    tahun: int
    capaian: Decimal | None
    sementara: bool
    catatan: str


def draw_tren_tahunan(batang: Sequence[BatangTahun]) -> go.Figure:
    """Return the average capaian of each year as bars, beside the line of the target, 100."""
    label = [str(satu.tahun) for satu in batang]
    gambar = go.Figure(
        go.Bar(
            x=label,
            y=[_float(satu.capaian) for satu in batang],
            text=[_text_batang(satu) for satu in batang],
            textposition="outside",
            cliponaxis=False,
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
    _add_garis_target(gambar, SERATUS, "target 100")
    puncak = max([SERATUS, *(float(satu.capaian or 0) for satu in batang)])
    bawah = min([0.0, *(float(satu.capaian or 0) for satu in batang)])
    return _tidy(gambar, tinggi=210, rentang=(bawah, puncak * 1.2))


def list_batang(
    rows: Sequence[Mapping[str, Any]], tahun: int, sampai: JenisPeriode
) -> list[BatangTahun]:
    """Return one bar per year from the office's rows of list_rata; tahun is judged up to sampai."""
    batang = []
    for row in rows:
        if row["periode"] != (sampai if row["tahun"] == tahun else JenisPeriode.TAHUN):
            continue
        jumlah = f"dari {row['jumlah_dihitung']} indikator"
        berjalan = row["tahun"] == tahun and sampai is not JenisPeriode.TAHUN
        batang.append(
            BatangTahun(
                tahun=row["tahun"],
                capaian=row["capaian"],
                sementara=berjalan or row["status"] == "sementara",
                catatan=NAMA_STATUS[row["status"]] if row["capaian"] is None else jumlah,
            )
        )
    return batang


def _text_batang(satu: BatangTahun) -> str:
    if satu.capaian is None:
        return satu.catatan
    angka = format_angka(satu.capaian, 2)
    return f"{angka}<br>sementara" if satu.sementara else angka


@dataclass(frozen=True, slots=True, kw_only=True)
class TitikTahun:
    """Where a year stood at the end of a triwulan, in percent; None where there is no figure."""

    triwulan: int
    capaian: Decimal | None  # against the target of the year
    serapan: Decimal | None  # of the year's pagu


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
    nama_triwulan = [f"TW {satu}" for satu in ROMAWI.values()]
    for nama, warna, letak, nilai in (
        ("Capaian", REALISASI, "top center", {t.triwulan: t.capaian for t in titik}),
        ("Serapan anggaran", SERAPAN, "bottom center", {t.triwulan: t.serapan for t in titik}),
    ):
        gambar.add_trace(
            go.Scatter(
                x=nama_triwulan,
                y=[_float(nilai.get(nomor)) for nomor in ROMAWI],
                mode="lines+markers+text",
                text=[format_angka(nilai.get(nomor), 1, "") for nomor in ROMAWI],
                textposition=letak,
                textfont={"color": warna, "size": 12},
                cliponaxis=False,
                line={
                    "color": warna,
                    "width": 3,
                    "dash": "solid" if warna == REALISASI else "dash",
                },
                marker={"size": 8, "symbol": "circle" if warna == REALISASI else "square"},
                customdata=[format_persen(nilai.get(nomor), kosong="n/a") for nomor in ROMAWI],
                hovertemplate=f"{nama} s.d. %{{x}}: %{{customdata}}<extra></extra>",
                name=nama,
            )
        )
    _add_garis_target(gambar, SERATUS, "target dan pagu setahun 100")
    puncak = max([SERATUS, *(float(satu.capaian or 0) for satu in titik)])
    return _tidy(gambar, tinggi=225, rentang=(0, puncak * 1.22), legenda=True)


def draw_tren_indikator(rows: Sequence[dict[str, Any]]) -> go.Figure:
    """Return one indikator over the years: realisasi as bars from 0, target as a line.

    rows are those of list_tren. A target that is a range is drawn as two lines; a predikat by its
    skor, the axis labelled with the words.
    """
    label = [str(row["tahun"]) for row in rows]
    gambar = go.Figure(
        go.Bar(
            x=label,
            y=[_float(row["realisasi"]) for row in rows],
            text=[_text_realisasi(row) for row in rows],
            textposition="outside",
            cliponaxis=False,
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
    angka = [
        float(row[kolom])
        for row in rows
        for kolom in ("realisasi", "target", "target_atas")
        if row[kolom] is not None
    ]
    puncak, bawah = max([0.0, *angka]), min([0.0, *angka])
    _tidy(gambar, tinggi=270, rentang=(bawah * 1.2, (puncak or 1) * 1.25), legenda=True)
    if rows[0]["rumus"] == Rumus.PREDIKAT:
        skala = predikat_family(next(filter(None, (r["target_predikat"] for r in rows)), "AA"))
        gambar.update_yaxes(tickvals=list(skala.values()), ticktext=list(skala))
    return gambar


def _list_garis(rows: Sequence[dict[str, Any]]) -> list[tuple[str, str]]:
    if rows[0]["rumus"] == Rumus.RENTANG:
        return [("target", "Target, batas bawah"), ("target_atas", "Target, batas atas")]
    return [("target", "Target")]


def _text_realisasi(row: dict[str, Any]) -> str:
    if row["realisasi"] is None:
        return NAMA_STATUS[row["status"]].replace(" ", "<br>", 1)
    angka = _write(row, "realisasi")
    return f"{angka}<br>sementara" if row["status"] == "sementara" else angka


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


def _add_garis_target(gambar: go.Figure, nilai: float, label: str) -> None:
    gambar.add_hline(
        y=nilai,
        line={"color": TARGET, "width": 2, "dash": "dot"},
        annotation={
            "text": label,
            "font": {"color": TARGET, "size": 12},
            "xanchor": "right",
            "yanchor": "bottom",
        },
        annotation_position="top right",
    )


def _tidy(
    gambar: go.Figure, *, tinggi: int, rentang: tuple[float, float], legenda: bool = False
) -> go.Figure:
    """Give a figure the common look; axes cannot be dragged, so that a phone scrolls past it."""
    gambar.update_layout(
        height=tinggi,
        margin={"l": 8, "r": 8, "t": 28 if legenda else 8, "b": 8},
        separators=",.",
        dragmode=False,
        hovermode="closest",
        bargap=0.3,
        showlegend=legenda,
        legend={"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom"},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
    )
    gambar.update_xaxes(type="category", fixedrange=True, showgrid=False, linecolor=REDUP)
    gambar.update_yaxes(
        range=rentang, fixedrange=True, gridcolor=GARIS, zeroline=True, zerolinecolor=REDUP
    )
    return gambar


def _float(nilai: Decimal | None) -> float | None:
    return None if nilai is None else float(nilai)
