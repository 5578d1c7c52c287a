"""Bahan of a document: everything it prints, read once from the views, with the rules in force."""

from datetime import date
from typing import Any

from sakip.documents.bahan import (
    VERSI_BAHAN,
    Angka,
    Bahan,
    Indikator,
    Kantor,
    Kelompok,
    Program,
    Rata,
)
from sakip.domain.alasan import Alasan
from sakip.domain.errors import TidakAda
from sakip.domain.instansi import Instansi
from sakip.domain.peran import Pelaku, Peran
from sakip.domain.periode import ROMAWI, JenisPeriode
from sakip.domain.predikat import Pita
from sakip.domain.tulisan import format_angka
from sakip.domain.waktu import now_utc
from sakip.rules import read_rules
from sakip.services.bahan_perjanjian import collect_aksi, collect_perjanjian
from sakip.services.capaian import BarisRekap, make_rekap
from sakip.services.jenis_dokumen import require_jenis
from sakip.services.kantor_dokumen import find_pejabat, find_pemegang, read_cetakan, title_kepala
from sakip.services.pengaturan import read_nilai
from sakip.services.pengesahan import read_pengesahan
from sakip.services.renstra_dokumen import RencanaIndikator, read_rencana, roll_renstra
from sakip.services.ringkasan import read_aturan_tahun
from sakip.storage.anggaran import read_efisiensi
from sakip.storage.bacaan import read_keterangan
from sakip.storage.capaian import read_capaian, read_rata
from sakip.storage.connection import Cursor
from sakip.storage.dokumen import (
    count_bukti,
    list_pejabat,
    read_belanja,
    read_riwayat_capaian,
    read_uang_renstra,
)
from sakip.storage.penyiapan import list_unit, read_instansi

BERANGKA = ("lkj", "triwulan", "semester", "evaluasi-renja")
"""Documents that print realisasi and capaian, and so how official these are."""


def collect_bahan(
    cur: Cursor, pelaku: Pelaku, jenis: str, tahun: int, periode: JenisPeriode, pada: date
) -> Bahan:
    """Return the bahan of a document of the whole office; the caller has checked the right.

    pada: the day whose officials sign. The officials' own words, number and date come later.

    Raises TidakAda when the tahun has no indikator.
    """
    kantor = read_instansi(cur)
    semua = read_capaian(cur, pelaku.kode_instansi, tahun)
    if kantor is None or not semua:
        raise TidakAda(
            apa=f"Belum ada indikator pada tahun {tahun}",
            di_mana="dokumen",
            perbaikan="Pilih tahun lain, atau tetapkan sasaran, indikator, dan targetnya lebih dahulu.",
        )
    kalimat = read_rules("kalimat.toml")
    aturan = read_aturan_tahun(cur, pelaku.kode_instansi, tahun)
    unit = list_unit(cur, pelaku.kode_instansi)
    pejabat = list_pejabat(cur, pelaku.kode_instansi, pada)
    cetakan, alamat, tempat, atasan = read_cetakan(cur, kantor)
    (lambang,) = read_nilai(cur, kantor.kode, "kantor_lambang")
    kepala = find_pejabat(pejabat, unit, Peran.PENANGGUNG_JAWAB)
    return Bahan(
        versi=VERSI_BAHAN,
        jenis=jenis,
        tahun=tahun,
        periode=periode,
        kantor=_make_kantor(kantor, alamat, tempat, [find_pemegang(u, pejabat) for u in unit]),
        cetakan=cetakan,
        kepala=title_kepala(kepala, kantor),
        sekretaris=find_pejabat(pejabat, unit, Peran.PENGELOLA_DATA),
        penyusun=find_pejabat(pejabat, unit, Peran.PENYUSUN),
        atasan=atasan,
        indikator=_read_indikator(cur, pelaku.kode_instansi, tahun, semua),
        sasaran=_read_kelompok(cur, pelaku.kode_instansi, tahun, semua, "sasaran"),
        kantor_rata=_read_kelompok(cur, pelaku.kode_instansi, tahun, semua, "instansi")[0],
        program=_read_program(cur, pelaku.kode_instansi, tahun, periode),
        skala=aturan.skala.nama,
        pita=tuple((pita.nama, _interval(pita)) for pita in aturan.skala.pita),
        kalimat_batas=aturan.kalimat_batas,
        narasi=(),
        kalimat=tuple(kalimat["kalimat"].items()),
        daftar=tuple((kunci, tuple(isi)) for kunci, isi in kalimat["daftar"].items()),
        lambang=lambang,
        perjanjian=collect_perjanjian(cur, kantor, unit, tahun) if jenis == "pk" else (),
        pengesahan=read_pengesahan(cur, tahun, periode) if jenis in BERANGKA else "",
        aksi=collect_aksi(cur, pelaku.kode_instansi, tahun) if jenis == "rencana-aksi" else (),
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


def collect_draf(
    cur: Cursor, pelaku: Pelaku, jenis: str, tahun: int, periode: JenisPeriode
) -> Bahan:
    """Return the bahan of a document of today, without words; the caller has checked the right.

    Raises DataTidakSah for a kind or periode there is none of, TidakAda without indikator.
    """
    require_jenis(jenis, periode)
    kantor = read_instansi(cur)
    hari = kantor.local_date(now_utc()) if kantor else now_utc().date()
    return collect_bahan(cur, pelaku, jenis, tahun, periode, hari)


def _read_indikator(
    cur: Cursor, kode_instansi: str, tahun: int, semua: list[dict[str, Any]]
) -> tuple[Indikator, ...]:
    riwayat: dict[str, dict[int, dict[str, Any]]] = {}
    for row in read_riwayat_capaian(cur, kode_instansi):
        riwayat.setdefault(row["kode_indikator"], {})[row["tahun"]] = row
    catatan: dict[str, list[tuple[int, str]]] = {}
    for row in read_keterangan(cur, kode_instansi, tahun):
        if teks := row["keterangan"] or row["progres"]:
            catatan.setdefault(row["kode_indikator"], []).append((row["triwulan"], teks))
    bukti = count_bukti(cur, kode_instansi, tahun)
    rencana = read_rencana(cur, kode_instansi, tahun)
    angka: dict[str, list[dict[str, Any]]] = {}
    for row in semua:
        angka.setdefault(row["kode_indikator"], []).append(row)
    return tuple(
        _indikator(
            rows, riwayat[kode], catatan.get(kode, []), bukti.get(kode, 0), rencana.get(kode)
        )
        for kode, rows in angka.items()
    )


def _indikator(
    rows: list[dict[str, Any]],
    riwayat: dict[int, dict[str, Any]],
    catatan: list[tuple[int, str]],
    bukti: int,
    rencana: RencanaIndikator | None,
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
        jumlah_bukti=bukti,
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


def _read_kelompok(
    cur: Cursor, kode_instansi: str, tahun: int, semua: list[dict[str, Any]], kelompok: str
) -> tuple[Kelompok, ...]:
    """Return the sasaran in the order of the report, or the office alone."""
    rata: dict[str, list[Rata]] = {}
    for row in read_rata(cur, kode_instansi, kelompok, tahun):
        rata.setdefault(row["kode_kelompok"], []).append(
            Rata(
                periode=row["periode"],
                capaian=row["capaian"],
                predikat=row["predikat"] or "",
                status=row["status"],
                jumlah=row["jumlah_indikator"],
                dihitung=row["jumlah_dihitung"],
            )
        )
    uang = {
        row["kode_kelompok"]: row
        for row in read_efisiensi(cur, kode_instansi, tahun)
        if row["kelompok"] == kelompok
    }
    nama = {row["kode_sasaran"]: row["sasaran"] for row in semua}
    daftar = nama if kelompok == "sasaran" else {kode_instansi: ""}
    return tuple(
        _kelompok(kode, judul, rata.get(kode, []), uang.get(kode, {}))
        for kode, judul in daftar.items()
    )


def _kelompok(kode: str, nama: str, rata: list[Rata], uang: dict[str, Any]) -> Kelompok:
    alasan = uang.get("alasan")
    return Kelompok(
        kode=kode,
        nama=nama,
        rata=tuple(rata),
        pagu=uang.get("pagu"),
        realisasi=uang.get("realisasi"),
        serapan=uang.get("serapan"),
        selisih=uang.get("selisih"),
        tingkat=uang.get("tingkat") or "",
        alasan=Alasan(alasan).kalimat if alasan else "",
    )


def _read_program(
    cur: Cursor, kode_instansi: str, tahun: int, periode: JenisPeriode
) -> tuple[Program, ...]:
    hasil = []
    lain = read_uang_renstra(cur, kode_instansi, tahun)
    for kode, per_periode in read_belanja(cur, kode_instansi, tahun).items():
        row = per_periode[periode]
        hasil.append(
            Program(
                kode=kode,
                nama=row["nama"],
                jenjang=row["jenjang"],
                induk=row["kode_induk"] or "",
                pagu=row["pagu"],
                realisasi=row["realisasi_sampai"],
                sisa=row["sisa"],
                serapan=row["serapan"],
                alasan=Alasan(row["alasan"]).kalimat if row["alasan"] else "",
                triwulan=tuple(per_periode[f"TW{nomor}"]["realisasi"] for nomor in ROMAWI),
                pagu_renstra=lain[kode][0],
                lalu=lain[kode][1],
            )
        )
    return tuple(hasil)


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
