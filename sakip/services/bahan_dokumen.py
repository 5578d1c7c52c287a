"""Bahan of a document: everything it prints, read once from the views, with the rules in force."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sakip.documents.bahan import (
    VERSI_BAHAN,
    Bahan,
    Kantor,
)
from sakip.domain import waktu
from sakip.domain.errors import TidakAda
from sakip.domain.instansi import Instansi, UnitKerja
from sakip.domain.peran import Pelaku, Peran
from sakip.domain.periode import JenisPeriode
from sakip.domain.predikat import Pita
from sakip.domain.tulisan import format_angka
from sakip.rules import read_rules
from sakip.services.bahan_berlaku import BerlakuPeriode
from sakip.services.bahan_indikator import read_indikator
from sakip.services.bahan_kelompok import make_program, read_kelompok
from sakip.services.bahan_perjanjian import collect_aksi, collect_perjanjian
from sakip.services.bahan_renja import collect_renja
from sakip.services.bahan_surat import SURAT, collect_laporan
from sakip.services.bahan_tindak_lanjut import (
    collect_bukti,
    collect_kendala,
    collect_kendala_setahun,
    collect_rencana_lalu,
)
from sakip.services.jenis_dokumen import require_jenis
from sakip.services.kantor_dokumen import find_pejabat, find_pemegang, read_cetakan, title_kepala
from sakip.services.pengaturan import read_nilai
from sakip.services.pengesahan import read_pengesahan
from sakip.services.ringkasan import read_aturan_tahun
from sakip.storage.anggaran import read_efisiensi
from sakip.storage.bacaan import read_aturan, read_keterangan
from sakip.storage.capaian import read_kelengkapan, read_rata
from sakip.storage.connection import Cursor
from sakip.storage.dokumen import (
    list_pejabat,
    read_belanja,
    read_capaian_dokumen,
    read_rentang_renstra,
    read_tujuan,
    read_uang_renstra,
)
from sakip.storage.penyiapan import list_unit, read_instansi

Pilihan = tuple[str, JenisPeriode]  # kind of document, and the periode it is made for

BERANGKA = ("lkj", "triwulan", "semester", "evaluasi-renja")
"""Documents that print realisasi and capaian, and so how official these are."""
BERKALA = ("triwulan", "semester")
"""Reports that say what stood in the way, what is planned, and what became of the plans before."""


BERJANJI = ("pk", "lkj")
"""Documents that print signed perjanjian; the LKj those of the head of the office alone."""
BERAKSI = ("rencana-aksi", "lkj")
"""Documents that print the aksi of each indikator."""


def collect_semua(
    cur: Cursor, pelaku: Pelaku, tahun: int, pilihan: Iterable[Pilihan], pada: date
) -> Iterator[Bahan]:
    """Yield the bahan of several documents of the whole office; what they share is read once.

    pada: the day whose officials sign. The officials' own words, number and date come later.
    The caller has checked the right.

    Raises TidakAda when the tahun has no indikator.
    """
    kantor = read_instansi(cur)
    if read_aturan(cur, pelaku.kode_instansi, tahun):  # None without indikator
        _read_ahead(cur, pelaku.kode_instansi, tahun)
    semua, tahunan = read_capaian_dokumen(cur, pelaku.kode_instansi, tahun)
    if kantor is None or not semua:
        raise TidakAda(
            apa=f"Belum ada indikator pada tahun {tahun}",
            di_mana="dokumen",
            perbaikan="Pilih tahun lain, atau tetapkan sasaran, indikator, dan targetnya lebih dahulu.",
        )
    unit = list_unit(cur, kantor.kode)
    dasar = _read_dasar(cur, kantor, unit, tahun, pada, (semua, tahunan))
    belanja = read_belanja(cur, kantor.kode, tahun)
    rentang = read_rentang_renstra(cur, kantor.kode, tahun)
    lain = read_uang_renstra(cur, kantor.kode, tahun, *rentang)
    berlaku = BerlakuPeriode(cur, kantor.kode, tahun, semua)
    for jenis, periode in pilihan:
        rkt, indikatif = collect_renja(cur, kantor.kode, tahun) if jenis == "renja" else ((), ())
        yield replace(
            berlaku.fit(dasar, periode),
            jenis=jenis,
            periode=periode,
            program=make_program(belanja, lain, periode),
            perjanjian=tuple(
                satu
                for satu in collect_perjanjian(cur, kantor, unit, tahun)
                if jenis == "pk" or satu.kepala
            )
            if jenis in BERJANJI
            else (),
            aksi=collect_aksi(cur, kantor.kode, tahun) if jenis in BERAKSI else (),
            rkt=rkt,
            pagu_indikatif=indikatif,
            pengesahan=read_pengesahan(cur, tahun, periode) if jenis in BERANGKA else "",
            bukti=collect_bukti(cur, kantor, tahun) if jenis == "register-bukti" else (),
            laporan=collect_laporan(cur, kantor.kode, tahun, periode)
            if jenis in SURAT
            else ("", ""),
            **_read_lanjut(cur, kantor.kode, tahun, jenis, periode),
        )


def _read_ahead(cur: Cursor, kode_instansi: str, tahun: int) -> None:
    """Ask at the same time what takes longest to answer, in two halves that take about as long; each is read again below."""
    rentang = read_rentang_renstra(cur, kode_instansi, tahun)
    cur.read_ahead(
        lambda lain: read_efisiensi(lain, kode_instansi, tahun),
        lambda lain: read_capaian_dokumen(lain, kode_instansi, tahun),
        lambda lain: read_kelengkapan(lain, kode_instansi),
        lambda lain: read_rata(lain, kode_instansi, None, tahun),
        lambda lain: read_belanja(lain, kode_instansi, tahun),
        lambda lain: read_uang_renstra(lain, kode_instansi, tahun, *rentang),
        lambda lain: read_keterangan(lain, kode_instansi, tahun),
    )


def _read_lanjut(
    cur: Cursor, kode_instansi: str, tahun: int, jenis: str, periode: JenisPeriode
) -> dict[str, Any]:
    """Return what units wrote beside their figures, where the document prints it."""
    if jenis == "lkj":
        return {"kendala": collect_kendala_setahun(cur, kode_instansi, tahun)}
    if jenis not in BERKALA:
        return {}
    return {
        "kendala": collect_kendala(cur, kode_instansi, tahun, periode),
        "rencana_lalu": collect_rencana_lalu(cur, kode_instansi, tahun, periode),
    }


def _read_dasar(
    cur: Cursor,
    kantor: Instansi,
    unit: list[UnitKerja],
    tahun: int,
    pada: date,
    capaian: tuple[list[dict[str, Any]], list[dict[str, Any]]],
) -> Bahan:
    """Return what every document of a tahun holds, as the bahan of none yet; capaian as read_capaian_dokumen gives it."""
    kalimat = read_rules("kalimat.toml")
    aturan = read_aturan_tahun(cur, kantor.kode, tahun)
    pejabat = list_pejabat(cur, kantor.kode, pada)
    cetakan, alamat, tempat, atasan = read_cetakan(cur, kantor)
    (lambang,) = read_nilai(cur, kantor.kode, "kantor_lambang")
    kepala = find_pejabat(pejabat, unit, Peran.PENANGGUNG_JAWAB)
    tujuan = tuple(read_tujuan(cur, kantor.kode, tahun))
    _, selesai = read_rentang_renstra(cur, kantor.kode, tahun)
    return Bahan(
        versi=VERSI_BAHAN,
        jenis="",
        tahun=tahun,
        periode="",
        kantor=_make_kantor(kantor, alamat, tempat, [find_pemegang(u, pejabat) for u in unit]),
        cetakan=cetakan,
        kepala=title_kepala(kepala, kantor),
        sekretaris=find_pejabat(pejabat, unit, Peran.PENGELOLA_DATA),
        penyusun=find_pejabat(pejabat, unit, Peran.PENYUSUN),
        atasan=atasan,
        indikator=read_indikator(cur, kantor.kode, tahun, *capaian),
        sasaran=read_kelompok(cur, kantor.kode, tahun, capaian[0], "sasaran"),
        kantor_rata=read_kelompok(cur, kantor.kode, tahun, capaian[0], "instansi")[0],
        program=(),
        skala=aturan.skala.nama,
        pita=tuple((pita.nama, _interval(pita)) for pita in aturan.skala.pita),
        kalimat_batas=aturan.kalimat_batas,
        narasi=(),
        kalimat=tuple(kalimat["kalimat"].items()),
        daftar=tuple((kunci, tuple(isi)) for kunci, isi in kalimat["daftar"].items()),
        lambang=lambang,
        tujuan=tujuan,
        akhir_renstra=selesai if tujuan else 0,
    )


def _make_kantor(
    kantor: Instansi, alamat: tuple[str, ...], tempat: str, unit: list[tuple[str, str, str]]
) -> Kantor:
    return Kantor(
        nama=kantor.nama,
        jenis=kantor.jenis,
        pemerintah=f"Pemerintah {kantor.kabupaten}",
        kabupaten=kantor.kabupaten,
        alamat=alamat,
        tempat=tempat,
        contoh=kantor.contoh,
        unit=tuple(unit),
    )


def collect_setahun(
    cur: Cursor, pelaku: Pelaku, tahun: int, pilihan: Sequence[Pilihan]
) -> Iterator[Bahan]:
    """Yield the bahan of several documents of today, without words; the caller has checked the right.

    Raises DataTidakSah for a kind or periode there is none of, TidakAda without indikator.
    """
    for jenis, periode in pilihan:
        require_jenis(jenis, periode)
    kantor = read_instansi(cur)
    hari = kantor.local_date(waktu.now_utc()) if kantor else waktu.now_utc().date()
    yield from collect_semua(cur, pelaku, tahun, pilihan, hari)


def collect_draf(
    cur: Cursor, pelaku: Pelaku, jenis: str, tahun: int, periode: JenisPeriode
) -> Bahan:
    """Return the bahan of one document of today, without words; the caller has checked the right.

    Raises as collect_setahun.
    """
    return next(collect_setahun(cur, pelaku, tahun, [(jenis, periode)]))


def _interval(pita: Pita) -> str:
    """Return a band as it is printed: "> 75 – 90"."""
    bawah = (
        ""
        if pita.bawah is None
        else f"{'≥' if pita.bawah_termasuk else '>'} {format_angka(pita.bawah)}"
    )
    atas = (
        ""
        if pita.atas is None
        else f"{'≤' if pita.atas_termasuk else '<'} {format_angka(pita.atas)}"
    )
    return " dan ".join(satu for satu in (bawah, atas) if satu)
