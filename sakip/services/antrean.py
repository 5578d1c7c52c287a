"""Antrean: every form that waits for a person, and taking all of them at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sakip.domain import waktu
from sakip.domain.alur_pengumpulan import (
    LANGKAH,
    MENILAI,
    Peristiwa,
    StatusAlur,
    Tindakan,
    hak_tindakan,
)
from sakip.domain.errors import DataTidakSah
from sakip.domain.instansi import Instansi
from sakip.domain.peran import Hak, Pelaku, may, require_hak
from sakip.domain.periode import Triwulan
from sakip.domain.rangkap_tingkat import check_satu_tingkat, tell_rangkap
from sakip.domain.syarat_alur import check_tindakan
from sakip.services.alur_pengumpulan import (
    MENUNGGU,
    TERIMA,
    act,
    check_terbuka,
    require_orang_lain,
)
from sakip.services.keadaan_formulir import (
    KeadaanFormulir,
    make_keadaan,
    read_acuan,
    require_instansi,
)
from sakip.services.kurang_formulir import BELUM_LENGKAP
from sakip.storage import alur_pengumpulan as rows
from sakip.storage.capaian import read_kelengkapan
from sakip.storage.connection import Cursor, Database
from sakip.storage.realisasi import read_penulis


@dataclass(frozen=True, slots=True, kw_only=True)
class FormulirKantor:
    """One form of the office with how much of it is stated. Counts are of indikator."""

    kode_unit: str
    unit: str
    urutan_unit: int
    keadaan: KeadaanFormulir
    diukur: int
    terisi: int
    bukti_wajib: int
    bukti: int

    @property
    def periode(self) -> Triwulan:
        """The triwulan of the form."""
        return self.keadaan.periode

    @property
    def lengkap(self) -> bool:
        """Whether every required cell and every required evidence is there."""
        return self.terisi >= self.diukur and self.bukti >= self.bukti_wajib


@dataclass(frozen=True, slots=True, kw_only=True)
class Antre:
    """One form that waits for this person; sebab is why it cannot go further by them ("" if it can).

    rangkap says which levels before were taken by one person, "" where none were.
    """

    formulir: FormulirKantor
    tindakan: Tindakan
    sejak: datetime
    sebab: str
    rangkap: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HasilTerima:
    """What became of taking several forms: those that went on, and those that did not, with why."""

    diterima: tuple[tuple[str, Triwulan], ...]
    ditolak: tuple[tuple[str, Triwulan, str], ...]


def list_formulir_kantor(db: Database, pelaku: Pelaku) -> list[FormulirKantor]:
    """Return every form in sight in which something is measured, newest periode first, by unit.

    Raises TidakBerhak.
    """
    require_hak(pelaku, Hak.LIHAT_CAPAIAN)
    with db.cursor() as cur:
        return [
            satu
            for satu in read_formulir_kantor(cur)
            if may(pelaku, Hak.LIHAT_CAPAIAN, satu.kode_unit)
        ]


def read_formulir_kantor(cur: Cursor) -> Sequence[FormulirKantor]:
    """As list_formulir_kantor for the whole office, by an open cursor.

    How a form stands changes with what is stored and with the office's day, and with nothing else:
    the home page asks three times, and each of its readers once a minute.
    """
    instansi = require_instansi(cur)
    hari = instansi.local_date(waktu.now_utc())
    return cur.derive(("formulir kantor", hari), lambda: _make_formulir_kantor(cur, instansi))


def _make_formulir_kantor(cur: Cursor, instansi: Instansi) -> tuple[FormulirKantor, ...]:
    acuan = read_acuan(cur, instansi)
    riwayat = rows.read_riwayat_semua(cur, instansi.kode)
    hasil = []
    for row in read_kelengkapan(cur, instansi.kode):
        if not row["jumlah_diukur"]:
            continue
        kunci = (row["kode_unit"], Triwulan(row["tahun"], row["triwulan"]))
        hasil.append(
            FormulirKantor(
                kode_unit=kunci[0],
                unit=row["unit"],
                urutan_unit=row["urutan_unit"],
                keadaan=make_keadaan(acuan, *kunci, riwayat.get(kunci, ())),
                diukur=int(row["jumlah_diukur"]),
                terisi=int(row["jumlah_terisi"]),
                bukti_wajib=int(row["jumlah_bukti_wajib"]),
                bukti=int(row["jumlah_bukti"]),
            )
        )
    hasil.sort(key=lambda satu: (-satu.periode.tahun, -satu.periode.nomor, satu.urutan_unit))
    return tuple(hasil)


def list_antrean(db: Database, pelaku: Pelaku) -> list[Antre]:
    """Return the forms whose next level is this person's, with what would stop each of them.

    This is the preview of accept_semua. Raises TidakBerhak.
    """
    require_hak(pelaku, Hak.PERIKSA)
    with db.cursor() as cur:
        penulis = read_penulis(cur, pelaku.kode_instansi)
        antre = []
        for satu in read_formulir_kantor(cur):
            tindakan = next_tindakan(satu.keadaan.alur.status)
            terakhir = satu.keadaan.alur.terakhir
            if tindakan is None or terakhir is None:
                continue
            if not is_giliran(tindakan, pelaku, satu.kode_unit):
                continue
            oleh = penulis.get((satu.kode_unit, satu.periode), frozenset())
            lain = require_orang_lain(cur, pelaku.kode_instansi, satu.periode.tahun)
            sebab = tell_sebab(satu.keadaan, pelaku, tindakan, oleh, orang_lain=lain)
            if tindakan in TERIMA and not sebab and not satu.lengkap:
                sebab = f"{BELUM_LENGKAP} karena ada yang belum lengkap"
            antre.append(
                Antre(
                    formulir=satu,
                    tindakan=tindakan,
                    sejak=terakhir.pada,
                    sebab=sebab,
                    rangkap=tell_rangkap(satu.keadaan.alur),
                )
            )
    return antre


def next_tindakan(status: StatusAlur) -> Tindakan | None:
    """Return the act that takes a form of this status one level further; None where none waits."""
    return next((satu for satu in MENUNGGU if status in LANGKAH[satu][0]), None)


def is_giliran(tindakan: Tindakan, pelaku: Pelaku, kode_unit: str) -> bool:
    """Tell whether forms that wait for this act are put before this person.

    Locking is put before the pengelola data alone: the head of the office may lock as well, but
    nobody is served by the same form waiting for two.
    """
    if tindakan is Tindakan.KUNCI and not may(pelaku, Hak.SETUJUI, kode_unit):
        return False
    return may(pelaku, hak_tindakan(tindakan, StatusAlur.DRAF), kode_unit)


def tell_sebab(
    keadaan: KeadaanFormulir,
    pelaku: Pelaku,
    tindakan: Tindakan,
    penulis: frozenset[str],
    *,
    dilihat: Mapping[str, int] | None = None,
    dilampiri_pada: datetime | None = None,
    orang_lain: bool = False,
) -> str:
    """Return why this person cannot do this act on a form now; "" when they can.

    What the act itself must bring (a note, rows) is not asked for here. dilihat (the versi of each
    row now) and dilampiri_pada, as in check_tindakan, decide about undoing a return; orang_lain is
    whether the office asks for another person at each level.
    """
    kini = keadaan.alur
    dilihat = dilihat or ({"x": 1} if tindakan in MENILAI else {})
    contoh = {next(iter(dilihat)): "x"} if tindakan is Tindakan.KEMBALIKAN else {}
    baru = Peristiwa(
        versi=kini.versi + 1,
        tindakan=tindakan,
        oleh=pelaku.kode,
        pada=waktu.now_utc(),
        catatan="x",
        dilihat=dilihat,
        dikembalikan=contoh,
    )
    try:
        check_terbuka(keadaan, tindakan, "")
        check_tindakan(kini, baru, penulis=penulis, di_mana="", dilampiri_pada=dilampiri_pada)
        if orang_lain:
            check_satu_tingkat(kini, baru, "")
    except DataTidakSah as galat:
        return galat.apa
    return ""


def accept_semua(
    db: Database, pelaku: Pelaku, daftar: Sequence[tuple[str, Triwulan, int]]
) -> HasilTerima:
    """Take forms (unit, triwulan, versi seen) one level further each; tell which went and which did not.

    A form that cannot go stays as it is and stops no other. Raises TidakBerhak.
    """
    require_hak(pelaku, Hak.PERIKSA)
    diterima: list[tuple[str, Triwulan]] = []
    ditolak: list[tuple[str, Triwulan, str]] = []
    with db.transaction() as cur:
        kini = {(satu.kode_unit, satu.periode): satu for satu in read_formulir_kantor(cur)}
        for kode_unit, periode, versi in daftar:
            formulir = kini.get((kode_unit, periode))
            tindakan = None if formulir is None else next_tindakan(formulir.keadaan.alur.status)
            if tindakan is None:
                ditolak.append((kode_unit, periode, "formulir ini tidak menunggu siapa pun"))
                continue
            try:
                act(cur, pelaku, kode_unit, periode, tindakan, versi=versi)
            except DataTidakSah as galat:
                ditolak.append((kode_unit, periode, galat.apa))
            else:
                diterima.append((kode_unit, periode))
    return HasilTerima(diterima=tuple(diterima), ditolak=tuple(ditolak))
