"""Agree to a semester or a tahun as a whole, once its parts are agreed to; or take that back."""

from sakip.domain import waktu
from sakip.domain.berjenjang import BAGIAN, KeadaanPeriode, tell_periode
from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import Hak, JenisPenugasan, Pelaku, require_hak, tugas_berhak
from sakip.domain.periode import JenisPeriode
from sakip.services.antrean import read_formulir_kantor
from sakip.services.jejak import record_jejak
from sakip.storage.connection import Cursor, Database
from sakip.storage.persetujuan_periode import (
    DIBATALKAN,
    DISETUJUI,
    BarisPersetujuan,
    read_persetujuan,
    write_persetujuan,
)


def list_periode(db: Database, pelaku: Pelaku, tahun: int) -> list[KeadaanPeriode]:
    """Return how both semesters and the year stand. Raises TidakBerhak.

    Source: rules/sumber.toml [berjenjang-semester].
    """
    require_hak(pelaku, Hak.LIHAT_KANTOR)
    with db.cursor() as cur:
        return read_periode(cur, pelaku.kode_instansi, tahun)


def approve_periode(db: Database, pelaku: Pelaku, tahun: int, periode: JenisPeriode) -> None:
    """Agree to a semester or a tahun.

    Raises TidakBerhak; DataTidakSah for another periode, or naming all that is missing first.
    """
    require_hak(pelaku, Hak.SETUJUI)
    _require_bagian(tahun, periode)
    with db.transaction() as cur:
        satu = next(
            s for s in read_periode(cur, pelaku.kode_instansi, tahun) if s.periode is periode
        )
        if satu.kurang:
            raise DataTidakSah(
                apa=f"{periode.nama} {tahun} belum dapat disetujui: {'; '.join(satu.kurang)}",
                di_mana=f"persetujuan {periode.nama} {tahun}",
                perbaikan="Setujui dahulu semua bagiannya, lalu ulangi.",
            )
        if not satu.disetujui:
            _write(cur, pelaku, tahun, periode, DISETUJUI, "")


def revoke_periode(
    db: Database, pelaku: Pelaku, tahun: int, periode: JenisPeriode, alasan: str
) -> None:
    """Take back the agreement to a semester or a tahun, with a reason.

    Raises TidakBerhak; DataTidakSah without a reason, or where nothing was agreed to.
    """
    require_hak(pelaku, Hak.SETUJUI)
    _require_bagian(tahun, periode)
    with db.transaction() as cur:
        lama = read_persetujuan(cur, pelaku.kode_instansi, tahun).get(periode)
        if not alasan.strip() or lama is None or lama.status != DISETUJUI:
            raise DataTidakSah(
                apa="Persetujuan tidak dapat dibatalkan tanpa alasan, atau belum ada persetujuan",
                di_mana=f"persetujuan {periode.nama} {tahun}",
                perbaikan="Tulis alasannya, lalu ulangi.",
            )
        _write(cur, pelaku, tahun, periode, DIBATALKAN, alasan.strip())


def _require_bagian(tahun: int, periode: JenisPeriode) -> None:
    if periode not in BAGIAN:
        raise DataTidakSah(
            apa=f"{periode.nama} {tahun} tidak disetujui sebagai satu periode",
            di_mana="persetujuan periode",
            perbaikan="Pilih Semester I, Semester II, atau Tahun.",
        )


def read_periode(cur: Cursor, kode_instansi: str, tahun: int) -> list[KeadaanPeriode]:
    """As list_periode, by an open cursor; the caller has checked the right."""
    formulir = [satu for satu in read_formulir_kantor(cur) if satu.periode.tahun == tahun]
    rows = read_persetujuan(cur, kode_instansi, tahun)
    pada = {
        JenisPeriode(periode): baris.pada
        for periode, baris in rows.items()
        if baris.status == DISETUJUI
    }
    alur = {(satu.unit, satu.periode): satu.keadaan.alur for satu in formulir}
    return tell_periode(tahun, pada, alur)


def _write(
    cur: Cursor, pelaku: Pelaku, tahun: int, periode: JenisPeriode, status: str, catatan: str
) -> None:
    lama = read_persetujuan(cur, pelaku.kode_instansi, tahun).get(periode)
    tugas = tugas_berhak(pelaku, Hak.SETUJUI)
    write_persetujuan(
        cur,
        BarisPersetujuan(
            kode_instansi=pelaku.kode_instansi,
            tahun=tahun,
            periode=periode,
            versi=(lama.versi if lama else 0) + 1,
            status=status,
            catatan=catatan,
            oleh=pelaku.kode,
            jabatan=tugas.jabatan_polos if tugas else "",
            jenis_penugasan=tugas.jenis if tugas else JenisPenugasan.DEFINITIF,
            pada=waktu.now_utc(),
        ),
    )
    baru = {"status": status, "catatan": catatan}
    sebelum = lama.status if lama else None
    record_jejak(cur, pelaku, "setujui_periode", f"periode {tahun} {periode}", sebelum, baru)
