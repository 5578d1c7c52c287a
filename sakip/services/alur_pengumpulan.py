"""Move a form along its way: submit, verify, return rows, approve, legalise, lock, reopen, undo.

Each act carries the versi of the way its person saw: of two people at once, the second is told.
"""

from collections.abc import Mapping
from datetime import date

from sakip.domain import waktu
from sakip.domain.alur_pengumpulan import (
    Peristiwa,
    StatusAlur,
    Tindakan,
    hak_tindakan,
    tell_status_sesudah,
)
from sakip.domain.errors import DataTidakSah, VersiBerubah
from sakip.domain.peran import JenisPenugasan, Pelaku, require_hak, tugas_berhak
from sakip.domain.periode import Triwulan
from sakip.domain.rangkap_tingkat import check_satu_tingkat
from sakip.domain.syarat_alur import check_tindakan
from sakip.domain.tenggat import Waktu
from sakip.services.daftar_pengaturan import YA
from sakip.services.jejak import record_jejak
from sakip.services.keadaan_formulir import KeadaanFormulir, read_keadaan
from sakip.services.kurang_formulir import (
    BELUM_LENGKAP,
    check_lengkap,
    read_dilampiri,
    read_kurang,
)
from sakip.services.pengaturan import read_nilai
from sakip.services.tenggat import write_kecuali
from sakip.storage import alur_pengumpulan as rows
from sakip.storage.connection import Cursor, Database
from sakip.storage.realisasi import read_isian, read_penulis

T = Tindakan
TERIMA = (T.VERIFIKASI, T.SETUJUI, T.SAHKAN)
"""The acts that judge a form and take it one level further; each has its own people."""
MENUNGGU = (*TERIMA, T.KUNCI)
"""The acts that a form on its way waits for. Locking judges nothing, so that it never waits for what is missing."""


def submit_formulir(
    db: Database, pelaku: Pelaku, kode_unit: str, periode: Triwulan, *, versi: int
) -> StatusAlur:
    """Hand a form in to be checked.

    Raises TidakBerhak; DataTidakSah naming all that is missing, or while the calendar has it closed;
    VersiBerubah.
    """
    require_hak(pelaku, hak_tindakan(T.AJUKAN, StatusAlur.DRAF), kode_unit)
    with db.transaction() as cur:
        check_lengkap(
            read_kurang(cur, pelaku.kode_instansi, kode_unit, periode),
            "Formulir belum dapat diajukan",
            "Lengkapi semuanya di halaman Pengumpulan, lalu ajukan.",
            f"formulir {kode_unit}, {periode}",
        )
        return act(cur, pelaku, kode_unit, periode, T.AJUKAN, versi=versi)


def verify_formulir(
    db: Database, pelaku: Pelaku, kode_unit: str, periode: Triwulan, *, versi: int
) -> StatusAlur:
    """Say that a submitted form is right (Kasubbag Perencanaan). Raises as act."""
    return _move(db, pelaku, kode_unit, periode, T.VERIFIKASI, versi)


def approve_formulir(
    db: Database, pelaku: Pelaku, kode_unit: str, periode: Triwulan, *, versi: int
) -> StatusAlur:
    """Agree to a verified form (Sekretaris). Raises as act."""
    return _move(db, pelaku, kode_unit, periode, T.SETUJUI, versi)


def legalise_formulir(
    db: Database, pelaku: Pelaku, kode_unit: str, periode: Triwulan, *, versi: int
) -> StatusAlur:
    """Make an approved form official (Camat). Raises as act."""
    return _move(db, pelaku, kode_unit, periode, T.SAHKAN, versi)


def lock_formulir(
    db: Database, pelaku: Pelaku, kode_unit: str, periode: Triwulan, *, versi: int
) -> StatusAlur:
    """Close an official form. Raises as act."""
    return _move(db, pelaku, kode_unit, periode, T.KUNCI, versi)


def _move(
    db: Database,
    pelaku: Pelaku,
    kode_unit: str,
    periode: Triwulan,
    tindakan: Tindakan,
    versi: int,
) -> StatusAlur:
    require_hak(pelaku, hak_tindakan(tindakan, StatusAlur.DRAF), kode_unit)
    with db.transaction() as cur:
        return act(cur, pelaku, kode_unit, periode, tindakan, versi=versi)


def return_baris(
    db: Database,
    pelaku: Pelaku,
    kode_unit: str,
    periode: Triwulan,
    baris: Mapping[str, str],
    *,
    versi: int,
) -> StatusAlur:
    """Give rows back to the unit, each with a note ({kode indikator: why}); the others stay as they are.

    Returning is for whose turn it is: penyusun, pengelola data, penanggung jawab. Raises as act.
    """
    if not any(
        tugas_berhak(pelaku, hak_tindakan(T.KEMBALIKAN, status), kode_unit)
        for status in (StatusAlur.DIAJUKAN, StatusAlur.DIVERIFIKASI, StatusAlur.DISETUJUI)
    ):
        require_hak(pelaku, hak_tindakan(T.KEMBALIKAN, StatusAlur.DIAJUKAN), kode_unit)
    catatan = {kode: " ".join(isi.split()) for kode, isi in baris.items()}
    with db.transaction() as cur:
        return act(cur, pelaku, kode_unit, periode, T.KEMBALIKAN, versi=versi, dikembalikan=catatan)


def reopen_formulir(
    db: Database,
    pelaku: Pelaku,
    kode_unit: str,
    periode: Triwulan,
    alasan: str,
    *,
    versi: int,
    sampai: date | None = None,
) -> StatusAlur:
    """Make a form that is disahkan or terkunci a draf again; it goes the whole way anew.

    sampai is the new last day (of the office) to hand it in, needed where the calendar has closed it;
    the day it was due stays, so that reopening makes no late form punctual.
    Raises as act.
    """
    require_hak(pelaku, hak_tindakan(T.BUKA_KEMBALI, StatusAlur.DRAF), kode_unit)
    with db.transaction() as cur:
        tempo = read_keadaan(cur, kode_unit, periode).tenggat.jatuh_tempo
        status = act(cur, pelaku, kode_unit, periode, T.BUKA_KEMBALI, versi=versi, catatan=alasan)
        if sampai is not None:
            tutup = max(sampai, tempo)
            write_kecuali(cur, pelaku, kode_unit, periode, tempo, tutup, alasan)
        if read_keadaan(cur, kode_unit, periode).waktu is Waktu.DITUTUP:
            raise DataTidakSah(
                apa="Formulir ini sudah ditutup menurut tenggat, jadi hari terakhir yang baru harus disebut",
                di_mana=f"formulir {kode_unit}, {periode}",
                perbaikan="Isi tanggal terakhir unit boleh memperbaikinya, hari ini atau sesudahnya.",
            )
        return status


def undo_status(
    db: Database,
    pelaku: Pelaku,
    kode_unit: str,
    periode: Triwulan,
    alasan: str,
    *,
    versi: int,
) -> StatusAlur:
    """Take back one's own last act on a form, with a trace; the status before it holds again.

    Raises as act; TidakBerhak where another person did the last act.
    """
    require_hak(pelaku, hak_tindakan(T.BATALKAN, StatusAlur.DRAF), kode_unit)
    with db.transaction() as cur:
        return act(cur, pelaku, kode_unit, periode, T.BATALKAN, versi=versi, catatan=alasan)


def act(
    cur: Cursor,
    pelaku: Pelaku,
    kode_unit: str,
    periode: Triwulan,
    tindakan: Tindakan,
    *,
    versi: int,
    catatan: str = "",
    dikembalikan: Mapping[str, str] | None = None,
) -> StatusAlur:
    """Add one act to the way of a form inside the caller's transaction; return the new status.

    versi is that of the way the person saw. Raises TidakBerhak, also for who would judge their own
    work; DataTidakSah for an act out of its turn, and where what goes further lacks something; VersiBerubah where somebody acted in between.
    """
    kini = read_keadaan(cur, kode_unit, periode)
    hak = hak_tindakan(tindakan, kini.alur.status)
    require_hak(pelaku, hak, kode_unit)
    di_mana = f"formulir {kode_unit}, {periode}"
    _check_versi(kini, versi, di_mana)
    check_terbuka(kini, tindakan, di_mana)
    isian = read_isian(cur, pelaku.kode_instansi, kode_unit, periode)
    if not isian:
        raise DataTidakSah(
            apa=f"Belum ada indikator yang dibidangi unit {kode_unit} pada tahun {periode.tahun}",
            di_mana=di_mana,
            perbaikan="Pilih unit dan tahun yang lain.",
        )
    tugas = tugas_berhak(pelaku, hak, kode_unit)
    baru = Peristiwa(
        versi=kini.alur.versi + 1,
        tindakan=tindakan,
        oleh=pelaku.kode,
        pada=waktu.now_utc(),
        jabatan=tugas.jabatan_polos if tugas else "",
        jenis=tugas.jenis if tugas else JenisPenugasan.DEFINITIF,
        catatan=catatan.strip(),
        dilihat={row["kode_indikator"]: row["versi_realisasi"] for row in isian},
        dikembalikan=dict(dikembalikan or {}),
    )
    _check_boleh(cur, pelaku.kode_instansi, kode_unit, periode, kini, baru)
    status = tell_status_sesudah(kini.alur, kini.riwayat, baru)
    rows.write_peristiwa(cur, pelaku.kode_instansi, [((kode_unit, periode), baru, status)])
    objek = f"formulir {kode_unit} {periode.tahun} TW{periode.nomor}"
    isi = {"status": status, "catatan": baru.catatan, "baris": dict(baru.dikembalikan)}
    ringkas = {nama: nilai for nama, nilai in isi.items() if nilai}
    record_jejak(cur, pelaku, f"{tindakan}_formulir", objek, kini.alur.status, ringkas)
    return status


def _check_boleh(
    cur: Cursor,
    kode_instansi: str,
    kode_unit: str,
    periode: Triwulan,
    kini: KeadaanFormulir,
    baru: Peristiwa,
) -> None:
    """Refuse an act on one's own work, one out of its turn, and one that lets something incomplete pass."""
    di_mana = f"formulir {kode_unit}, {periode}"
    penulis = read_penulis(cur, kode_instansi).get((kode_unit, periode), frozenset())
    dilampiri = read_dilampiri(cur, kode_instansi, kode_unit, periode).values()
    check_tindakan(
        kini.alur,
        baru,
        penulis=penulis,
        di_mana=di_mana,
        dilampiri_pada=max(dilampiri, default=None),
    )
    if baru.tindakan in TERIMA:
        if require_orang_lain(cur, kode_instansi, periode.tahun):
            check_satu_tingkat(kini.alur, baru, di_mana)
        check_lengkap(
            read_kurang(cur, kode_instansi, kode_unit, periode),
            BELUM_LENGKAP,
            "Kembalikan baris itu kepada unit agar dilengkapi.",
            di_mana,
        )


def require_orang_lain(cur: Cursor, kode_instansi: str, tahun: int) -> bool:
    """Tell whether the office asks for another person at each level of the forms of a tahun."""
    (nilai,) = read_nilai(cur, kode_instansi, "alur_orang_lain", tahun=tahun)
    return nilai == YA


def check_terbuka(kini: KeadaanFormulir, tindakan: Tindakan, di_mana: str) -> None:
    """Refuse what the calendar would leave without a way on. Raises DataTidakSah."""
    lama = kini.alur.terakhir
    diajukan = lama is not None and lama.tindakan is T.AJUKAN
    ditutup, sebab = kini.waktu is Waktu.DITUTUP, ""
    if tindakan is T.AJUKAN and not kini.keterbukaan.ada:
        sebab = f"Formulir tidak dapat diajukan: {kini.keterbukaan.sebab}"
    elif tindakan is T.KEMBALIKAN and ditutup:
        sebab = "Baris tidak dapat dikembalikan karena formulirnya sudah ditutup menurut tenggat, jadi unit tidak dapat memperbaikinya"
    elif tindakan is T.BATALKAN and diajukan and ditutup:
        sebab = "Pengajuan tidak dapat dibatalkan karena formulirnya sudah ditutup menurut tenggat, jadi tidak dapat diajukan lagi"
    if sebab:
        raise DataTidakSah(
            apa=sebab,
            di_mana=di_mana,
            perbaikan="Mintalah Sekretaris memberi unit ini pengecualian tenggat lebih dahulu, lalu ulangi.",
        )


def _check_versi(kini: KeadaanFormulir, versi: int, di_mana: str) -> None:
    if kini.alur.versi != versi:
        oleh = f" oleh {kini.riwayat[-1].jabatan or kini.riwayat[-1].oleh}" if kini.riwayat else ""
        raise VersiBerubah(
            apa=f"Status formulir ini sudah berubah menjadi {kini.alur.status}{oleh}; "
            "tindakan Anda belum dicatat",
            di_mana=di_mana,
            perbaikan="Muat ulang halaman, lihat yang terbaru, lalu putuskan.",
        )
