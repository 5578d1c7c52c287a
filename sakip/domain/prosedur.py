"""Prosedur: an SOP as its office wrote it: steps in order, actors, standard times, decisions."""

from dataclasses import dataclass
from enum import StrEnum

from sakip.domain.peran import Pelaku, Penugasan, Peran


class SatuanWaktu(StrEnum):
    """The units in which SOP state their mutu baku waktu; HARI is a working day."""

    MENIT = "menit"
    JAM = "jam"
    HARI = "hari"


@dataclass(frozen=True, slots=True, kw_only=True)
class MutuBakuWaktu:
    """The standard time of a step, as written ("15 Menit") and as counted; jumlah is above 0."""

    tertulis: str
    jumlah: int
    satuan: SatuanWaktu

    def menit_kerja(self, menit_sehari: int) -> int:
        """Return it in minutes of working time; menit_sehari are those of one working day.

        Source: rules/sumber.toml [mutu-baku-waktu].
        """
        match self.satuan:
            case SatuanWaktu.MENIT:
                return self.jumlah
            case SatuanWaktu.JAM:
                return self.jumlah * 60
            case SatuanWaktu.HARI:
                return self.jumlah * menit_sehari


class HasilLangkah(StrEnum):
    """What shows that a step was done, beside the word of who did it."""

    BERKAS = "berkas"  # a file or a link is attached
    CATATAN = "catatan"  # a sentence is written
    DISPOSISI = "disposisi"  # an instruction is given to who comes next
    SURAT = "surat"  # a letter of this pelaksanaan has its number
    KIRIMAN = "kiriman"  # the distribution list says to whom it went


@dataclass(frozen=True, slots=True, kw_only=True)
class Pemeran:
    """One way to play an actor; all that is stated must hold of one penugasan of the person.

    jabatan: words that stand in the position ("Kasubbag Umum"); orang: a sign-in name.
    """

    peran: Peran | None = None
    unit: str | None = None
    jabatan: str | None = None
    orang: str | None = None

    def is_dimainkan(self, pelaku: Pelaku) -> bool:
        """Tell whether this person, with the penugasan in force, is meant."""
        return bool(self.list_tugas(pelaku))

    def list_tugas(self, pelaku: Pelaku) -> list[Penugasan]:
        """Return the penugasan by which this person is meant; nobody without one is."""
        return [tugas for tugas in pelaku.penugasan if self._is_tugas(pelaku, tugas)]

    def _is_tugas(self, pelaku: Pelaku, tugas: Penugasan) -> bool:
        return (
            self.orang in (None, pelaku.kode)
            and self.peran in (None, tugas.peran)
            and self.unit in (None, tugas.kode_unit)
            and (self.jabatan is None or self.jabatan.casefold() in tugas.jabatan.casefold())
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PelakuSop:
    """An actor of an SOP ("Kasi/Kasubbag") and who plays it: any one of pemeran."""

    kode: str
    nama: str
    pemeran: tuple[Pemeran, ...]

    def is_dimainkan(self, pelaku: Pelaku) -> bool:
        """Tell whether this person plays the actor."""
        return any(satu.is_dimainkan(pelaku) for satu in self.pemeran)

    def list_tugas(self, pelaku: Pelaku) -> list[Penugasan]:
        """Return the penugasan by which this person plays the actor."""
        return [tugas for satu in self.pemeran for tugas in satu.list_tugas(pelaku)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Keputusan:
    """A question answered Ya (the next step) or Tidak (back to the step of that nomor).

    pemutus: the actors who answer, one after the other; empty: who does the step.
    """

    pertanyaan: str
    tidak: int
    pemutus: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Langkah:
    """One step. tiap_unit: each unit of the actor confirms its own part; tanda: see services/tanda.py.

    dokumen: kinds of documents the sign looks for; empty: the LKj, or the report of the triwulan.
    syarat: what must be agreed to before the step can be done; see services/syarat_langkah.py.
    """

    nomor: int
    kegiatan: str
    pelaku: tuple[str, ...]
    kelengkapan: str
    waktu: MutuBakuWaktu
    output: str
    keterangan: str = ""
    hasil: HasilLangkah = HasilLangkah.BERKAS
    tiap_unit: bool = False
    tanda: str | None = None
    dokumen: tuple[str, ...] = ()
    syarat: str | None = None
    keputusan: Keputusan | None = None

    @property
    def pemutus(self) -> tuple[str, ...]:
        """Who decides, in order, after the work was confirmed; empty where nobody else does."""
        return () if self.keputusan is None else self.keputusan.pemutus


@dataclass(frozen=True, slots=True, kw_only=True)
class Prosedur:
    """One SOP: its head as in the source, its actors in the order of the columns, its steps from 1."""

    kode: str
    nama: str
    kantor: str
    jenis_instansi: tuple[str, ...]
    sumber: str
    nomor: str
    tanggal: str
    dasar_hukum: tuple[str, ...]
    kualifikasi: tuple[str, ...]
    keterkaitan: tuple[str, ...]
    peralatan: tuple[str, ...]
    peringatan: tuple[str, ...]
    pencatatan: tuple[str, ...]
    pelaku: tuple[PelakuSop, ...]
    langkah: tuple[Langkah, ...]

    def get_langkah(self, nomor: int) -> Langkah:
        """Return a step by its nomor, which counts from 1 without a gap."""
        return self.langkah[nomor - 1]

    def get_pelaku(self, kode: str) -> PelakuSop:
        """Return an actor by kode; the loader has checked that each one named is there."""
        return next(satu for satu in self.pelaku if satu.kode == kode)

    def tulis_pelaku(self, kode: tuple[str, ...]) -> str:
        """Return the names of actors as people read them: "Kabid atau Tim"."""
        return " atau ".join(self.get_pelaku(satu).nama for satu in kode)
