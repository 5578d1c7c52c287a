"""What each command about units does: list, add, change, dissolve, take up again."""

import argparse
from dataclasses import asdict
from typing import Any

from sakip.perintah.bersama import open_store, print_json, print_text, require_operator
from sakip.services.penyiapan import PERAN_SOP


def list_units(pilihan: argparse.Namespace) -> None:
    """unit daftar: every unit of the office in the order of its SOP."""
    from sakip.services.unit_kerja import list_unit_kerja

    with open_store(pilihan) as db:
        semua = list_unit_kerja(db, require_operator(db))
    if pilihan.json:
        print_json([asdict(satu) for satu in semua])
        return
    for satu in semua:
        keadaan = "aktif" if satu.aktif else "nonaktif"
        print_text(f"{satu.urutan:>3}  {satu.kode:<20}  {keadaan:<8}  {satu.nama} ({satu.jabatan})")


def save_unit(pilihan: argparse.Namespace) -> None:
    """unit tambah, unit ubah: what is not named stays as it is."""
    from sakip.services.unit_kerja import IsianUnit, add_unit, change_unit, get_unit

    with open_store(pilihan) as db:
        operator = require_operator(db)
        lama = get_unit(db, operator, pilihan.kode) if pilihan.kode else None
        isian = IsianUnit(
            nama=pilihan.nama or (lama.nama if lama else ""),
            jabatan=pilihan.jabatan or (lama.jabatan if lama else ""),
            peran_sop=pilihan.peran or (lama.peran_sop if lama else "penyuplai_data"),
            urutan=pilihan.urutan or (lama.urutan if lama else None),
        )
        if lama is None:
            kode = add_unit(db, operator, isian).kode
        else:
            kode = lama.kode
            change_unit(db, operator, lama, isian)
    _tell(pilihan, kode, f"Unit {kode} tersimpan.")


def set_status(pilihan: argparse.Namespace) -> None:
    """unit nonaktifkan, unit aktifkan."""
    from sakip.services.unit_kerja import set_status_unit

    with open_store(pilihan) as db:
        set_status_unit(db, require_operator(db), pilihan.kode, aktif=pilihan.aktif)
    keadaan = "aktif lagi" if pilihan.aktif else "dinonaktifkan"
    _tell(pilihan, pilihan.kode, f"Unit {pilihan.kode} {keadaan}.")


def _tell(pilihan: argparse.Namespace, kode: str, kalimat: str) -> None:
    if pilihan.json:
        print_json({"kode": kode})
    else:
        print_text(kalimat)


def register(daftar: "argparse._SubParsersAction[Any]") -> None:
    """Add these commands to the parser."""
    unit = daftar.add_parser("unit", help="mengurus unit kerja", description="mengurus unit kerja")
    anak = unit.add_subparsers(required=True, metavar="TINDAKAN", parser_class=type(unit))
    _add(anak, "daftar", list_units, "semua unit menurut urutan SOP")
    tambah = _add(anak, "tambah", save_unit, "menambah unit; kodenya dibuat dari namanya")
    ubah = _add(anak, "ubah", save_unit, "mengubah unit; yang tidak disebut tetap")
    tambah.set_defaults(kode=None)
    for satu in (tambah, ubah):
        satu.add_argument("--nama", required=satu is tambah)
        satu.add_argument("--jabatan", required=satu is tambah, help="jabatan kepalanya")
        satu.add_argument("--peran", choices=[peran.value for peran in PERAN_SOP])
        satu.add_argument("--urutan", type=int)
    nonaktif = _add(anak, "nonaktifkan", set_status, "unit tidak ditawarkan lagi; angkanya tetap")
    aktif = _add(anak, "aktifkan", set_status, "unit ditawarkan lagi")
    nonaktif.set_defaults(aktif=False)
    aktif.set_defaults(aktif=True)
    for satu in (ubah, nonaktif, aktif):
        satu.add_argument("kode", help="kode unit, misalnya PEM")


def _add(daftar: Any, nama: str, jalankan: Any, bantuan: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = daftar.add_parser(nama, help=bantuan, description=bantuan)
    parser.set_defaults(jalankan=jalankan)
    parser.add_argument("--json", action="store_true", help="jawaban untuk program lain")
    return parser
