"""Unit kerja: the administrator adds, renames, orders and dissolves the units of the office.

A unit keeps its kode for ever, and with it every figure of earlier years; what it was called before
stands in the audit. A unit that takes another's place is a new one, and the old one is dissolved.
"""

from dataclasses import asdict, dataclass, replace

from sakip.domain import waktu
from sakip.domain.errors import DataTidakSah, VersiBerubah
from sakip.domain.instansi import Instansi, UnitKerja
from sakip.domain.peran import Hak, Pelaku, require_hak
from sakip.services.jejak import record_jejak
from sakip.services.penyiapan import PERAN_SOP, make_kode
from sakip.storage import penyiapan as rows
from sakip.storage.connection import Cursor, Database
from sakip.storage.pengguna import AKTIF, list_pengguna, list_penugasan

NAMA_TERPANJANG = 200  # letters
URUTAN_TERBESAR = 999
HALAMAN = "halaman Unit Kerja"


@dataclass(frozen=True, slots=True, kw_only=True)
class IsianUnit:
    """What a person states of a unit; urutan None: after all others."""

    nama: str
    jabatan: str  # of its head, as printed: "Kasi Pemerintahan"
    peran_sop: str
    urutan: int | None = None


def list_unit_kerja(db: Database, pelaku: Pelaku) -> list[UnitKerja]:
    """Return every unit of the office in the order of its SOP, the dissolved ones too."""
    require_hak(pelaku, Hak.KELOLA_PENGATURAN)
    with db.cursor() as cur:
        return rows.list_unit(cur, pelaku.kode_instansi)


def get_unit(db: Database, pelaku: Pelaku, kode: str) -> UnitKerja:
    """Return one unit as it is now. Raises DataTidakSah when there is none of this kode."""
    return _require_unit(list_unit_kerja(db, pelaku), kode)


def add_unit(db: Database, pelaku: Pelaku, isian: IsianUnit) -> UnitKerja:
    """Add a unit and return it, with the kode that was made of its name.

    Raises DataTidakSah, with all that is wrong at once.
    """
    require_hak(pelaku, Hak.KELOLA_PENGATURAN)
    with db.transaction() as cur:
        semua = rows.list_unit(cur, pelaku.kode_instansi)
        kode = make_kode(isian.nama, (satu.kode for satu in semua))
        baru = _make_unit(kode, isian, semua)
        rows.write_unit(cur, pelaku.kode_instansi, baru)
        record_jejak(cur, pelaku, "tambah_unit", f"unit {kode}", baru=asdict(baru))
    return baru


def change_unit(db: Database, pelaku: Pelaku, lama: UnitKerja, isian: IsianUnit) -> bool:
    """Change name, jabatan, role in the SOP or place of a unit; tell whether anything changed.

    lama is the unit as it was seen. Raises VersiBerubah when somebody changed it since, and
    DataTidakSah with all that is wrong at once, also when no unit would hold a role of the SOP.
    """
    require_hak(pelaku, Hak.KELOLA_PENGATURAN)
    with db.transaction() as cur:
        semua = rows.list_unit(cur, pelaku.kode_instansi)
        kini = _require_unit(semua, lama.kode)
        if kini != lama:
            raise VersiBerubah(
                apa=f"Unit {lama.nama} sudah diubah orang lain menjadi {kini.nama}, {kini.jabatan}",
                di_mana=HALAMAN,
                perbaikan="Muat ulang halaman, periksa yang tertulis sekarang, lalu ubah lagi.",
            )
        lain = [satu for satu in semua if satu.kode != lama.kode]
        baru = replace(_make_unit(lama.kode, isian, lain), aktif=lama.aktif)
        if baru == lama:
            return False
        _refuse(_lost_peran([*lain, baru]), baru.nama)
        rows.update_unit(cur, pelaku.kode_instansi, baru)
        record_jejak(cur, pelaku, "ubah_unit", f"unit {lama.kode}", asdict(lama), asdict(baru))
    return True


def set_status_unit(db: Database, pelaku: Pelaku, kode: str, *, aktif: bool) -> None:
    """Dissolve a unit, so that it is offered for nothing new, or take it up again.

    Raises DataTidakSah while it has indikator of this tahun or later, while somebody holds a role in
    it, or when it is the last one with its role in the SOP; all reasons at once.
    """
    require_hak(pelaku, Hak.KELOLA_PENGATURAN)
    with db.transaction() as cur:
        semua = rows.list_unit(cur, pelaku.kode_instansi)
        unit, instansi = _require_unit(semua, kode), rows.read_instansi(cur)
        if unit.aktif == aktif or instansi is None:
            return
        baru = replace(unit, aktif=aktif)
        lain = [satu for satu in semua if satu.kode != kode]
        if aktif:
            _refuse(_wrong_nama(baru.nama, lain), baru.nama)
        else:
            sebab = [*_still_used(cur, instansi, kode), *_lost_peran([*lain, baru])]
            _refuse(sebab, unit.nama)
        rows.update_unit(cur, pelaku.kode_instansi, baru)
        status = ("aktif", "nonaktif") if not aktif else ("nonaktif", "aktif")
        record_jejak(cur, pelaku, "ubah_status_unit", f"unit {kode}", *status)


def _require_unit(semua: list[UnitKerja], kode: str) -> UnitKerja:
    for satu in semua:
        if satu.kode == kode:
            return satu
    raise DataTidakSah(
        apa=f"Unit {kode} tidak ada", di_mana=HALAMAN, perbaikan="Pilih unit dari daftar."
    )


def _make_unit(kode: str, isian: IsianUnit, lain: list[UnitKerja]) -> UnitKerja:
    """Return the unit that the answers describe. Raises DataTidakSah with all that is wrong."""
    nama, jabatan = (" ".join(teks.split()) for teks in (isian.nama, isian.jabatan))
    terakhir = max((satu.urutan for satu in lain), default=0)
    urutan = terakhir + 1 if isian.urutan is None else isian.urutan
    salah = [] if nama else ["Isi nama unit, misalnya Seksi Pemerintahan."]
    if not jabatan:
        salah.append("Isi jabatan kepalanya, misalnya Kasi Pemerintahan.")
    if max(len(nama), len(jabatan)) > NAMA_TERPANJANG:
        salah.append(f"Nama dan jabatan paling panjang {NAMA_TERPANJANG} huruf.")
    if isian.peran_sop not in set(PERAN_SOP):
        salah.append(f"Pilih perannya dalam SOP: {', '.join(PERAN_SOP.values())}.")
    if not 1 <= urutan <= URUTAN_TERBESAR:
        salah.append(f"Isi urutan dengan bilangan 1 sampai {URUTAN_TERBESAR}.")
    _refuse([*salah, *_wrong_nama(nama, lain)], nama or "unit baru")
    return UnitKerja(
        kode=kode, nama=nama, jabatan=jabatan, peran_sop=isian.peran_sop, urutan=urutan
    )


def _wrong_nama(nama: str, lain: list[UnitKerja]) -> list[str]:
    sama = [satu for satu in lain if satu.aktif and satu.nama.casefold() == nama.casefold()]
    return [f"Unit bernama {satu.nama} sudah ada. Pakai nama yang lain." for satu in sama]


def _lost_peran(semua: list[UnitKerja]) -> list[str]:
    ada = {satu.peran_sop for satu in semua if satu.aktif}
    return [
        f"Tidak ada lagi unit dengan peran {nama}. Beri dahulu peran itu kepada unit lain."
        for peran, nama in PERAN_SOP.items()
        if peran.value not in ada
    ]


def _still_used(cur: Cursor, instansi: Instansi, kode: str) -> list[str]:
    hari = instansi.local_date(waktu.now_utc())
    sebab = []
    jumlah = rows.count_indikator_unit(cur, instansi.kode, kode, hari.year)
    if jumlah:
        sebab.append(
            f"Unit ini masih membidangi {jumlah} indikator tahun {hari.year} atau sesudahnya. "
            "Pindahkan dahulu ke unit lain."
        )
    sebab += [
        f"{orang.nama} masih memegang peran di unit ini. Cabut dahulu di halaman Pengguna."
        for orang in list_pengguna(cur, instansi.kode)
        if orang.status == AKTIF
        and any(
            tugas.kode_unit == kode and (tugas.selesai is None or tugas.selesai >= hari)
            for _, tugas in list_penugasan(cur, orang.kode)
        )
    ]
    return sebab


def _refuse(sebab: list[str], nama: str) -> None:
    if sebab:
        raise DataTidakSah(
            apa=f"{nama} tidak dapat disimpan demikian", di_mana=HALAMAN, perbaikan=" ".join(sebab)
        )
