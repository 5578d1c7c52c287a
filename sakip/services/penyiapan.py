"""Penyiapan: the first start. Whoever reads the console makes the office and its administrator."""

import hmac
import re
import secrets
import threading
from collections.abc import Iterable
from dataclasses import dataclass

from sakip.domain import waktu
from sakip.domain.errors import DataTidakSah
from sakip.domain.instansi import NAMA_ZONA, Instansi, JenisInstansi, UnitKerja
from sakip.domain.peran import Pelaku, Penugasan, Peran, pelaku_baris_perintah
from sakip.rules import read_rules
from sakip.services.jejak import record_jejak
from sakip.services.pengguna import add_pengguna
from sakip.storage import penyiapan as rows
from sakip.storage.connection import Cursor, Database

HURUF_KODE = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that look alike
SALAH_PALING_BANYAK = 5
PERAN_SOP: dict[Peran, str] = {
    Peran.PENANGGUNG_JAWAB: "Penanggung jawab",
    Peran.PENGELOLA_DATA: "Pengelola data",
    Peran.PENYUSUN: "Penyusun laporan",
    Peran.PENYUPLAI_DATA: "Penyuplai data",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class KantorBaru:
    """What a person states about the office at its first start."""

    nama: str
    kabupaten: str
    jenis: JenisInstansi
    zona_waktu: str
    unit: tuple[UnitKerja, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AdministratorBaru:
    """The first administrator, with a password of their own choice."""

    kode: str
    nama: str
    sandi: str


class KodePenyiapan:
    """The one-time code of a first start: shown on the console, asked on the page.

    After five wrong guesses it is replaced; announce tells the console the new one.
    """

    def __init__(self) -> None:
        self._kunci = threading.Lock()
        self._salah = 0
        self._kode = self._new()

    @staticmethod
    def _new() -> str:
        return "".join(secrets.choice(HURUF_KODE) for _ in range(12))

    @property
    def tampilan(self) -> str:
        """The code as people read and type it: three groups of four."""
        return "-".join(re.findall("....", self._kode))

    def check(self, tebakan: str) -> bool:
        """Tell whether tebakan is the code; spaces, hyphens and letter case do not count."""
        with self._kunci:
            bersih = re.sub(r"[^A-Z0-9]", "", tebakan.upper())
            if hmac.compare_digest(bersih, self._kode):
                return True
            self._salah += 1
            if self._salah >= SALAH_PALING_BANYAK:
                self._kode, self._salah = self._new(), 0
            return False


def read_kantor(db: Database) -> Instansi | None:
    """Return the office of this store; None before it is set up."""
    with db.cursor() as cur:
        return rows.read_instansi(cur)


def list_unit(db: Database) -> list[UnitKerja]:
    """Return the units of the office in the order of its SOP, the dissolved too; empty before it is set up."""
    with db.cursor() as cur:
        instansi = rows.read_instansi(cur)
        return [] if instansi is None else rows.list_unit(cur, instansi.kode)


def propose_unit(jenis: JenisInstansi) -> tuple[UnitKerja, ...]:
    """Return the units an office of this kind usually has, to be changed before they are saved.

    Source: rules/organisasi.toml, from the SOP's own organisation.
    """
    usulan = read_rules("organisasi.toml")
    return tuple(
        UnitKerja(urutan=urutan, **unit)
        for urutan, unit in enumerate(usulan.get(jenis.value, usulan["dinas"]), start=1)
    )


def make_kode(nama: str, terpakai: Iterable[str] = ()) -> str:
    """Return a short code made of a name, unlike those already in use: "seksi-pemerintahan"."""
    dasar = re.sub(r"[^a-z0-9]+", "-", nama.lower()).strip("-")[:40] or "unit"
    kode, nomor, dipakai = dasar, 2, set(terpakai)
    while kode in dipakai:
        kode, nomor = f"{dasar}-{nomor}", nomor + 1
    return kode


def check_kantor(kantor: KantorBaru) -> list[str]:
    """Return everything that is wrong with the answers, in Indonesian; empty when all is well."""
    salah = []
    if not kantor.nama.strip():
        salah.append("Nama kantor belum diisi. Isi, misalnya, Kecamatan Donomulyo.")
    if not kantor.kabupaten.strip():
        salah.append("Kabupaten/kota belum diisi. Isi, misalnya, Kabupaten Malang.")
    if kantor.zona_waktu not in NAMA_ZONA:
        salah.append("Zona waktu belum dipilih. Pilih WIB, WITA, atau WIT.")
    for satu in kantor.unit:
        if not satu.nama.strip() or not satu.jabatan.strip():
            salah.append(f"Unit baris {satu.urutan} belum lengkap. Isi nama unit dan jabatannya.")
    peran = [satu.peran_sop for satu in kantor.unit]
    salah += [
        f"Belum ada unit dengan peran {nama}. Pilih peran itu pada salah satu unit."
        for kode, nama in PERAN_SOP.items()
        if kode.value not in peran
    ]
    return salah


def create_kantor(db: Database, kantor: KantorBaru, administrator: AdministratorBaru) -> None:
    """Make the office, its units and its first administrator: all of it or nothing.

    Raises DataTidakSah when an office is there already, an answer is wrong, or the name or
    password of the administrator may not be chosen.
    """
    salah = check_kantor(kantor)
    if salah:
        raise DataTidakSah(
            apa="Kantor belum dapat disiapkan",
            di_mana="halaman Siapkan kantor",
            perbaikan=" ".join(salah),
        )
    with db.transaction() as cur:
        instansi = Instansi(
            kode=make_kode(kantor.nama),
            nama=" ".join(kantor.nama.split()),
            jenis=kantor.jenis,
            kabupaten=" ".join(kantor.kabupaten.split()),
            zona_waktu=kantor.zona_waktu,
        )
        add_kantor(cur, instansi, kantor.unit)
        penyiap = Pelaku(
            kode="penyiapan",
            nama="Penyiapan pertama",
            kode_instansi=instansi.kode,
            penugasan=pelaku_baris_perintah(instansi.kode).penugasan,
            asal="penyiapan pertama",
        )
        record_jejak(
            cur, penyiap, "siapkan_kantor", f"instansi {instansi.kode}", baru=instansi.nama
        )
        add_pengguna(
            cur,
            penyiap,
            kode=administrator.kode.strip().casefold(),
            nama=administrator.nama,
            penugasan=[
                Penugasan(peran=Peran.ADMINISTRATOR, mulai=instansi.local_date(waktu.now_utc()))
            ],
            sandi=administrator.sandi,
            wajib_ganti=False,
        )


def add_kantor(cur: Cursor, instansi: Instansi, unit: Iterable[UnitKerja]) -> None:
    """Write an office and its units inside the caller's transaction.

    Raises DataTidakSah when this store holds an office already: it holds one and no more.
    """
    ada = rows.read_instansi(cur)
    if ada is not None:
        raise DataTidakSah(
            apa=f"Kantor sudah disiapkan: {ada.nama}",
            di_mana="basis data ini",
            perbaikan="Masuk sebagai administrator, atau pakai basis data lain untuk kantor lain.",
        )
    rows.write_instansi(cur, instansi)
    for satu in unit:
        rows.write_unit(cur, instansi.kode, satu)
