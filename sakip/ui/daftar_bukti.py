"""The evidence of one figure, row by row: what it is, who handed it in, and what can be done with it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlencode, urlsplit

import streamlit as st

from sakip.domain.bukti_dukung import MEGABYTE, BuktiDukung, JenisBukti
from sakip.domain.instansi import Instansi
from sakip.domain.periode import Triwulan
from sakip.domain.tulisan import format_angka
from sakip.domain.waktu import format_waktu
from sakip.ui.html import Html, draw, join, tag
from sakip.ui.teks import escape_markdown

LIHAT, GANTI, HAPUS, RIWAYAT, DIHAPUS = "lihat", "ganti", "hapus", "riwayat", "dihapus"
TINGGI_PDF = 640  # pixels of a PDF shown in place


@dataclass(frozen=True, slots=True)
class Tempat:
    """The figure whose evidence is drawn; names the widgets and what they remember."""

    kode_unit: str
    periode: Triwulan
    kode_indikator: str

    def of(self, nama: str) -> str:
        """Return the key of a widget or a remembered choice."""
        periode = f"{self.periode.tahun}-{self.periode.nomor}"
        return f"bukti-{nama}-{self.kode_unit}-{periode}-{self.kode_indikator}"

    @property
    def terbuka(self) -> tuple[str, str]:
        """Return (what is open, of which bukti); both empty while nothing is."""
        buka: tuple[str, str] = st.session_state.get(self.of("buka"), ("", ""))
        return buka

    def open(self, apa: str, kode: str) -> None:
        """Open one thing; what is open already is closed by asking for it again."""
        tujuan = ("", "") if self.terbuka == (apa, kode) else (apa, kode)
        st.session_state[self.of("buka")] = tujuan

    def close(self) -> None:
        """Close whatever is open."""
        st.session_state.pop(self.of("buka"), None)


def address_bukti(bukti: BuktiDukung, *, lihat: bool = False) -> str:
    """Return the address of a file, to be downloaded or to be looked at."""
    kueri = urlencode({"kode": bukti.kode, "versi": bukti.versi})
    return f"/unduh/bukti{'/lihat' if lihat else ''}?{kueri}"


def draw_satu(
    tempat: Tempat,
    bukti: BuktiDukung,
    kantor: Instansi,
    *,
    boleh_ubah: bool,
    draw_buka: Callable[[str, BuktiDukung], None],
) -> None:
    """Draw one bukti with its buttons; draw_buka draws beneath it what is open of it."""
    with st.container(key=f"bukti-baris-{bukti.kode}", gap="small"):
        kiri, kanan = st.columns((3, 2), gap="small", vertical_alignment="center")
        with kiri:
            draw(
                join(
                    tag("div", bukti.nama, class_="kj-utama"),
                    tag("div", _describe(bukti, kantor), class_="kj-kecil"),
                )
            )
        with kanan.container(horizontal=True, horizontal_alignment="right", gap="small"):
            _draw_tombol(tempat, bukti, boleh_ubah=boleh_ubah)
        apa, kode = tempat.terbuka
        if kode == bukti.kode:
            draw_buka(apa, bukti)


def _describe(bukti: BuktiDukung, kantor: Instansi) -> str:
    versi = f" · versi {bukti.versi}" if bukti.versi > 1 else ""
    return describe_bukti(bukti, kantor) + versi


def describe_bukti(bukti: BuktiDukung, kantor: Instansi) -> str:
    """Return what a bukti is, who handed it in and when, in one line."""
    jenis = bukti.jenis.nama
    if bukti.tautan is not None:
        jenis = f"tautan ke {urlsplit(bukti.tautan).hostname}"
    bagian = [
        jenis[:1].upper() + jenis[1:],
        "" if bukti.ukuran is None else format_ukuran(bukti.ukuran),
        bukti.nama_pencatat,
        format_waktu(bukti.dicatat_pada, kantor),
    ]
    return " · ".join(filter(None, bagian))


def format_ukuran(ukuran: int) -> str:
    """Return a size in bytes as people read it: 1,2 MB; 340 KB; 1 KB for less."""
    if ukuran >= MEGABYTE:
        return f"{format_angka(Decimal(ukuran) / MEGABYTE, 1)} MB"
    return f"{max(1, round(ukuran / 1024))} KB"


def _draw_tombol(tempat: Tempat, bukti: BuktiDukung, *, boleh_ubah: bool) -> None:
    if bukti.tautan is not None:
        st.link_button("Buka", bukti.tautan, icon=":material/open_in_new:")
    else:
        if bukti.jenis.dapat_dilihat:
            _button(tempat, bukti, LIHAT, "Lihat")
        st.link_button("Unduh", address_bukti(bukti))
    if bukti.versi > 1:
        _button(tempat, bukti, RIWAYAT, "Riwayat")
    if boleh_ubah:
        _button(tempat, bukti, GANTI, "Ganti")
        _button(tempat, bukti, HAPUS, "Hapus")


def _button(tempat: Tempat, bukti: BuktiDukung, apa: str, label: str) -> None:
    terbuka = tempat.terbuka == (apa, bukti.kode)
    st.button(
        "Tutup" if terbuka and apa in {LIHAT, RIWAYAT} else label,
        key=f"bukti-{apa}-{bukti.kode}",
        on_click=tempat.open,
        args=(apa, bukti.kode),
    )


def draw_pratinjau(bukti: BuktiDukung) -> None:
    """Draw a PDF or a picture in place, and the way to see it in a tab of its own."""
    alamat = address_bukti(bukti, lihat=True)
    if bukti.jenis is JenisBukti.PDF:
        # st.iframe locks its frame in a sandbox in which browsers show no PDF; here the answer
        # brings its own (sakip/web/unduh_bukti.py). The address holds nothing a person wrote.
        bingkai = tag(
            "iframe",
            src=alamat,
            title="Pratinjau bukti dukung",
            width="100%",
            height=TINGGI_PDF,
            style="border: 1px solid #c5ced8",
        )
        st.components.v2.component(f"bukti-{bukti.kode}-{bukti.versi}", html=bingkai)()
    else:
        st.markdown(f"![{escape_markdown(bukti.nama)}]({alamat})")
    st.link_button("Buka di tab baru", alamat, icon=":material/open_in_new:")


def draw_versi(versi: Sequence[BuktiDukung], kantor: Instansi, label: str) -> None:
    """Draw versi of evidence as a table, each with the way to its file or link."""
    judul = ("Versi", "Nama", "Keterangan", "")
    baris = [
        (
            str(satu.versi),
            satu.nama,
            describe_bukti(satu, kantor) if satu.aktif else _describe_removal(satu, kantor),
            _link(satu),
        )
        for satu in versi
    ]
    draw(
        tag(
            "table",
            tag("thead", tag("tr", [tag("th", satu, scope="col") for satu in judul])),
            tag(
                "tbody",
                [
                    tag(
                        "tr",
                        [
                            tag("td", sel, data_label=nama)
                            for nama, sel in zip(judul, satu, strict=True)
                        ],
                    )
                    for satu in baris
                ],
            ),
            class_="kj-tabel kj-kartu",
            aria_label=label,
        )
    )


def _describe_removal(bukti: BuktiDukung, kantor: Instansi) -> str:
    return f"Dihapus oleh {bukti.nama_pencatat}, {format_waktu(bukti.dicatat_pada, kantor)}"


def _link(bukti: BuktiDukung) -> Html:
    if not bukti.aktif:
        return join()
    if bukti.tautan is not None:
        return tag("a", "Buka", href=bukti.tautan, rel="noreferrer")
    return tag("a", "Unduh", href=address_bukti(bukti))
