"""Bahan of a document: its indikator, each with its figures of every periode, its years before, notes and evidence."""

from dataclasses import replace
from typing import Any

from sakip.documents.bahan import Angka, Indikator
from sakip.services.capaian import BarisRekap, make_rekap
from sakip.services.renstra_dokumen import RencanaIndikator, read_rencana, roll_renstra
from sakip.services.standar import describe_standar
from sakip.storage.bacaan import read_keterangan
from sakip.storage.connection import Cursor
from sakip.storage.dokumen import count_bukti, read_iku
from sakip.storage.standar import read_standar


def read_indikator(
    cur: Cursor,
    kode_instansi: str,
    tahun: int,
    semua: list[dict[str, Any]],
    tahunan: list[dict[str, Any]],
) -> tuple[Indikator, ...]:
    """Return every indikator of a tahun; semua and tahunan: its rows as read_capaian_dokumen gives them.

    The caller has checked the right.
    """
    riwayat: dict[str, dict[int, dict[str, Any]]] = {}
    for row in tahunan:
        riwayat.setdefault(row["kode_indikator"], {})[row["tahun"]] = row
    catatan: dict[str, list[tuple[int, str]]] = {}
    for row in read_keterangan(cur, kode_instansi, tahun):
        if teks := row["keterangan"] or row["progres"]:
            catatan.setdefault(row["kode_indikator"], []).append((row["triwulan"], teks))
    bukti = count_bukti(cur, kode_instansi, tahun)
    rencana = read_rencana(cur, kode_instansi, tahun)
    standar = read_standar(cur, kode_instansi)
    iku = read_iku(cur, kode_instansi, tahun)
    angka: dict[str, list[dict[str, Any]]] = {}
    for row in semua:
        angka.setdefault(row["kode_indikator"], []).append(row)
    return tuple(
        replace(
            _indikator(
                rows, riwayat[kode], catatan.get(kode, []), bukti.get(kode, {}), rencana.find(kode)
            ),
            **describe_standar(standar.get((tahun, kode)), rows[0]["desimal"]),
            iku=kode in iku or not iku,
        )
        for kode, rows in angka.items()
    )


def _indikator(
    rows: list[dict[str, Any]],
    riwayat: dict[int, dict[str, Any]],
    catatan: list[tuple[int, str]],
    bukti: dict[int, int],
    rencana: RencanaIndikator,
) -> Indikator:
    row = rows[0]
    tahun = row["tahun"]
    renstra = roll_renstra(riwayat, tahun, rencana)
    return Indikator(
        kode=row["kode_indikator"],
        nama=row["indikator"],
        kode_sasaran=row["kode_sasaran"],
        sasaran=row["sasaran"],
        kode_unit=row["kode_unit"],
        unit=row["unit"],
        satuan=row["satuan"],
        definisi=row["definisi_operasional"],
        formula=row["formula"],
        sumber_data=row["sumber_data"],
        rumus=row["rumus"],
        metode=row["metode"],
        desimal=row["desimal"],
        kode_program=row["kode_program"] or "",
        program=row["program"] or "",
        angka=tuple(_angka(satu) for satu in sorted(rows, key=lambda row: str(row["periode"]))),
        riwayat=tuple((t, _angka(satu)) for t, satu in sorted(riwayat.items()) if t < tahun),
        catatan=tuple(catatan),
        jumlah_bukti=sum(bukti.values()),
        bukti_triwulan=tuple(sorted(bukti.items())),
        target_renstra=renstra.target,
        kondisi_awal=renstra.kondisi_awal,
        target_akhir=renstra.target_akhir,
        target_akhir_tulis=renstra.target_akhir_tulis,
        tahun_akhir=renstra.tahun_akhir,
        lalu=renstra.lalu,
        lalu_tulis=renstra.lalu_tulis,
        sampai=renstra.sampai,
        sampai_tulis=renstra.sampai_tulis,
        kemajuan=renstra.kemajuan,
        alasan_kemajuan=renstra.alasan,
    )


def _angka(row: dict[str, Any]) -> Angka:
    satu: BarisRekap = make_rekap(row)
    return Angka(
        periode=row["periode"],
        target=satu.target,
        target_tulis=satu.target_tulis,
        realisasi=satu.realisasi,
        realisasi_tulis=satu.realisasi_tulis,
        capaian=satu.capaian,
        capaian_tahunan=satu.capaian_tahunan,
        predikat=satu.predikat or "",
        corak=satu.urutan_predikat or 0,
        status=satu.status,
        alasan=satu.alasan,
        alasan_tahunan=satu.alasan_tahunan,
    )
