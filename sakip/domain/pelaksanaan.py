"""Pelaksanaan: one run of a prosedur ("LKj 2025"), a history of events replayed to the present."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from sakip.domain.errors import DataTidakSah, TidakBerhak
from sakip.domain.peran import Hak, Pelaku, may
from sakip.domain.prosedur import Langkah, Prosedur


class JenisPeristiwa(StrEnum):
    """What can happen in a pelaksanaan."""

    KERJAKAN = "kerjakan"  # a step, or one unit's part of it, was done
    TANDA = "tanda"  # the program has seen it done
    PUTUSKAN = "putuskan"  # Ya or Tidak
    DISPOSISI = "disposisi"  # an instruction to a person; the step stays at hand
    BATAL = "batal"  # the pelaksanaan ends unfinished


class StatusPelaksanaan(StrEnum):
    """Where a pelaksanaan stands."""

    BERJALAN = "berjalan"
    SELESAI = "selesai"
    BATAL = "batal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Peristiwa:
    """One event. nomor counts from 1; pada is UTC. putusan only of PUTUSKAN, kepada only of DISPOSISI."""

    nomor: int
    jenis: JenisPeristiwa
    langkah: int
    oleh: str
    jabatan: str
    pada: datetime
    unit: str | None = None
    putusan: bool | None = None
    kepada: str | None = None
    catatan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Giliran:
    """One turn of a step; ke counts the turns of the same step. selesai None: at hand."""

    langkah: int
    ke: int
    mulai: datetime
    peristiwa: tuple[Peristiwa, ...] = ()
    selesai: datetime | None = None
    kembali: bool = False  # it ended with Tidak

    def list_jenis(self, *jenis: JenisPeristiwa) -> list[Peristiwa]:
        """Return its events of these kinds, in order."""
        return [satu for satu in self.peristiwa if satu.jenis in jenis]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pelaksanaan:
    """The present of a run. unit: those that must each confirm a step that says tiap_unit."""

    prosedur: Prosedur
    unit: frozenset[str]
    giliran: tuple[Giliran, ...]
    status: StatusPelaksanaan = StatusPelaksanaan.BERJALAN
    jumlah: int = 0  # events so far

    @property
    def kini(self) -> Giliran | None:
        """The turn at hand; None when the run has ended."""
        return self.giliran[-1] if self.status is StatusPelaksanaan.BERJALAN else None

    @property
    def langkah(self) -> Langkah | None:
        """The step at hand; None when the run has ended."""
        return None if self.kini is None else self.prosedur.get_langkah(self.kini.langkah)

    @property
    def unit_kurang(self) -> frozenset[str]:
        """The units that have not yet confirmed their part of the step at hand."""
        if self.kini is None or self.langkah is None or not self.langkah.tiap_unit:
            return frozenset()
        return self.unit - {satu.unit for satu in self.kini.peristiwa}

    @property
    def menunggu_putusan(self) -> bool:
        """Whether the step at hand now asks for Ya or Tidak."""
        if self.kini is None or self.langkah is None or self.langkah.keputusan is None:
            return False
        return not self.langkah.pemutus or _is_worked(self, self.kini)

    @property
    def pelaku_kini(self) -> tuple[str, ...]:
        """The actors (kode) who may do what comes next, any one of them; empty at the end."""
        if self.kini is None or self.langkah is None:
            return ()
        if self.menunggu_putusan and self.langkah.pemutus:
            return (self.langkah.pemutus[len(self.kini.list_jenis(JenisPeristiwa.PUTUSKAN))],)
        return self.langkah.pelaku


def start(prosedur: Prosedur, unit: Iterable[str], pada: datetime) -> Pelaksanaan:
    """Return a run at its first step; pada is UTC."""
    giliran = (Giliran(langkah=1, ke=1, mulai=pada),)
    return Pelaksanaan(prosedur=prosedur, unit=frozenset(unit), giliran=giliran)


def replay(awal: Pelaksanaan, peristiwa: Iterable[Peristiwa]) -> Pelaksanaan:
    """Return the present of a run from its start and its events in order; as apply."""
    for satu in peristiwa:
        awal = apply(awal, satu)
    return awal


def apply(kini: Pelaksanaan, satu: Peristiwa) -> Pelaksanaan:
    """Return the run after one more event. It never looks at rights: see check_pelaku.

    Raises DataTidakSah for an event that has no place here: the run has ended, another step is at
    hand, a unit confirms twice, Ya or Tidak where nothing is asked (or the other way round), Tidak
    without a note, or a judgement of one's own work.
    """
    giliran, langkah = kini.kini, kini.langkah
    if giliran is None or langkah is None:
        raise _refuse(
            "Pelaksanaan ini sudah berakhir", satu, "Mulai pelaksanaan baru bila masih perlu."
        )
    if satu.nomor != kini.jumlah + 1 or satu.langkah != giliran.langkah:
        raise _refuse(
            f"Langkah yang sedang berjalan sekarang langkah {giliran.langkah}, atau ada yang lebih dahulu bertindak",
            satu,
            "Muat ulang halaman, lihat yang terbaru, lalu ulangi bila masih perlu.",
        )
    sesudah = replace(giliran, peristiwa=(*giliran.peristiwa, satu))
    ditambah = replace(kini, giliran=(*kini.giliran[:-1], sesudah), jumlah=satu.nomor)
    match satu.jenis:
        case JenisPeristiwa.DISPOSISI:
            return ditambah
        case JenisPeristiwa.BATAL:
            return _close(ditambah, satu.pada, StatusPelaksanaan.BATAL)
        case JenisPeristiwa.PUTUSKAN:
            _check_putusan(kini, langkah, satu)
            return _after_putusan(ditambah, langkah, satu)
    _check_kerja(kini, langkah, satu)
    selesai = _is_worked(ditambah, sesudah) and langkah.keputusan is None
    return _move(ditambah, satu.pada, langkah.nomor + 1) if selesai else ditambah


def _is_worked(kini: Pelaksanaan, giliran: Giliran) -> bool:
    """Tell whether the work of a turn is done, by sign, by person, or by every unit."""
    if giliran.list_jenis(JenisPeristiwa.TANDA):
        return True
    kerja = giliran.list_jenis(JenisPeristiwa.KERJAKAN)
    if kini.prosedur.get_langkah(giliran.langkah).tiap_unit:
        return kini.unit <= {satu.unit for satu in kerja} and bool(kerja)
    return bool(kerja)


def _check_kerja(kini: Pelaksanaan, langkah: Langkah, satu: Peristiwa) -> None:
    if kini.menunggu_putusan:
        raise _refuse("Langkah ini menunggu putusan Ya atau Tidak", satu, "Pilih Ya atau Tidak.")
    if satu.jenis is JenisPeristiwa.KERJAKAN and langkah.tiap_unit:
        if satu.unit not in kini.unit:
            raise _refuse("Unit ini tidak ikut dalam langkah ini", satu, "Pilih unit lain.")
        if satu.unit not in kini.unit_kurang:
            raise _refuse("Unit ini sudah menyatakan bagiannya selesai", satu, "Tunggu unit lain.")


def _check_putusan(kini: Pelaksanaan, langkah: Langkah, satu: Peristiwa) -> None:
    if not kini.menunggu_putusan or langkah.keputusan is None:
        raise _refuse("Langkah ini belum, atau tidak, diputuskan", satu, "Nyatakan dahulu selesai.")
    if not satu.putusan and not satu.catatan.strip():
        raise _refuse("Tidak harus disertai catatan", satu, "Tulis apa yang harus diperbaiki.")
    if satu.oleh in _list_penilai_sendiri(kini, langkah):
        raise TidakBerhak(
            apa="Anda tidak dapat memutuskan pekerjaan Anda sendiri",
            di_mana=f"langkah {satu.langkah}",
            perbaikan="Mintalah orang lain yang memegang peran ini memutuskannya.",
        )


def _list_penilai_sendiri(kini: Pelaksanaan, langkah: Langkah) -> set[str]:
    """Return whose work is judged: this turn's, or that of the step which Tidak returns to."""
    assert langkah.keputusan is not None
    if langkah.pemutus:
        dinilai = kini.giliran[-1:]
    else:
        dinilai = tuple(g for g in kini.giliran if g.langkah == langkah.keputusan.tidak)[-1:]
    kerja = (JenisPeristiwa.KERJAKAN, JenisPeristiwa.TANDA)
    return {satu.oleh for giliran in dinilai for satu in giliran.list_jenis(*kerja)}


def check_tingkat(kini: Pelaksanaan, oleh: str) -> None:
    """Let pass who decided at no earlier level of the turn at hand: each level is another person.

    Not asked by apply: what was decided before this rule held stays as it was.
    Raises TidakBerhak.
    """
    if kini.kini and any(p.oleh == oleh for p in kini.kini.list_jenis(JenisPeristiwa.PUTUSKAN)):
        raise TidakBerhak(
            apa="Anda sudah memutuskan langkah ini pada tingkat sebelumnya",
            di_mana=f"langkah {kini.kini.langkah}",
            perbaikan="Mintalah orang lain yang memegang peran tingkat ini memutuskannya.",
        )


def _after_putusan(kini: Pelaksanaan, langkah: Langkah, satu: Peristiwa) -> Pelaksanaan:
    assert langkah.keputusan is not None
    if not satu.putusan:
        giliran = replace(kini.giliran[-1], kembali=True)
        kini = replace(kini, giliran=(*kini.giliran[:-1], giliran))
        return _move(kini, satu.pada, langkah.keputusan.tidak)
    sudah = len(kini.giliran[-1].list_jenis(JenisPeristiwa.PUTUSKAN))
    if sudah < len(langkah.pemutus):
        return kini
    return _move(kini, satu.pada, langkah.nomor + 1)


def _move(kini: Pelaksanaan, pada: datetime, tujuan: int) -> Pelaksanaan:
    """End the turn at hand and begin the one of step tujuan; past the last step the run is done."""
    if tujuan > len(kini.prosedur.langkah):
        return _close(kini, pada, StatusPelaksanaan.SELESAI)
    ditutup = _close(kini, pada, StatusPelaksanaan.BERJALAN)
    ke = 1 + sum(satu.langkah == tujuan for satu in kini.giliran)
    baru = Giliran(langkah=tujuan, ke=ke, mulai=pada)
    return replace(ditutup, giliran=(*ditutup.giliran, baru))


def _close(kini: Pelaksanaan, pada: datetime, status: StatusPelaksanaan) -> Pelaksanaan:
    akhir = replace(kini.giliran[-1], selesai=pada)
    return replace(kini, giliran=(*kini.giliran[:-1], akhir), status=status)


def may_act(kini: Pelaksanaan, pelaku: Pelaku) -> bool:
    """Tell whether this person plays an actor who may do what comes next."""
    return any(kini.prosedur.get_pelaku(k).is_dimainkan(pelaku) for k in kini.pelaku_kini)


def check_pelaku(kini: Pelaksanaan, pelaku: Pelaku) -> None:
    """Let pelaku pass who plays an actor of what comes next.

    Raises TidakBerhak, naming the actors.
    """
    if kini.langkah is not None and not may_act(kini, pelaku):
        raise TidakBerhak(
            apa=f"{pelaku.nama} bukan pelaku langkah {kini.langkah.nomor}",
            di_mana=kini.langkah.kegiatan,
            perbaikan=f"Pelakunya {kini.prosedur.tulis_pelaku(kini.pelaku_kini)}.",
        )


def may_assist(kini: Pelaksanaan, pelaku: Pelaku) -> bool:
    """Tell whether this person may add to the step at hand: who does it, or who runs procedures."""
    return may(pelaku, Hak.MULAI_PROSEDUR) or may_act(kini, pelaku)


def check_pembantu(kini: Pelaksanaan, pelaku: Pelaku) -> None:
    """Let pelaku pass who may add to the step at hand.

    Raises TidakBerhak, naming the actors.
    """
    if not may_assist(kini, pelaku):
        check_pelaku(kini, pelaku)


def _refuse(apa: str, satu: Peristiwa, perbaikan: str) -> DataTidakSah:
    return DataTidakSah(apa=apa, di_mana=f"langkah {satu.langkah}", perbaikan=perbaikan)
