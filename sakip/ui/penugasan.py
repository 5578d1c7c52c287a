"""Fields for one penugasan: role, unit, as appointed or Plt/Plh, from when to when."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from sakip.domain import waktu
from sakip.domain.instansi import Instansi, UnitKerja
from sakip.domain.peran import (
    NAMA_PERAN,
    PERAN_DAPAT_DIBERIKAN,
    PERAN_UNIT,
    JenisPenugasan,
    Penugasan,
    Peran,
)
from sakip.domain.tulisan import format_tanggal

NAMA_JENIS = {
    JenisPenugasan.DEFINITIF: "Definitif",
    JenisPenugasan.PLT: "Plt. (jabatan lowong)",
    JenisPenugasan.PLH: "Plh. (pejabat berhalangan)",
}
TANPA_PERAN = "tanpa"
FORMAT = "DD/MM/YYYY"


def write_masa(tugas: Penugasan) -> str:
    """Return from when to when a role is held: "sejak 1 Februari 2022", "1 Maret 2026 s.d. 31 Mei 2026"."""
    mulai = "" if tugas.mulai == date.min else format_tanggal(tugas.mulai)
    if tugas.selesai is None:
        return f"sejak {mulai}" if mulai else "tanpa batas waktu"
    return f"{mulai} s.d. {format_tanggal(tugas.selesai)}".strip()


def ask_penugasan(
    kunci: str, kantor: Instansi, unit: Mapping[str, UnitKerja], *, boleh_kosong: bool = False
) -> Penugasan | None:
    """Draw the fields and return what they say; None while no role is chosen (boleh_kosong) or no unit."""
    pilihan = [*([TANPA_PERAN] if boleh_kosong else []), *(p.value for p in PERAN_DAPAT_DIBERIKAN)]
    nama_peran = {peran.value: nama for peran, nama in NAMA_PERAN.items()}
    kiri, kanan = st.columns(2)
    terpilih = kiri.selectbox(
        "Peran",
        pilihan,
        format_func=lambda satu: nama_peran.get(satu, "Belum diberi peran"),
        key=f"{kunci}_peran",
    )
    if terpilih == TANPA_PERAN:
        return None
    peran = Peran(terpilih)
    kode_unit = kanan.selectbox(
        "Unit",
        [kode for kode, satu in unit.items() if satu.aktif],
        format_func=lambda satu: unit[satu].nama,
        index=None,
        placeholder="Pilih unit" if peran in PERAN_UNIT else "Seluruh kantor",
        key=f"{kunci}_unit",
        help=None if peran in PERAN_UNIT else "Boleh kosong; dipakai untuk sebutan jabatannya.",
    )
    jenis = kiri.selectbox(
        "Cara memegang", list(NAMA_JENIS), format_func=NAMA_JENIS.__getitem__, key=f"{kunci}_jenis"
    )
    jabatan = kanan.text_input(
        "Sebutan jabatan", key=f"{kunci}_jabatan", placeholder="kosong: menurut unitnya"
    )
    hari = kantor.local_date(waktu.now_utc())
    mulai = kiri.date_input("Mulai tanggal", hari, format=FORMAT, key=f"{kunci}_mulai")
    selesai = kanan.date_input(
        "Sampai tanggal (kosong: sampai dicabut)", None, format=FORMAT, key=f"{kunci}_selesai"
    )
    return Penugasan(
        peran=peran,
        kode_unit=kode_unit,
        jenis=jenis,
        jabatan=" ".join(jabatan.split()),
        mulai=mulai,
        selesai=selesai,
    )
