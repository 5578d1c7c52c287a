"""Syarat alur: whether an act may follow on what has happened to a form, and what it must bring.

Rights decide elsewhere (domain/peran.py), except for the one rule that no right overrules: nobody
judges what they submitted or stated themselves.
"""

from collections.abc import Iterable
from datetime import datetime

from sakip.domain.alur_pengumpulan import (
    DAPAT_DIBATALKAN,
    LANGKAH,
    MENILAI,
    NAMA_TINDAKAN,
    PANJANG_CATATAN,
    Alur,
    Peristiwa,
    Tindakan,
)
from sakip.domain.errors import DataTidakSah, TidakBerhak

T = Tindakan


def check_tindakan(
    kini: Alur,
    baru: Peristiwa,
    *,
    penulis: Iterable[str],
    di_mana: str,
    dilampiri_pada: datetime | None = None,
) -> None:
    """Refuse an act that may not follow; penulis are all who ever wrote in its rows.

    dilampiri_pada is when its evidence or kendala was last written (UTC), None where never.

    Raises TidakBerhak where somebody would judge what they submitted or stated themselves, in
    whatever second office; DataTidakSah for an act out of its turn, a note that is missing, rows
    that cannot be returned, or a status that cannot be undone.
    """
    if baru.tindakan is T.BATALKAN:
        _check_batal(kini, baru, di_mana, dilampiri_pada)
        _check_catatan(baru.catatan, "Alasan pembatalan", di_mana)
        return
    dari, _ = LANGKAH[baru.tindakan]
    if kini.status not in dari:
        raise DataTidakSah(
            apa=f"Formulir ini {kini.status}, jadi belum atau tidak lagi dapat "
            f"{_pasif(baru.tindakan)}",
            di_mana=di_mana,
            perbaikan="Muat ulang halaman untuk melihat statusnya yang terbaru.",
        )
    if baru.tindakan in MENILAI and baru.oleh in kini.pengaju | set(penulis):
        raise TidakBerhak(
            apa="Anda ikut mengisi atau mengajukan formulir ini, jadi tidak dapat "
            f"{NAMA_TINDAKAN[baru.tindakan]}nya, juga dalam jabatan lain",
            di_mana=di_mana,
            perbaikan="Mintalah orang lain yang memegang jabatan itu, atau minta administrator "
            "menunjuk pelaksana harian.",
        )
    if baru.tindakan is T.KEMBALIKAN:
        _check_kembali(baru, di_mana)
    if baru.tindakan is T.BUKA_KEMBALI:
        _check_catatan(baru.catatan, "Alasan membuka kembali", di_mana)


def _check_batal(
    kini: Alur, baru: Peristiwa, di_mana: str, dilampiri_pada: datetime | None
) -> None:
    """Refuse to undo what is another's, what cannot be undone, and a return that was mended since."""
    lama = kini.terakhir
    if lama is None or lama.tindakan not in DAPAT_DIBATALKAN:
        raise DataTidakSah(
            apa="Tidak ada status yang dapat dibatalkan",
            di_mana=di_mana,
            perbaikan="Status yang dibuka kembali harus diajukan lagi dari awal.",
        )
    if lama.oleh != baru.oleh:
        raise TidakBerhak(
            apa="Status ini ditetapkan orang lain, jadi tidak dapat Anda batalkan",
            di_mana=di_mana,
            perbaikan="Mintalah kepada yang menetapkannya.",
        )
    berubah = dict(lama.dilihat) != dict(baru.dilihat)
    dilampiri = dilampiri_pada is not None and dilampiri_pada > lama.pada
    if lama.tindakan is T.KEMBALIKAN and (berubah or dilampiri):
        isi = "isiannya" if berubah else "bukti atau kendalanya"
        raise DataTidakSah(
            apa=f"Pengembalian tidak dapat dibatalkan karena {isi} sudah diperbaiki sesudahnya",
            di_mana=di_mana,
            perbaikan="Tunggu unit mengajukannya lagi, lalu periksa.",
        )


def _check_kembali(baru: Peristiwa, di_mana: str) -> None:
    if not baru.dikembalikan:
        raise DataTidakSah(
            apa="Belum ada baris yang dipilih untuk dikembalikan",
            di_mana=di_mana,
            perbaikan="Tulis catatan pada baris yang harus diperbaiki.",
        )
    asing = [kode for kode in baru.dikembalikan if kode not in baru.dilihat]
    if asing:
        raise DataTidakSah(
            apa=f"Indikator {', '.join(asing)} tidak ada dalam formulir ini",
            di_mana=di_mana,
            perbaikan="Muat ulang halaman, lalu pilih barisnya dari daftar.",
        )
    for kode, catatan in baru.dikembalikan.items():
        _check_catatan(catatan, f"Catatan untuk {kode}", di_mana)


def _check_catatan(catatan: str, nama: str, di_mana: str) -> None:
    if not catatan.strip() or len(catatan) > PANJANG_CATATAN:
        raise DataTidakSah(
            apa=f"{nama} belum ditulis" if not catatan.strip() else f"{nama} terlalu panjang",
            di_mana=di_mana,
            perbaikan=f"Tulis dengan singkat dan jelas, paling banyak {PANJANG_CATATAN} karakter.",
        )


def _pasif(tindakan: Tindakan) -> str:
    return {
        T.AJUKAN: "diajukan",
        T.VERIFIKASI: "diverifikasi",
        T.SETUJUI: "disetujui",
        T.SAHKAN: "disahkan",
        T.KUNCI: "dikunci",
        T.KEMBALIKAN: "dikembalikan",
        T.BUKA_KEMBALI: "dibuka kembali",
    }[tindakan]
