"""unggah-massal: every workbook of a folder or a zip, with a bar on the way and a report beside it."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sakip.domain.errors import DataTidakSah
from sakip.perintah.bersama import open_store, print_json, print_text, require_operator
from sakip.services.pengguna import get_pelaku

if TYPE_CHECKING:
    from sakip.services.unggah_massal import BerkasMasuk, LaporanMassal

UKURAN_DIBACA = (
    5 * 2**20 + 1
)  # bytes of one file: one more than the guard admits, so that it says so
BERKAS_TERBANYAK = 1_000
PANJANG_BATANG = 24  # characters


def save_massal(pilihan: argparse.Namespace) -> None:
    """unggah-massal: check all, save what nothing speaks against, refuse the rest with its reasons."""
    from sakip.services import laporan_massal, unggah_massal

    asal: Path = pilihan.asal
    berkas = _list_berkas(asal)
    with open_store(pilihan) as db:
        pelaku = get_pelaku(db, pilihan.sebagai) if pilihan.sebagai else require_operator(db)
        laporan = unggah_massal.upload_massal(
            db,
            pelaku,
            berkas,
            pilihan.tahun,
            triwulan=pilihan.triwulan,
            setuju=pilihan.setuju,
            lapor=_draw_batang,
        )
        isi_xlsx = laporan_massal.build_laporan(db, laporan, str(asal))
    isi = laporan_massal.laporan_json(laporan, str(asal))
    tempat = _place_laporan(asal, pilihan.laporan)
    tempat.with_suffix(".xlsx").write_bytes(isi_xlsx)
    tempat.with_suffix(".json").write_text(
        json.dumps(isi, ensure_ascii=False, indent=2), encoding="utf-8"
    )
    if pilihan.json:
        print_json(isi)
    else:
        _print_laporan(laporan, tempat)
    if ditolak := laporan.jumlah["ditolak"]:
        raise DataTidakSah(
            apa=f"{ditolak} dari {len(laporan.berkas)} berkas ditolak dan tidak disimpan",
            di_mana=str(asal),
            perbaikan=f"Baca sebabnya di {tempat.with_suffix('.xlsx')}, betulkan, lalu jalankan lagi; yang sudah tersimpan tidak berubah.",
        )


def _list_berkas(asal: Path) -> "list[BerkasMasuk]":
    """Return every file of a folder (and the folders in it) or of a zip; a file alone is itself."""
    from sakip.services.laporan_massal import list_arsip
    from sakip.services.unggah_massal import BerkasMasuk

    if asal.is_dir():
        daftar = sorted(satu for satu in asal.rglob("*") if satu.is_file())
        if len(daftar) > BERKAS_TERBANYAK:
            raise DataTidakSah(
                apa=f"Folder ini berisi {len(daftar)} berkas",
                di_mana=str(asal),
                perbaikan=f"Unggah per bagian, paling banyak {BERKAS_TERBANYAK} berkas.",
            )
        berkas = [BerkasMasuk(satu.relative_to(asal).as_posix(), _read(satu)) for satu in daftar]
    elif asal.suffix.casefold() == ".zip":
        berkas = list_arsip(asal.read_bytes(), asal.name)
    else:
        berkas = [BerkasMasuk(asal.name, _read(asal))]
    if not berkas:
        raise DataTidakSah(
            apa="Tidak ada berkas untuk diunggah",
            di_mana=str(asal),
            perbaikan="Sebutkan folder atau zip yang berisi lembar kerja.",
        )
    return berkas


def _read(path: Path) -> bytes:
    with path.open("rb") as berkas:
        return berkas.read(UKURAN_DIBACA)


def _place_laporan(asal: Path, dipilih: Path | None) -> Path:
    """Return where the report goes, its ending to be replaced: beside what was uploaded."""
    if dipilih is not None:
        dipilih.parent.mkdir(parents=True, exist_ok=True)
        return dipilih
    asal = asal.resolve()
    nama = asal.name if asal.is_dir() else asal.stem
    # with_suffix() of the caller must not cut a dot in the name of the folder.
    return asal.with_name(f"{nama}-laporan-unggah.xlsx")


def _draw_batang(kerja: str, selesai: int, jumlah: int, nama: str) -> None:
    """Show how far the work is: one line that is drawn over, or a line each where nobody watches."""
    isi = PANJANG_BATANG * selesai // max(jumlah, 1)
    batang = "█" * isi + "░" * (PANJANG_BATANG - isi)
    nama = "".join(huruf if huruf.isprintable() else "?" for huruf in nama[-40:])
    teks = f"{kerja:9} {batang} {selesai}/{jumlah} {nama}"
    sys.stderr.write(f"\r{teks:<90}" if sys.stderr.isatty() else f"{teks.rstrip()}\n")
    if selesai == jumlah and sys.stderr.isatty():
        sys.stderr.write("\n")
    sys.stderr.flush()


def _print_laporan(laporan: "LaporanMassal", tempat: Path) -> None:
    for satu in laporan.berkas:
        formulir = "; ".join(f"{p.formulir.kode_unit} {p.formulir.periode}" for p in satu.pratinjau)
        print_text(f"{satu.keadaan:<9} {satu.nama}  {satu.pesan or formulir}")
    jumlah = ", ".join(f"{banyak} {kata}" for kata, banyak in laporan.jumlah.items())
    print_text(f"{jumlah}. Laporan: {tempat.with_suffix('.xlsx')} dan .json")


def register(daftar: "argparse._SubParsersAction[Any]") -> None:
    """Add the command of this module."""
    bantuan = "menyimpan semua lembar kerja dalam sebuah folder atau zip"
    parser = daftar.add_parser("unggah-massal", help=bantuan, description=bantuan)
    parser.set_defaults(jalankan=save_massal)
    parser.add_argument("asal", type=Path, metavar="FOLDER", help="folder atau berkas .zip")
    parser.add_argument("--tahun", type=int, required=True)
    parser.add_argument(
        "--triwulan", type=int, choices=(1, 2, 3, 4), help="untuk berkas yang tidak menyebutnya"
    )
    parser.add_argument("--sebagai", help="nama masuk orang yang mengunggah (bawaan: operator)")
    parser.add_argument("--setuju", action="store_true", help="menyetujui yang perlu konfirmasi")
    parser.add_argument("--laporan", type=Path, help="berkas laporan (bawaan: di samping FOLDER)")
    parser.add_argument("--json", action="store_true", help="jawaban untuk program lain")
