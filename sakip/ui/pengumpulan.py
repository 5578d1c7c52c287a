"""Which form is worked on, kept in the address; the way to its template; what was uploaded before."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from sakip.domain.formulir import Formulir, Keadaan
from sakip.domain.peran import Pelaku
from sakip.domain.periode import ROMAWI, Triwulan
from sakip.services.basis_data import Database
from sakip.services.capaian import list_kelengkapan
from sakip.services.formulir import list_tahun, list_unit_formulir
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

UNGGAH, LAYAR, BUKTI, KENDALA = "unggah", "layar", "bukti", "kendala"
NAMA_CARA = {
    UNGGAH: "Unggah Excel",
    LAYAR: "Isi di layar",
    BUKTI: "Bukti dukung",
    KENDALA: "Kendala dan rencana",
}
NAMA_STATUS_UNGGAHAN = {
    "baru": "baru",
    "berubah": "berubah",
    "perlu konfirmasi": "dikonfirmasi",
    "sama": "sama",
    "kosong": "kosong",
}


def pick_formulir(db: Database, pelaku: Pelaku, hari: date, wadah: DeltaGenerator) -> Kunci | None:
    """Draw the choice of unit, tahun and triwulan in wadah; return it, None without any form.

    The address is the only truth: a link opens the same form for a colleague. What it names in
    vain is said. What it leaves open is the form that most likely waits for this person, and stays
    so while the page is open, though that form be completed meanwhile.
    """
    tahun = read_cached(list_tahun, db, pelaku)
    unit = list_unit_formulir(db, pelaku)
    if len(unit) > 1:
        punya = {satu.kode_unit for satu in _list_kelengkapan(db, pelaku, tahun, hari)}
        unit = [satu for satu in unit if satu.kode in punya]
    if not unit or not tahun:
        return None
    nama_unit = {satu.kode: satu.nama for satu in unit}
    pilihan = {
        "unit": nama_unit,
        "tahun": {str(satu): str(satu) for satu in tahun},
        "triwulan": {str(nomor): f"Triwulan {romawi}" for nomor, romawi in ROMAWI.items()},
    }
    terpilih = {nama: _read_alamat(nama, isi) for nama, isi in pilihan.items()}
    if not all(terpilih.values()):
        kelengkapan = [
            satu
            for satu in _list_kelengkapan(db, pelaku, tahun, hari)
            if satu.kode_unit == terpilih["unit"]
            or (not terpilih["unit"] and satu.kode_unit in nama_unit)
        ]
        bawaan = _default(kelengkapan, unit[0].kode, tahun, hari)
        terpilih = {nama: isi or bawaan[nama] for nama, isi in terpilih.items()}
    with wadah:
        for nama, isi in pilihan.items():
            _draw_pilihan(nama, isi, terpilih[nama])
    for nama, isi in pilihan.items():
        _warn_alamat(nama, isi, terpilih[nama])
    return Kunci(terpilih["unit"], Triwulan(int(terpilih["tahun"]), int(terpilih["triwulan"])))


def _list_kelengkapan(
    db: Database, pelaku: Pelaku, tahun: Sequence[int], hari: date
) -> list[Kelengkapan]:
    rows = [row for satu in tahun for row in read_cached(list_kelengkapan, db, pelaku, satu)]
    return list_kelengkapan_triwulan(rows, hari)


def _default(
    kelengkapan: Sequence[Kelengkapan], kode_unit: str, tahun: Sequence[int], hari: date
) -> dict[str, str]:
    """Return the form that waits: of the latest triwulan that is over and not complete."""
    periode = pick_triwulan(kelengkapan, hari)
    if periode.tahun not in tahun:
        periode = Triwulan(tahun[0], 4 if tahun[0] < hari.year else 1)
    menunggu = (
        satu.kode_unit
        for satu in kelengkapan
        if satu.periode == periode and satu.keadaan in TERTUNDA
    )
    return {
        "unit": next(menunggu, kode_unit),
        "tahun": str(periode.tahun),
        "triwulan": str(periode.nomor),
    }


def _read_alamat(nama: str, pilihan: Mapping[str, str]) -> str:
    """Return what the address says, or else what this page has shown already; "" for neither."""
    if len(pilihan) == 1:
        return next(iter(pilihan))
    tertulis = st.query_params.get(nama) or st.session_state.get(f"pilih_{nama}")
    return str(tertulis) if tertulis in pilihan else ""


def _draw_pilihan(nama: str, pilihan: Mapping[str, str], terpilih: str) -> None:
    """Draw one choice; pilihan maps what stands in the address to what people read."""
    if nama == "unit" and len(pilihan) == 1:
        return
    kunci = f"pilih_{nama}"
    st.session_state[kunci] = terpilih
    st.selectbox(
        nama.capitalize(),
        list(pilihan),
        format_func=lambda satu: pilihan.get(satu, satu),
        key=kunci,
        width=400 if nama == "unit" else 150,
        on_change=_write_alamat,
        args=(nama, kunci),
    )


def _warn_alamat(nama: str, pilihan: Mapping[str, str], terpilih: str) -> None:
    """Say what in the address cannot be opened by this person."""
    tertulis = st.query_params.get(nama)
    if tertulis and tertulis not in pilihan:
        kalimat = (
            f"{nama.capitalize()} “{tertulis[:40]}” dalam alamat halaman ini tidak dapat Anda buka; "
            f"yang ditampilkan: {pilihan[terpilih]}."
        )
        st.warning(escape_markdown(kalimat))


def _write_alamat(nama: str, kunci: str) -> None:
    """Put a choice into the address, with the others it was made beside."""
    for lain in ("unit", "tahun", "triwulan"):
        if f"pilih_{lain}" in st.session_state:
            st.query_params[lain] = str(st.session_state[f"pilih_{lain}"])
    st.query_params[nama] = str(st.session_state[kunci])


def pick_cara(wadah: DeltaGenerator) -> str:
    """Draw the ways to fill the form, and its evidence, in wadah; the choice is in the address too."""
    tertulis = st.query_params.get("cara") or st.session_state.get("pilih_cara")
    st.session_state["pilih_cara"] = tertulis if tertulis in NAMA_CARA else UNGGAH
    return str(
        wadah.segmented_control(
            "Cara mengisi",
            list(NAMA_CARA),
            format_func=lambda satu: NAMA_CARA[satu],
            key="pilih_cara",
            required=True,
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
