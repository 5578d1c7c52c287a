"""Peran dan hak: who may do what, over which part of the office. One table answers every layer.

The menu, the pages, the services, the exports, the downloads and the command line all ask
`may`, `require_hak` and `visible_unit`; nothing else decides about rights or row scope.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sakip.domain.errors import TidakBerhak


class Peran(StrEnum):
    """The roles of the SOP, and two beside it: inspektorat and administrator."""

    PENANGGUNG_JAWAB = "penanggung_jawab"  # Camat, Kepala Dinas
    PENGELOLA_DATA = "pengelola_data"  # Sekretaris
    PENYUSUN = "penyusun"  # Kasubbag Perencanaan, Evaluasi dan Pelaporan
    PENYUPLAI_DATA = "penyuplai_data"  # Kasi, Kasubbag, Kabid: own unit
    STAF = "staf"  # staf or JF who helps one unit
    INSPEKTORAT = "inspektorat"
    ADMINISTRATOR = "administrator"  # people and settings, no performance data
    BARIS_PERINTAH = "baris_perintah"  # whoever holds the file may use the command line


NAMA_PERAN: dict[Peran, str] = {
    Peran.PENANGGUNG_JAWAB: "Penanggung jawab",
    Peran.PENGELOLA_DATA: "Pengelola data",
    Peran.PENYUSUN: "Penyusun laporan kinerja",
    Peran.PENYUPLAI_DATA: "Penyuplai data",
    Peran.STAF: "Staf unit",
    Peran.INSPEKTORAT: "Inspektorat",
    Peran.ADMINISTRATOR: "Administrator",
    Peran.BARIS_PERINTAH: "Baris perintah",
}

PERAN_UNIT = frozenset({Peran.PENYUPLAI_DATA, Peran.STAF})
"""Roles that are held for one unit and mean nothing without it."""

PERAN_DAPAT_DIBERIKAN = tuple(peran for peran in Peran if peran is not Peran.BARIS_PERINTAH)
"""Roles that an administrator may give to a person."""


class Hak(StrEnum):
    """One thing a person can do; its value is how the audit and the messages name it."""

    LIHAT_CAPAIAN = "lihat_capaian"
    LIHAT_KANTOR = "lihat_kantor"
    ISI_REALISASI = "isi_realisasi"
    UNGGAH = "unggah"
    UNDUH_TEMPLAT = "unduh_templat"
    ISI_ANGGARAN = "isi_anggaran"
    EKSPOR = "ekspor"
    UJI_SILANG = "uji_silang"
    AJUKAN = "ajukan"
    PERIKSA = "periksa"
    VERIFIKASI = "verifikasi"
    SETUJUI = "setujui"
    SAHKAN = "sahkan"
    KUNCI = "kunci"
    TULIS_NARASI = "tulis_narasi"
    KOREKSI_DOKUMEN = "koreksi_dokumen"
    TULIS_REVIU = "tulis_reviu"
    KELOLA_PERENCANAAN = "kelola_perencanaan"
    KELOLA_PENGGUNA = "kelola_pengguna"
    KELOLA_PENGATURAN = "kelola_pengaturan"
    LIHAT_JEJAK = "lihat_jejak"
    LIHAT_PROSEDUR = "lihat_prosedur"
    KERJAKAN_LANGKAH = "kerjakan_langkah"
    MULAI_PROSEDUR = "mulai_prosedur"


NAMA_HAK: dict[Hak, str] = {
    Hak.LIHAT_CAPAIAN: "melihat capaian",
    Hak.LIHAT_KANTOR: "melihat capaian seluruh kantor",
    Hak.ISI_REALISASI: "mengisi realisasi",
    Hak.UNGGAH: "mengunggah formulir",
    Hak.UNDUH_TEMPLAT: "mengunduh templat",
    Hak.ISI_ANGGARAN: "mengisi realisasi anggaran",
    Hak.EKSPOR: "mengekspor data",
    Hak.UJI_SILANG: "memakai uji silang",
    Hak.AJUKAN: "mengajukan formulir",
    Hak.PERIKSA: "memeriksa data",
    Hak.VERIFIKASI: "memverifikasi data",
    Hak.SETUJUI: "menyetujui data",
    Hak.SAHKAN: "mengesahkan laporan",
    Hak.KUNCI: "mengunci, membuka kembali, dan mengecualikan tenggat",
    Hak.TULIS_NARASI: "menulis uraian dalam dokumen",
    Hak.KOREKSI_DOKUMEN: "mengoreksi dokumen",
    Hak.TULIS_REVIU: "menulis catatan reviu",
    Hak.KELOLA_PERENCANAAN: "mengelola sasaran, indikator, dan target",
    Hak.KELOLA_PENGGUNA: "mengelola pengguna",
    Hak.KELOLA_PENGATURAN: "mengelola pengaturan",
    Hak.LIHAT_JEJAK: "melihat jejak perubahan",
    Hak.LIHAT_PROSEDUR: "melihat pelaksanaan prosedur",
    Hak.KERJAKAN_LANGKAH: "mengerjakan langkah prosedur",
    Hak.MULAI_PROSEDUR: "memulai prosedur, rapat, dan sosialisasi",
}


class Ruang(StrEnum):
    """How far a right reaches."""

    UNIT = "unit sendiri"
    KANTOR = "seluruh kantor"


_U, _K = Ruang.UNIT, Ruang.KANTOR

# fmt: off
_KOLOM = (
    Peran.PENANGGUNG_JAWAB, Peran.PENGELOLA_DATA, Peran.PENYUSUN, Peran.PENYUPLAI_DATA,
    Peran.STAF, Peran.INSPEKTORAT, Peran.ADMINISTRATOR, Peran.BARIS_PERINTAH,
)
_TABEL: dict[Hak, tuple[Ruang | None, ...]] = {
    #                        camat  sekret. penyus. kasi   staf   inspek. admin  perintah
    Hak.LIHAT_CAPAIAN:      (_K,    _K,     _K,     _U,    _U,    _K,     None,  _K),
    Hak.LIHAT_KANTOR:       (_K,    _K,     _K,     None,  None,  _K,     None,  _K),
    Hak.ISI_REALISASI:      (None,  None,   None,   _U,    _U,    None,   None,  _K),
    Hak.UNGGAH:             (None,  None,   None,   _U,    _U,    None,   None,  _K),
    Hak.UNDUH_TEMPLAT:      (None,  _K,     _K,     _U,    _U,    None,   None,  _K),
    Hak.ISI_ANGGARAN:       (None,  None,   _K,     _U,    _U,    None,   None,  _K),
    Hak.EKSPOR:             (_K,    _K,     _K,     _U,    _U,    _K,     None,  _K),
    Hak.UJI_SILANG:         (_K,    _K,     _K,     _K,    _K,    _K,     _K,    _K),
    Hak.AJUKAN:             (None,  None,   None,   _U,    None,  None,   None,  _K),
    Hak.PERIKSA:            (_K,    _K,     _K,     None,  None,  None,   None,  _K),
    Hak.VERIFIKASI:         (None,  None,   _K,     None,  None,  None,   None,  _K),
    Hak.SETUJUI:            (None,  _K,     None,   None,  None,  None,   None,  _K),
    Hak.SAHKAN:             (_K,    None,   None,   None,  None,  None,   None,  None),
    Hak.KUNCI:              (_K,    _K,     None,   None,  None,  None,   None,  _K),
    Hak.TULIS_NARASI:       (None,  _K,     _K,     _U,    _U,    None,   None,  _K),
    Hak.KOREKSI_DOKUMEN:    (_K,    _K,     None,   None,  None,  _K,     None,  _K),
    Hak.TULIS_REVIU:        (None,  None,   None,   None,  None,  _K,     None,  None),
    Hak.KELOLA_PERENCANAAN: (None,  None,   _K,     None,  None,  None,   None,  _K),
    Hak.KELOLA_PENGGUNA:    (None,  None,   None,   None,  None,  None,   _K,    _K),
    Hak.KELOLA_PENGATURAN:  (None,  None,   None,   None,  None,  None,   _K,    _K),
    Hak.LIHAT_JEJAK:        (None,  None,   None,   None,  None,  _K,     _K,    _K),
    Hak.LIHAT_PROSEDUR:     (_K,    _K,     _K,     _K,    _K,    _K,     None,  _K),
    Hak.KERJAKAN_LANGKAH:   (_K,    _K,     _K,     _K,    _K,    None,   None,  None),
    Hak.MULAI_PROSEDUR:     (_K,    _K,     _K,     None,  None,  None,   None,  _K),
}
# fmt: on

RUANG_HAK: dict[tuple[Peran, Hak], Ruang | None] = {
    (peran, hak): ruang
    for hak, baris in _TABEL.items()
    for peran, ruang in zip(_KOLOM, baris, strict=True)
}
"""The rights table: (peran, hak) -> how far it reaches, None for not at all."""


class JenisPenugasan(StrEnum):
    """How an office is held: by appointment, or for a time (Plt: vacant; Plh: absent)."""

    DEFINITIF = "definitif"
    PLT = "plt"
    PLH = "plh"


AWALAN = {JenisPenugasan.DEFINITIF: "", JenisPenugasan.PLT: "Plt. ", JenisPenugasan.PLH: "Plh. "}


@dataclass(frozen=True, slots=True, kw_only=True)
class Penugasan:
    """One role of one person, for a unit or for the whole office, between two dates.

    mulai and selesai are days in the office's own zone, both included; selesai None: until revoked.
    """

    peran: Peran
    kode_unit: str | None = None
    jenis: JenisPenugasan = JenisPenugasan.DEFINITIF
    mulai: date = date.min
    selesai: date | None = None
    jabatan: str = ""  # as printed: "Camat", "Kasi Pemerintahan"

    def is_berlaku(self, tanggal: date) -> bool:
        """Tell whether the role is held on tanggal."""
        return self.mulai <= tanggal and (self.selesai is None or tanggal <= self.selesai)

    @property
    def nama_jabatan(self) -> str:
        """The position as people write it: "Plt. Camat"; the name of the role if there is none."""
        return AWALAN[self.jenis] + self.jabatan_polos

    @property
    def jabatan_polos(self) -> str:
        """The position without Plt. or Plh.; the name of the role if there is none."""
        return self.jabatan or NAMA_PERAN[self.peran]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pelaku:
    """The person who acts, with the penugasan in force at the moment of acting."""

    kode: str
    nama: str
    kode_instansi: str
    penugasan: tuple[Penugasan, ...]
    asal: str = ""  # where the act comes from, for the audit: "web 10.0.0.7", "baris perintah"

    @property
    def jabatan(self) -> str:
        """Every position held, as the header of a page shows it."""
        return ", ".join(dict.fromkeys(tugas.nama_jabatan for tugas in self.penugasan))


def pelaku_baris_perintah(kode_instansi: str) -> Pelaku:
    """Return who acts when the command line is used: whoever may open the database file."""
    return Pelaku(
        kode="baris-perintah",
        nama="Baris perintah",
        kode_instansi=kode_instansi,
        penugasan=(Penugasan(peran=Peran.BARIS_PERINTAH),),
        asal="baris perintah",
    )


def unit_berhak(pelaku: Pelaku, hak: Hak) -> frozenset[str] | None:
    """Return the units over which pelaku holds hak: None for the whole office, empty for none."""
    unit = set()
    for tugas in pelaku.penugasan:
        ruang = RUANG_HAK[tugas.peran, hak]
        if ruang is Ruang.KANTOR:
            return None
        if ruang is Ruang.UNIT and tugas.kode_unit is not None:
            unit.add(tugas.kode_unit)
    return frozenset(unit)


def may(pelaku: Pelaku, hak: Hak, kode_unit: str | None = None) -> bool:
    """Tell whether pelaku holds hak for kode_unit; without kode_unit, for any unit at all."""
    unit = unit_berhak(pelaku, hak)
    if unit is None:
        return True
    return bool(unit) if kode_unit is None else kode_unit in unit


def may_kantor(pelaku: Pelaku, hak: Hak) -> bool:
    """Tell whether pelaku holds hak over the whole office."""
    return unit_berhak(pelaku, hak) is None


def tugas_berhak(pelaku: Pelaku, hak: Hak, kode_unit: str | None = None) -> Penugasan | None:
    """Return the penugasan by which pelaku holds hak (for kode_unit): the office one signs in.

    A definitive office comes before a Plt or Plh; None where no penugasan gives the right.
    """
    urutan = list(JenisPenugasan)
    for tugas in sorted(pelaku.penugasan, key=lambda satu: urutan.index(satu.jenis)):
        ruang = RUANG_HAK[tugas.peran, hak]
        if ruang is Ruang.KANTOR or (ruang is Ruang.UNIT and tugas.kode_unit == kode_unit):
            return tugas
    return None


def require_hak(pelaku: Pelaku, hak: Hak, kode_unit: str | None = None) -> None:
    """Let pelaku pass who holds hak (for kode_unit, when given).

    Whoever acts on a unit must name it: without kode_unit, a right over one unit is enough.
    A unit of somebody else and a unit that does not exist are answered alike.

    Raises TidakBerhak, naming the roles that hold hak.
    """
    if may(pelaku, hak, kode_unit):
        return
    pemilik = [NAMA_PERAN[p] for p in PERAN_DAPAT_DIBERIKAN if RUANG_HAK[p, hak] is not None]
    raise TidakBerhak(
        apa=f"{pelaku.nama} tidak berhak {NAMA_HAK[hak]}"
        + ("" if kode_unit is None else " unit ini"),
        di_mana=f"hak {hak}" if kode_unit is None else f"hak {hak}, unit {kode_unit}",
        perbaikan=f"Yang berhak: {', '.join(pemilik)}. Mintalah kepadanya, atau minta "
        "administrator memeriksa penugasan Anda.",
    )


def visible_unit(pelaku: Pelaku) -> frozenset[str] | None:
    """Return the units whose figures pelaku may read: None for all, empty for none.

    The one place of row scope: every list, sum, export and download of figures filters by it.
    """
    return unit_berhak(pelaku, Hak.LIHAT_CAPAIAN)
