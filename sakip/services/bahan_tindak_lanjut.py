"""What units wrote beside their figures as bahan: kendala, plans before and what became of them, evidence."""

from dataclasses import replace
from datetime import date

from sakip.documents.bahan_tindak_lanjut import Bukti, Kendala, RencanaLalu
from sakip.domain.instansi import Instansi
from sakip.domain.periode import ROMAWI, JenisPeriode, Triwulan
from sakip.domain.tulisan import format_tanggal
from sakip.services.kendala import KEADAAN_LANJUT
from sakip.storage.catatan_angka import BarisKendala, read_kendala, read_tindak_lanjut
from sakip.storage.connection import Cursor
from sakip.storage.dokumen import list_bukti_tahun


def collect_kendala(
    cur: Cursor, kode_instansi: str, tahun: int, periode: JenisPeriode
) -> tuple[Kendala, ...]:
    """Return what was last written of each indikator in the triwulan of a periode; the caller has checked the right."""
    terakhir = {
        satu.kode_indikator: satu for satu in _read_kendala(cur, kode_instansi, tahun, periode)
    }
    return tuple(_make_kendala(satu) for _, satu in sorted(terakhir.items()))


def collect_kendala_setahun(cur: Cursor, kode_instansi: str, tahun: int) -> tuple[Kendala, ...]:
    """Return what was written of each indikator in every triwulan, in their order, each plan with its state.

    The caller has checked the right.
    """
    semua = _read_kendala(cur, kode_instansi, tahun, JenisPeriode.TAHUN)
    lanjut = {
        nomor: read_tindak_lanjut(cur, kode_instansi, Triwulan(tahun, nomor))
        for nomor in sorted({satu.triwulan for satu in semua})
    }
    return tuple(
        replace(_make_kendala(satu), keadaan=KEADAAN_LANJUT[jadi.keadaan] if jadi else "")
        for satu in semua
        for jadi in (lanjut[satu.triwulan].get(satu.kode_indikator) if satu.rencana else None,)
    )


def _read_kendala(
    cur: Cursor, kode_instansi: str, tahun: int, periode: JenisPeriode
) -> list[BarisKendala]:
    """Return what says something, triwulan by triwulan."""
    return [
        satu
        for nomor in periode.triwulan
        for satu in read_kendala(cur, kode_instansi, Triwulan(tahun, nomor)).values()
        if satu.kendala or satu.solusi or satu.rencana
    ]


def _make_kendala(satu: BarisKendala) -> Kendala:
    return Kendala(
        kode_indikator=satu.kode_indikator,
        triwulan=satu.triwulan,
        kendala=satu.kendala,
        solusi=satu.solusi,
        rencana=satu.rencana,
        pic=satu.pic,
        batas_waktu=_tanggal(satu.batas_waktu),
    )


def collect_rencana_lalu(
    cur: Cursor, kode_instansi: str, tahun: int, periode: JenisPeriode
) -> tuple[RencanaLalu, ...]:
    """Return the plans of the triwulan before each one of a periode; the caller has checked the right."""
    hasil = []
    for nomor in periode.triwulan:
        lalu = Triwulan(tahun, nomor).sebelumnya
        lanjut = read_tindak_lanjut(cur, kode_instansi, lalu)
        for kode, satu in read_kendala(cur, kode_instansi, lalu).items():
            if not satu.rencana:
                continue
            jadi = lanjut.get(kode)
            hasil.append(
                RencanaLalu(
                    kode_indikator=kode,
                    kapan=f"Triwulan {ROMAWI[lalu.nomor]} Tahun {lalu.tahun}",
                    rencana=satu.rencana,
                    pic=satu.pic,
                    batas_waktu=_tanggal(satu.batas_waktu),
                    keadaan=KEADAAN_LANJUT[jadi.keadaan] if jadi else "",
                    uraian=jadi.uraian if jadi else "",
                )
            )
    return tuple(hasil)


def collect_bukti(cur: Cursor, kantor: Instansi, tahun: int) -> tuple[Bukti, ...]:
    """Return the evidence of a tahun, with the days of the office; the caller has checked the right."""
    return tuple(
        Bukti(
            kode_indikator=row["kode_indikator"],
            triwulan=row["triwulan"],
            nama=row["nama"],
            jenis=row["jenis"],
            sidik=row["sha256"] or "",
            tautan=row["tautan"] or "",
            tanggal=format_tanggal(kantor.local_date(row["dicatat_pada"])),
            oleh=row["oleh"],
        )
        for row in list_bukti_tahun(cur, kantor.kode, tahun)
    )


def _tanggal(tanggal: date | None) -> str:
    return format_tanggal(tanggal) if tanggal else ""
