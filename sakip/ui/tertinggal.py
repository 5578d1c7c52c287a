"""What is behind: indikator below their target, the worst first, with what their unit says of it."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from urllib.parse import urlencode

from sakip.domain.periode import ROMAWI, JenisPeriode
from sakip.domain.tulisan import format_angka, round_half_up
from sakip.services.capaian import BarisRekap
from sakip.services.ringkasan import Aturan
from sakip.ui.html import Html, join, make_tabel, tag
from sakip.ui.warna import color_pita

TERCAPAI = Decimal(100)
UJUNG_BATANG = Decimal(120)  # percent at the right end of a bar
TAMPIL = 8  # rows before the rest is folded away
Keterangan = Mapping[str, tuple[int, str]]
"""By kode indikator: the triwulan, and what its unit said then."""


def find_tertinggal(baris: Sequence[BarisRekap]) -> list[BarisRekap]:
    """Return the rows below 100 percent (as shown, 2 decimals), the lowest first."""
    bawah = [
        (satu.capaian, satu)
        for satu in baris
        if satu.capaian is not None and round_half_up(satu.capaian, 2) < TERCAPAI
    ]
    return [satu for _, satu in sorted(bawah, key=lambda isi: isi[0])]


def make_tertinggal(
    baris: Sequence[BarisRekap],
    keterangan: Keterangan,
    tahun: int,
    periode: JenisPeriode,
    aturan: Aturan,
) -> Html:
    """Return the table of what is behind, and what was not reported at all."""
    tertinggal = find_tertinggal(baris)
    sampai = "setahun" if periode is JenisPeriode.TAHUN else periode.nama
    kalimat = (
        f"Indikator di bawah 100 persen dari target {sampai} {tahun}, yang terendah lebih dahulu, "
        "dengan keterangan terakhir dari unitnya."
    )
    belum = [satu for satu in baris if satu.status == "belum_dilaporkan"]
    bagian: list[Html] = []
    if tertinggal:
        bagian.append(tag("p", kalimat, class_="sk-redup"))
        bagian.append(_make_tabel(tertinggal[:TAMPIL], keterangan, tahun, aturan))
    else:
        bagian.append(tag("p", "Semua indikator yang dapat dihitung mencapai targetnya."))
    sisa = tertinggal[TAMPIL:]
    if sisa:
        bagian.append(
            tag(
                "details",
                tag("summary", f"{len(sisa)} indikator lain di bawah target"),
                _make_tabel(sisa, keterangan, tahun, aturan),
                class_="sk-rincian",
            )
        )
    if belum:
        bagian.append(_make_belum(belum))
    return join(bagian)


def _make_tabel(
    baris: Sequence[BarisRekap],
    keterangan: Keterangan,
    tahun: int,
    aturan: Aturan,
) -> Html:
    kepala = ("Indikator", "Target", "Realisasi", "Capaian (%); garis = target", "Keterangan unit")
    isi = [_make_baris(satu, keterangan, tahun, aturan) for satu in baris]
    return make_tabel(kepala, isi, angka=(1, 2))


def _make_baris(
    satu: BarisRekap,
    keterangan: Keterangan,
    tahun: int,
    aturan: Aturan,
) -> Html:
    alamat = f"?{urlencode({'tahun': tahun, 'asal': satu.kode})}"
    return tag(
        "tr",
        tag(
            "th",
            tag("a", satu.indikator, href=alamat, data_halaman=True, title="Buka asal angka"),
            tag("span", f"{satu.kode} · {satu.unit}", class_="sk-kecil"),
            scope="row",
            class_="sk-nama",
        ),
        tag("td", f"{satu.target_tulis} {satu.satuan}", data_label="Target", class_="angka"),
        tag("td", satu.realisasi_tulis, data_label="Realisasi", class_="angka"),
        tag("td", make_batang(satu, aturan), data_label="Capaian (%)", class_="sk-lajur"),
        tag(
            "td",
            _write_keterangan(keterangan.get(satu.kode)),
            data_label="Keterangan unit",
            class_="sk-lebar",
        ),
    )


def _write_keterangan(keterangan: tuple[int, str] | None) -> str:
    if keterangan is None:
        return "tidak ada keterangan"
    triwulan, teks = keterangan
    return f"TW {ROMAWI[triwulan]}: {teks}"


def make_batang(satu: BarisRekap, aturan: Aturan) -> Html:
    """Return capaian as a figure with its bar from 0; the mark in the bar is the target, 100."""
    capaian = satu.capaian or Decimal(0)
    sementara = ", sementara" if satu.status == "sementara" else ""
    warna = color_pita(satu.urutan_predikat, len(aturan.skala.pita))
    return join(
        tag("b", format_angka(capaian, 2)),
        tag("span", f" {satu.predikat or ''}{sementara}", class_="sk-redup"),
        draw_batang(capaian, warna),
    )


def draw_batang(persen: Decimal, warna: str | None) -> Html:
    """Return a bar from 0 to persen, with the mark of 100; what is below 0 has no length."""
    panjang = max(Decimal(0), min(persen, UJUNG_BATANG)) / UJUNG_BATANG * 100
    return tag(
        "span",
        tag("span", class_="sk-isi", style=f"width:{panjang:.1f}%;background:{warna or '#c5ced8'}"),
        tag("span", class_="sk-target", style=f"left:{TERCAPAI / UJUNG_BATANG * 100:.1f}%"),
        class_="sk-batang",
        aria_hidden="true",
    )


def _make_belum(belum: Sequence[BarisRekap]) -> Html:
    return tag(
        "details",
        tag("summary", f"{len(belum)} indikator belum dilaporkan sama sekali"),
        tag(
            "ul",
            [tag("li", f"{satu.kode} {satu.indikator} ({satu.unit})") for satu in belum],
            class_="sk-langkah",
        ),
        open=True,
        class_="sk-rincian",
    )
