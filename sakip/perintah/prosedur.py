"""What each command about procedures does: list those there are, start a run, tell how runs stand."""

import argparse
from typing import TYPE_CHECKING, Any

from sakip.perintah.bersama import open_store, print_json, print_text, require_operator
from sakip.services.pengguna import get_pelaku

if TYPE_CHECKING:
    from sakip.services.pelaksanaan import TampilanPelaksanaan


def list_semua(pilihan: argparse.Namespace) -> None:
    """prosedur daftar: every procedure that can be started, with its steps."""
    from sakip.services.prosedur import list_prosedur

    with open_store(pilihan) as db:
        semua = list_prosedur(db, require_operator(db))
    if pilihan.json:
        print_json(
            [
                {
                    "kode": satu.prosedur.kode,
                    "nama": satu.prosedur.nama,
                    "kantor": satu.prosedur.kantor,
                    "milik_kantor": satu.milik_kantor,
                    "langkah": [
                        {
                            "nomor": langkah.nomor,
                            "kegiatan": langkah.kegiatan,
                            "pelaku": list(langkah.pelaku),
                            "waktu": langkah.waktu.tertulis,
                            "output": langkah.output,
                            "bila_tidak": langkah.keputusan.tidak if langkah.keputusan else None,
                        }
                        for langkah in satu.prosedur.langkah
                    ],
                }
                for satu in semua
            ]
        )
        return
    for satu in semua:
        prosedur = satu.prosedur
        print_text(f"{prosedur.kode:<46}  {len(prosedur.langkah):>2} langkah  {prosedur.kantor}")


def start(pilihan: argparse.Namespace) -> None:
    """prosedur mulai: start a run as the person named; print its kode."""
    from sakip.services.pelaksanaan import start_pelaksanaan

    with open_store(pilihan) as db:
        pelaku = get_pelaku(db, pilihan.sebagai)
        kode = start_pelaksanaan(
            db, pelaku, pilihan.prosedur, pilihan.nama, pilihan.tahun, pilihan.triwulan
        )
    if pilihan.json:
        print_json({"kode": kode, "nama": pilihan.nama})
    else:
        print_text(f"{pilihan.nama} dimulai, kode {kode}")


def show_status(pilihan: argparse.Namespace) -> None:
    """prosedur status: where each run stands, open ones first; times against the mutu baku."""
    from sakip.services.pelaksanaan import list_pelaksanaan

    with open_store(pilihan) as db:
        pelaku = require_operator(db)
        semua = list_pelaksanaan(db, pelaku)
        if pilihan.semua:
            semua += list_pelaksanaan(db, pelaku, berakhir=True)
    if pilihan.json:
        print_json([_to_json(satu) for satu in semua])
        return
    for satu in semua:
        print_text(_write(satu))


def _to_json(satu: "TampilanPelaksanaan") -> dict[str, Any]:
    langkah, akhir = satu.kini.langkah, satu.giliran[-1]
    return {
        "kode": satu.kode,
        "nama": satu.nama,
        "tahun": satu.tahun,
        "triwulan": satu.triwulan,
        "prosedur": satu.kode_prosedur,
        "status": satu.kini.status.value,
        "langkah": None if langkah is None else langkah.nomor,
        "kegiatan": None if langkah is None else langkah.kegiatan,
        "pelaku": list(satu.kini.pelaku_kini),
        "menunggu_putusan": satu.kini.menunggu_putusan,
        "dimulai_pada": satu.dimulai_pada.isoformat(),
        "berakhir_pada": satu.berakhir_pada.isoformat() if satu.berakhir_pada else None,
        "batas_pada": akhir.ukuran.batas.isoformat(),
        "menit_terpakai": int(akhir.ukuran.terpakai.total_seconds()) // 60,
        "menit_baku": int(akhir.ukuran.baku.total_seconds()) // 60,
        "menit_lewat": int(akhir.ukuran.lewat.total_seconds()) // 60,
    }


def _write(satu: "TampilanPelaksanaan") -> str:
    from sakip.domain.waktu_kerja import tulis_lama

    langkah = satu.kini.langkah
    if langkah is None:
        return f"{satu.nama}: {satu.kini.status}"
    lewat = satu.giliran[-1].ukuran.lewat
    kata = f"terlambat {tulis_lama(lewat, satu.menit_sehari)}" if lewat else "belum lewat"
    pelaku = satu.kini.prosedur.tulis_pelaku(satu.kini.pelaku_kini)
    jumlah = len(satu.kini.prosedur.langkah)
    return (
        f"{satu.nama}: langkah {langkah.nomor} dari {jumlah} ({pelaku}), {kata}: {langkah.kegiatan}"
    )


def register(daftar: "argparse._SubParsersAction[Any]") -> None:
    """Add these commands to the parser."""
    induk = daftar.add_parser("prosedur", help="prosedur SOP", description="prosedur SOP")
    anak = induk.add_subparsers(required=True, metavar="TINDAKAN", parser_class=type(induk))
    _add(anak, "daftar", list_semua, "prosedur yang dapat dimulai")
    mulai = _add(anak, "mulai", start, "memulai sebuah prosedur")
    mulai.add_argument("prosedur", help="kode prosedur, lihat prosedur daftar")
    mulai.add_argument("--nama", required=True, help='misalnya "LKj 2025"')
    mulai.add_argument("--tahun", type=int, required=True, help="tahun datanya")
    mulai.add_argument("--triwulan", type=int, choices=(1, 2, 3, 4), help="bawaan: setahun")
    mulai.add_argument("--sebagai", required=True, help="nama masuk orang yang memulai")
    status = _add(anak, "status", show_status, "keadaan tiap pelaksanaan")
    status.add_argument("--semua", action="store_true", help="juga yang sudah berakhir")


def _add(anak: Any, nama: str, jalankan: Any, bantuan: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = anak.add_parser(nama, help=bantuan, description=bantuan)
    parser.set_defaults(jalankan=jalankan)
    parser.add_argument("--json", action="store_true", help="jawaban untuk program lain")
    return parser
