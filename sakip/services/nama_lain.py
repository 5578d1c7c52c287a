"""Names that a unit writes in its own workbooks: which indikator each of them stands for, said once."""

from collections.abc import Mapping, Sequence

from sakip.domain import waktu
from sakip.domain.errors import DataTidakSah
from sakip.domain.formulir import Formulir
from sakip.domain.peran import Hak, Pelaku, require_hak
from sakip.domain.periode import Triwulan
from sakip.intake.cocok import normalise_nama
from sakip.services.formulir import read_formulir
from sakip.services.jejak import record_jejak
from sakip.storage.connection import Cursor, Database
from sakip.storage.pemetaan import BarisNamaLain, read_nama_lain, write_nama_lain

LEWATI = ""  # instead of a kode indikator: the row is none of this unit's


def remember_nama(
    db: Database,
    pelaku: Pelaku,
    kode_unit: str,
    periode: Triwulan,
    putusan: Mapping[str, str | None],
) -> int:
    """Remember what names in a unit's workbooks stand for; return how many were new.

    putusan maps a name as it stands in the file to a kode indikator of the unit, LEWATI for a row
    that is none of this unit's, or None to forget what was decided.

    Raises TidakBerhak; DataTidakSah for an indikator that is not in the unit's form.
    """
    require_hak(pelaku, Hak.UNGGAH, kode_unit)
    with db.transaction() as cur:
        formulir = read_formulir(cur, pelaku, kode_unit, periode)
        return save_nama(cur, pelaku, formulir, putusan)


def save_nama(
    cur: Cursor, pelaku: Pelaku, formulir: Formulir, putusan: Mapping[str, str | None]
) -> int:
    """Remember names inside the caller's transaction, the right already checked; as remember_nama."""
    lama = {
        satu.nama: satu
        for satu in read_nama_lain(cur, formulir.kode_instansi)
        if satu.kode_unit == formulir.kode_unit
    }
    dikenal = {satu.kode_indikator for satu in formulir.baris}
    baru: dict[str, BarisNamaLain] = {}
    for tertulis, kode in putusan.items():
        nama = normalise_nama(tertulis)
        if (kode and kode not in dikenal) or not nama:
            raise DataTidakSah(
                apa=f"“{tertulis}” tidak dapat dicocokkan dengan indikator {kode or '(kosong)'}",
                di_mana=f"formulir {formulir.unit}, {formulir.periode}",
                perbaikan="Pilih salah satu indikator unit ini dari daftar.",
            )
        kini = "lupakan" if kode is None else "cocok" if kode else "lewati"
        semula = lama.get(nama)
        sebelum = ("lupakan", None) if semula is None else (semula.putusan, semula.kode_indikator)
        if sebelum != (kini, kode or None):
            baru[nama] = BarisNamaLain(
                kode_instansi=formulir.kode_instansi,
                kode_unit=formulir.kode_unit,
                nama=nama,
                versi=semula.versi + 1 if semula else 1,
                putusan=kini,
                kode_indikator=kode or None,
                tertulis=tertulis,
                dicatat_oleh=pelaku.kode,
                dicatat_pada=waktu.now_utc(),
            )
    _write_nama(cur, pelaku, lama, list(baru.values()))
    return len(baru)


def _write_nama(
    cur: Cursor,
    pelaku: Pelaku,
    lama: Mapping[str, BarisNamaLain],
    baru: Sequence[BarisNamaLain],
) -> None:
    write_nama_lain(cur, baru)
    for satu in baru:
        semula = lama.get(satu.nama)
        record_jejak(
            cur,
            pelaku,
            "ingat_nama",
            f"nama lain {satu.kode_unit} {satu.tertulis[:200]}",
            {"putusan": semula.putusan, "kode": semula.kode_indikator} if semula else None,
            {"putusan": satu.putusan, "kode": satu.kode_indikator},
        )
