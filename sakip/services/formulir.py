"""The collection form of a unit and triwulan, as the store holds it now."""

from dataclasses import replace
from typing import Any

from sakip.domain import waktu
from sakip.domain.errors import DataTidakSah
from sakip.domain.formulir import BarisFormulir, Formulir, tulis_target
from sakip.domain.instansi import Instansi, UnitKerja
from sakip.domain.metode import Metode
from sakip.domain.peran import Hak, Pelaku, require_hak, unit_berhak
from sakip.domain.periode import Triwulan
from sakip.domain.rumus import Rumus
from sakip.intake.templat import build_templat
from sakip.services.kantor_dokumen import find_kepala_unit
from sakip.services.keadaan_formulir import KeadaanFormulir, read_keadaan
from sakip.storage.connection import Cursor, Database
from sakip.storage.dokumen import list_pejabat
from sakip.storage.penyiapan import list_unit, read_instansi
from sakip.storage.perencanaan import read_tahun
from sakip.storage.realisasi import isian_of, read_isian, read_realisasi_lama


def list_unit_formulir(db: Database, pelaku: Pelaku) -> list[UnitKerja]:
    """Return the units whose form the person may fill or fetch, in the order of the SOP; none dissolved."""
    require_hak(pelaku, Hak.UNDUH_TEMPLAT)
    berhak = unit_berhak(pelaku, Hak.UNDUH_TEMPLAT)
    with db.cursor() as cur:
        unit = list_unit(cur, pelaku.kode_instansi)
    return [satu for satu in unit if satu.aktif and (berhak is None or satu.kode in berhak)]


def list_tahun(db: Database, pelaku: Pelaku) -> list[int]:
    """Return every tahun that has indikator, newest first."""
    require_hak(pelaku, Hak.LIHAT_CAPAIAN)
    with db.cursor() as cur:
        return read_tahun(cur, pelaku.kode_instansi)


def get_formulir(db: Database, pelaku: Pelaku, kode_unit: str, periode: Triwulan) -> Formulir:
    """Return the form of one unit and triwulan, every indikator of the unit in it.

    Raises TidakBerhak for another unit; DataTidakSah when the unit has no indikator in the tahun.
    """
    require_hak(pelaku, Hak.UNDUH_TEMPLAT, kode_unit)
    with db.cursor() as cur:
        return read_formulir(cur, pelaku, kode_unit, periode)


def get_templat(
    db: Database, pelaku: Pelaku, kode_unit: str, periode: Triwulan
) -> tuple[str, bytes]:
    """Return (file name, xlsx) of the form to fill in, prefilled with what is stored."""
    formulir = get_formulir(db, pelaku, kode_unit, periode)
    with db.cursor() as cur:
        formulir = sign_formulir(cur, formulir)
    nama = f"Formulir-{kode_unit}-{periode.tahun}-TW{periode.nomor}.xlsx"
    return nama, build_templat(formulir)


def sign_formulir(cur: Cursor, formulir: Formulir) -> Formulir:
    """Return the form with who heads its unit today in the place to sign; the caller has checked the right."""
    kantor = read_instansi(cur)
    unit = {satu.kode: satu for satu in list_unit(cur, formulir.kode_instansi)}
    if kantor is None or formulir.kode_unit not in unit:
        return formulir
    hari = kantor.local_date(waktu.now_utc())
    kepala = find_kepala_unit(
        unit[formulir.kode_unit], list_pejabat(cur, formulir.kode_instansi, hari)
    )
    return replace(
        formulir,
        jabatan=kepala.jabatan,
        pejabat=kepala.nama,
        pangkat=kepala.pangkat,
        nip=kepala.nip,
    )


def read_formulir(cur: Cursor, pelaku: Pelaku, kode_unit: str, periode: Triwulan) -> Formulir:
    """Return the form by an open cursor, for a caller that has checked the right already.

    Raises DataTidakSah when the unit has no indikator in the tahun.
    """
    instansi = read_instansi(cur)
    unit = {satu.kode: satu for satu in list_unit(cur, pelaku.kode_instansi)}.get(kode_unit)
    rows = read_isian(cur, pelaku.kode_instansi, kode_unit, periode)
    if instansi is None or unit is None or not rows:
        raise DataTidakSah(
            apa=f"Belum ada indikator yang dibidangi unit {kode_unit} pada tahun {periode.tahun}",
            di_mana=f"formulir {periode}",
            perbaikan="Pilih unit dan tahun yang lain, atau tetapkan indikator dan targetnya lebih dahulu.",
        )
    lama = read_realisasi_lama(cur, instansi.kode, periode.sebelumnya, periode.tahun_lalu)
    for row in rows:
        mulai_lagi = row["metode"] == Metode.KUMULATIF and periode.nomor == 1
        kode = row["kode_indikator"]
        row["triwulan_lalu"] = None if mulai_lagi else lama.get((kode, periode.sebelumnya))
        row["tahun_lalu"] = lama.get((kode, periode.tahun_lalu))
    return _formulir(instansi, unit, rows, read_keadaan(cur, kode_unit, periode))


def _formulir(
    instansi: Instansi, unit: UnitKerja, rows: list[dict[str, Any]], keadaan: KeadaanFormulir
) -> Formulir:
    return Formulir(
        kode_instansi=instansi.kode,
        instansi=instansi.nama,
        kabupaten=instansi.kabupaten,
        kode_unit=unit.kode,
        unit=unit.nama,
        jabatan=unit.jabatan,
        tahun=keadaan.periode.tahun,
        triwulan=keadaan.periode.nomor,
        baris=tuple(_baris(nomor, row, keadaan) for nomor, row in enumerate(rows, start=1)),
        contoh=instansi.contoh,
    )


def _baris(nomor: int, row: dict[str, Any], keadaan: KeadaanFormulir) -> BarisFormulir:
    terbuka = keadaan.keterbukaan.is_terbuka(row["kode_indikator"])
    return BarisFormulir(
        nomor=nomor,
        kode_indikator=row["kode_indikator"],
        sasaran=row["sasaran"],
        indikator=row["indikator"],
        satuan=row["satuan"],
        rumus=Rumus(row["rumus"]),
        metode=Metode(row["metode"]),
        desimal=row["desimal"],
        diukur=bool(row["diukur"]),
        target=tulis_target(row["target"], row["target_atas"], row["target_predikat"]),
        target_nilai=row["target"],
        target_atas=row["target_atas"],
        program=" ".join(filter(None, (row["kode_program"], row["program"]))),
        sumber_data=row["sumber_data"],
        unit=row["unit"],
        isian=isian_of(row),
        versi=row["versi_realisasi"],
        triwulan_lalu=row["triwulan_lalu"],
        tahun_lalu=row["tahun_lalu"],
        terkunci="" if terbuka else keadaan.keterbukaan.sebab,
        melengkapi=row["kode_indikator"] in keadaan.keterbukaan.melengkapi,
        catatan_kembali=keadaan.alur.dikembalikan.get(row["kode_indikator"], ""),
    )
