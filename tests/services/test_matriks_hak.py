"""Every role x every service that a page, route or command can call, for the own unit and for another's.

Deny by default: a function that takes the acting person and is not in the table fails the test.
"""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from sakip import services
from sakip.domain.bukti_dukung import BerkasBaru, TautanBaru
from sakip.domain.errors import DataTidakSah, TidakAda, TidakBerhak
from sakip.domain.instansi import UnitKerja
from sakip.domain.metode import Metode
from sakip.domain.peran import Hak, Pelaku, Penugasan, Peran, may, pelaku_baris_perintah
from sakip.domain.periode import JenisPeriode, Triwulan
from sakip.domain.rumus import Rumus
from sakip.services import (
    alur_pengumpulan,
    antrean,
    asal_angka,
    batal_unggahan,
    belanja,
    buat_dokumen,
    bukti_dukung,
    bukti_wajib,
    capaian,
    dasar_target,
    dokumen,
    dokumen_perjanjian,
    ekspor,
    ekspor_uji_silang,
    faktor_kedua,
    formulir,
    formulir_ditemukan,
    ganti_sandi,
    hitung,
    identitas,
    jejak,
    kendala,
    kepatuhan,
    koreksi_dokumen,
    lambang,
    lampiran,
    langkah,
    langkah_saya,
    lihat_bukti,
    lke,
    nama_lain,
    narasi,
    nomor_dokumen,
    paket_bukti,
    pekerjaan,
    pelaksanaan,
    pemberitahuan,
    pembetulan,
    pemeriksaan,
    penarikan,
    pengaturan,
    pengesahan,
    pengesahan_dokumen,
    pengguna,
    pengingat,
    penugasan,
    perencanaan,
    persetujuan_periode,
    progres_bulanan,
    prosedur,
    prosedur_kantor,
    rapat,
    realisasi,
    rencana,
    ringkasan,
    riwayat_angka,
    riwayat_ukuran,
    sesi_saya,
    sosialisasi,
    standar,
    surat,
    surel,
    surel_pengembalian,
    tanya_jawab,
    tenggat,
    tugas,
    tugas_dokumen,
    tugas_formulir,
    tugas_kerja,
    uji_silang,
    ukuran,
    unggah_massal,
    unggahan,
    unit_kerja,
    waktu_hilang,
)
from sakip.services.jenis_dokumen import Format
from sakip.services.pratinjau import Pratinjau
from sakip.services.pratinjau_rencana import PratinjauRencana
from sakip.storage.connection import Database, open_database
from tests.isi_formulir import fill_formulir
from tests.kantor_contoh import berkas_contoh
from tests.pekerjaan import wait_pekerjaan
from tests.prosedur import a_lampiran

__all__ = ["berkas_contoh"]

ORANG = ("camat", "sekcam", "kasubbag.pep", "kasi.pem", "staf.pem", "inspektorat", "admin")
INDIKATOR = {"PEM": "IKK-08", "YANLIK": "IKK-01"}
TW, SD3, TAHUN = Triwulan(2026, 4), JenisPeriode.SD3, 2026
# A kind of document there is none of: refused after the right was asked, before anything is read.
TANPA = ("tidak-ada", TAHUN, JenisPeriode.TAHUN)
HANTU = (
    "hantu"  # a person, an act or a session that does not exist: nothing changes, past the right
)
RENCANA = PratinjauRencana(nama_berkas="x", isi=b"", sidik="", baris=(), temuan=())
UNIT_KOSONG = unit_kerja.IsianUnit(nama="", jabatan="", peran_sop="")
UNIT_HANTU = UnitKerja(kode=HANTU, nama="", jabatan="", peran_sop="", urutan=1)
SURAT_HANTU = surat.BarisSurat(
    kode_instansi="donomulyo", tahun=TAHUN, urutan=99, nomor="99", kode_pelaksanaan=HANTU,
    tanggal=date(2026, 1, 1), kepada="", perihal="", dicatat_oleh="", dicatat_pada=datetime(2026, 1, 1),  # noqa: DTZ001
)  # fmt: skip
KIRIMAN_HANTU = surat.BarisPengiriman(
    kode_instansi="donomulyo", kode=HANTU, versi=1, kode_pelaksanaan=HANTU, tujuan="", cara="",
    rangkap=1, penerima=None, diterima=None, dicatat_oleh="", dicatat_pada=datetime(2026, 1, 1),  # noqa: DTZ001
)  # fmt: skip
SURAT_MATI = surel.SetelanSurel(
    server="127.0.0.1", port=9, dari="a@b.id", nama="", sandi="", tls=False
)
TABEL_CSV = b"rumus;target;realisasi;capaian\nnaik;10;10;100\n"


@dataclass(frozen=True, kw_only=True)
class Bahan:
    """What the calls are about, of one unit; made by who holds every right."""

    unit: str
    indikator: str
    templat: bytes
    pratinjau: Pratinjau
    ditemukan: formulir_ditemukan.FormulirDitemukan
    unggahan: str
    bukti: str
    lampiran: str
    progres: progres_bulanan.ProgresBulanan
    uji: uji_silang.HasilUjiSilang


Panggil = Callable[[Database, Pelaku, Bahan], object]


@dataclass(frozen=True)
class Sel:
    """A row of the table: the right asked for (None: everybody, over what is their own), and a call."""

    hak: Hak | None
    panggil: Panggil
    per_unit: bool = True

    def is_boleh(self, pelaku: Pelaku, unit: str) -> bool:
        """Tell what the rights table says of this person and unit."""
        return self.hak is None or may(pelaku, self.hak, unit if self.per_unit else None)


def kantor(hak: Hak, panggil: Panggil) -> Sel:
    """A call that names no unit: what it gives or takes is filtered by row scope."""
    return Sel(hak, panggil, per_unit=False)


def sendiri(panggil: Panggil) -> Sel:
    """A call about nobody but the acting person."""
    return Sel(None, panggil, per_unit=False)


def a_pekerjaan(db: Database, pelaku: Pelaku) -> str:
    """Have something made for this person, and return it once it is there."""
    hasil = pekerjaan.Hasil(nama="a.txt", isi=b"isi", media="text/plain")
    kode = pekerjaan.submit_pekerjaan(db, pelaku, "uji", lambda lapor: hasil)
    wait_pekerjaan()
    return kode


A, KP, KG = Hak.LIHAT_CAPAIAN, Hak.KELOLA_PENGGUNA, Hak.KELOLA_PENGATURAN
LP, MP, KL = Hak.LIHAT_PROSEDUR, Hak.MULAI_PROSEDUR, Hak.KERJAKAN_LANGKAH
STAF = Penugasan(peran=Peran.STAF, kode_unit="PEM")
# fmt: off
TABEL: dict[str, Sel] = {
    "alur_pengumpulan.approve_formulir": Sel(Hak.SETUJUI, lambda d, p, b: alur_pengumpulan.approve_formulir(d, p, b.unit, TW, versi=99)),
    "alur_pengumpulan.legalise_formulir": Sel(Hak.SAHKAN, lambda d, p, b: alur_pengumpulan.legalise_formulir(d, p, b.unit, TW, versi=99)),
    "alur_pengumpulan.lock_formulir": Sel(Hak.KUNCI, lambda d, p, b: alur_pengumpulan.lock_formulir(d, p, b.unit, TW, versi=99)),
    "alur_pengumpulan.reopen_formulir": Sel(Hak.KUNCI, lambda d, p, b: alur_pengumpulan.reopen_formulir(d, p, b.unit, TW, "", versi=99)),
    "alur_pengumpulan.return_baris": Sel(Hak.VERIFIKASI, lambda d, p, b: alur_pengumpulan.return_baris(d, p, b.unit, TW, {}, versi=99)),
    "alur_pengumpulan.submit_formulir": Sel(Hak.AJUKAN, lambda d, p, b: alur_pengumpulan.submit_formulir(d, p, b.unit, TW, versi=99)),
    "alur_pengumpulan.undo_status": Sel(A, lambda d, p, b: alur_pengumpulan.undo_status(d, p, b.unit, TW, "", versi=99)),
    "alur_pengumpulan.verify_formulir": Sel(Hak.VERIFIKASI, lambda d, p, b: alur_pengumpulan.verify_formulir(d, p, b.unit, TW, versi=99)),
    "surel.send_ringkasan": kantor(KG, lambda d, p, b: surel.send_ringkasan(d, p, SURAT_MATI)),
    "surel_pengembalian.send_pengembalian": kantor(KG, lambda d, p, b: surel_pengembalian.send_pengembalian(d, p, SURAT_MATI)),
    "surel.set_alamat": kantor(KP, lambda d, p, b: surel.set_alamat(d, p, HANTU, "")),
    "tanya_jawab.answer_angka": Sel(Hak.ISI_REALISASI, lambda d, p, b: tanya_jawab.answer_angka(d, p, b.unit, TW, b.indikator, "")),
    "tanya_jawab.ask_angka": Sel(Hak.PERIKSA, lambda d, p, b: tanya_jawab.ask_angka(d, p, b.unit, TW, b.indikator, "")),
    "tanya_jawab.list_tanya": Sel(A, lambda d, p, b: tanya_jawab.list_tanya(d, p, b.unit, TW)),
    "tugas.list_tugas": kantor(A, lambda d, p, b: tugas.list_tugas(d, p)),
    "tugas_dokumen.list_tugas_dokumen": sendiri(lambda d, p, b: tugas_dokumen.list_tugas_dokumen(d, p)),
    "tugas_formulir.list_tugas_formulir": kantor(A, lambda d, p, b: tugas_formulir.list_tugas_formulir(d, p, date(2020, 1, 1))),
    "tugas_kerja.list_tugas_kerja": kantor(LP, lambda d, p, b: list(tugas_kerja.list_tugas_kerja(d, p, date(2020, 1, 1)))),
    "tugas_kerja.list_tugas_lanjut": kantor(A, lambda d, p, b: list(tugas_kerja.list_tugas_lanjut(d, p, date(2020, 1, 1)))),
    "tenggat.except_tenggat": Sel(Hak.KUNCI, lambda d, p, b: tenggat.except_tenggat(d, p, b.unit, TW, jatuh_tempo=date(2020, 1, 1), penutupan=None, alasan="")),
    "antrean.accept_semua": kantor(Hak.PERIKSA, lambda d, p, b: antrean.accept_semua(d, p, [])),
    "antrean.list_antrean": kantor(Hak.PERIKSA, lambda d, p, b: antrean.list_antrean(d, p)),
    "antrean.list_formulir_kantor": kantor(A, lambda d, p, b: antrean.list_formulir_kantor(d, p)),
    "asal_angka.explain_angka": Sel(A, lambda d, p, b: asal_angka.explain_angka(d, p, b.indikator, TAHUN, SD3)),
    "batal_unggahan.list_pembatalan": Sel(A, lambda d, p, b: batal_unggahan.list_pembatalan(d, p, b.unit, TW)),
    "batal_unggahan.preview_batal": Sel(Hak.UNGGAH, lambda d, p, b: batal_unggahan.preview_batal(d, p, b.unggahan)),
    "batal_unggahan.undo_unggahan": Sel(Hak.UNGGAH, lambda d, p, b: batal_unggahan.undo_unggahan(d, p, b.unggahan, "")),
    "buat_dokumen.start_dokumen": kantor(Hak.LIHAT_KANTOR, lambda d, p, b: buat_dokumen.start_dokumen(d, p, *TANPA, Format.PDF)),
    "buat_dokumen.start_paket": kantor(Hak.LIHAT_KANTOR, lambda d, p, b: buat_dokumen.start_paket(d, p, 0)),
    "buat_dokumen.start_perjanjian": kantor(Hak.LIHAT_KANTOR, lambda d, p, b: buat_dokumen.start_perjanjian(d, p, 0, "?", Format.PDF)),
    "dokumen_perjanjian.list_pilihan_perjanjian": kantor(A, lambda d, p, b: dokumen_perjanjian.list_pilihan_perjanjian(d, p, TAHUN)),
    "dokumen_perjanjian.make_satu_perjanjian": Sel(A, lambda d, p, b: dokumen_perjanjian.make_satu_perjanjian(d, p, TAHUN, f"PK-2026-{b.unit}", Format.XLSX)),
    "buat_dokumen.start_setahun": kantor(Hak.LIHAT_KANTOR, lambda d, p, b: buat_dokumen.start_setahun(d, p, 0, Format.PDF)),
    "belanja.get_templat_belanja": kantor(Hak.ISI_ANGGARAN, lambda d, p, b: belanja.get_templat_belanja(d, p, TAHUN)),
    "belanja.list_belanja": kantor(Hak.ISI_ANGGARAN, lambda d, p, b: belanja.list_belanja(d, p, TAHUN)),
    "belanja.preview_belanja": kantor(Hak.ISI_ANGGARAN, lambda d, p, b: belanja.preview_belanja(d, p, b"", "x.xlsx")),
    "belanja.save_belanja": kantor(Hak.ISI_ANGGARAN, lambda d, p, b: belanja.save_belanja(d, p, RENCANA)),
    "rencana.save_pratinjau": kantor(Hak.KELOLA_PERENCANAAN, lambda d, p, b: rencana.save_pratinjau(d, p, RENCANA, Hak.KELOLA_PERENCANAAN, konfirmasi=False)),
    "bukti_dukung.add_bukti": Sel(Hak.ISI_REALISASI, lambda d, p, b: bukti_dukung.add_bukti(d, p, b.unit, TW, b.indikator, TautanBaru(nama="x", alamat="bukan tautan"))),
    "bukti_dukung.remove_bukti": Sel(Hak.ISI_REALISASI, lambda d, p, b: bukti_dukung.remove_bukti(d, p, b.bukti, 99)),
    "bukti_dukung.replace_bukti": Sel(Hak.ISI_REALISASI, lambda d, p, b: bukti_dukung.replace_bukti(d, p, b.bukti, 99, TautanBaru(nama="x", alamat="https://x.id/y"))),
    "bukti_wajib.list_jumlah_bukti": Sel(A, lambda d, p, b: bukti_wajib.list_jumlah_bukti(d, p, b.unit, TW)),
    "bukti_wajib.list_wajib": Sel(A, lambda d, p, b: bukti_wajib.list_wajib(d, p, b.unit, TAHUN)),
    "bukti_wajib.set_wajib": kantor(Hak.KELOLA_PERENCANAAN, lambda d, p, b: bukti_wajib.set_wajib(d, p, b.indikator, TAHUN, wajib=False)),
    "capaian.list_anggaran": kantor(Hak.LIHAT_KANTOR, lambda d, p, b: capaian.list_anggaran(d, p, TAHUN, SD3)),
    "capaian.list_efisiensi": kantor(Hak.LIHAT_KANTOR, lambda d, p, b: capaian.list_efisiensi(d, p, TAHUN)),
    "capaian.list_kelengkapan": kantor(A, lambda d, p, b: capaian.list_kelengkapan(d, p, TAHUN)),
    "capaian.list_rata": kantor(Hak.LIHAT_KANTOR, lambda d, p, b: capaian.list_rata(d, p, "instansi", TAHUN)),
    "dasar_target.list_dasar_target": kantor(A, lambda d, p, b: dasar_target.list_dasar_target(d, p, TAHUN, SD3)),
    "capaian.list_rekap": Sel(A, lambda d, p, b: capaian.list_rekap(d, p, TAHUN, SD3, b.unit)),
    "capaian.list_tren": kantor(A, lambda d, p, b: capaian.list_tren(d, p, b.indikator)),
    "dokumen.get_bahan": kantor(Hak.LIHAT_KANTOR, lambda d, p, b: dokumen.get_bahan(d, p, *TANPA)),
    "dokumen.list_jenis": kantor(Hak.LIHAT_KANTOR, lambda d, p, b: dokumen.list_jenis(p)),
    "dokumen.list_kekurangan": kantor(Hak.LIHAT_KANTOR, lambda d, p, b: dokumen.list_kekurangan(d, p, *TANPA)),
    "dokumen.make_dokumen": kantor(Hak.LIHAT_KANTOR, lambda d, p, b: dokumen.make_dokumen(d, p, *TANPA, Format.PDF)),
    "dokumen.make_semua": kantor(Hak.LIHAT_KANTOR, lambda d, p, b: dokumen.make_semua(d, p, TAHUN, [("?", SD3)], [Format.PDF])),
    "koreksi_dokumen.add_berkas": kantor(Hak.PERIKSA, lambda d, p, b: koreksi_dokumen.add_berkas(d, p, *TANPA, "x.exe", b"MZ")),
    "koreksi_dokumen.add_koreksi": kantor(Hak.KOREKSI_DOKUMEN, lambda d, p, b: koreksi_dokumen.add_koreksi(d, p, *TANPA, "", "")),
    "koreksi_dokumen.add_paraf": kantor(Hak.PERIKSA, lambda d, p, b: koreksi_dokumen.add_paraf(d, p, *TANPA)),
    "koreksi_dokumen.finish_koreksi": kantor(Hak.PERIKSA, lambda d, p, b: koreksi_dokumen.finish_koreksi(d, p, *TANPA, 1, "")),
    "koreksi_dokumen.get_berkas_dokumen": kantor(Hak.LIHAT_KANTOR, lambda d, p, b: koreksi_dokumen.get_berkas_dokumen(d, p, *TANPA, 1)),
    "koreksi_dokumen.list_langkah": kantor(Hak.LIHAT_KANTOR, lambda d, p, b: koreksi_dokumen.list_langkah(d, p, *TANPA)),
    "koreksi_dokumen.sign_dokumen": kantor(Hak.LIHAT_KANTOR, lambda d, p, b: koreksi_dokumen.sign_dokumen(d, p, *TANPA)),
    "lambang.get_lambang": kantor(KG, lambda d, p, b: lambang.get_lambang(d, p)),
    "lambang.remove_lambang": kantor(KG, lambda d, p, b: lambang.remove_lambang(d, p)),
    "lambang.set_lambang": kantor(KG, lambda d, p, b: lambang.set_lambang(d, p, "x.exe", b"MZ")),
    "lke.check_lke": kantor(Hak.LIHAT_KANTOR, lambda d, p, b: lke.check_lke(d, p, 0)),
    "paket_bukti.make_paket": kantor(Hak.LIHAT_KANTOR, lambda d, p, b: paket_bukti.make_paket(d, p, 0)),
    "narasi.list_narasi": kantor(A, lambda d, p, b: narasi.list_narasi(d, p, *TANPA)),
    "narasi.write_narasi": kantor(Hak.TULIS_NARASI, lambda d, p, b: narasi.write_narasi(d, p, *TANPA, "bab1/isu", "", versi=0)),
    "nomor_dokumen.get_bentuk_nomor": kantor(Hak.SAHKAN, lambda d, p, b: nomor_dokumen.get_bentuk_nomor(d, p, date(2026, 12, 1))),
    "pengesahan_dokumen.compare_final": kantor(Hak.LIHAT_KANTOR, lambda d, p, b: pengesahan_dokumen.compare_final(d, p, *TANPA)),
    "pengesahan_dokumen.finalize_dokumen": kantor(Hak.SAHKAN, lambda d, p, b: pengesahan_dokumen.finalize_dokumen(d, p, *TANPA, nomor="1", tanggal=date(2026, 12, 1))),
    "pengesahan_dokumen.get_final": kantor(Hak.LIHAT_KANTOR, lambda d, p, b: pengesahan_dokumen.get_final(d, p, "?", Format.PDF)),
    "pengesahan_dokumen.list_final": kantor(Hak.LIHAT_KANTOR, lambda d, p, b: pengesahan_dokumen.list_final(d, p)),
    "pengesahan_dokumen.list_halangan": kantor(Hak.LIHAT_KANTOR, lambda d, p, b: pengesahan_dokumen.list_halangan(d, p, *TANPA)),
    "ekspor.export_capaian": Sel(Hak.EKSPOR, lambda d, p, b: ekspor.export_capaian(d, p, TAHUN, SD3, kode_unit=b.unit)),
    "ekspor_uji_silang.export_uji_silang": kantor(Hak.UJI_SILANG, lambda d, p, b: ekspor_uji_silang.export_uji_silang(d, p, b.uji, b.uji.baris, "csv", "semua")),
    "faktor_kedua.activate_faktor": sendiri(lambda d, p, b: faktor_kedua.activate_faktor(d, p, "000000")),
    "faktor_kedua.get_status": sendiri(lambda d, p, b: faktor_kedua.get_status(d, p)),
    "faktor_kedua.read_otpauth": sendiri(lambda d, p, b: faktor_kedua.read_otpauth(d, p)),
    "faktor_kedua.remove_faktor": sendiri(lambda d, p, b: faktor_kedua.remove_faktor(d, p, "x", "000000")),
    "faktor_kedua.renew_pemulihan": sendiri(lambda d, p, b: faktor_kedua.renew_pemulihan(d, p, "x", "000000")),
    "faktor_kedua.start_faktor": sendiri(lambda d, p, b: faktor_kedua.start_faktor(d, p, "x")),
    "faktor_kedua.reset_faktor": kantor(KP, lambda d, p, b: faktor_kedua.reset_faktor(d, p, HANTU)),
    "formulir.get_formulir": Sel(Hak.UNDUH_TEMPLAT, lambda d, p, b: formulir.get_formulir(d, p, b.unit, TW)),
    "formulir.get_templat": Sel(Hak.UNDUH_TEMPLAT, lambda d, p, b: formulir.get_templat(d, p, b.unit, TW)),
    "formulir.list_tahun": kantor(A, lambda d, p, b: formulir.list_tahun(d, p)),
    "formulir.list_unit_formulir": kantor(Hak.UNDUH_TEMPLAT, lambda d, p, b: formulir.list_unit_formulir(d, p)),
    "formulir_ditemukan.find_formulir": kantor(Hak.UNGGAH, lambda d, p, b: formulir_ditemukan.find_formulir(d, p, b"", "kosong.xlsx", TAHUN)),
    "formulir_ditemukan.preview_ditemukan": Sel(Hak.UNGGAH, lambda d, p, b: formulir_ditemukan.preview_ditemukan(d, p, b.ditemukan, b.templat, "f.xlsx")),
    "ganti_sandi.change_sandi": sendiri(lambda d, p, b: ganti_sandi.change_sandi(d, p, "x", "sandi yang baru")),
    "ganti_sandi.require_sandi_sendiri": sendiri(lambda d, p, b: ganti_sandi.require_sandi_sendiri(d, p, "x", "Kata sandi")),
    "ganti_sandi.reset_sandi": kantor(KP, lambda d, p, b: ganti_sandi.reset_sandi(d, p, HANTU)),
    "hitung.hitung": kantor(Hak.UJI_SILANG, lambda d, p, b: hitung.hitung(p, "naik", "10", "9")),
    "identitas.set_identitas": kantor(KP, lambda d, p, b: identitas.set_identitas(d, p, HANTU, nama="", nip="", pangkat="")),
    "jejak.check_jejak": kantor(Hak.LIHAT_JEJAK, lambda d, p, b: jejak.check_jejak(d, p)),
    "jejak.list_isi": kantor(Hak.LIHAT_JEJAK, lambda d, p, b: jejak.list_isi(d, p)),
    "jejak.list_jejak": kantor(Hak.LIHAT_JEJAK, lambda d, p, b: jejak.list_jejak(d, p)),
    "kendala.list_kendala": Sel(A, lambda d, p, b: kendala.list_kendala(d, p, b.unit, TW)),
    "kendala.record_kendala": Sel(Hak.ISI_REALISASI, lambda d, p, b: kendala.record_kendala(d, p, b.unit, TW, b.indikator, kendala.IsianKendala(), versi=0)),
    "kendala.record_tindak_lanjut": Sel(Hak.ISI_REALISASI, lambda d, p, b: kendala.record_tindak_lanjut(d, p, b.unit, TW, b.indikator, "", "", versi=0)),
    "kepatuhan.list_kepatuhan": kantor(Hak.LIHAT_KANTOR, lambda d, p, b: kepatuhan.list_kepatuhan(d, p, TW)),
    "lihat_bukti.get_batas": sendiri(lambda d, p, b: lihat_bukti.get_batas(d, p)),
    "lihat_bukti.get_berkas": Sel(A, lambda d, p, b: lihat_bukti.get_berkas(d, p, b.bukti)),
    "lihat_bukti.get_bukti": Sel(A, lambda d, p, b: lihat_bukti.get_bukti(d, p, b.bukti)),
    "lihat_bukti.list_bukti": Sel(A, lambda d, p, b: lihat_bukti.list_bukti(d, p, b.unit, TW)),
    "lihat_bukti.list_versi_bukti": Sel(A, lambda d, p, b: lihat_bukti.list_versi_bukti(d, p, b.bukti)),
    "nama_lain.remember_nama": Sel(Hak.UNGGAH, lambda d, p, b: nama_lain.remember_nama(d, p, b.unit, TW, {})),
    "pekerjaan.cancel_pekerjaan": kantor(Hak.LIHAT_KANTOR, lambda d, p, b: pekerjaan.cancel_pekerjaan(d, p, a_pekerjaan(d, p))),
    "pekerjaan.get_hasil": kantor(Hak.LIHAT_KANTOR, lambda d, p, b: pekerjaan.get_hasil(d, p, a_pekerjaan(d, p))),
    "pekerjaan.list_pekerjaan": kantor(Hak.LIHAT_KANTOR, lambda d, p, b: pekerjaan.list_pekerjaan(d, p)),
    "pekerjaan.submit_pekerjaan": kantor(Hak.LIHAT_KANTOR, lambda d, p, b: a_pekerjaan(d, p)),
    "pemeriksaan.get_periksa": Sel(A, lambda d, p, b: pemeriksaan.get_periksa(d, p, b.unit, TW)),
    "penarikan.list_penarikan": kantor(Hak.KELOLA_PERENCANAAN, lambda d, p, b: penarikan.list_penarikan(d, p)),
    "penarikan.preview_tarik": kantor(Hak.KELOLA_PERENCANAAN, lambda d, p, b: penarikan.preview_tarik(d, p, HANTU, ())),
    "penarikan.withdraw_rencana": kantor(Hak.KELOLA_PERENCANAAN, lambda d, p, b: penarikan.withdraw_rencana(d, p, HANTU, (), "uji")),
    "pengaturan.list_pengaturan": kantor(KG, lambda d, p, b: pengaturan.list_pengaturan(d, p, TAHUN)),
    "pengaturan.list_perubahan": kantor(KG, lambda d, p, b: pengaturan.list_perubahan(d, p)),
    "pengaturan.set_pengaturan": kantor(KG, lambda d, p, b: pengaturan.set_pengaturan(d, p, "sesi_menit_diam", "60")),
    "pengguna.create_pengguna": kantor(KP, lambda d, p, b: pengguna.create_pengguna(d, p, kode="?", nama="x")),
    "pengguna.list_pengguna": kantor(KP, lambda d, p, b: pengguna.list_pengguna(d, p)),
    "pengguna.set_status": kantor(KP, lambda d, p, b: pengguna.set_status(d, p, HANTU, aktif=False)),
    "penugasan.add_penugasan": kantor(KP, lambda d, p, b: penugasan.add_penugasan(d, p, HANTU, STAF)),
    "penugasan.revoke_penugasan": kantor(KP, lambda d, p, b: penugasan.revoke_penugasan(d, p, HANTU, 1)),
    "pengingat.list_pengingat": kantor(Hak.PERIKSA, lambda d, p, b: pengingat.list_pengingat(d, p, TW)),
    "pengingat.make_kalender": kantor(A, lambda d, p, b: pengingat.make_kalender(d, p)),
    "pemberitahuan.list_pemberitahuan": kantor(A, lambda d, p, b: pemberitahuan.list_pemberitahuan(d, p)),
    "pemberitahuan.read_pemberitahuan": kantor(A, lambda d, p, b: pemberitahuan.read_pemberitahuan(d, p, [HANTU])),
    "pengesahan.get_pengesahan": Sel(A, lambda d, p, b: pengesahan.get_pengesahan(d, p, TAHUN, SD3, b.unit)),
    "persetujuan_periode.approve_periode": kantor(Hak.SETUJUI, lambda d, p, b: persetujuan_periode.approve_periode(d, p, TAHUN, JenisPeriode.TAHUN)),
    "persetujuan_periode.list_periode": kantor(Hak.LIHAT_KANTOR, lambda d, p, b: persetujuan_periode.list_periode(d, p, TAHUN)),
    "persetujuan_periode.revoke_periode": kantor(Hak.SETUJUI, lambda d, p, b: persetujuan_periode.revoke_periode(d, p, TAHUN, JenisPeriode.S1, "")),
    "perencanaan.check_rencana": kantor(Hak.LIHAT_KANTOR, lambda d, p, b: perencanaan.check_rencana(d, p, TAHUN)),
    "perencanaan.copy_rencana": kantor(Hak.KELOLA_PERENCANAAN, lambda d, p, b: perencanaan.copy_rencana(d, p, TAHUN, TAHUN)),
    "perencanaan.get_rencana": kantor(A, lambda d, p, b: perencanaan.get_rencana(d, p)),
    "perencanaan.list_banding_renja": kantor(Hak.LIHAT_KANTOR, lambda d, p, b: perencanaan.list_banding_renja(d, p, TAHUN)),
    "perencanaan.list_banding_rkt": kantor(A, lambda d, p, b: perencanaan.list_banding_rkt(d, p, TAHUN)),
    "perencanaan.list_smart": kantor(A, lambda d, p, b: perencanaan.list_smart(d, p, TAHUN)),
    "realisasi.list_riwayat": Sel(A, lambda d, p, b: realisasi.list_riwayat(d, p, b.unit, b.indikator, TW)),
    "realisasi.record_realisasi": Sel(Hak.ISI_REALISASI, lambda d, p, b: realisasi.record_realisasi(d, p, b.unit, TW, {})),
    "rencana.export_rencana": kantor(Hak.KELOLA_PERENCANAAN, lambda d, p, b: rencana.export_rencana(d, p, ["renstra"])),
    "rencana.get_templat_rencana": kantor(Hak.KELOLA_PERENCANAAN, lambda d, p, b: rencana.get_templat_rencana(d, p, ["renstra"])),
    "rencana.preview_rencana": kantor(Hak.KELOLA_PERENCANAAN, lambda d, p, b: rencana.preview_rencana(d, p, b"", "kosong.xlsx")),
    "rencana.save_rencana": kantor(Hak.KELOLA_PERENCANAAN, lambda d, p, b: rencana.save_rencana(d, p, RENCANA)),
    "lampiran.get_lampiran": kantor(LP, lambda d, p, b: lampiran.get_lampiran(d, p, b.lampiran)),
    "langkah.cancel_pelaksanaan": kantor(MP, lambda d, p, b: langkah.cancel_pelaksanaan(d, p, HANTU, 0, "x")),
    "langkah.confirm_langkah": kantor(KL, lambda d, p, b: langkah.confirm_langkah(d, p, HANTU, 0, langkah.IsiLangkah())),
    "langkah.decide_langkah": kantor(KL, lambda d, p, b: langkah.decide_langkah(d, p, HANTU, 0, ya=True, isi=langkah.IsiLangkah())),
    "langkah.give_disposisi": kantor(KL, lambda d, p, b: langkah.give_disposisi(d, p, HANTU, 0, HANTU, "x")),
    "langkah_saya.list_langkah_saya": kantor(LP, lambda d, p, b: langkah_saya.list_langkah_saya(d, p)),
    "pelaksanaan.get_pelaksanaan": kantor(LP, lambda d, p, b: pelaksanaan.get_pelaksanaan(d, p, HANTU)),
    "pelaksanaan.list_pelaksanaan": kantor(LP, lambda d, p, b: pelaksanaan.list_pelaksanaan(d, p)),
    "pelaksanaan.list_nama_pelaksanaan": kantor(LP, lambda d, p, b: pelaksanaan.list_nama_pelaksanaan(d, p)),
    "pelaksanaan.start_pelaksanaan": kantor(MP, lambda d, p, b: pelaksanaan.start_pelaksanaan(d, p, HANTU, "x", TAHUN)),
    "prosedur.list_pemain": kantor(LP, lambda d, p, b: prosedur.list_pemain(d, p, HANTU)),
    "prosedur.list_prosedur": kantor(LP, lambda d, p, b: prosedur.list_prosedur(d, p)),
    "prosedur_kantor.add_prosedur": kantor(KG, lambda d, p, b: prosedur_kantor.add_prosedur(d, p, b"", "x.toml")),
    "prosedur_kantor.list_prosedur_kantor": kantor(KG, lambda d, p, b: prosedur_kantor.list_prosedur_kantor(d, p)),
    "prosedur_kantor.retire_prosedur": kantor(KG, lambda d, p, b: prosedur_kantor.retire_prosedur(d, p, HANTU)),
    "prosedur_kantor.set_pemeran": kantor(KG, lambda d, p, b: prosedur_kantor.set_pemeran(d, p, HANTU, HANTU, [])),
    "progres_bulanan.list_progres": kantor(A, lambda d, p, b: progres_bulanan.list_progres(d, p, TAHUN, 1)),
    "progres_bulanan.record_progres": Sel(Hak.ISI_REALISASI, lambda d, p, b: progres_bulanan.record_progres(d, p, b.progres, TAHUN, 1, progres_bulanan.IsiProgres(uraian=""))),
    "rapat.add_rapat": kantor(MP, lambda d, p, b: rapat.add_rapat(d, p, rapat.IsiRapat(judul="", tanggal=date(2026, 1, 1)))),
    "rapat.finish_keputusan": kantor(LP, lambda d, p, b: rapat.finish_keputusan(d, p, HANTU, 1)),
    "rapat.list_rapat": kantor(LP, lambda d, p, b: rapat.list_rapat(d, p, date(2026, 1, 1))),
    "sosialisasi.acknowledge_sosialisasi": kantor(LP, lambda d, p, b: sosialisasi.acknowledge_sosialisasi(d, p, HANTU)),
    "sosialisasi.add_sosialisasi": kantor(MP, lambda d, p, b: sosialisasi.add_sosialisasi(d, p, sosialisasi.IsiSosialisasi(judul="", uraian="", penerima=()))),
    "sosialisasi.list_sosialisasi": kantor(LP, lambda d, p, b: sosialisasi.list_sosialisasi(d, p)),
    "standar.list_standar": kantor(A, lambda d, p, b: standar.list_standar(d, p, TAHUN)),
    "standar.record_standar": kantor(Hak.KELOLA_PERENCANAAN, lambda d, p, b: standar.record_standar(d, p, b.indikator, TAHUN, {}, versi=0)),
    "standar.withdraw_standar": kantor(Hak.KELOLA_PERENCANAAN, lambda d, p, b: standar.withdraw_standar(d, p, "IKU-01", TAHUN, versi=99)),
    "pembetulan.correct_pengiriman": kantor(KL, lambda d, p, b: pembetulan.correct_pengiriman(d, p, KIRIMAN_HANTU, surat.IsiKiriman(tujuan=""), None, alasan="")),
    "pembetulan.correct_surat": kantor(KL, lambda d, p, b: pembetulan.correct_surat(d, p, SURAT_HANTU, pembetulan.IsiSurat(kepada="", perihal=""), alasan="")),
    "pembetulan.replace_lampiran": kantor(KL, lambda d, p, b: pembetulan.replace_lampiran(d, p, HANTU, TautanBaru(nama="x", alamat="https://kantor.id/x"), alasan="")),
    "surat.add_pengiriman": kantor(KL, lambda d, p, b: surat.add_pengiriman(d, p, HANTU, surat.IsiKiriman(tujuan="x"))),
    "surat.list_arsip": kantor(LP, lambda d, p, b: surat.list_arsip(d, p)),
    "surat.list_pengiriman": kantor(LP, lambda d, p, b: surat.list_pengiriman(d, p)),
    "surat.list_surat": kantor(LP, lambda d, p, b: surat.list_surat(d, p)),
    "surat.number_surat": kantor(KL, lambda d, p, b: surat.number_surat(d, p, HANTU, kepada="x", perihal="x")),
    "surat.record_tanda_terima": kantor(KL, lambda d, p, b: surat.record_tanda_terima(d, p, HANTU, penerima="x", tanggal=date(2026, 1, 1))),
    "waktu_hilang.list_waktu_hilang": kantor(LP, lambda d, p, b: waktu_hilang.list_waktu_hilang(d, p)),
    "ringkasan.get_aturan": kantor(A, lambda d, p, b: ringkasan.get_aturan(d, p, TAHUN)),
    "ringkasan.list_keterangan": kantor(A, lambda d, p, b: ringkasan.list_keterangan(d, p, TAHUN, 4)),
    "ringkasan.list_nama": kantor(A, lambda d, p, b: ringkasan.list_nama(d, p)),
    "riwayat_angka.list_riwayat_tahun": kantor(A, lambda d, p, b: riwayat_angka.list_riwayat_tahun(d, p, b.indikator, TAHUN)),
    "riwayat_angka.list_riwayat_target": kantor(A, lambda d, p, b: riwayat_angka.list_riwayat_target(d, p, b.indikator, TAHUN)),
    "sesi_saya.end_sesi_lain": sendiri(lambda d, p, b: sesi_saya.end_sesi_lain(d, p, HANTU)),
    "sesi_saya.end_sesi_saya": sendiri(lambda d, p, b: sesi_saya.end_sesi_saya(d, p, HANTU)),
    "sesi_saya.list_sesi_saya": sendiri(lambda d, p, b: sesi_saya.list_sesi_saya(d, p)),
    "uji_silang.check_tabel": kantor(Hak.UJI_SILANG, lambda d, p, b: uji_silang.check_tabel(p, TABEL_CSV, "t.csv")),
    "riwayat_ukuran.list_riwayat_ukuran": kantor(A, lambda d, p, b: riwayat_ukuran.list_riwayat_ukuran(d, p, TAHUN)),
    "ukuran.change_ukuran": kantor(Hak.KELOLA_PERENCANAAN, lambda d, p, b: ukuran.change_ukuran(d, p, HANTU, TAHUN, 1, Rumus.NAIK, Metode.AKHIR, alasan="uji")),
    "ukuran.get_ukuran": kantor(Hak.KELOLA_PERENCANAAN, lambda d, p, b: ukuran.get_ukuran(d, p, HANTU, TAHUN, 1)),
    "ukuran.preview_ukuran": kantor(Hak.KELOLA_PERENCANAAN, lambda d, p, b: ukuran.preview_ukuran(d, p, HANTU, TAHUN, 1, Rumus.NAIK, Metode.AKHIR)),
    "unggah_massal.upload_massal": kantor(Hak.UNGGAH, lambda d, p, b: unggah_massal.upload_massal(d, p, [], TAHUN)),
    "unggahan.confirm_pemetaan": Sel(Hak.UNGGAH, lambda d, p, b: unggahan.confirm_pemetaan(d, p, b.pratinjau)),
    "unggahan.export_perbaikan": Sel(Hak.UNGGAH, lambda d, p, b: unggahan.export_perbaikan(d, p, b.pratinjau)),
    "unggahan.get_berkas_unggahan": Sel(A, lambda d, p, b: unggahan.get_berkas_unggahan(d, p, b.unggahan)),
    "unggahan.list_unggahan": Sel(A, lambda d, p, b: unggahan.list_unggahan(d, p, b.unit, TW)),
    "unggahan.preview_unggahan": Sel(Hak.UNGGAH, lambda d, p, b: unggahan.preview_unggahan(d, p, b.unit, TW, b"", "kosong.xlsx")),
    "unggahan.save_semua": Sel(Hak.UNGGAH, lambda d, p, b: unggahan.save_semua(d, p, [b.pratinjau], konfirmasi=True)),
    "unit_kerja.add_unit": kantor(KG, lambda d, p, b: unit_kerja.add_unit(d, p, UNIT_KOSONG)),
    "unit_kerja.change_unit": kantor(KG, lambda d, p, b: unit_kerja.change_unit(d, p, UNIT_HANTU, UNIT_KOSONG)),
    "unit_kerja.get_unit": kantor(KG, lambda d, p, b: unit_kerja.get_unit(d, p, HANTU)),
    "unit_kerja.list_unit_kerja": kantor(KG, lambda d, p, b: unit_kerja.list_unit_kerja(d, p)),
    "unit_kerja.set_status_unit": kantor(KG, lambda d, p, b: unit_kerja.set_status_unit(d, p, HANTU, aktif=False)),
    "unggahan.save_unggahan": Sel(Hak.UNGGAH, lambda d, p, b: unggahan.save_unggahan(d, p, b.pratinjau, konfirmasi=True)),
}
# Not for pages, routes or commands: steps of signing in, where nobody acts yet or the caller has proved who does.
LANGKAH_MASUK = {"sesi.admit", "kode_masuk.take_kode"}
# fmt: on


def entry_points() -> set[str]:
    """Return every public function of the services that takes the acting person first, or after the store."""
    found = set()
    for modul in pkgutil.iter_modules(services.__path__):
        isi = importlib.import_module(f"sakip.services.{modul.name}")
        for nama, fungsi in inspect.getmembers(isi, inspect.isfunction):
            urutan = [p for p in inspect.signature(fungsi).parameters if p != "db"]
            sendiri = fungsi.__module__ == isi.__name__ and not nama.startswith("_")
            if sendiri and urutan[:1] == ["pelaku"]:
                found.add(f"{modul.name}.{nama}")
    return found


def test_every_service_that_acts_for_a_person_is_in_the_table() -> None:
    assert entry_points() == TABEL.keys() | LANGKAH_MASUK


@pytest.fixture(scope="module")
def db(berkas_contoh: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    path = tmp_path_factory.mktemp("matriks") / "sakip.duckdb"
    path.write_bytes(berkas_contoh.read_bytes())
    db = open_database(path)
    yield db
    db.close()


@pytest.fixture(scope="module")
def bahan(db: Database) -> dict[str, Bahan]:
    return {unit: make_bahan(db, unit) for unit in INDIKATOR}


def make_bahan(db: Database, unit: str) -> Bahan:
    semua = pelaku_baris_perintah("donomulyo")
    kode = INDIKATOR[unit]
    _, templat = formulir.get_templat(db, semua, unit, TW)
    isi = fill_formulir(templat, {kode: {"Uraian progres": "berjalan"}})
    pratinjau = unggahan.preview_unggahan(db, semua, unit, TW, isi, "f.xlsx")
    unggahan.save_unggahan(db, semua, pratinjau, konfirmasi=True)
    catatan = BerkasBaru(nama="catatan.txt", isi=b"Catatan rapat koordinasi\n")
    bukti_dukung.add_bukti(db, semua, unit, TW, kode, catatan)
    (satu,) = lihat_bukti.list_bukti(db, semua, unit, TW, kode)
    ditemukan = formulir_ditemukan.find_formulir(db, semua, isi, "f.xlsx", TAHUN)
    return Bahan(
        unit=unit,
        indikator=kode,
        templat=isi,
        pratinjau=pratinjau,
        ditemukan=ditemukan[0],
        unggahan=unggahan.list_unggahan(db, semua, unit, TW)[0]["kode"],
        bukti=satu.kode,
        lampiran=a_lampiran(db, unit),
        progres=next(
            s for s in progres_bulanan.list_progres(db, semua, TAHUN, 1) if s.kode == kode
        ),
        uji=uji_silang.check_tabel(semua, TABEL_CSV, "t.csv"),
    )


def is_refused(panggil: Callable[[], Any]) -> bool:
    """Tell whether the right was missing; what is wrong otherwise comes after the right."""
    try:
        panggil()
    except (TidakBerhak, TidakAda):
        return True
    except DataTidakSah:
        return False
    return False


@pytest.mark.parametrize("orang", ORANG)
def test_each_cell_is_allowed_or_refused_as_the_rights_table_says(
    db: Database, bahan: dict[str, Bahan], orang: str
) -> None:
    pelaku = pengguna.get_pelaku(db, orang)
    salah = [
        f"{nama} {unit}: {'seharusnya boleh' if sel.is_boleh(pelaku, unit) else 'seharusnya ditolak'}"
        for nama, sel in TABEL.items()
        for unit in INDIKATOR
        if is_refused(lambda: sel.panggil(db, pelaku, bahan[unit])) is sel.is_boleh(pelaku, unit)  # noqa: B023
    ]
    assert salah == []


def test_what_names_no_unit_gives_rows_of_the_own_unit_only(
    db: Database, bahan: dict[str, Bahan]
) -> None:
    kasi, lain = pengguna.get_pelaku(db, "kasi.pem"), bahan["YANLIK"].indikator
    assert {satu.unit for satu in capaian.list_rekap(db, kasi, TAHUN, SD3)} == {
        "Seksi Pemerintahan"
    }
    assert {row["kode_unit"] for row in capaian.list_kelengkapan(db, kasi, TAHUN)} == {"PEM"}
    assert riwayat_angka.list_riwayat_tahun(db, kasi, lain, TAHUN) == []
    assert capaian.list_tren(db, kasi, lain) == []
    assert [satu.kode for satu in formulir.list_unit_formulir(db, kasi)] == ["PEM"]
    rencana_kasi = perencanaan.get_rencana(db, kasi)
    for kode in ("indikator", "perjanjian_kinerja", "rencana_aksi"):
        assert {satu["kode_unit"] for satu in rencana_kasi[kode]} == {"PEM"}
    assert rencana_kasi["pagu"] == rencana_kasi["realisasi_anggaran"] == []
    assert lain not in {satu["kode_indikator"] for satu in rencana_kasi["target"]}
    assert {row["kode_kelompok"] for row in capaian.list_rata(db, kasi, "unit", TAHUN)} <= {"PEM"}


def test_who_holds_no_role_is_refused_everything_but_their_own_account(
    db: Database, bahan: dict[str, Bahan]
) -> None:
    siapa = Pelaku(kode="x", nama="X", kode_instansi="donomulyo", penugasan=())
    for nama, sel in TABEL.items():
        ditolak = is_refused(lambda: sel.panggil(db, siapa, bahan["PEM"]))  # noqa: B023
        assert ditolak is (sel.hak is not None), nama


def test_the_people_of_the_matrix_hold_every_role_an_administrator_can_give(db: Database) -> None:
    dipegang = {t.peran for orang in ORANG for t in pengguna.get_pelaku(db, orang).penugasan}
    assert dipegang == set(Peran) - {Peran.BARIS_PERINTAH}
