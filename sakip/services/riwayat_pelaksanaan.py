"""Runs out of the store: rows become the present of each run, signs that the program sees are noted."""

import json
from dataclasses import asdict
from typing import Any

from sakip.domain import waktu
from sakip.domain.instansi import Instansi
from sakip.domain.pelaksanaan import (
    JenisPeristiwa,
    Pelaksanaan,
    Peristiwa,
    StatusPelaksanaan,
    apply,
    replay,
    start,
)
from sakip.domain.peran import Pelaku
from sakip.domain.ukuran_langkah import measure_giliran
from sakip.services.jejak import record_jejak
from sakip.services.prosedur import compose_prosedur
from sakip.services.syarat_langkah import list_kurang
from sakip.services.tanda import PROGRAM, TANDA, Dicari, look_tanda
from sakip.services.waktu_kerja import read_jam
from sakip.storage import prosedur as rows
from sakip.storage.connection import Cursor, Database
from sakip.storage.penyiapan import read_instansi
from sakip.storage.prosedur import BarisPelaksanaan, BarisPeristiwa


def require_instansi(cur: Cursor) -> Instansi:
    """Return the office of the store; whoever acts in it has one."""
    instansi = read_instansi(cur)
    assert instansi is not None
    return instansi


def restore(baris: BarisPelaksanaan, peristiwa: list[BarisPeristiwa]) -> Pelaksanaan:
    """Return the present of a run from its rows."""
    prosedur = compose_prosedur(baris.isi_prosedur, baris.pemeran)
    awal = start(prosedur, json.loads(baris.unit), baris.dimulai_pada)
    return replay(awal, map(_peristiwa, peristiwa))


def _peristiwa(baris: BarisPeristiwa) -> Peristiwa:
    return Peristiwa(
        nomor=baris.nomor,
        jenis=JenisPeristiwa(baris.jenis),
        langkah=baris.langkah,
        oleh=baris.oleh,
        jabatan=baris.jabatan,
        pada=baris.pada,
        unit=baris.kode_unit,
        putusan=None if baris.putusan is None else bool(baris.putusan),
        kepada=baris.kepada,
        catatan=baris.catatan,
    )


def write_peristiwa(
    cur: Cursor, baris: BarisPelaksanaan, kini: Pelaksanaan, satu: Peristiwa, oleh: Pelaku
) -> Pelaksanaan:
    """Add an event to a run with its trace, and close the run when it was the last; return the run.

    Raises DataTidakSah when the event has no place there.
    """
    sesudah = apply(kini, satu)
    isi = asdict(satu) | {"putusan": None if satu.putusan is None else int(satu.putusan)}
    isi["kode_unit"] = isi.pop("unit")
    kepala: dict[str, Any] = {"kode_instansi": baris.kode_instansi, "kode_pelaksanaan": baris.kode}
    rows.write_baris(cur, BarisPeristiwa(**kepala, **isi))
    objek = f"pelaksanaan {baris.nama} langkah {satu.langkah}"
    putusan = {None: "", True: "Ya", False: "Tidak"}[satu.putusan]
    rincian = {
        "putusan": putusan,
        "unit": satu.unit,
        "kepada": satu.kepada,
        "catatan": satu.catatan,
    }
    record_jejak(cur, oleh, f"prosedur_{satu.jenis}", objek,
                 baru={nama: nilai for nama, nilai in rincian.items() if nilai})  # fmt: skip
    if sesudah.status is not StatusPelaksanaan.BERJALAN:
        _close(cur, baris, sesudah, satu)
    return sesudah


def _close(cur: Cursor, baris: BarisPelaksanaan, akhir: Pelaksanaan, satu: Peristiwa) -> None:
    """Keep how the run ended, with the working time of each turn as it is counted now."""
    jam = read_jam(cur, require_instansi(cur))
    ringkas = {
        "menit_sehari": jam.menit_sehari,
        "giliran": [
            measure_giliran(
                giliran, akhir.prosedur.get_langkah(giliran.langkah), jam, satu.pada
            ).to_json()
            for giliran in akhir.giliran
        ],
    }
    rows.write_baris(
        cur,
        rows.BarisPenutup(
            kode_instansi=baris.kode_instansi,
            kode_pelaksanaan=baris.kode,
            status=akhir.status.value,
            ringkas=json.dumps(ringkas),
            pada=satu.pada,
        ),
    )


def note_tanda(db: Database, kode_instansi: str) -> None:
    """Note in every open run what the program sees done, one step after the other."""
    while True:
        with db.cursor() as cur:
            ada = _find_tanda(cur, kode_instansi)
        if not ada:
            return
        with db.transaction() as cur:
            for baris, kini, satu in _find_tanda(cur, kode_instansi):
                program = Pelaku(
                    kode=PROGRAM, nama="Program", kode_instansi=kode_instansi, penugasan=(), asal=PROGRAM
                )  # fmt: skip
                write_peristiwa(cur, baris, kini, satu, program)


def _find_tanda(
    cur: Cursor, kode_instansi: str
) -> list[tuple[BarisPelaksanaan, Pelaksanaan, Peristiwa]]:
    """Return the open runs whose step at hand the program sees done, with the event that says so."""
    hasil = []
    for baris, kini in read_berjalan(cur, kode_instansi):
        giliran, langkah = kini.kini, kini.langkah
        if giliran is None or langkah is None or langkah.tanda is None or kini.menunggu_putusan:
            continue
        terlihat = look_tanda(cur, Dicari(baris=baris, kini=kini, giliran=giliran, langkah=langkah))
        if terlihat is None or list_kurang(cur, baris, langkah):
            continue
        saat = terlihat.pada
        satu = Peristiwa(
            nomor=kini.jumlah + 1,
            jenis=JenisPeristiwa.TANDA,
            langkah=langkah.nomor,
            oleh=terlihat.oleh,
            jabatan="",
            pada=min(
                waktu.now_utc(), max([saat, giliran.mulai, *(p.pada for p in giliran.peristiwa)])
            ),
            catatan=TANDA[langkah.tanda].kalimat,
        )
        hasil.append((baris, kini, satu))
    return hasil


def read_berjalan(cur: Cursor, kode_instansi: str) -> list[tuple[BarisPelaksanaan, Pelaksanaan]]:
    """Return the open runs with their present, the newest first."""
    ditutup = rows.read_penutup(cur, kode_instansi)
    terbuka = [s for s in rows.read_pelaksanaan(cur, kode_instansi) if s.kode not in ditutup]
    peristiwa = rows.read_peristiwa(cur, kode_instansi) if terbuka else {}
    return [(baris, restore(baris, peristiwa.get(baris.kode, []))) for baris in terbuka]
