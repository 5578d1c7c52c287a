"""An office whose people can play every actor of a procedure, a clock, and a run from step to step."""

from datetime import date, datetime, timedelta

import pytest

from sakip.domain import waktu
from sakip.domain.bukti_dukung import BerkasBaru, TautanBaru
from sakip.domain.instansi import Instansi, JenisInstansi
from sakip.domain.pelaksanaan import Pelaksanaan, may_act
from sakip.domain.peran import Pelaku, Penugasan, Peran, pelaku_baris_perintah
from sakip.domain.prosedur import HasilLangkah
from sakip.services.langkah import IsiLangkah, confirm_langkah, decide_langkah
from sakip.services.pelaksanaan import (
    TampilanPelaksanaan,
    get_pelaksanaan,
    list_unit_saya,
    start_pelaksanaan,
)
from sakip.services.pengguna import add_pengguna, get_pelaku, read_pelaku
from sakip.services.penyiapan import add_kantor, propose_unit
from sakip.services.surat import IsiKiriman, add_pengiriman, number_surat, record_tanda_terima
from sakip.storage.connection import Database

KANTOR = "kantor-uji"
SENIN = datetime(2026, 1, 5, 1)  # noqa: DTZ001 Monday 5 January 2026, 08.00 WIB, as the store keeps it
TAUTAN = TautanBaru(nama="Dokumen", alamat="https://kantor.id/dokumen")
_P = Peran
ORANG: dict[JenisInstansi, dict[str, tuple[Peran, str | None, str]]] = {
    JenisInstansi.KECAMATAN: {
        "camat": (_P.PENANGGUNG_JAWAB, None, "Camat"),
        "sekcam": (_P.PENGELOLA_DATA, None, "Sekretaris Kecamatan"),
        "pep": (_P.PENYUSUN, None, "Kasubbag Perencanaan, Evaluasi dan Pelaporan"),
        "kasi.pem": (_P.PENYUPLAI_DATA, "pemerintahan", ""),
        "kasi.yanlik": (_P.PENYUPLAI_DATA, "pelayanan", ""),
        "umum": (_P.PENYUPLAI_DATA, "umum", ""),
        "staf": (_P.STAF, "perencanaan", "Staf"),
        "inspektorat": (_P.INSPEKTORAT, None, "Auditor"),
        "admin": (_P.ADMINISTRATOR, None, "Administrator"),
    },
    JenisInstansi.DINAS: {
        "kadis": (_P.PENANGGUNG_JAWAB, None, "Kepala Dinas"),
        "sekretaris": (_P.PENGELOLA_DATA, None, "Sekretaris Dinas"),
        "program": (_P.PENYUSUN, None, "Kasubbag Program"),
        "kabid": (_P.PENYUPLAI_DATA, "bidang-1", ""),
        "kasi": (_P.PENYUPLAI_DATA, "bidang-2", "Kepala Seksi Data"),
        "kasubbag": (_P.PENYUPLAI_DATA, "umum", ""),
        "staf": (_P.STAF, "program", "Staf"),
        "inspektorat": (_P.INSPEKTORAT, None, "Auditor"),
        "admin": (_P.ADMINISTRATOR, None, "Administrator"),
    },
}


class Jam:
    """A clock that stands still until it is moved."""

    def __init__(self, saat: datetime) -> None:
        self.saat = saat

    def maju(self, **lama: int) -> None:
        """Move on by a timedelta."""
        self.saat += timedelta(**lama)


@pytest.fixture
def jam(monkeypatch: pytest.MonkeyPatch) -> Jam:
    """The clock of the services, at Monday 08.00 WIB."""
    jam = Jam(SENIN)
    monkeypatch.setattr("sakip.domain.waktu.now_utc", lambda: jam.saat)
    return jam


def make_kantor(db: Database, jenis: JenisInstansi) -> dict[str, Pelaku]:
    """Write an office of this kind; return its people by sign-in name."""
    instansi = Instansi(
        kode=KANTOR, nama="Kantor Uji", jenis=jenis, kabupaten="Kabupaten Uji",
        zona_waktu="Asia/Jakarta", contoh=True,
    )  # fmt: skip
    hasil = {}
    with db.transaction() as cur:
        add_kantor(cur, instansi, propose_unit(jenis))
        for kode, (peran, unit, jabatan) in ORANG[jenis].items():
            tugas = Penugasan(peran=peran, kode_unit=unit, jabatan=jabatan, mulai=date(2020, 1, 1))
            semua = pelaku_baris_perintah(KANTOR)
            add_pengguna(cur, semua, kode=kode, nama=f"Orang {kode}", penugasan=[tugas])
            pelaku = read_pelaku(cur, kode)
            assert pelaku is not None
            hasil[kode] = pelaku
    return hasil


def start(db: Database, orang: dict[str, Pelaku], prosedur: str, nama: str = "LKj 2025") -> str:
    """Start a run by the head of the office."""
    kepala = next(iter(orang.values()))
    return start_pelaksanaan(db, kepala, prosedur, nama, 2025)


def look(db: Database, kode: str) -> TampilanPelaksanaan:
    """Return a run as whoever may see everything sees it."""
    return get_pelaksanaan(db, pelaku_baris_perintah(KANTOR), kode)


def do_step(
    db: Database, kode: str, siapa: Pelaku, *, ya: bool = True, kini: Pelaksanaan | None = None
) -> Pelaksanaan:
    """Do what comes next as this person, with everything the step asks for; return the run after it."""
    kini = kini or look(db, kode).kini
    assert kini.langkah is not None
    hasil = kini.langkah.hasil
    if hasil is HasilLangkah.SURAT:
        number_surat(db, siapa, kode, kepada="Bupati", perihal="Penyampaian LKj")
    if hasil is HasilLangkah.KIRIMAN:
        hari = (waktu.now_utc() + timedelta(hours=7)).date()
        kiriman = add_pengiriman(db, siapa, kode, IsiKiriman(tujuan="Bagian Organisasi"))
        record_tanda_terima(db, siapa, kiriman, penerima="Ani", tanggal=hari)
    isi = IsiLangkah(catatan="sudah", lampiran=(TAUTAN,) if hasil is HasilLangkah.BERKAS else ())
    if kini.menunggu_putusan:
        return decide_langkah(db, siapa, kode, kini.jumlah, ya=ya, isi=isi)
    return confirm_langkah(db, siapa, kode, kini.jumlah, isi)


def try_step(db: Database, kode: str, siapa: Pelaku, kini: Pelaksanaan) -> None:
    """Try what comes next as this person, the output left out: the right is asked first."""
    isi = IsiLangkah(catatan="coba")
    if kini.menunggu_putusan:
        decide_langkah(db, siapa, kode, kini.jumlah, ya=True, isi=isi)
    else:
        confirm_langkah(db, siapa, kode, kini.jumlah, isi)


def find_pemain(kini: Pelaksanaan, orang: dict[str, Pelaku]) -> list[Pelaku]:
    """Return who may do what comes next, others than who did the work that is judged first."""
    per_unit = kini.langkah is not None and kini.langkah.tiap_unit
    boleh = [
        satu
        for satu in orang.values()
        if may_act(kini, satu) and (not per_unit or list_unit_saya(kini, satu))
    ]
    dinilai = {p.oleh for giliran in kini.giliran[-2:] for p in giliran.peristiwa}
    return sorted(boleh, key=lambda satu: satu.kode in dinilai)


def a_lampiran(db: Database, nama: str) -> str:
    """Start a run of the example office, give its first order with a file attached; return the file's kode."""
    camat = get_pelaku(db, "camat")
    kode = start_pelaksanaan(db, camat, "kecamatan-donomulyo-pengumpulan-kinerja", nama, 2025)
    berkas = BerkasBaru(nama="nota.txt", isi=b"Nota dinas\n")
    confirm_langkah(db, camat, kode, 0, IsiLangkah(catatan="siapkan", lampiran=(berkas,)))
    return get_pelaksanaan(db, camat, kode).lampiran[1][0].kode


def do_step_contoh(db: Database, kode: str, siapa: str, *, ya: bool = True) -> Pelaksanaan:
    """Do what comes next in a run of the example office as this person."""
    pelaku = get_pelaku(db, siapa)
    return do_step(db, kode, pelaku, ya=ya, kini=get_pelaksanaan(db, pelaku, kode).kini)
