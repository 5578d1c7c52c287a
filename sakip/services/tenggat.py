"""Exceptions from the office's deadlines: other dates for one unit's form, with a reason on record."""

from datetime import date, datetime

from sakip.domain import waktu
from sakip.domain.alur_pengumpulan import PANJANG_CATATAN
from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import Hak, Pelaku, require_hak
from sakip.domain.periode import Triwulan
from sakip.domain.tulisan import format_tanggal
from sakip.services.jejak import record_jejak
from sakip.services.keadaan_formulir import TUTUP, KeadaanFormulir, read_keadaan, require_instansi
from sakip.storage.connection import Cursor, Database
from sakip.storage.penyiapan import list_unit
from sakip.storage.tenggat import BarisPengecualian, read_pengecualian, write_pengecualian

CARA_LAIN = "Buka kembali formulirnya dengan menyebut hari terakhir yang baru."


def except_tenggat(
    db: Database,
    pelaku: Pelaku,
    kode_unit: str,
    periode: Triwulan,
    *,
    jatuh_tempo: date,
    penutupan: date | None,
    alasan: str,
) -> None:
    """Give one form other dates than the office's; days of the office's zone, each included.

    Raises TidakBerhak; DataTidakSah for dates that are past or in the wrong order, for an unknown
    unit, without a reason, and for a form that is disahkan or terkunci.
    """
    require_hak(pelaku, Hak.KUNCI, kode_unit)
    with db.transaction() as cur:
        if sebab := tell_larangan(read_keadaan(cur, kode_unit, periode)):
            raise _refuse(sebab, CARA_LAIN, f"tenggat {kode_unit}, {periode}")
        write_kecuali(cur, pelaku, kode_unit, periode, jatuh_tempo, penutupan, alasan)


def tell_larangan(keadaan: KeadaanFormulir) -> str:
    """Return why a form takes no exception, as people read it; "" while it does."""
    status = keadaan.alur.status
    return (
        f"Formulir ini sudah {status}, jadi tenggatnya tidak dapat dikecualikan"
        if status in TUTUP
        else ""
    )


def write_kecuali(
    cur: Cursor,
    pelaku: Pelaku,
    kode_unit: str,
    periode: Triwulan,
    jatuh_tempo: date,
    penutupan: date | None,
    alasan: str,
) -> None:
    """As except_tenggat, inside the caller's transaction, the right already checked."""
    instansi, alasan = require_instansi(cur), alasan.strip()
    hari = instansi.local_date(waktu.now_utc())
    di_mana = f"tenggat {kode_unit}, {periode}"
    if kode_unit not in {unit.kode for unit in list_unit(cur, instansi.kode)}:
        raise _refuse(f"Unit {kode_unit} tidak ada", "Pilih unit dari daftar.", di_mana)
    _check_kecuali(hari, jatuh_tempo, penutupan, alasan, di_mana)
    lama = [
        satu
        for satu in read_pengecualian(cur, instansi.kode)
        if (satu.kode_unit, satu.periode) == (kode_unit, periode)
    ]
    pada: datetime = waktu.now_utc()
    baru = BarisPengecualian(
        kode_instansi=instansi.kode,
        kode_unit=kode_unit,
        tahun=periode.tahun,
        triwulan=periode.nomor,
        versi=len(lama) + 1,
        jatuh_tempo=jatuh_tempo,
        penutupan=penutupan,
        alasan=alasan,
        dicatat_oleh=pelaku.kode,
        dicatat_pada=pada,
    )
    write_pengecualian(cur, baru)
    objek = f"tenggat {kode_unit} {periode.tahun} TW{periode.nomor}"
    sebelum = _ringkas(lama[-1]) if lama else None
    record_jejak(cur, pelaku, "kecualikan_tenggat", objek, sebelum, _ringkas(baru))


def _check_kecuali(
    hari: date, jatuh_tempo: date, penutupan: date | None, alasan: str, di_mana: str
) -> None:
    """Refuse an exception without a reason, and dates that have gone by or stand in the wrong order."""
    if not alasan or len(alasan) > PANJANG_CATATAN:
        raise _refuse(
            "Alasan pengecualian belum ditulis atau terlalu panjang",
            f"Tulis sebabnya, paling banyak {PANJANG_CATATAN} karakter.",
            di_mana,
        )
    if (penutupan or jatuh_tempo) < hari:
        raise _refuse(
            f"Tanggal {format_tanggal(penutupan or jatuh_tempo)} sudah lewat",
            "Pilih hari ini atau sesudahnya.",
            di_mana,
        )
    if penutupan is not None and penutupan < jatuh_tempo:
        raise _refuse(
            "Penutupan tidak dapat mendahului jatuh tempo",
            "Pilih tanggal penutupan yang sama atau sesudah jatuh tempo.",
            di_mana,
        )


def _ringkas(baris: BarisPengecualian) -> dict[str, object]:
    return {
        "jatuh_tempo": baris.jatuh_tempo,
        "penutupan": baris.penutupan,
        "alasan": baris.alasan,
    }


def _refuse(apa: str, perbaikan: str, di_mana: str) -> DataTidakSah:
    return DataTidakSah(apa=apa, di_mana=di_mana, perbaikan=perbaikan)
