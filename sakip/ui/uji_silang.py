"""The page Uji Silang: a published table in, every printed figure recomputed, what is wrong first."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import Literal

import streamlit as st

from sakip.domain.peran import Pelaku
from sakip.domain.putusan import PENJELASAN_PUTUSAN, Putusan
from sakip.domain.tulisan import format_angka
from sakip.services.basis_data import Database
from sakip.services.ekspor_uji_silang import export_uji_silang
from sakip.services.uji_silang import BarisUji, HasilUjiSilang, check_tabel
from sakip.ui.html import Html, draw, join, make_tabel, tag

PER_HALAMAN = 50
MASALAH_TAMPIL = 300
SALAH, SEMUA = "salah", "semua"
JENIS_BERKAS: dict[Literal["xlsx", "csv"], str] = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
}


def draw_hasil(db: Database, pelaku: Pelaku, isi: bytes, nama_berkas: str) -> None:
    """Judge a table and draw the outcome. Raises BerkasDitolak when it cannot be read at all."""
    hasil = _judge(isi, nama_berkas, pelaku)
    draw(join(tag("p", hasil.kalimat, class_="sk-judul-panel"), _make_ringkasan(hasil)))
    if hasil.masalah:
        draw(_make_masalah(hasil))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        pilihan = _pick_putusan(hasil)
        baris = _select(hasil, pilihan)
        halaman = _pick_halaman(len(baris))
        for jenis, mime in JENIS_BERKAS.items():
            st.download_button(
                f"Unduh {'Excel' if jenis == 'xlsx' else 'CSV'}",
                data=partial(
                    export_uji_silang, db, pelaku, hasil, baris, jenis, _name(hasil, pilihan)
                ),
                file_name=f"Uji-Silang.{jenis}",
                mime=mime,
                key=f"unduh_uji_{jenis}",
                on_click="ignore",
            )
    tampil = baris[halaman * PER_HALAMAN : (halaman + 1) * PER_HALAMAN]
    draw(join(_make_tabel_baris(tampil), _make_arti(hasil), _make_kolom_dipakai(hasil.kolom)))


@st.cache_data(show_spinner="Menghitung ulang …", max_entries=8, ttl=1800)
def _judge(isi: bytes, nama_berkas: str, _pelaku: Pelaku) -> HasilUjiSilang:
    return check_tabel(_pelaku, isi, nama_berkas)


def write_putusan(putusan: Putusan) -> str:
    """Return a verdict as people read it: "rumus berganti"."""
    return putusan.value.replace("_", " ")


def _make_ringkasan(hasil: HasilUjiSilang) -> Html:
    """Return how many rows got each verdict; what is wrong stands out."""
    return tag(
        "ul",
        [
            tag(
                "li",
                tag("b", format_angka(Decimal(jumlah))),
                " ",
                _make_putusan(putusan),
                title=PENJELASAN_PUTUSAN[putusan],
            )
            for putusan, jumlah in hasil.ringkasan.items()
            if jumlah
        ],
        class_="sk-hitungan",
    )


def _make_arti(hasil: HasilUjiSilang) -> Html:
    return tag(
        "details",
        tag("summary", "Arti putusan"),
        tag(
            "dl",
            [
                join(tag("dt", _make_putusan(satu)), tag("dd", PENJELASAN_PUTUSAN[satu]))
                for satu, jumlah in hasil.ringkasan.items()
                if jumlah
            ],
            class_="sk-uraian",
        ),
        class_="sk-rincian",
    )


def _make_putusan(putusan: Putusan) -> Html:
    return tag("b" if putusan.is_salah else "span", write_putusan(putusan), class_=_kelas(putusan))


def _kelas(putusan: Putusan) -> str | None:
    return "sk-salah" if putusan.is_salah else None


def _make_masalah(hasil: HasilUjiSilang) -> Html:
    """Return every cell that could not be read; the first hundreds of a hopeless table."""
    baris = [
        tag(
            "tr",
            tag("th", satu.alamat, scope="row"),
            tag("td", satu.kolom or "–", data_label="Kolom"),
            tag("td", satu.isi, data_label="Isi"),
            tag("td", satu.pesan, data_label="Masalah dan perbaikannya", class_="sk-lebar"),
        )
        for satu in hasil.masalah[:MASALAH_TAMPIL]
    ]
    sisa = len(hasil.masalah) - MASALAH_TAMPIL
    return tag(
        "details",
        tag("summary", f"{len(hasil.masalah)} sel tidak terbaca"),
        make_tabel(("Sel", "Kolom", "Isi", "Masalah dan perbaikannya"), baris),
        tag(
            "p",
            f"dan {sisa} sel lain; perbaiki yang ini dahulu, lalu unggah lagi.",
            class_="sk-redup",
        )
        if sisa > 0
        else None,
        open=len(hasil.masalah) <= 10,
        class_="sk-rincian",
    )


def _pick_putusan(hasil: HasilUjiSilang) -> str:
    """Draw the choice of rows; what is wrong is shown first."""
    ada = [satu.value for satu, jumlah in hasil.ringkasan.items() if jumlah]
    pilihan = [*([SALAH] if hasil.jumlah_salah else []), SEMUA, *ada]
    return st.selectbox(
        "Tampilkan", pilihan, format_func=partial(_name, hasil), key="uji_putusan", width=360
    )


def _name(hasil: HasilUjiSilang, pilihan: str) -> str:
    if pilihan == SALAH:
        return f"Semua yang salah ({hasil.jumlah_salah})"
    if pilihan == SEMUA:
        return f"Semua baris ({len(hasil.baris)})"
    putusan = Putusan(pilihan)
    return f"{write_putusan(putusan).capitalize()} ({hasil.ringkasan[putusan]})"


def _select(hasil: HasilUjiSilang, pilihan: str) -> list[BarisUji]:
    if pilihan == SEMUA:
        return list(hasil.baris)
    if pilihan == SALAH:
        return [satu for satu in hasil.baris if satu.hasil.putusan.is_salah]
    return [satu for satu in hasil.baris if satu.hasil.putusan == pilihan]


def _pick_halaman(jumlah: int) -> int:
    """Draw the choice of page, from 0; nothing to choose when all rows fit."""
    if jumlah <= PER_HALAMAN:
        return 0

    def tulis(halaman: int) -> str:
        awal, akhir = halaman * PER_HALAMAN + 1, min((halaman + 1) * PER_HALAMAN, jumlah)
        return f"{awal}–{akhir} dari {jumlah}"

    banyak = range((jumlah - 1) // PER_HALAMAN + 1)
    return st.selectbox("Baris", banyak, format_func=tulis, key="uji_halaman", width=200)


def _make_tabel_baris(baris: Sequence[BarisUji]) -> Html:
    kepala = ("Baris", "Indikator", "Target", "Realisasi", "Tercetak", "Hitung ulang", "Selisih", "Putusan dan penjelasan")  # fmt: skip
    return make_tabel(kepala, [_make_baris(satu) for satu in baris], angka=(2, 3, 4, 5, 6))


def _make_baris(satu: BarisUji) -> Html:
    hasil, teks = satu.hasil, satu.teks
    rinci = [teks.get(kunci) for kunci in ("instansi", "tahun", "periode", "satuan")]
    return tag(
        "tr",
        tag("td", str(satu.nomor), data_label="Baris"),
        tag(
            "th",
            teks.get("indikator") or "(tanpa nama indikator)",
            tag("span", " · ".join(filter(None, rinci)), class_="sk-kecil"),
            scope="row",
            class_="sk-nama-uji",
        ),
        _make_cetak(teks["target"], "Target"),
        _make_cetak(teks["realisasi"], "Realisasi"),
        _make_cetak(teks["capaian"], "Tercetak"),
        tag("td", format_angka(hasil.hitung, 2, "n/a"), class_="angka", data_label="Hitung ulang"),
        tag("td", write_selisih(hasil.selisih), class_="angka", data_label="Selisih"),
        tag(
            "td",
            _make_putusan(hasil.putusan),
            [tag("span", kalimat, class_="sk-kecil") for kalimat in hasil.penjelasan],
            data_label="Putusan dan penjelasan",
            class_="sk-lebar sk-penjelasan",
        ),
    )


def _make_cetak(isi: str, label: str) -> Html:
    """Return one cell as it is printed; a long text in it wraps, a figure does not."""
    return tag("td", isi or "kosong", class_="angka sk-cetak", data_label=label)


def write_selisih(selisih: Decimal | None) -> str:
    """Return printed minus recomputed with its sign; a difference that 2 places hide gets 4."""
    if selisih is None:
        return "n/a"
    kecil = selisih != 0 and abs(selisih) < Decimal("0.005")
    tanda = "+" if selisih > 0 else ""
    return f"{tanda}{format_angka(selisih, 4 if kecil else 2)}".replace("-", "−")


def _make_kolom_dipakai(kolom: Mapping[str, str]) -> Html:
    dipakai = "; ".join(f"{bidang} dari {tempat}" for bidang, tempat in kolom.items())
    return tag("p", f"Kolom yang dipakai: {dipakai}.", class_="sk-redup")
