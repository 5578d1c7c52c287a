"""Tanda: what the program can see done by itself. One small table; a new sign is one more line.

Each sign looks into the store and says since when (UTC) it holds and who brought it about, or None.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sakip.domain.alur_pengumpulan import StatusAlur, Tindakan
from sakip.domain.pelaksanaan import Giliran, Pelaksanaan
from sakip.domain.peran import Pelaku, Peran
from sakip.domain.periode import JenisPeriode
from sakip.domain.prosedur import Langkah
from sakip.services.pengguna import read_pelaku
from sakip.storage import tanda as rows
from sakip.storage.connection import Cursor
from sakip.storage.prosedur import BarisPelaksanaan

PROGRAM = "program"  # who notes a sign that many people brought about


@dataclass(frozen=True, slots=True, kw_only=True)
class Terlihat:
    """What a sign has seen: when (UTC) it came to hold, and by whom; PROGRAM where by many."""

    pada: datetime
    oleh: str = PROGRAM


@dataclass(frozen=True, slots=True, kw_only=True)
class Dicari:
    """What is looked at: a run, its turn at hand and that turn's step."""

    baris: BarisPelaksanaan
    kini: Pelaksanaan
    giliran: Giliran
    langkah: Langkah

    @property
    def dokumen(self) -> list[tuple[str, JenisPeriode]]:
        """The documents (jenis, periode) that the step is about."""
        triwulan = self.baris.triwulan
        jenis = self.langkah.dokumen or ("lkj" if triwulan is None else "triwulan",)
        return [(satu, periode) for satu in jenis for periode in list_periode(satu, triwulan)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tanda:
    """One sign: what people read when the program has seen it, and how it looks.

    sejak_giliran: only what was done since the step came to hand counts, in its first turn too.
    """

    kalimat: str
    cari: Callable[[Cursor, Dicari], Terlihat | None]
    sejak_giliran: bool = False


def list_periode(jenis: str, triwulan: int | None) -> list[JenisPeriode]:
    """Return the periode for which a run of one triwulan, or of the tahun (None), makes a document."""
    if jenis == "triwulan":
        return [JenisPeriode(f"TW{nomor}") for nomor in ((triwulan,) if triwulan else range(1, 5))]
    if jenis == "semester":
        kedua = (JenisPeriode.S1, JenisPeriode.S2)
        return [satu for satu in kedua if triwulan is None or triwulan in satu.triwulan]
    return [JenisPeriode.TAHUN]


def look_tanda(cur: Cursor, dicari: Dicari) -> Terlihat | None:
    """Return what the sign of a step has seen; None while it does not hold, or the step has none.

    A step that was returned counts only by what was done since its new turn began.
    """
    tanda = None if dicari.langkah.tanda is None else TANDA[dicari.langkah.tanda]
    terlihat = None if tanda is None else tanda.cari(cur, dicari)
    if tanda is None or terlihat is None:
        return None
    lama = terlihat.pada <= dicari.giliran.mulai
    return None if lama and (tanda.sejak_giliran or dicari.giliran.ke > 1) else terlihat


def _lengkap(cur: Cursor, dicari: Dicari) -> Terlihat | None:
    pada = rows.read_saat_lengkap(cur, _kunci(dicari))
    return None if pada is None else Terlihat(pada=pada)


def _dibuat(cur: Cursor, dicari: Dicari) -> Terlihat | None:
    """See every draft made since the step came to hand by who makes documents for this step."""
    pertama: dict[tuple[str, str], Terlihat] = {}
    pembuat: dict[str, bool] = {}
    for jenis, periode, oleh, pada in rows.read_konsep(
        cur, dicari.baris.kode_instansi, dicari.baris.tahun, dicari.giliran.mulai
    ):
        if oleh not in pembuat:
            orang = read_pelaku(cur, oleh)
            pembuat[oleh] = orang is not None and _makes(dicari, orang)
        if pembuat[oleh]:
            pertama.setdefault((jenis, periode), Terlihat(pada=pada, oleh=oleh))
    return _last(dicari, pertama)


def _makes(dicari: Dicari, orang: Pelaku) -> bool:
    """Tell whether a draft by this person is the work of the step, and not just looked at.

    Whoever plays an actor of it; and the penyusun, since staf cannot make documents themselves.
    """
    if any(tugas.peran is Peran.PENYUSUN for tugas in orang.penugasan):
        return True
    pelaku = [dicari.kini.prosedur.get_pelaku(kode) for kode in dicari.langkah.pelaku]
    return any(satu.is_dimainkan(orang) for satu in pelaku)


def _disahkan(cur: Cursor, dicari: Dicari) -> Terlihat | None:
    terakhir: dict[tuple[str, str], Terlihat] = {}
    for jenis, periode, oleh, pada in rows.read_final(
        cur, dicari.baris.kode_instansi, dicari.baris.tahun
    ):
        terakhir.setdefault((jenis, periode), Terlihat(pada=pada, oleh=oleh))
    return _last(dicari, terakhir)


def _last(dicari: Dicari, ada: Mapping[tuple[str, str], Terlihat]) -> Terlihat | None:
    """Return the last of the documents the step is about; None while one of them is not there."""
    semua = [ada.get(satu) for satu in dicari.dokumen]
    lengkap = [satu for satu in semua if satu is not None]
    return max(lengkap, key=lambda satu: satu.pada) if len(lengkap) == len(semua) else None


def _catatan(
    baca: Callable[[Cursor, str, str], tuple[datetime, str] | None],
) -> Callable[[Cursor, Dicari], Terlihat | None]:
    """Return a look at what was written down for the run itself: its meetings, what was put forward."""

    def cari(cur: Cursor, dicari: Dicari) -> Terlihat | None:
        ada = baca(cur, dicari.baris.kode_instansi, dicari.baris.kode)
        return None if ada is None else Terlihat(pada=ada[0], oleh=ada[1])

    return cari


def _sampai(tindakan: Tindakan, *status: StatusAlur) -> Callable[[Cursor, Dicari], Terlihat | None]:
    """Return a look at the forms: whether all have come so far, since the last tindakan."""

    def cari(cur: Cursor, dicari: Dicari) -> Terlihat | None:
        sampai = frozenset(satu.value for satu in status)
        pada = rows.read_saat_alur(cur, _kunci(dicari), tindakan.value, sampai)
        return None if pada is None else Terlihat(pada=pada)

    return cari


def _kunci(dicari: Dicari) -> rows.Kunci:
    return dicari.baris.kode_instansi, dicari.baris.tahun, dicari.baris.triwulan


_SETUJU = (StatusAlur.DISETUJUI, StatusAlur.DISAHKAN, StatusAlur.TERKUNCI)
TANDA = {
    "formulir_lengkap": Tanda(
        kalimat="Semua formulir terisi lengkap, dilihat program sendiri", cari=_lengkap
    ),
    "formulir_diajukan": Tanda(
        kalimat="Semua formulir sudah diajukan, dilihat program sendiri",
        cari=_sampai(Tindakan.AJUKAN, StatusAlur.DIAJUKAN, StatusAlur.DIVERIFIKASI, *_SETUJU),
    ),
    "formulir_disetujui": Tanda(
        kalimat="Semua formulir sudah disetujui, dilihat program sendiri",
        cari=_sampai(Tindakan.SETUJUI, *_SETUJU),
    ),
    "dokumen_dibuat": Tanda(
        kalimat="Konsep dokumennya sudah dibuat di halaman Dokumen, dilihat program sendiri",
        cari=_dibuat,
        sejak_giliran=True,
    ),
    "dokumen_disahkan": Tanda(
        kalimat="Dokumennya sudah disahkan, dilihat program sendiri", cari=_disahkan
    ),
    "rapat_dicatat": Tanda(
        kalimat="Rapatnya sudah dicatat di halaman Rapat dan Sosialisasi, dilihat program sendiri",
        cari=_catatan(rows.read_saat_rapat),
        sejak_giliran=True,
    ),
    "sosialisasi_disampaikan": Tanda(
        kalimat="Laporannya sudah disampaikan di halaman Rapat dan Sosialisasi, dilihat program sendiri",
        cari=_catatan(rows.read_saat_sosialisasi),
        sejak_giliran=True,
    ),
}
