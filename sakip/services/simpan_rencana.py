"""Writing the rows of a planning workbook: each sheet to where its rows belong, in the caller's transaction."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from sakip.domain import waktu
from sakip.domain.lembar_rencana import LEMBAR, MENURUT_KODE, Baris
from sakip.domain.peran import Pelaku
from sakip.domain.target_tulis import NilaiTarget
from sakip.services.pratinjau_rencana import Isi, PerubahanBaris
from sakip.storage import rencana as rows
from sakip.storage.anggaran import write_realisasi_anggaran
from sakip.storage.connection import Cursor
from sakip.storage.perencanaan import BarisTarget, write_target
from sakip.storage.rencana_uang import write_pagu_berjenis
from sakip.storage.rows import insert_rows
from sakip.storage.standar import BarisStandar, read_standar, write_standar
from sakip.storage.ukuran import write_perubahan_ukuran

TRIWULAN = (1, 2, 3, 4)


def write_rencana(
    cur: Cursor,
    pelaku: Pelaku,
    perubahan: Sequence[PerubahanBaris],
    isi: Isi,
    pada: datetime | None = None,
) -> None:
    """Write new and changed rows of every sheet, in the order of LEMBAR; isi is all as it will stand.

    pada (UTC) is when it was stated; None: now.
    """
    tulis = _Tulis(cur, pelaku, isi, pada or waktu.now_utc())
    for lembar in LEMBAR:
        anggota = [satu for satu in perubahan if satu.lembar.kode == lembar.kode]
        if not anggota:
            continue
        if lembar.kode in rows.TABEL:
            baru = [satu.isi for satu in anggota if satu.status == "baru"]
            berubah = [satu.isi for satu in anggota if satu.status == "berubah"]
            rows.write_tabel(cur, pelaku.kode_instansi, lembar, baru, berubah)
        else:
            getattr(tulis, lembar.kode)(anggota)


class _Tulis:
    """One method per sheet that is not a table as it stands, named after the sheet."""

    def __init__(self, cur: Cursor, pelaku: Pelaku, isi: Isi, pada: datetime) -> None:
        self._cur, self._pelaku, self._isi, self._pada = cur, pelaku, isi, pada
        self._instansi = pelaku.kode_instansi

    def indikator_renstra(self, anggota: Sequence[PerubahanBaris]) -> None:
        """The row itself, and its five targets by tahun."""
        target: list[tuple[tuple[object, ...], NilaiTarget | None]] = []
        polos: dict[str, list[Baris]] = {"baru": [], "berubah": []}
        for satu in anggota:
            baris = dict(satu.isi)
            mulai = self._isi["renstra"][(baris["kode_renstra"],)]["mulai_tahun"]
            for nomor in range(1, 6):
                nilai = baris.pop(f"target_{nomor}")
                assert nilai is None or isinstance(nilai, NilaiTarget)
                kunci = (baris["kode_renstra"], baris["kode"], int(str(mulai)) + nomor - 1)
                target.append((kunci, nilai))
            polos[satu.status].append(baris | {"iku": int(baris["iku"] == "ya")})
        lembar = MENURUT_KODE["indikator_renstra"]
        kolom = [satu for satu in lembar.kolom if not satu.kunci.startswith("target_")]
        insert_rows(
            self._cur,
            lembar.kode,
            ", ".join(["kode_instansi", *(satu.kunci for satu in kolom)]),
            [(self._instansi, *(b[satu.kunci] for satu in kolom)) for b in polos["baru"]],
        )
        rows.update_rows(self._cur, self._instansi, lembar.kode, lembar.kunci, polos["berubah"])
        kunci_target = ("kode_renstra", "kode_indikator", "tahun")
        rows.write_bertarget(self._cur, self._instansi, "target_renstra", kunci_target, target)

    def pagu(self, anggota: Sequence[PerubahanBaris]) -> None:
        """A versi of each pagu murni that is new or has changed."""
        tetap: Baris = {"jenis": "murni", "mulai_berlaku": None, "dasar": None, "perubahan_ke": 0}
        self._write_pagu([satu.isi | tetap | {"nilai": satu.isi["murni"]} for satu in anggota])

    def pagu_perubahan(self, anggota: Sequence[PerubahanBaris]) -> None:
        """A versi of each pergeseran or perubahan that is new or has changed."""
        self._write_pagu([satu.isi for satu in anggota])

    def _write_pagu(self, anggota: Sequence[Baris]) -> None:
        versi = rows.read_versi(self._cur, "pagu", self._instansi, ("kode_program", "tahun"))
        baru: list[Baris] = []
        for isi in anggota:
            letak = (isi["kode_program"], isi["tahun"])
            versi[letak] = versi.get(letak, 0) + 1
            baru.append(isi | {"versi": versi[letak]})
        write_pagu_berjenis(self._cur, self._instansi, baru, self._pelaku.kode, self._pada)

    def perubahan_ukuran(self, anggota: Sequence[PerubahanBaris]) -> None:
        """A versi for each row."""
        for satu in anggota:
            write_perubahan_ukuran(
                self._cur,
                self._instansi,
                str(satu.isi["kode_indikator"]),
                int(str(satu.isi["tahun"])),
                int(str(satu.isi["mulai_triwulan"])),
                rumus=str(satu.isi["rumus"]),
                metode=str(satu.isi["metode"]),
                alasan=str(satu.isi["alasan"]),
                dicatat_oleh=self._pelaku.kode,
                dicatat_pada=self._pada,
            )

    def perjanjian_indikator(self, anggota: Sequence[PerubahanBaris]) -> None:
        """The target of the tahun as signed."""
        self._write_setahun(anggota)

    def rkt(self, anggota: Sequence[PerubahanBaris]) -> None:
        """The target of the tahun as planned."""
        self._write_setahun(anggota)

    def _write_setahun(self, anggota: Sequence[PerubahanBaris]) -> None:
        baris: list[tuple[tuple[object, ...], NilaiTarget | None]] = []
        for satu in anggota:
            target = satu.isi["target"]
            assert target is None or isinstance(target, NilaiTarget)
            baris.append((satu.kunci, target))
        lembar = anggota[0].lembar
        rows.write_bertarget(self._cur, self._instansi, lembar.kode, lembar.kunci, baris)

    def target(self, anggota: Sequence[PerubahanBaris]) -> None:
        """A versi for each triwulan that is new or has changed."""
        kunci = ("kode_indikator", "tahun", "triwulan")
        versi = rows.read_versi(self._cur, "target", self._instansi, kunci)
        baru = []
        for satu in anggota:
            berubah = {nama for nama, *_ in satu.beda}
            for nomor in TRIWULAN:
                nilai = satu.isi[f"tw{nomor}"]
                if not isinstance(nilai, NilaiTarget) or not (
                    satu.status == "baru" or f"tw{nomor}" in berubah
                ):
                    continue
                letak = (satu.isi["kode_indikator"], satu.isi["tahun"], nomor)
                versi[letak] = versi.get(letak, 0) + 1
                pk = satu.isi["kode_perjanjian"]
                baru.append(
                    BarisTarget(
                        kode_instansi=self._instansi,
                        kode_indikator=str(letak[0]),
                        tahun=int(str(letak[1])),
                        triwulan=nomor,
                        versi=versi[letak],
                        nilai=nilai.nilai,
                        atas=nilai.atas,
                        pembilang=nilai.pembilang,
                        penyebut=nilai.penyebut,
                        predikat=nilai.predikat,
                        dicatat_oleh=self._pelaku.kode,
                        dicatat_pada=self._pada,
                        kode_perjanjian=None if pk is None else str(pk),
                    )
                )
        write_target(self._cur, baru)

    def standar_indikator(self, anggota: Sequence[PerubahanBaris]) -> None:
        """A versi for each row."""
        ada = read_standar(self._cur, self._instansi)
        baru = []
        for satu in anggota:
            kode, tahun = str(satu.isi["kode_indikator"]), int(str(satu.isi["tahun"]))
            nilai = satu.isi["standar"]
            assert isinstance(nilai, NilaiTarget)  # a must of the sheet
            baru.append(
                BarisStandar(
                    kode_instansi=self._instansi,
                    kode_indikator=kode,
                    tahun=tahun,
                    versi=(ada[tahun, kode].versi if (tahun, kode) in ada else 0) + 1,
                    nilai=nilai.nilai,
                    predikat=nilai.predikat,
                    lingkup=str(satu.isi["lingkup"]),
                    sumber=str(satu.isi["sumber"]),
                    tahun_standar=int(str(satu.isi["tahun_standar"])),
                    dicatat_oleh=self._pelaku.kode,
                    dicatat_pada=self._pada,
                )
            )
        write_standar(self._cur, baru)

    def realisasi_anggaran(self, anggota: Sequence[PerubahanBaris]) -> None:
        """A versi for each triwulan that is new or has changed."""
        kunci = ("kode_program", "tahun", "triwulan")
        versi = rows.read_versi(self._cur, "realisasi_anggaran", self._instansi, kunci)
        baru = []
        for satu in anggota:
            kode, tahun = str(satu.isi["kode_program"]), int(str(satu.isi["tahun"]))
            berubah = {nama for nama, *_ in satu.beda}
            for nomor in TRIWULAN:
                nilai = satu.isi[f"tw{nomor}"]
                if not isinstance(nilai, Decimal) or not (
                    satu.status == "baru" or f"tw{nomor}" in berubah
                ):
                    continue
                ke = versi.get((kode, tahun, nomor), 0) + 1
                baru.append((kode, tahun, nomor, ke, nilai, self._pelaku.kode, self._pada))
        write_realisasi_anggaran(self._cur, self._instansi, baru)
