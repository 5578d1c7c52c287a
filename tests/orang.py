"""People for tests: a small office, anyone in any role, and a session for them."""

from datetime import date

from sakip.domain.instansi import Instansi, JenisInstansi
from sakip.domain.peran import PERAN_UNIT, Pelaku, Penugasan, Peran, pelaku_baris_perintah
from sakip.services.pengguna import add_pengguna, read_pelaku
from sakip.services.penyiapan import add_kantor, propose_unit
from sakip.services.sesi import hash_token, sign_in_contoh
from sakip.storage.connection import Database

SANDI = "kuda baterai jepit benar"
KANTOR = "kecamatan-uji"
UNIT, UNIT_LAIN = "pemerintahan", "pelayanan"


def a_kantor(db: Database, *, contoh: bool = True) -> Instansi:
    """Write an office with the units the SOP proposes for a kecamatan."""
    instansi = Instansi(
        kode=KANTOR,
        nama="Kecamatan Uji",
        jenis=JenisInstansi.KECAMATAN,
        kabupaten="Kabupaten Uji",
        zona_waktu="Asia/Jakarta",
        contoh=contoh,
    )
    with db.transaction() as cur:
        add_kantor(cur, instansi, propose_unit(instansi.jenis))
    return instansi


def a_tugas(peran: Peran, unit: str = UNIT, mulai: date = date(2020, 1, 1)) -> Penugasan:
    """Return a penugasan, for the unit where the role is one of a unit."""
    return Penugasan(peran=peran, kode_unit=unit if peran in PERAN_UNIT else None, mulai=mulai)


def a_person(
    db: Database,
    peran: Peran | None,
    *,
    kode: str | None = None,
    sandi: str | None = None,
    wajib_ganti: bool = False,
) -> Pelaku:
    """Add a person who holds peran (None: no role) and return who acts when they do."""
    kode = kode or (peran.value.replace("_", "-") if peran else "tanpa-peran")
    with db.transaction() as cur:
        add_pengguna(
            cur,
            pelaku_baris_perintah(KANTOR),
            kode=kode,
            nama=f"Orang {kode}",
            penugasan=[a_tugas(peran)] if peran else [],
            sandi=sandi,
            wajib_ganti=wajib_ganti,
        )
        pelaku = read_pelaku(cur, kode)
    assert pelaku is not None
    return pelaku


def a_token(db: Database, kode: str) -> str:
    """Open a session for a person of an example office; return the token of its cookie."""
    return sign_in_contoh(db, kode, alamat="127.0.0.1", peramban="uji")


def a_sidik(db: Database, kode: str) -> str:
    """Open a session and return what the gate would name it."""
    return hash_token(a_token(db, kode))
