"""Which forms a workbook holds: several triwulan, several units, each found by what it says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sakip.domain.peran import Hak, Pelaku, may, require_hak
from sakip.domain.periode import ROMAWI, Triwulan
from sakip.intake.baca import read_semua_workbook
from sakip.intake.cocok import Pengenal, find_mirip, list_kode, normalise_nama
from sakip.intake.hasil import BarisBaca, HasilBaca, Temuan
from sakip.services.banding import build_pratinjau
from sakip.services.formulir import read_formulir
from sakip.services.pemetaan import list_pengenal, list_tata_letak, read_ingatan
from sakip.services.pratinjau import Pratinjau
from sakip.storage.connection import Database
from sakip.storage.pemetaan import read_nama_indikator

TAHUN_PERTAMA, TAHUN_TERAKHIR = 2000, 2100  # that a form may be of; a file can claim anything


@dataclass(frozen=True, slots=True, kw_only=True)
class FormulirDitemukan:
    """One form that a workbook holds, for a unit the person may upload for.

    triwulan None: the table does not say of which. cocok of the unit's jumlah indikator have a row
    that states something; berbeda names other sheets that state other figures for the same form.
    """

    kode_unit: str
    unit: str
    tahun: int
    triwulan: int | None
    cocok: int
    jumlah: int
    hasil: HasilBaca
    berbeda: tuple[str, ...] = ()

    @property
    def nama(self) -> str:
        """The form as people call it."""
        kapan = f"triwulan {ROMAWI[self.triwulan]} " if self.triwulan else ""
        return f"{self.unit}, {kapan}{self.tahun}"


@dataclass(frozen=True, slots=True)
class _Unit:
    """A unit with its indikator of the tahun: normalised name or kode -> kode."""

    kode: str
    nama: str
    indikator: Mapping[str, str]
    nama_indikator: Sequence[tuple[str, str]]
    pengenal: Pengenal


def find_formulir(
    db: Database, pelaku: Pelaku, isi: bytes, nama_berkas: str, tahun: int
) -> tuple[FormulirDitemukan, ...]:
    """Return every form of a tahun that a workbook holds, by unit and triwulan; nothing is changed.

    Our own template says by itself which form it is, of whatever tahun. Only units that the person
    may upload for are looked at.

    Raises TidakBerhak for who uploads for no unit; DataTidakSah when the file cannot be read.
    """
    require_hak(pelaku, Hak.UNGGAH)
    with db.cursor() as cur:
        rows = read_nama_indikator(cur, pelaku.kode_instansi, tahun)
        boleh = [row for row in rows if may(pelaku, Hak.UNGGAH, row["kode_unit"])]
        kode = list(dict.fromkeys(row["kode_unit"] for row in boleh))
        pengenal = list_pengenal(cur, pelaku.kode_instansi)
        unit = [_make_unit(satu, boleh, pengenal.get(satu, Pengenal())) for satu in kode]
        tata_letak = list_tata_letak(cur, pelaku.kode_instansi, kode)
    semua = read_semua_workbook(isi, nama_berkas, tata_letak=tata_letak)
    if semua and semua[0].meta is not None:
        return _of_templat(db, pelaku, semua[0])
    return tuple(
        satu
        for punya in unit
        for nomor in (None, *ROMAWI)
        if (satu := _best(punya, tahun, nomor, semua)) is not None
    )


def _make_unit(kode: str, rows: Sequence[Mapping[str, Any]], pengenal: Pengenal) -> _Unit:
    milik = [row for row in rows if row["kode_unit"] == kode]
    nama = [(normalise_nama(row["nama"]), str(row["kode"])) for row in milik]
    per_kode = {normalise_nama(row["kode"]): str(row["kode"]) for row in milik}
    return _Unit(kode, milik[0]["unit"], dict(nama) | per_kode, nama, pengenal)


def _of_templat(db: Database, pelaku: Pelaku, hasil: HasilBaca) -> tuple[FormulirDitemukan, ...]:
    """Return the form our own template was made for, if the person may upload it and it is there."""
    meta = hasil.meta or {}
    kode, tahun, nomor = str(meta.get("kode_unit")), meta.get("tahun"), meta.get("triwulan")
    if not isinstance(tahun, int) or not TAHUN_PERTAMA <= tahun <= TAHUN_TERAKHIR:
        return ()
    if nomor not in tuple(ROMAWI):
        return ()
    with db.cursor() as cur:
        rows = [
            row
            for row in read_nama_indikator(cur, pelaku.kode_instansi, tahun)
            if row["kode_unit"] == kode
        ]
    if not rows or not may(pelaku, Hak.UNGGAH, kode):
        return ()
    satu = _make_unit(kode, rows, Pengenal())
    return (
        FormulirDitemukan(
            kode_unit=kode,
            unit=satu.nama,
            tahun=tahun,
            triwulan=nomor,
            cocok=len(list_kode(satu.indikator, hasil)),
            jumlah=len(rows),
            hasil=hasil,
        ),
    )


def _best(
    unit: _Unit, tahun: int, nomor: int | None, semua: Sequence[HasilBaca]
) -> FormulirDitemukan | None:
    """Return the table that states most of a unit's indikator for a triwulan; None where none does."""
    milik = [(_list_milik(unit, hasil), hasil) for hasil in semua if hasil.triwulan == nomor]
    milik = sorted((satu for satu in milik if satu[0]), key=lambda satu: -len(satu[0]))
    if not milik:
        return None
    (terpilih, hasil), *lain = milik
    return FormulirDitemukan(
        kode_unit=unit.kode,
        unit=unit.nama,
        tahun=tahun,
        triwulan=nomor,
        cocok=len(terpilih),
        jumlah=len(unit.nama_indikator),
        hasil=hasil,
        berbeda=tuple(satu.lembar for baris, satu in lain if _is_berbeda(terpilih, baris)),
    )


def _list_milik(unit: _Unit, hasil: HasilBaca) -> dict[str, BarisBaca]:
    """Return the rows of a unit by kode; only where not one is certain, near names count."""
    pasti = list_kode(unit.indikator, hasil, unit.pengenal)
    if pasti:
        return pasti
    mirip: dict[str, BarisBaca] = {}
    for baris in hasil.list_baris_isi():
        kode = find_mirip(normalise_nama(baris.indikator), unit.nama_indikator)
        if kode is not None:
            mirip.setdefault(kode, baris)
    return mirip


def _is_berbeda(satu: Mapping[str, BarisBaca], lain: Mapping[str, BarisBaca]) -> bool:
    return any(_figures(satu[kode]) != _figures(lain[kode]) for kode in satu.keys() & lain.keys())


def _figures(baris: BarisBaca) -> tuple[object, ...]:
    return (baris.keadaan, baris.nilai, baris.pembilang, baris.penyebut, baris.predikat)


def preview_ditemukan(
    db: Database,
    pelaku: Pelaku,
    ditemukan: FormulirDitemukan,
    isi: bytes,
    nama_berkas: str,
) -> Pratinjau:
    """Return what saving one form of a workbook would do, without reading the file again.

    Raises TidakBerhak; DataTidakSah when the unit has no indikator in that tahun; ValueError for a
    form whose triwulan the file does not name (preview_unggahan reads it for one chosen by hand).
    """
    if ditemukan.triwulan is None:
        raise ValueError("the file names no triwulan for this form")
    require_hak(pelaku, Hak.UNGGAH, ditemukan.kode_unit)
    periode = Triwulan(ditemukan.tahun, ditemukan.triwulan)
    with db.cursor() as cur:
        formulir = read_formulir(cur, pelaku, ditemukan.kode_unit, periode)
        ingatan = read_ingatan(cur, pelaku, formulir)
    hasil = ditemukan.hasil
    hasil = replace(hasil, temuan=(*hasil.temuan, *_ask_berbeda(ditemukan)))
    return build_pratinjau(
        formulir,
        hasil,
        isi,
        nama_berkas,
        pengenal=ingatan.pengenal,
        pemetaan=ingatan.describe(hasil, None),
    )


def _ask_berbeda(ditemukan: FormulirDitemukan) -> list[Temuan]:
    if not ditemukan.berbeda:
        return []
    lembar = ", ".join(f"“{nama}”" for nama in ditemukan.berbeda)
    return [
        Temuan(
            tingkat="konfirmasi",
            apa=f"{ditemukan.nama} dibaca dari lembar “{ditemukan.hasil.lembar}”.",
            sebab=f"Lembar {lembar} memuat angka lain untuk formulir yang sama.",
            perbaikan="Setujui bila lembar itu yang benar; bila tidak, hapus lembar yang keliru lalu unggah lagi.",
            lembar=ditemukan.hasil.lembar,
        )
    ]
