"""The parts of the page Dokumen: the choice, the downloads, what is missing, and the list of final ones."""

from collections.abc import Callable, Sequence
from urllib.parse import urlencode

import streamlit as st

from sakip.domain.peran import Pelaku
from sakip.domain.periode import JenisPeriode
from sakip.domain.tulisan import format_tanggal
from sakip.services.basis_data import Database
from sakip.services.buat_dokumen import start_dokumen, start_perjanjian, start_setahun
from sakip.services.dokumen import list_kekurangan
from sakip.services.dokumen_perjanjian import list_pilihan_perjanjian
from sakip.services.jenis_dokumen import JENIS, Format, JenisDokumen
from sakip.services.kekurangan_dokumen import FINAL, KOREKSI, TULISAN, Kekurangan
from sakip.services.pengesahan_dokumen import BarisDokumen, list_final
from sakip.ui.html import Html, draw, join, tag
from sakip.ui.pekerjaan import draw_tombol
from sakip.ui.simpanan import read_cached
from sakip.ui.tautan import make_tautan

SWAPERIKSA = "Swaperiksa LKE"
NAMA_FORMAT = {Format.PDF: "PDF", Format.DOCX: "Word (DOCX)", Format.XLSX: "Excel (XLSX)"}


def pick_dokumen(tahun_ada: Sequence[int]) -> tuple[JenisDokumen, int, JenisPeriode]:
    """Draw the choice of kind, tahun and periode; the address names them, so that a link can lead to each."""
    satu, dua, tiga = st.columns([2, 1, 1.4])
    kode = satu.selectbox(
        "Dokumen",
        list(JENIS),
        format_func=lambda pilihan: JENIS[pilihan].nama,
        key=_bind("jenis", list(JENIS)),
        on_change=_write_alamat,
        args=("jenis",),
    )
    jenis = JENIS[kode]
    tahun = dua.selectbox("Tahun", tahun_ada, key="tahun", bind="query-params")
    periode = tiga.selectbox(
        "Periode",
        jenis.periode,
        format_func=lambda pilihan: JenisPeriode(pilihan).nama,
        key=_bind("periode", jenis.periode),
        on_change=_write_alamat,
        args=("periode",),
        disabled=len(jenis.periode) == 1,
    )
    return jenis, int(tahun), JenisPeriode(periode)


def _bind(nama: str, pilihan: Sequence[str]) -> str:
    """Let a field show what the address names, the first choice where it names none; return its key.

    Streamlit's own binding writes what a choice looks like; an address keeps its kode.
    """
    tertulis = st.query_params.get(nama, "")
    st.session_state[f"pilih_{nama}"] = next(
        (satu for satu in pilihan if satu == tertulis), pilihan[0]
    )
    return f"pilih_{nama}"


def _write_alamat(nama: str) -> None:
    st.query_params[nama] = str(st.session_state[f"pilih_{nama}"])


def pick_bagian() -> str:
    """Draw the choice of what to do with the document; only the part chosen is read and drawn."""
    bagian = ("Buat dan unduh", TULISAN, KOREKSI, FINAL, SWAPERIKSA)
    pilihan = st.segmented_control(
        "Bagian halaman",
        bagian,
        default=bagian[0],
        required=True,
        key="bagian",
        bind="query-params",
        label_visibility="collapsed",
    )
    return str(pilihan or bagian[0])


def draw_buat(db: Database, pelaku: Pelaku, jenis: str, tahun: int, periode: JenisPeriode) -> None:
    """Draw what begins the making of a draft from the figures of this moment, in each format."""
    st.markdown(
        "Konsep dibuat dari angka saat ini dan bertanda KONSEP pada tiap halaman. PDF untuk dibaca dan "
        "dicetak, Word untuk disunting, Excel memuat semua tabel dan grafiknya."
    )

    perjanjian = pick_perjanjian(db, pelaku, tahun) if jenis == "pk" else ""

    def make(format: Format) -> Callable[[Database, Pelaku], str]:
        if perjanjian:
            return lambda db, pelaku: start_perjanjian(db, pelaku, tahun, perjanjian, format)
        return lambda db, pelaku: start_dokumen(db, pelaku, jenis, tahun, periode, format)

    draw_tombol(
        db,
        pelaku,
        {
            **{f"Buat {nama}": make(satu) for satu, nama in NAMA_FORMAT.items()},
            f"Buat semua dokumen {tahun} (zip)": lambda db, pelaku: start_setahun(
                db, pelaku, tahun, Format.PDF
            ),
        },
    )


def pick_perjanjian(db: Database, pelaku: Pelaku, tahun: int) -> str:
    """Draw the choice of one perjanjian of a tahun; return its kode, "" for all of them."""
    nama = read_cached(list_pilihan_perjanjian, db, pelaku, tahun)
    if not nama:
        return ""
    return st.selectbox(
        "Perjanjian yang dicetak",
        ["", *nama],
        format_func=lambda kode: nama.get(kode, "Semua pejabat, dengan sampul dan daftarnya"),
        key=f"perjanjian-{tahun}",
        width=520,
    )


def draw_kekurangan(
    db: Database, pelaku: Pelaku, jenis: str, tahun: int, periode: JenisPeriode
) -> None:
    """Draw what the document still lacks, what forbids final before what is only good to know."""
    semua = read_cached(list_kekurangan, db, pelaku, jenis, tahun, periode)
    wajib = [satu for satu in semua if satu.wajib]
    st.subheader("Kelengkapan", anchor=False)
    if not semua:
        st.success("Tidak ada yang kurang; konsep siap diperiksa dan diparaf.")
        return
    if wajib:
        st.warning(f"{len(wajib)} hal harus dilengkapi sebelum dokumen dapat disahkan.")
    draw(make_kekurangan(pelaku, semua))


def make_kekurangan(pelaku: Pelaku, semua: Sequence[Kekurangan]) -> Html:
    """Return what lacks, each line a link to the place where it is mended."""
    baris = []
    for satu in semua:
        apa = make_tautan(pelaku, satu.alamat, satu.apa)
        if satu.wajib:
            # Where words lack, the link says all there is to do.
            perbaikan = "" if satu.bagian else f". {satu.perbaikan}"
            baris.append(tag("li", tag("strong", apa), perbaikan))
        else:
            perbaikan = f"Tidak menghalangi. {satu.perbaikan}"
            baris.append(tag("li", apa, tag("span", perbaikan, class_="kj-kecil")))
    return tag("ul", baris, class_="kj-langkah")


def draw_final(db: Database, pelaku: Pelaku, tahun: int) -> None:
    """Draw the final documents of a tahun with their codes and files."""
    semua = list_final(db, pelaku, tahun)
    st.subheader(f"Dokumen final tahun {tahun}", anchor=False)
    if not semua:
        st.markdown("Belum ada dokumen yang disahkan.")
        return
    for satu in semua:
        _draw_satu_final(satu)


def _draw_satu_final(satu: BarisDokumen) -> None:
    berkas = [
        join(
            " ",
            tag(
                "a",
                format.upper(),
                href=f"/unduh/dokumen-final?{urlencode({'kode': satu.kode, 'format': format})}",
                download=True,
            ),
        )
        for format in Format
    ]
    keterangan = f"Nomor {satu.nomor}, {format_tanggal(satu.tanggal)}, {satu.penanda_tangan}"
    draw(
        tag(
            "p",
            tag("span", satu.judul, class_="kj-utama"),
            tag(
                "span",
                f"{keterangan.rstrip('.')}. Kode ",
                tag("a", satu.kode, href=f"/verifikasi?kode={satu.kode}", target="_blank"),
                ". Unduh:",
                berkas,
                class_="kj-kecil",
            ),
            class_="kj-hasil",
        )
    )
