"""Which form is worked on, kept in the address; the way to its template; what was uploaded before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from sakip.domain.formulir import Formulir, Keadaan
from sakip.domain.instansi import Instansi, UnitKerja
from sakip.domain.peran import Pelaku
from sakip.domain.periode import ROMAWI, Triwulan
from sakip.domain.waktu import format_waktu
from sakip.services.basis_data import Database
from sakip.services.capaian import list_kelengkapan
from sakip.services.formulir import list_tahun, list_unit_formulir
from sakip.services.ringkasan import list_nama
from sakip.services.unggahan import list_unggahan
from sakip.ui.draf_formulir import Kunci
from sakip.ui.html import draw, tag
from sakip.ui.kelengkapan import (
    TERTUNDA,
    Kelengkapan,
    list_kelengkapan_triwulan,
    pick_triwulan,
)
from sakip.ui.simpanan import read_cached
from sakip.ui.teks import escape_markdown

UNGGAH, LAYAR = "unggah", "layar"
NAMA_CARA = {UNGGAH: "Unggah Excel", LAYAR: "Isi di layar"}
NAMA_STATUS_UNGGAHAN = {
    "baru": "baru",
    "berubah": "berubah",
    "perlu konfirmasi": "dikonfirmasi",
    "sama": "sama",
    "kosong": "kosong",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pilihan:
    """What there is to choose from."""

    unit: tuple[UnitKerja, ...]
    tahun: tuple[int, ...]
    kelengkapan: tuple[Kelengkapan, ...]  # of the units above


def pick_formulir(db: Database, pelaku: Pelaku, hari: date) -> Kunci | None:
    """Draw the choice of unit, tahun and triwulan; return it, None where there is no form at all.

    The address is the only truth: a link opens the same form for a colleague. What it names in
    vain is said, and the form that most likely waits for this person is shown.
    """
    ada = _list_pilihan(db, pelaku, hari)
    if not ada.unit:
        return None
    bawaan = _default(ada, hari)
    salah: list[str] = []
    unit = {satu.kode: satu.nama for satu in ada.unit}
    with st.container(horizontal=True, vertical_alignment="bottom", key="pilih-formulir"):
        kode_unit = _pick("unit", "Unit", unit, bawaan.kode_unit, salah, sembunyi=len(unit) == 1)
        tahun = _pick(
            "tahun", "Tahun", {str(t): str(t) for t in ada.tahun}, str(bawaan.periode.tahun), salah
        )
        nomor = _pick(
            "triwulan",
            "Triwulan",
            {str(n): f"Triwulan {romawi}" for n, romawi in ROMAWI.items()},
            str(bawaan.periode.nomor),
            salah,
        )
    for kalimat in salah:
        st.warning(escape_markdown(kalimat))
    return Kunci(kode_unit, Triwulan(int(tahun), int(nomor)))


def _list_pilihan(db: Database, pelaku: Pelaku, hari: date) -> _Pilihan:
    tahun = tuple(read_cached(list_tahun, db, pelaku))
    rows = [row for satu in tahun for row in read_cached(list_kelengkapan, db, pelaku, satu)]
    punya = {row["kode_unit"] for row in rows}
    unit = tuple(satu for satu in list_unit_formulir(db, pelaku) if satu.kode in punya)
    boleh = {satu.kode for satu in unit}
    return _Pilihan(
        unit=unit,
        tahun=tahun,
        kelengkapan=tuple(
            satu for satu in list_kelengkapan_triwulan(rows, hari) if satu.kode_unit in boleh
        ),
    )


def _default(ada: _Pilihan, hari: date) -> Kunci:
    """Return the form that waits: of the latest triwulan that is over and not complete."""
    periode = pick_triwulan(ada.kelengkapan, hari)
    if periode.tahun not in ada.tahun:
        periode = Triwulan(ada.tahun[0], 4 if ada.tahun[0] < hari.year else 1)
    menunggu = {
        satu.kode_unit
        for satu in ada.kelengkapan
        if satu.periode == periode and satu.keadaan in TERTUNDA
    }
    terpilih = st.query_params.get("unit")
    if terpilih in {satu.kode for satu in ada.unit}:
        milik = [satu for satu in ada.kelengkapan if satu.kode_unit == terpilih]
        return Kunci(str(terpilih), pick_triwulan(milik, hari))
    unit = next((satu for satu in ada.unit if satu.kode in menunggu), ada.unit[0])
    return Kunci(unit.kode, periode)


def _pick(
    nama: str,
    label: str,
    pilihan: Mapping[str, str],
    bawaan: str,
    salah: list[str],
    *,
    sembunyi: bool = False,
) -> str:
    """Draw one choice; pilihan maps what stands in the address to what people read."""
    tertulis = st.query_params.get(nama)
    if tertulis and tertulis not in pilihan:
        salah.append(
            f"{label} “{tertulis[:40]}” dalam alamat halaman ini tidak dapat Anda buka; "
            f"yang ditampilkan: {pilihan.get(bawaan, bawaan)}."
        )
    terpilih = tertulis if tertulis is not None and tertulis in pilihan else bawaan
    if sembunyi:
        return terpilih
    kunci = f"pilih_{nama}"
    st.session_state[kunci] = terpilih
    return st.selectbox(
        label,
        list(pilihan),
        format_func=lambda satu: pilihan.get(satu, satu),
        key=kunci,
        width=400 if nama == "unit" else 150,
        on_change=_write_alamat,
        args=(nama, kunci),
    )


def _write_alamat(nama: str, kunci: str) -> None:
    """Put a choice into the address, with the others it was made beside."""
    for lain in ("unit", "tahun", "triwulan"):
        if f"pilih_{lain}" in st.session_state:
            st.query_params[lain] = str(st.session_state[f"pilih_{lain}"])
    st.query_params[nama] = str(st.session_state[kunci])


def pick_cara() -> str:
    """Draw the two ways to fill the form; which one is in the address too."""
    tertulis = st.query_params.get("cara")
    st.session_state["pilih_cara"] = tertulis if tertulis in NAMA_CARA else UNGGAH
    return str(
        st.segmented_control(
            "Cara mengisi",
            list(NAMA_CARA),
            format_func=lambda satu: NAMA_CARA[satu],
            key="pilih_cara",
            required=True,
            label_visibility="collapsed",
            on_change=_write_alamat,
            args=("cara", "pilih_cara"),
        )
    )


def draw_kepala_formulir(formulir: Formulir) -> None:
    """Draw which form this is, and how much of it is stated."""
    diukur = [baris for baris in formulir.baris if baris.diukur]
    terisi = sum(baris.isian.keadaan is not Keadaan.BELUM for baris in diukur)
    belum = len(formulir.baris) - len(diukur)
    teks = f"{terisi} dari {len(diukur)} indikator terisi"
    if belum:
        teks += f", {belum} belum waktunya diukur"
    draw(tag("p", f"{formulir.unit} · {formulir.periode} · {teks}", class_="kj-kepala"))


def address_templat(kunci: Kunci) -> str:
    """Return the address of the form as an Excel file."""
    isi = {"unit": kunci.kode_unit, "tahun": kunci.periode.tahun, "triwulan": kunci.periode.nomor}
    return f"/unduh/templat?{urlencode(isi)}"


def draw_riwayat_unggahan(db: Database, pelaku: Pelaku, kunci: Kunci, kantor: Instansi) -> None:
    """Draw who uploaded which file when, and what came of it."""
    unggahan = list_unggahan(db, pelaku, kunci.kode_unit, kunci.periode)
    st.subheader("Riwayat unggahan", anchor=False)
    if not unggahan:
        draw(tag("p", "Belum ada berkas yang disimpan untuk triwulan ini.", class_="kj-redup"))
        return
    nama = list_nama(db, pelaku)
    judul = ("Waktu", "Oleh", "Berkas", "SHA-256", "Hasil")
    isi = [
        (
            format_waktu(satu["diunggah_pada"], kantor),
            nama.get(satu["diunggah_oleh"], satu["diunggah_oleh"]),
            satu["nama_berkas"],
            f"{satu['sha256'][:12]}…",
            tulis_hasil(satu["hasil"]),
        )
        for satu in unggahan
    ]
    draw_tabel(judul, isi)


def tulis_hasil(hasil: Mapping[str, Any]) -> str:
    """Return what came of an upload: "3 disimpan: 2 baru, 1 berubah, 3 sama"."""
    bagian = [
        f"{hasil[satu]} {kata}" for satu, kata in NAMA_STATUS_UNGGAHAN.items() if hasil.get(satu)
    ]
    return f"{hasil['disimpan']} disimpan: {', '.join(bagian) or 'tidak ada baris'}"


def draw_tabel(judul: Sequence[str], isi: Sequence[Sequence[str]], kelas: str = "") -> None:
    """Draw a plain reading table; on a phone each row becomes a card with its labels."""
    kepala = tag("tr", [tag("th", satu, scope="col") for satu in judul])
    baris = [
        tag(
            "tr",
            [
                tag("td", tag("div", sel), data_label=label)
                for label, sel in zip(judul, satu, strict=True)
            ],
        )
        for satu in isi
    ]
    draw(
        tag("table", tag("thead", kepala), tag("tbody", baris), class_=f"kj-tabel kj-kartu {kelas}")
    )
