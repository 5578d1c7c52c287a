"""Pemeriksaan: one form as its reviewer reads it, with what changed since they last signed it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sakip.domain.alur_pengumpulan import (
    DAPAT_DIBATALKAN,
    LANGKAH,
    Peristiwa,
    Tindakan,
    hak_tindakan,
)
from sakip.domain.formulir import BarisFormulir, Formulir, Isian
from sakip.domain.peran import Hak, Pelaku, may, require_hak
from sakip.domain.periode import Triwulan
from sakip.services.alur_pengumpulan import TERIMA, require_orang_lain
from sakip.services.antrean import tell_sebab
from sakip.services.formulir import read_formulir
from sakip.services.keadaan_formulir import KeadaanFormulir, read_keadaan
from sakip.services.kurang_formulir import BELUM_LENGKAP, Kurang, read_dilampiri, read_kurang
from sakip.services.realisasi import tulis_isian
from sakip.storage import bukti_dukung as bukti
from sakip.storage.bukti_dukung import BarisBukti
from sakip.storage.connection import Database
from sakip.storage.pengguna import list_pengguna
from sakip.storage.realisasi import isian_of, read_penulis, read_versi_unit

TEKS = {"progres": "Progres", "sumber_data": "Sumber data", "keterangan": "Keterangan"}


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisPeriksa:
    """One row for its reviewer. lama is what stood at their last look, None where they had none."""

    baris: BarisFormulir
    kini: str
    lama: str | None
    perubahan: tuple[tuple[str, str, str], ...]  # which field, old, new; since the last look
    bukti: tuple[BarisBukti, ...]
    bukti_baru: int  # handed in since the last look
    diisi_oleh: str  # name; "" while nothing was stated

    @property
    def berubah(self) -> bool:
        """Whether figure, texts or evidence are others than at the last look."""
        return self.lama is not None and bool(self.perubahan or self.bukti_baru)


@dataclass(frozen=True, slots=True, kw_only=True)
class Periksa:
    """One form for who looks at it: rows, where it stands, what they can do and what stops them."""

    formulir: Formulir
    keadaan: KeadaanFormulir
    baris: tuple[BarisPeriksa, ...]
    kurang: tuple[Kurang, ...]
    tindakan: dict[
        Tindakan, str
    ]  # what is this person's to do; the value is why not, "" if they can
    terakhir_dilihat: Peristiwa | None


def get_periksa(db: Database, pelaku: Pelaku, kode_unit: str, periode: Triwulan) -> Periksa:
    """Return one form for review, by whoever may see its figures.

    The last look is the person's own last act on this form. Raises TidakBerhak; DataTidakSah when
    the unit has no indikator in the tahun.
    """
    require_hak(pelaku, Hak.LIHAT_CAPAIAN, kode_unit)
    with db.cursor() as cur:
        formulir = read_formulir(cur, pelaku, kode_unit, periode)
        keadaan = read_keadaan(cur, kode_unit, periode)
        menulis = read_penulis(cur, pelaku.kode_instansi).get((kode_unit, periode), frozenset())
        versi = read_versi_unit(cur, pelaku.kode_instansi, kode_unit, periode)
        semua_bukti = bukti.read_bukti(cur, pelaku.kode_instansi, kode_unit, periode)
        nama = {satu.kode: satu.nama for satu in list_pengguna(cur, pelaku.kode_instansi)}
        kurang = read_kurang(cur, pelaku.kode_instansi, kode_unit, periode)
        lain = require_orang_lain(cur, pelaku.kode_instansi, periode.tahun)
        dilampiri = read_dilampiri(cur, pelaku.kode_instansi, kode_unit, periode)
    versi_kini = {satu.kode_indikator: satu.versi for satu in formulir.baris}
    terakhir = max(dilampiri.values(), default=None)
    lalu = next((satu for satu in reversed(keadaan.riwayat) if satu.oleh == pelaku.kode), None)
    isian = {(row["kode_indikator"], row["versi"]): isian_of(row, nilai="nilai") for row in versi}
    penulis = {row["kode_indikator"]: row["dicatat_oleh"] for row in versi}
    milik: dict[str, list[BarisBukti]] = {}
    for satu in semua_bukti:
        milik.setdefault(satu.kode_indikator, []).append(satu)
    return Periksa(
        formulir=formulir,
        keadaan=keadaan,
        baris=tuple(
            _make_baris(
                baris,
                lalu,
                isian,
                milik.get(baris.kode_indikator, []),
                nama.get(penulis.get(baris.kode_indikator, ""), ""),
            )
            for baris in formulir.baris
        ),
        kurang=tuple(kurang),
        tindakan=_list_tindakan(pelaku, keadaan, menulis, lengkap=not kurang, orang_lain=lain)
        | _tell_batal(pelaku, keadaan, versi_kini, terakhir),
        terakhir_dilihat=lalu,
    )


def _make_baris(
    baris: BarisFormulir,
    lalu: Peristiwa | None,
    isian: dict[tuple[str, int], Isian],
    milik: list[BarisBukti],
    nama: str,
) -> BarisPeriksa:
    kini = baris.isian
    lama = None
    if lalu is not None:
        lama = isian.get((baris.kode_indikator, lalu.dilihat.get(baris.kode_indikator, 0)), Isian())
    return BarisPeriksa(
        baris=baris,
        kini=tulis_isian(kini),
        lama=None if lama is None else tulis_isian(lama),
        perubahan=() if lama is None else _compare(lama, kini),
        bukti=tuple(satu for satu in milik if satu.aktif),
        bukti_baru=0 if lalu is None else sum(satu.dicatat_pada > lalu.pada for satu in milik),
        diisi_oleh=nama,
    )


def _compare(lama: Isian, kini: Isian) -> tuple[tuple[str, str, str], ...]:
    """Return what differs: the figure first, then the texts."""
    beda = [("Realisasi", tulis_isian(lama), tulis_isian(kini))]
    beda += [(judul, getattr(lama, n), getattr(kini, n)) for n, judul in TEKS.items()]
    return tuple(satu for satu in beda if satu[1] != satu[2])


def _list_tindakan(
    pelaku: Pelaku,
    keadaan: KeadaanFormulir,
    penulis: frozenset[str],
    *,
    lengkap: bool,
    orang_lain: bool,
) -> dict[Tindakan, str]:
    """Return what this person can do with the form, or could but for a reason that is said."""
    hasil = {}
    status = keadaan.alur.status
    for tindakan, (dari, _) in LANGKAH.items():
        if status in dari and may(pelaku, hak_tindakan(tindakan, status), keadaan.kode_unit):
            hasil[tindakan] = tell_sebab(keadaan, pelaku, tindakan, penulis, orang_lain=orang_lain)
            if tindakan in TERIMA and not lengkap:
                hasil[tindakan] = (
                    hasil[tindakan] or f"{BELUM_LENGKAP} karena ada yang belum lengkap"
                )
    return hasil


def _tell_batal(
    pelaku: Pelaku,
    keadaan: KeadaanFormulir,
    dilihat: Mapping[str, int],
    dilampiri_pada: datetime | None,
) -> dict[Tindakan, str]:
    """Return that this person may take back their own last act, or why not any more; empty for another's."""
    terakhir, batal = keadaan.alur.terakhir, Tindakan.BATALKAN
    if terakhir is None or terakhir.oleh != pelaku.kode:
        return {}
    if terakhir.tindakan not in DAPAT_DIBATALKAN:
        return {}
    sebab = tell_sebab(
        keadaan, pelaku, batal, frozenset(), dilihat=dilihat, dilampiri_pada=dilampiri_pada
    )
    return {batal: sebab}
