"""What each command does: open the store, call one service, print the answer.

The service is imported where it is used, so that a command loads only what it needs: `rekap`
answers in a second because no spreadsheet library comes with it.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import Pelaku, pelaku_baris_perintah
from sakip.domain.periode import JenisPeriode, Triwulan
from sakip.domain.tulisan import format_persen
from sakip.perintah.bersama import (
    answer_tolak,
    open_store,
    print_json,
    print_text,
    require_operator,
)
from sakip.services.basis_data import AKAR, Database
from sakip.services.pengguna import get_pelaku

if TYPE_CHECKING:
    from sakip.services.pratinjau import Pratinjau

TANPA_KANTOR = pelaku_baris_perintah("")  # for what reads nothing of an office


def build_contoh(pilihan: argparse.Namespace) -> None:
    """contoh: build the example office."""
    from sakip.services import contoh

    with open_store(pilihan) as db:
        contoh.build_contoh(db)
        print_text(f"Kantor contoh dengan angka rekaan siap di {db.path}")


def write_templat(pilihan: argparse.Namespace) -> None:
    """templat: write the form of one unit and triwulan."""
    from sakip.services import formulir

    with open_store(pilihan) as db:
        _, isi = formulir.get_templat(db, require_operator(db), pilihan.unit, _triwulan(pilihan))
    keluar: Path = pilihan.keluar
    keluar.parent.mkdir(parents=True, exist_ok=True)
    keluar.write_bytes(isi)
    print_text(f"Formulir tertulis di {keluar}")


def save_berkas(pilihan: argparse.Namespace) -> None:
    """unggah: save a form as the person named, all of it or nothing."""
    from sakip.services import periksa, unggahan

    with open_store(pilihan) as db:
        pelaku = get_pelaku(db, pilihan.sebagai)
        hasil = _preview(db, pelaku, pilihan)
        try:
            jumlah = unggahan.save_unggahan(db, pelaku, hasil, konfirmasi=pilihan.setuju)
        except DataTidakSah:
            print_pratinjau(hasil, as_json=pilihan.json)
            raise
    if pilihan.json:
        print_json(periksa.periksa_json(hasil) | {"disimpan": jumlah["disimpan"]})
    else:
        print_text(f"{jumlah['disimpan']} isian tersimpan dari {pilihan.berkas}")


def _preview(db: Database, pelaku: Pelaku, pilihan: argparse.Namespace) -> "Pratinjau":
    from sakip.services import unggahan

    berkas: Path = pilihan.berkas
    with answer_tolak(berkas, as_json=pilihan.json):
        return unggahan.preview_unggahan(
            db, pelaku, pilihan.unit, _triwulan(pilihan), berkas.read_bytes(), berkas.name
        )


def print_pratinjau(hasil: "Pratinjau", *, as_json: bool) -> None:
    """Show what saving a file would do: rows on stdout, findings on stderr."""
    from sakip.services import periksa

    if as_json:
        print_json(periksa.periksa_json(hasil))
        return
    for satu in hasil.baris:
        perubahan = satu.lama if satu.lama == satu.baru else f"{satu.lama} → {satu.baru}"
        print_text(f"{satu.alamat or '–':>6}  {satu.status:<16}  {satu.indikator}: {perubahan}")
    for temuan in hasil.temuan:
        sys.stderr.write(f"{temuan.alamat or '–'} ({temuan.tingkat}): {temuan.pesan}\n")


def show_rekap(pilihan: argparse.Namespace) -> None:
    """rekap: capaian of every indikator in one periode."""
    from sakip.services import capaian

    with open_store(pilihan) as db:
        baris = capaian.list_rekap(
            db, require_operator(db), pilihan.tahun, JenisPeriode(pilihan.periode), pilihan.unit
        )
    if pilihan.json:
        print_json([capaian.rekap_json(satu) for satu in baris])
        return
    for satu in baris:
        hasil = satu.alasan or f"{format_persen(satu.capaian)} {satu.predikat}"
        print_text(
            f"{satu.kode}  {satu.indikator}: target {satu.target_tulis or '–'}, "
            f"realisasi {satu.realisasi_tulis or '–'}, {hasil} ({capaian.NAMA_STATUS[satu.status]})"
        )


def show_hitung(pilihan: argparse.Namespace) -> None:
    """hitung: one capaian from figures given."""
    from sakip.services import hitung

    hasil = hitung.hitung(TANPA_KANTOR, pilihan.rumus, pilihan.target, pilihan.realisasi)
    if pilihan.json:
        print_json(hitung.to_json(hasil))
    else:
        print_text(hasil.capaian.kalimat + (f" ({hasil.predikat})" if hasil.predikat else ""))


def show_uji_silang(pilihan: argparse.Namespace) -> None:
    """uji-silang: recompute a published table."""
    from sakip.services import uji_silang

    berkas: Path = pilihan.berkas
    hasil = uji_silang.check_tabel(TANPA_KANTOR, berkas.read_bytes(), berkas.name)
    if pilihan.json:
        print_json(uji_silang.to_json(hasil))
        return
    for satu in hasil.baris:
        if satu.hasil.putusan.is_salah:
            print_text(f"baris {satu.nomor}: {' '.join(satu.hasil.penjelasan)}")
    print_text(hasil.kalimat)


def run_server(pilihan: argparse.Namespace) -> None:
    """jalankan: run the program for browsers on this machine until it is stopped."""
    lingkungan = os.environ | ({"SAKIP_DB": str(pilihan.db.absolute())} if pilihan.db else {})
    perintah = [sys.executable, "-m", "streamlit", "run", str(AKAR / "app.py")]
    proses = subprocess.Popen(
        [*perintah, "--server.port", str(pilihan.port)], cwd=AKAR, env=lingkungan
    )
    try:
        kode = proses.wait()
    except KeyboardInterrupt:
        kode = proses.wait()
    if kode:
        raise DataTidakSah(
            apa=f"Program berhenti dengan kode {kode}",
            di_mana=f"port {pilihan.port}",
            perbaikan="Baca pesan di atas; bila port sudah dipakai, pilih yang lain dengan --port.",
        )


def _triwulan(pilihan: argparse.Namespace) -> Triwulan:
    return Triwulan(pilihan.tahun, pilihan.triwulan)
