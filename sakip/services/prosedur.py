"""Prosedur: those an office can run, ours and its own, and who plays their actors there."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import Hak, Pelaku, Peran, require_hak
from sakip.domain.prosedur import Pemeran, Prosedur
from sakip.rules.prosedur import list_prosedur_bawaan, read_prosedur
from sakip.services.pengguna import read_pelaku
from sakip.storage import prosedur as rows
from sakip.storage.connection import Cursor, Database
from sakip.storage.pengguna import AKTIF, list_pengguna
from sakip.storage.penyiapan import read_instansi

IsiPemeran = Mapping[str, Sequence[Mapping[str, str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProsedurTersedia:
    """A procedure that can be run. teks: its file; pemeran: what the office has set, as JSON."""

    prosedur: Prosedur
    teks: str
    pemeran: str
    milik_kantor: bool
    cocok: bool  # written for this kind of office


def list_prosedur(db: Database, pelaku: Pelaku) -> list[ProsedurTersedia]:
    """Return the procedures of the office: its own first, then those for its kind, then others.

    Raises TidakBerhak.
    """
    require_hak(pelaku, Hak.LIHAT_PROSEDUR)
    with db.cursor() as cur:
        semua = read_tersedia(cur, pelaku.kode_instansi)
    return sorted(semua.values(), key=lambda satu: (not satu.milik_kantor, not satu.cocok))


def list_pemain(db: Database, pelaku: Pelaku, kode: str) -> dict[str, list[str]]:
    """Return {kode of an actor: names of the people who play it today} of one procedure.

    Raises TidakBerhak; DataTidakSah when there is no such procedure.
    """
    require_hak(pelaku, Hak.LIHAT_PROSEDUR)
    with db.cursor() as cur:
        prosedur = find_prosedur(cur, pelaku.kode_instansi, kode).prosedur
        orang = read_orang(cur, pelaku.kode_instansi)
    return {
        satu.kode: [pemain.nama for pemain in orang if satu.is_dimainkan(pemain)]
        for satu in prosedur.pelaku
    }


def find_prosedur(cur: Cursor, kode_instansi: str, kode: str) -> ProsedurTersedia:
    """Return one procedure by an open cursor.

    Raises DataTidakSah when there is no such procedure.
    """
    tersedia = read_tersedia(cur, kode_instansi).get(kode)
    if tersedia is None:
        raise DataTidakSah(
            apa=f"Prosedur {kode} tidak ada",
            di_mana="daftar prosedur",
            perbaikan="Pilih prosedur dari halaman Prosedur.",
        )
    return tersedia


def read_tersedia(cur: Cursor, kode_instansi: str) -> dict[str, ProsedurTersedia]:
    """Return {kode: procedure}; one of the office's own stands in for ours of the same kode."""
    instansi = read_instansi(cur)
    jenis = "" if instansi is None else instansi.jenis.value
    teks = {kode: (isi, False) for kode, isi in list_prosedur_bawaan().items()}
    for baris in rows.read_prosedur_kantor(cur, kode_instansi):
        if baris.status == rows.AKTIF:
            teks[baris.kode] = (baris.isi, True)
        else:
            bawaan = list_prosedur_bawaan().get(baris.kode)
            teks |= {baris.kode: (bawaan, False)} if bawaan else {}
            if not bawaan:
                teks.pop(baris.kode, None)
    diatur: dict[str, dict[str, object]] = {}
    for (kode, pemain), (_, isi) in rows.read_pemeran(cur, kode_instansi).items():
        if daftar := json.loads(isi):
            diatur.setdefault(kode, {})[pemain] = daftar
    hasil = {}
    for kode, (isi, milik_kantor) in teks.items():
        pemeran = json.dumps(diatur.get(kode, {}), sort_keys=True)
        prosedur = compose_prosedur(isi, pemeran)
        hasil[kode] = ProsedurTersedia(
            prosedur=prosedur,
            teks=isi,
            pemeran=pemeran,
            milik_kantor=milik_kantor,
            cocok=milik_kantor or jenis in prosedur.jenis_instansi,
        )
    return hasil


@lru_cache(maxsize=256)
def compose_prosedur(teks: str, pemeran: str) -> Prosedur:
    """Return the procedure of a file with its actors played as pemeran (JSON by kode) says."""
    prosedur = read_prosedur(teks, "prosedur")
    diatur: IsiPemeran = json.loads(pemeran)
    return replace(
        prosedur,
        pelaku=tuple(
            replace(satu, pemeran=tuple(map(read_pemeran, diatur[satu.kode])))
            if satu.kode in diatur
            else satu
            for satu in prosedur.pelaku
        ),
    )


def read_pemeran(isi: Mapping[str, str]) -> Pemeran:
    """Return one way to play an actor from its JSON."""
    return Pemeran(**{**isi, "peran": Peran(isi["peran"]) if "peran" in isi else None})  # type: ignore[arg-type]


def read_orang(cur: Cursor, kode_instansi: str) -> list[Pelaku]:
    """Return everybody active in the office with the penugasan in force today."""
    semua = [
        read_pelaku(cur, baris.kode)
        for baris in list_pengguna(cur, kode_instansi)
        if baris.status == AKTIF
    ]
    return [satu for satu in semua if satu is not None]
