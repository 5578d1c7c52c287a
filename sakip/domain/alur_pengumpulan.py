"""Alur pengumpulan: the way of one form (unit and triwulan) from draf to terkunci.

A pure state machine. What happened is a list of Peristiwa, never changed; what holds now is
`replay` of them. Whether an act may follow says domain/syarat_alur.py; who may act, domain/peran.py.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from sakip.domain.peran import AWALAN, Hak, JenisPenugasan

PANJANG_CATATAN = 2_000  # characters of a note, a reason, a question


class StatusAlur(StrEnum):
    """Where a form stands."""

    DRAF = "draf"
    DIAJUKAN = "diajukan"
    DIKEMBALIKAN = "dikembalikan"
    DIVERIFIKASI = "diverifikasi"
    DISETUJUI = "disetujui"
    DISAHKAN = "disahkan"
    TERKUNCI = "terkunci"


class Tindakan(StrEnum):
    """What can be done with a form; the value is how the audit names it."""

    AJUKAN = "ajukan"
    VERIFIKASI = "verifikasi"
    SETUJUI = "setujui"
    SAHKAN = "sahkan"
    KUNCI = "kunci"
    KEMBALIKAN = "kembalikan"
    BUKA_KEMBALI = "buka_kembali"
    BATALKAN = "batalkan"


S, T = StatusAlur, Tindakan
JENJANG = (S.DRAF, S.DIAJUKAN, S.DIVERIFIKASI, S.DISETUJUI, S.DISAHKAN, S.TERKUNCI)
"""The levels in their order; a returned form stands where a draf does."""

LANGKAH: Mapping[Tindakan, tuple[frozenset[StatusAlur], StatusAlur]] = {
    T.AJUKAN: (frozenset({S.DRAF, S.DIKEMBALIKAN}), S.DIAJUKAN),
    T.VERIFIKASI: (frozenset({S.DIAJUKAN}), S.DIVERIFIKASI),
    T.SETUJUI: (frozenset({S.DIVERIFIKASI}), S.DISETUJUI),
    T.SAHKAN: (frozenset({S.DISETUJUI}), S.DISAHKAN),
    T.KUNCI: (frozenset({S.DISAHKAN}), S.TERKUNCI),
    T.KEMBALIKAN: (frozenset({S.DIAJUKAN, S.DIVERIFIKASI, S.DISETUJUI}), S.DIKEMBALIKAN),
    T.BUKA_KEMBALI: (frozenset({S.DISAHKAN, S.TERKUNCI}), S.DRAF),
}
"""From which status an act leads, and to which. No act leads past a level."""

MENILAI = frozenset({T.VERIFIKASI, T.SETUJUI, T.SAHKAN, T.KEMBALIKAN})
"""Acts that judge the work of others."""

DAPAT_DIBATALKAN = frozenset({T.AJUKAN, T.VERIFIKASI, T.SETUJUI, T.SAHKAN, T.KUNCI, T.KEMBALIKAN})
"""A wrong status is undone by who set it, while nothing has followed. Reopening is not: figures
may have changed since, and they must go the whole way again."""

NAMA_TINDAKAN: Mapping[Tindakan, str] = {
    T.AJUKAN: "mengajukan",
    T.VERIFIKASI: "memverifikasi",
    T.SETUJUI: "menyetujui",
    T.SAHKAN: "mengesahkan",
    T.KUNCI: "mengunci",
    T.KEMBALIKAN: "mengembalikan",
    T.BUKA_KEMBALI: "membuka kembali",
    T.BATALKAN: "membatalkan status",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Peristiwa:
    """One act on a form. pada in UTC; dilihat is {kode indikator: versi of its realisasi} then."""

    versi: int
    tindakan: Tindakan
    oleh: str
    pada: datetime
    jabatan: str = ""
    jenis: JenisPenugasan = JenisPenugasan.DEFINITIF
    catatan: str = ""
    dilihat: Mapping[str, int] = field(default_factory=dict)
    dikembalikan: Mapping[str, str] = field(default_factory=dict)  # kode indikator: why

    @property
    def nama_jabatan(self) -> str:
        """The position in which the person acted, as people write it: "Plt. Camat"."""
        return f"{AWALAN[self.jenis]}{self.jabatan}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alur:
    """What holds of a form now. versi counts all acts, 0 while there was none."""

    status: StatusAlur = S.DRAF
    versi: int = 0
    dikembalikan: Mapping[str, str] = field(
        default_factory=dict
    )  # rows to be mended, with the note
    pengaju: frozenset[str] = frozenset()  # who has submitted it since it was a draf
    paraf: tuple[Peristiwa, ...] = ()  # acts of this round that still hold, first to last
    dibuka: Peristiwa | None = None  # the last reopening

    @property
    def terakhir(self) -> Peristiwa | None:
        """The last act that still holds."""
        return self.paraf[-1] if self.paraf else self.dibuka

    def find_paraf(self, tindakan: Tindakan) -> Peristiwa | None:
        """Return the last act of this kind that still holds; None where there is none."""
        return next((satu for satu in reversed(self.paraf) if satu.tindakan is tindakan), None)


def replay(riwayat: Iterable[Peristiwa]) -> Alur:
    """Return what holds after these acts, given in the order of their versi.

    A history that breaks the rules cannot be: ValueError names the act.
    """
    tumpukan = [Alur()]
    for satu in riwayat:
        kini = tumpukan[-1]
        if satu.tindakan is T.BATALKAN:
            if kini.terakhir is None or kini.terakhir.tindakan not in DAPAT_DIBATALKAN:
                raise ValueError(f"act {satu.versi} undoes what cannot be undone")
            tumpukan.pop()
            tumpukan[-1] = replace(tumpukan[-1], versi=satu.versi)
        else:
            tumpukan.append(_follow(kini, satu))
    return tumpukan[-1]


def list_berlaku(riwayat: Iterable[Peristiwa]) -> list[Peristiwa]:
    """Return the acts that were not undone, in the order of their versi."""
    berlaku: list[Peristiwa] = []
    for satu in riwayat:
        if satu.tindakan is T.BATALKAN:
            berlaku.pop()
        else:
            berlaku.append(satu)
    return berlaku


def _follow(kini: Alur, satu: Peristiwa) -> Alur:
    dari, ke = LANGKAH[satu.tindakan]
    if kini.status not in dari:
        raise ValueError(f"act {satu.versi}, {satu.tindakan}, cannot follow {kini.status}")
    if satu.tindakan is T.BUKA_KEMBALI:
        return Alur(status=ke, versi=satu.versi, dibuka=satu)
    diajukan = satu.tindakan is T.AJUKAN
    lama = () if diajukan else kini.paraf  # a new round begins with being submitted
    return Alur(
        status=ke,
        versi=satu.versi,
        dikembalikan=satu.dikembalikan if satu.tindakan is T.KEMBALIKAN else {},
        pengaju=kini.pengaju | {satu.oleh} if diajukan else kini.pengaju,
        paraf=(*lama, satu),
        dibuka=kini.dibuka,
    )


def tell_status_sesudah(kini: Alur, riwayat: Iterable[Peristiwa], baru: Peristiwa) -> StatusAlur:
    """Return the status that a form comes to by one more act."""
    return (
        replay([*riwayat, baru]).status
        if baru.tindakan is T.BATALKAN
        else _follow(kini, baru).status
    )


def hak_tindakan(tindakan: Tindakan, status: StatusAlur) -> Hak:
    """Return the right an act needs; returning is for whose turn it is in this status."""
    if tindakan is T.KEMBALIKAN:
        giliran = {S.DIAJUKAN: Hak.VERIFIKASI, S.DIVERIFIKASI: Hak.SETUJUI, S.DISETUJUI: Hak.SAHKAN}
        return giliran.get(status, Hak.VERIFIKASI)
    return {
        T.AJUKAN: Hak.AJUKAN,
        T.VERIFIKASI: Hak.VERIFIKASI,
        T.SETUJUI: Hak.SETUJUI,
        T.SAHKAN: Hak.SAHKAN,
        T.KUNCI: Hak.KUNCI,
        T.BUKA_KEMBALI: Hak.KUNCI,
        T.BATALKAN: Hak.LIHAT_CAPAIAN,  # and only who did what is undone
    }[tindakan]


@dataclass(frozen=True, slots=True)
class Keterbukaan:
    """Which rows of a form may be written now, and why not the others.

    melengkapi are those of baris that nobody returned: they are open to be made complete.
    """

    semua: bool
    baris: frozenset[str] = frozenset()
    sebab: str = ""
    melengkapi: frozenset[str] = frozenset()

    def is_terbuka(self, kode_indikator: str) -> bool:
        """Tell whether the row of this indikator may be written."""
        return self.semua or kode_indikator in self.baris

    @property
    def ada(self) -> bool:
        """Tell whether anything may be written."""
        return self.semua or bool(self.baris)


def tell_keterbukaan(
    kini: Alur, tertutup: str = "", belum_lengkap: Iterable[str] = ()
) -> Keterbukaan:
    """Return which rows may be written in this status.

    tertutup is why the calendar lets nobody write, as people read it; "" while it does.
    belum_lengkap are rows that lack something, or lacked it when the form came back: a returned form
    opens them too, since it could otherwise neither be handed in nor mended.
    """
    if kini.status is S.DRAF:
        return Keterbukaan(semua=not tertutup, sebab=tertutup)
    if kini.status is S.DIKEMBALIKAN:
        kembali = frozenset(kini.dikembalikan)
        melengkapi = frozenset(belum_lengkap) - kembali
        return Keterbukaan(
            semua=False,
            baris=frozenset() if tertutup else kembali | melengkapi,
            sebab=tertutup
            or "baris ini tidak dikembalikan; hanya baris yang dikembalikan atau belum lengkap dapat diperbaiki",
            melengkapi=frozenset() if tertutup else melengkapi,
        )
    return Keterbukaan(semua=False, sebab=f"formulir ini sudah {kini.status}")
