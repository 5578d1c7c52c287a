"""Pemberitahuan: what has happened that concerns a person, newest first, read or not.

Nothing is queued: a notice follows from the acts it tells of, so that none is lost, doubled, or left
standing when its act is undone. Only that it was read is kept.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sakip.domain import waktu
from sakip.domain.alur_pengumpulan import Peristiwa, Tindakan, list_berlaku
from sakip.domain.instansi import Instansi
from sakip.domain.peran import Hak, Pelaku, may, require_hak
from sakip.domain.periode import Triwulan
from sakip.domain.tenggat import start_of_day
from sakip.domain.tulisan import format_tanggal
from sakip.services.antrean import (
    FormulirKantor,
    is_giliran,
    list_formulir_kantor,
    next_tindakan,
)
from sakip.services.keadaan_formulir import require_instansi
from sakip.services.langkah_saya import list_langkah_saya
from sakip.services.tugas_formulir import BELUM_DIAJUKAN, KATA_TINDAKAN
from sakip.storage.catatan_angka import TANYA
from sakip.storage.connection import Database
from sakip.storage.pemberitahuan import read_dibaca, read_percakapan, write_dibaca

JANGKA = timedelta(days=60)
"""What is older is no news; it stands in the history of its form."""
DEKAT = timedelta(days=7)  # before a due date
T = Tindakan
KABAR_UNIT = {
    T.KEMBALIKAN: "dikembalikan",
    T.SAHKAN: "disahkan",
    T.BUKA_KEMBALI: "dibuka kembali",
}
"""Acts of others on a form that its unit is told of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pemberitahuan:
    """One notice. kode stays the same as long as its act stands; pada is UTC.

    halaman is where to go: pengumpulan or pemeriksaan (of kode_unit and periode), or prosedur (of a run).
    """

    kode: str
    kalimat: str
    rincian: str
    halaman: str
    pada: datetime
    kode_unit: str = ""
    periode: Triwulan | None = None
    kode_pelaksanaan: str = ""
    dibaca: bool = False


def list_pemberitahuan(db: Database, pelaku: Pelaku) -> list[Pemberitahuan]:
    """Return what concerns this person of the last 60 days, the newest first.

    Returned, official and reopened forms of the own unit; forms that came to this person to be
    checked; questions asked of the unit and answers to one's own; due dates from 7 days before; steps
    of procedures that came to this person. Raises TidakBerhak for who sees no figures.
    """
    require_hak(pelaku, Hak.LIHAT_CAPAIAN)
    formulir = list_formulir_kantor(db, pelaku)
    with db.cursor() as cur:
        instansi = require_instansi(cur)
        sejak = start_of_day(instansi.zona_waktu, instansi.local_date(waktu.now_utc()) - JANGKA)
        percakapan = read_percakapan(cur, instansi.kode, sejak)
        dibaca = read_dibaca(cur, pelaku.kode)
    semua = [*_tell_langkah(db, pelaku), *_tell_percakapan(percakapan, pelaku)]
    for satu in formulir:
        semua += [*_tell_formulir(satu, pelaku), *_tell_tempo(satu, pelaku, instansi)]
    return sorted(
        (replace(satu, dibaca=satu.kode in dibaca) for satu in semua if satu.pada >= sejak),
        key=lambda satu: (satu.pada, satu.kode),
        reverse=True,
    )


def read_pemberitahuan(db: Database, pelaku: Pelaku, kode: Collection[str]) -> int:
    """Note that this person has read notices of theirs; return how many were unread until now.

    Kode of notices that are not this person's, or are gone, are passed over. Raises TidakBerhak.
    """
    require_hak(pelaku, Hak.LIHAT_CAPAIAN)
    belum = [
        satu.kode
        for satu in list_pemberitahuan(db, pelaku)
        if satu.kode in kode and not satu.dibaca
    ]
    with db.transaction() as cur:
        baru = sorted(set(belum) - read_dibaca(cur, pelaku.kode))
        write_dibaca(cur, pelaku.kode, baru, waktu.now_utc())
    return len(baru)


def _tell_formulir(satu: FormulirKantor, pelaku: Pelaku) -> Iterator[Pemberitahuan]:
    """Yield what others did with a form of the own unit, and that a form has come to be checked."""
    mengisi = may(pelaku, Hak.ISI_REALISASI, satu.kode_unit)
    for act in list_berlaku(satu.keadaan.riwayat):
        if mengisi and act.tindakan in KABAR_UNIT and act.oleh != pelaku.kode:
            yield _make(satu, act, KABAR_UNIT[act.tindakan], "pengumpulan")
    terakhir = satu.keadaan.alur.terakhir
    tindakan = next_tindakan(satu.keadaan.alur.status)
    if tindakan is None or terakhir is None or not may(pelaku, Hak.PERIKSA):
        return
    if is_giliran(tindakan, pelaku, satu.kode_unit):
        yield _make(satu, terakhir, f"menunggu Anda: {KATA_TINDAKAN[tindakan]}", "pemeriksaan")


def _make(satu: FormulirKantor, act: Peristiwa, kata: str, halaman: str) -> Pemberitahuan:
    catatan = "; ".join(f"{kode}: {isi}" for kode, isi in act.dikembalikan.items())
    return Pemberitahuan(
        kode=f"formulir {satu.kode_unit} {_code(satu.periode)} {act.versi} {halaman}",
        kalimat=f"Formulir {satu.unit}, {satu.periode}, {kata}",
        rincian=catatan or act.catatan,
        halaman=halaman,
        kode_unit=satu.kode_unit,
        periode=satu.periode,
        pada=act.pada,
    )


def _tell_percakapan(percakapan: list[dict[str, Any]], pelaku: Pelaku) -> Iterator[Pemberitahuan]:
    """Yield questions asked of the own unit, and answers to questions of one's own."""
    for row in percakapan:
        if row["oleh"] == pelaku.kode:
            continue
        periode = Triwulan(row["tahun"], row["triwulan"])
        if row["jenis"] == TANYA and may(pelaku, Hak.ISI_REALISASI, row["kode_unit"]):
            kata, halaman = "Pertanyaan tentang", "pengumpulan"
        elif row["jenis"] != TANYA and row["oleh_sebelum"] == pelaku.kode:
            kata, halaman = "Pertanyaan Anda dijawab:", "pemeriksaan"
        else:
            continue
        yield Pemberitahuan(
            kode=f"percakapan {row['kode_indikator']} {_code(periode)} {row['nomor']}",
            kalimat=f"{kata} {row['kode_indikator']}, {periode}",
            rincian=row["isi"],
            halaman=halaman,
            kode_unit=row["kode_unit"],
            periode=periode,
            pada=row["pada"],
        )


def _tell_tempo(
    satu: FormulirKantor, pelaku: Pelaku, instansi: Instansi
) -> Iterator[Pemberitahuan]:
    """Yield that the due date of a form of the own unit is near or, once it is, that it is over."""
    if satu.keadaan.alur.status not in BELUM_DIAJUKAN:
        return
    if not may(pelaku, Hak.ISI_REALISASI, satu.kode_unit):
        return
    tempo = satu.keadaan.tenggat.jatuh_tempo
    tahap = (("terlambat", tempo + timedelta(days=1)), ("segera jatuh tempo", tempo - DEKAT))
    for kata, hari in tahap:
        pada = start_of_day(instansi.zona_waktu, hari)
        if pada <= waktu.now_utc():
            yield Pemberitahuan(
                kode=f"tempo {satu.kode_unit} {_code(satu.periode)} {tempo} {kata}",
                kalimat=f"Formulir {satu.unit}, {satu.periode}, {kata}",
                rincian=f"Jatuh tempo {format_tanggal(tempo)}; belum diajukan",
                halaman="pengumpulan",
                kode_unit=satu.kode_unit,
                periode=satu.periode,
                pada=pada,
            )
            return


def _tell_langkah(db: Database, pelaku: Pelaku) -> Iterator[Pemberitahuan]:
    """Yield the steps of procedures that are at hand for this person."""
    if not may(pelaku, Hak.LIHAT_PROSEDUR):
        return
    for satu in list_langkah_saya(db, pelaku):
        yield Pemberitahuan(
            kode=f"langkah {satu.kode} {satu.langkah} {satu.sejak:%Y%m%d%H%M%S}",
            kalimat=f"{satu.nama}, langkah {satu.langkah}, sampai pada Anda",
            rincian=satu.instruksi or satu.kegiatan,
            halaman="prosedur",
            kode_pelaksanaan=satu.kode,
            pada=satu.sejak,
        )


def _code(periode: Triwulan) -> str:
    return f"{periode.tahun}-{periode.nomor}"
