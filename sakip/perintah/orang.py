"""What each command about people does: add, list, give a new first password, deactivate; and walk the audit.

No password is ever taken from the command line, where other processes and the shell's history
would read it: one is made, printed once, and must be changed at the first sign-in.
"""

import argparse
from datetime import date
from typing import TYPE_CHECKING, Any

from sakip.domain import waktu
from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import NAMA_PERAN, JenisPenugasan, Penugasan, Peran
from sakip.perintah.bersama import open_store, print_json, print_text, require_operator
from sakip.services.basis_data import Database
from sakip.services.penyiapan import read_kantor

if TYPE_CHECKING:
    from sakip.services.pengguna import Pengguna

NAMA_SANDI = "kata_sandi_pertama"


def add_orang(pilihan: argparse.Namespace) -> None:
    """pengguna tambah: add a person, with one role where one is named; print the first password."""
    from sakip.services.pengguna import create_pengguna
    from sakip.services.sandi import make_sandi

    sandi = make_sandi()
    with open_store(pilihan) as db:
        create_pengguna(
            db,
            require_operator(db),
            kode=pilihan.kode,
            nama=pilihan.nama,
            nip=pilihan.nip,
            pangkat=pilihan.pangkat,
            penugasan=[_read_penugasan(db, pilihan)] if pilihan.peran else [],
            sandi=sandi,
        )
    _tell_sandi(pilihan, sandi, f"Pengguna {pilihan.kode} ditambahkan.")


def _read_penugasan(db: Database, pilihan: argparse.Namespace) -> Penugasan:
    kantor = read_kantor(db)
    hari_ini = kantor.local_date(waktu.now_utc()) if kantor else waktu.now_utc().date()
    return Penugasan(
        peran=Peran(pilihan.peran),
        kode_unit=pilihan.unit,
        jenis=JenisPenugasan(pilihan.jenis),
        jabatan=pilihan.jabatan,
        mulai=_read_tanggal(pilihan.mulai, "--mulai") or hari_ini,
        selesai=_read_tanggal(pilihan.selesai, "--selesai"),
    )


def _read_tanggal(teks: str | None, opsi: str) -> date | None:
    try:
        return date.fromisoformat(teks) if teks else None
    except ValueError:
        raise DataTidakSah(
            apa=f"Tanggal {teks} tidak dikenali",
            di_mana=opsi,
            perbaikan="Tulis tahun-bulan-tanggal, misalnya 2026-03-31.",
        ) from None


def set_orang(pilihan: argparse.Namespace) -> None:
    """pengguna identitas: state name, pangkat and NIP as documents print them; what is not named stays."""
    from sakip.services.identitas import set_identitas
    from sakip.services.pengguna import list_pengguna

    with open_store(pilihan) as db:
        pelaku = require_operator(db)
        kini = next((s for s in list_pengguna(db, pelaku) if s.kode == pilihan.kode), None)
        isi = {
            nama: getattr(kini, nama, "")
            if getattr(pilihan, nama) is None
            else getattr(pilihan, nama)
            for nama in ("nama", "nip", "pangkat")
        }
        berubah = set_identitas(db, pelaku, pilihan.kode, **isi)
    if pilihan.json:
        print_json({"kode": pilihan.kode, "berubah": berubah})
    else:
        print_text(f"{pilihan.kode}: {'tersimpan' if berubah else 'tidak ada yang berubah'}.")


def list_orang(pilihan: argparse.Namespace) -> None:
    """pengguna daftar: everybody of the office, active or not, with their roles and dates."""
    from sakip.services.pengguna import list_pengguna

    with open_store(pilihan) as db:
        semua = list_pengguna(db, require_operator(db))
    if pilihan.json:
        print_json([_to_json(satu) for satu in semua])
        return
    for satu in semua:
        keadaan = "aktif" if satu.aktif else "nonaktif"
        tugas = "; ".join(_write_tugas(satu) for _, satu in satu.penugasan) or "tanpa peran"
        print_text(f"{satu.kode:<20}  {keadaan:<8}  {satu.nama}: {tugas}")


def _to_json(orang: "Pengguna") -> dict[str, Any]:
    return {
        "kode": orang.kode,
        "nama": orang.nama,
        "nip": orang.nip,
        "pangkat": orang.pangkat,
        "aktif": orang.aktif,
        "penugasan": [
            {
                "nomor": nomor,
                "peran": tugas.peran.value,
                "unit": tugas.kode_unit,
                "jenis": tugas.jenis.value,
                "jabatan": tugas.jabatan,
                "mulai": tugas.mulai.isoformat(),
                "selesai": tugas.selesai.isoformat() if tugas.selesai else None,
            }
            for nomor, tugas in orang.penugasan
        ],
    }


def _write_tugas(tugas: Penugasan) -> str:
    unit = f", {tugas.kode_unit}" if tugas.kode_unit else ""
    return (
        f"{tugas.nama_jabatan} ({NAMA_PERAN[tugas.peran]}{unit}, {tugas.mulai} s.d. "
        f"{tugas.selesai or 'dicabut'})"
    )


def reset_orang(pilihan: argparse.Namespace) -> None:
    """pengguna sandi: give a person a new first password, and with --hapus-kode-ponsel no second factor."""
    from sakip.services.faktor_kedua import reset_faktor
    from sakip.services.ganti_sandi import reset_sandi

    with open_store(pilihan) as db:
        pelaku = require_operator(db)
        if pilihan.hapus_kode_ponsel:
            reset_faktor(db, pelaku, pilihan.kode)
        sandi = reset_sandi(db, pelaku, pilihan.kode)
    _tell_sandi(pilihan, sandi, f"Kata sandi {pilihan.kode} diganti; semua sesinya berakhir.")


def deactivate_orang(pilihan: argparse.Namespace) -> None:
    """pengguna nonaktifkan: let a person in no more; their sessions end at once."""
    from sakip.services.pengguna import set_status

    with open_store(pilihan) as db:
        set_status(db, require_operator(db), pilihan.kode, aktif=False)
    if pilihan.json:
        print_json({"kode": pilihan.kode, "aktif": False})
    else:
        print_text(f"Pengguna {pilihan.kode} dinonaktifkan; semua sesinya berakhir.")


def _tell_sandi(pilihan: argparse.Namespace, sandi: str, kalimat: str) -> None:
    if pilihan.json:
        print_json({"kode": pilihan.kode, NAMA_SANDI: sandi})
        return
    print_text(
        f"{kalimat}\nKata sandi pertama: {sandi}\nSampaikan langsung kepada orangnya; berlaku 7 hari "
        "dan harus diganti saat masuk pertama kali. Tidak tersimpan di mana pun."
    )


def show_jejak(pilihan: argparse.Namespace) -> None:
    """periksa-jejak: walk the whole audit; refused, with the first broken link, when it does not hold."""
    from sakip.services.jejak import check_jejak

    with open_store(pilihan) as db:
        hasil = check_jejak(db, require_operator(db))
    if pilihan.json:
        print_json(
            {
                "utuh": hasil.utuh,
                "jumlah": hasil.jumlah,
                "sidik": hasil.sidik,
                "putus_di": hasil.putus_di,
                "sebab": hasil.sebab,
            }
        )
    elif hasil.utuh:
        print_text(f"Jejak utuh: {hasil.jumlah} catatan, sidik terakhir {hasil.sidik}")
    if not hasil.utuh:
        raise DataTidakSah(
            apa=f"Jejak putus di catatan nomor {hasil.putus_di}: {hasil.sebab}",
            di_mana=f"{hasil.jumlah} catatan sebelumnya utuh",
            perbaikan="Ada yang mengubah basis data di luar program. Bandingkan dengan cadangan terakhir.",
        )


def register(daftar: "argparse._SubParsersAction[Any]") -> None:
    """Add these commands to the parser; each kind of person is what the rights table says."""
    pengguna = daftar.add_parser("pengguna", help="mengurus orang", description="mengurus orang")
    anak = pengguna.add_subparsers(required=True, metavar="TINDAKAN", parser_class=type(pengguna))
    tambah = _add(anak, "tambah", add_orang, "menambah orang; kata sandi pertama dicetak sekali")
    tambah.add_argument("--kode", required=True, help="nama masuk, misalnya siti.aminah")
    tambah.add_argument("--nama", required=True, help="nama lengkap")
    tambah.add_argument("--nip", default="", help="18 angka, untuk tanda tangan pada dokumen")
    tambah.add_argument("--pangkat", default="", help='misalnya "Penata (III/c)"')
    boleh = [peran.value for peran in Peran if peran is not Peran.BARIS_PERINTAH]
    tambah.add_argument("--peran", choices=boleh)
    tambah.add_argument("--unit", help="kode unit, untuk peran di satu unit")
    tambah.add_argument("--jenis", choices=[j.value for j in JenisPenugasan], default="definitif")
    tambah.add_argument("--jabatan", default="", help="seperti tercetak, misalnya Camat")
    tambah.add_argument("--mulai", help="tanggal pertama, misalnya 2026-03-31 (bawaan: hari ini)")
    tambah.add_argument("--selesai", help="tanggal terakhir (bawaan: sampai dicabut)")
    identitas = _add(
        anak,
        "identitas",
        set_orang,
        "menyatakan nama, pangkat, dan NIP seperti tercetak pada dokumen",
    )
    identitas.add_argument("kode", help="nama masuk")
    for nama in ("--nama", "--nip", "--pangkat"):
        identitas.add_argument(nama, help='yang tidak disebut tetap; "" mengosongkan')
    _add(anak, "daftar", list_orang, "semua orang dengan peran dan tanggalnya")
    sandi = _add(anak, "sandi", reset_orang, "memberi kata sandi pertama yang baru")
    nonaktif = _add(anak, "nonaktifkan", deactivate_orang, "menutup akun; sesinya berakhir")
    for satu in (sandi, nonaktif):
        satu.add_argument("kode", help="nama masuk")
    sandi.add_argument("--hapus-kode-ponsel", action="store_true", help="bila ponselnya hilang")
    _add(daftar, "periksa-jejak", show_jejak, "memeriksa rantai jejak; kode keluar 1 bila putus")


def _add(daftar: Any, nama: str, jalankan: Any, bantuan: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = daftar.add_parser(nama, help=bantuan, description=bantuan)
    parser.set_defaults(jalankan=jalankan)
    parser.add_argument("--json", action="store_true", help="jawaban untuk program lain")
    return parser
