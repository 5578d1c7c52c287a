"""How a form stands: its way so far, its deadlines, and which of its rows may be written.

Every service that writes figures, evidence or kendala asks `require_terbuka` here, in its own
transaction; nothing else decides what is closed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sakip.domain import waktu
from sakip.domain.alur_pengumpulan import (
    Alur,
    Keterbukaan,
    Peristiwa,
    StatusAlur,
    Tindakan,
    list_berlaku,
    replay,
    tell_keterbukaan,
)
from sakip.domain.errors import DataTidakSah
from sakip.domain.instansi import Instansi
from sakip.domain.peran import Pelaku
from sakip.domain.periode import Triwulan
from sakip.domain.tenggat import (
    AturanTenggat,
    Pengecualian,
    Tenggat,
    Waktu,
    make_tenggat,
    settle_aturan,
    tell_waktu,
)
from sakip.domain.tulisan import format_tanggal
from sakip.services.jejak import record_jejak
from sakip.services.kurang_formulir import read_ditulis, read_kurang
from sakip.storage import alur_pengumpulan as rows
from sakip.storage.alur_pengumpulan import KunciFormulir
from sakip.storage.connection import Cursor
from sakip.storage.penyiapan import read_instansi
from sakip.storage.tenggat import read_pengecualian, read_perubahan_tenggat

TANPA = "tanpa"
_BIDANG = {
    "tenggat_pembukaan": "pembukaan",
    "tenggat_jatuh_tempo": "jatuh_tempo",
    "tenggat_penutupan": "penutupan",
}
CARA_MEMBUKA = (
    "Bila memang harus diubah, mintalah pemeriksa mengembalikan barisnya, atau Sekretaris membuka "
    "kembali formulirnya atau memberi pengecualian tenggat."
)
_BAWAAN = AturanTenggat()
TUTUP = (StatusAlur.DISAHKAN, StatusAlur.TERKUNCI)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeadaanFormulir:
    """One form as it stands at a moment."""

    kode_unit: str
    periode: Triwulan
    alur: Alur
    riwayat: tuple[Peristiwa, ...]
    tenggat: Tenggat
    waktu: Waktu
    hari: date  # of the office
    keterbukaan: Keterbukaan


@dataclass(frozen=True, slots=True)
class AcuanTenggat:
    """What the deadlines of an office are made from: its rules over time, and exceptions."""

    instansi: Instansi
    perubahan: Sequence[tuple[str, int, str, datetime]]
    pengecualian: Mapping[KunciFormulir, Pengecualian]

    def make_tenggat(
        self, kode_unit: str, periode: Triwulan, riwayat: Iterable[Peristiwa]
    ) -> Tenggat:
        """Return the dates of one form; what was set after it was first disahkan does not count."""
        aturan = settle_aturan(
            periode,
            _list_aturan(self.perubahan, periode.tahun),
            self.instansi.zona_waktu,
            first_sah(riwayat),
        )
        return make_tenggat(periode, aturan, self.pengecualian.get((kode_unit, periode)))


def _list_aturan(
    perubahan: Iterable[tuple[str, int, str, datetime]], tahun: int
) -> list[tuple[datetime, AturanTenggat]]:
    """Return the rules that a tahun has had: at each change, the latest mulai_tahun counts."""
    hasil: list[tuple[datetime, AturanTenggat]] = []
    berlaku: dict[str, tuple[int, str]] = {}
    for kunci, mulai_tahun, nilai, pada in perubahan:
        if mulai_tahun > tahun or mulai_tahun < berlaku.get(kunci, (0, ""))[0]:
            continue
        berlaku[kunci] = (mulai_tahun, nilai)
        isi = {_BIDANG[nama]: satu for nama, (_, satu) in berlaku.items()}
        penutupan = isi.get("penutupan", TANPA)
        aturan = AturanTenggat(
            pembukaan=int(isi.get("pembukaan", _BAWAAN.pembukaan)),
            jatuh_tempo=int(isi.get("jatuh_tempo", _BAWAAN.jatuh_tempo)),
            penutupan=None if penutupan == TANPA else int(penutupan),
        )
        hasil.append((pada, aturan))
    return hasil


def first_sah(riwayat: Iterable[Peristiwa]) -> datetime | None:
    """Return when a form was first disahkan (UTC), also where it was reopened since; None if never."""
    berlaku = list_berlaku(riwayat)
    return next((satu.pada for satu in berlaku if satu.tindakan is Tindakan.SAHKAN), None)


def read_acuan(cur: Cursor, instansi: Instansi) -> AcuanTenggat:
    """Return what the deadlines of the office are made from."""
    kecuali = {
        (satu.kode_unit, satu.periode): Pengecualian(
            jatuh_tempo=satu.jatuh_tempo, penutupan=satu.penutupan
        )
        for satu in read_pengecualian(cur, instansi.kode)
    }
    return AcuanTenggat(instansi, read_perubahan_tenggat(cur, instansi.kode), kecuali)


def read_keadaan(cur: Cursor, kode_unit: str, periode: Triwulan) -> KeadaanFormulir:
    """Return how one form stands now."""
    instansi = require_instansi(cur)
    riwayat = rows.read_riwayat(cur, instansi.kode, kode_unit, periode)
    belum = _list_belum_lengkap(cur, instansi.kode, kode_unit, periode, replay(riwayat))
    return make_keadaan(read_acuan(cur, instansi), kode_unit, periode, riwayat, belum)


def _list_belum_lengkap(
    cur: Cursor, kode_instansi: str, kode_unit: str, periode: Triwulan, alur: Alur
) -> frozenset[str]:
    """Return the rows of a returned form that lack something, or were written since it came back.

    Only what was open could be written since: a row that has been completed stays open, so that a
    slip in it can be mended until the form is handed in.
    """
    if alur.status is not StatusAlur.DIKEMBALIKAN or alur.terakhir is None:
        return frozenset()
    kunci = (kode_instansi, kode_unit, periode)
    kurang = {satu.kode_indikator for satu in read_kurang(cur, *kunci)}
    return read_ditulis(cur, *kunci, alur.terakhir) | kurang


def make_keadaan(
    acuan: AcuanTenggat,
    kode_unit: str,
    periode: Triwulan,
    riwayat: Sequence[Peristiwa],
    belum_lengkap: Iterable[str] = (),
) -> KeadaanFormulir:
    """Return how a form with this history stands now; belum_lengkap as in tell_keterbukaan.

    Lists of forms leave belum_lengkap out: they ask for status and dates, not for what is open.
    """
    alur = replay(riwayat)
    tenggat = acuan.make_tenggat(kode_unit, periode, riwayat)
    saat = waktu.now_utc()
    kini = tell_waktu(tenggat, acuan.instansi.zona_waktu, saat)
    return KeadaanFormulir(
        kode_unit=kode_unit,
        periode=periode,
        alur=alur,
        riwayat=tuple(riwayat),
        tenggat=tenggat,
        waktu=kini,
        hari=acuan.instansi.local_date(saat),
        keterbukaan=tell_keterbukaan(alur, _tulis_tertutup(periode, tenggat, kini), belum_lengkap),
    )


def _tulis_tertutup(periode: Triwulan, tenggat: Tenggat, kini: Waktu) -> str:
    """Return why the calendar lets nobody write; "" while it does."""
    if kini is Waktu.BELUM_DIBUKA:
        return f"formulir {periode} baru dibuka {format_tanggal(tenggat.pembukaan)}"
    if kini is Waktu.DITUTUP and tenggat.penutupan is not None:
        return f"formulir {periode} terkunci sejak lewat {format_tanggal(tenggat.penutupan)}"
    return ""


def tell_tertutup(keadaan: KeadaanFormulir) -> str:
    """Return why what belongs to the triwulan of a form is closed for good, as people read it; "" while it is not.

    Unlike a row of the form, what stands beside it stays open while the form is being judged.
    """
    status = keadaan.alur.status
    if status in TUTUP:
        return f"formulir {keadaan.periode} sudah {status}"
    if keadaan.waktu is Waktu.DITUTUP:
        return _tulis_tertutup(keadaan.periode, keadaan.tenggat, keadaan.waktu)
    return ""


def require_terbuka(
    cur: Cursor, pelaku: Pelaku, kode_unit: str, periode: Triwulan, kode_indikator: Iterable[str]
) -> None:
    """Let a writer pass whose rows are all open; the right is checked already.

    The audit says so where a row is written that nobody returned and that only lacked something.
    Raises DataTidakSah naming the rows that are not open, why, and who can open them.
    """
    diminta = sorted(set(kode_indikator))
    if not diminta:
        return
    keadaan = read_keadaan(cur, kode_unit, periode)
    terbuka = keadaan.keterbukaan
    tertutup = [kode for kode in diminta if not terbuka.is_terbuka(kode)]
    if tertutup:
        raise DataTidakSah(
            apa=f"Tidak dapat diubah: {terbuka.sebab}",
            di_mana=f"{', '.join(tertutup)}, {periode}",
            perbaikan=CARA_MEMBUKA,
        )
    _note_melengkapi(cur, pelaku, keadaan, diminta)


def _note_melengkapi(
    cur: Cursor, pelaku: Pelaku, keadaan: KeadaanFormulir, diminta: Iterable[str]
) -> None:
    """Note the first writing in each row that is open only because it is not complete."""
    dibuka, terakhir = keadaan.keterbukaan.melengkapi.intersection(diminta), keadaan.alur.terakhir
    if not dibuka or terakhir is None:
        return
    kunci = (pelaku.kode_instansi, keadaan.kode_unit, keadaan.periode)
    baru = dibuka - read_ditulis(cur, *kunci, terakhir)
    kurang = [satu for satu in read_kurang(cur, *kunci) if satu.kode_indikator in baru]
    for satu in kurang:
        periode = keadaan.periode
        objek = f"formulir {keadaan.kode_unit} {periode.tahun} TW{periode.nomor}"
        isi = {"baris": satu.kode_indikator, "sebab": satu.pesan}
        record_jejak(cur, pelaku, "lengkapi_baris", objek, keadaan.alur.status, isi)


def require_instansi(cur: Cursor) -> Instansi:
    """Return the office of this store. Raises DataTidakSah before there is one."""
    instansi = read_instansi(cur)
    if instansi is None:
        raise DataTidakSah(
            apa="Kantor belum disiapkan",
            di_mana="basis data",
            perbaikan="Buka program di peramban, lalu siapkan kantor lebih dahulu.",
        )
    return instansi
