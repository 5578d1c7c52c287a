"""What documents must say, from rekap --json and the store: the cells right of a name or a kode."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from sakip.domain.peran import pelaku_baris_perintah
from sakip.domain.periode import JenisPeriode
from sakip.domain.tulisan import ROMAWI, format_angka, round_half_up
from sakip.services.capaian import list_anggaran, list_rekap, rekap_json
from sakip.storage.connection import Database
from tests.builders import ask
from tests.oracle import Sel as Isian
from tests.oracle import compare, places, roll_up

PELAKU = pelaku_baris_perintah("donomulyo")
TERAKHIR = {"S1": 2, "S2": 4, "TAHUN": 4}
TETAP = {"predikat", "rentang"}  # written as they are named, not as one number


@dataclass(frozen=True, slots=True)
class Sel:
    """One cell: what is read on paper, and the number a workbook keeps."""

    teks: str
    angka: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Harapan:
    """The cells that must follow the one that says kunci, the first lewat of them left aside."""

    kunci: str
    isi: tuple[Sel, ...]
    lewat: int = 1


KOSONG, BELUM_WAKTUNYA = Sel("n/a"), Sel("–")


def figure(nilai: Decimal | str | None, desimal: int = 2) -> Sel:
    """Return the cell of a number, n/a without one."""
    if nilai is None:
        return KOSONG
    angka = Decimal(nilai)
    return Sel(format_angka(angka, desimal), angka)


class Rekap:
    """Everything rekap --json says of one tahun, and the money beside it."""

    def __init__(self, db: Database, tahun: int) -> None:
        self.db, self.tahun = db, tahun
        self.periode = {
            str(satu): {b.kode: rekap_json(b) for b in list_rekap(db, PELAKU, tahun, satu)}
            for satu in JenisPeriode
        }
        self.uang = {
            str(satu): {b["kode_program"]: b for b in list_anggaran(db, PELAKU, tahun, satu)}
            for satu in JenisPeriode
        }

    @property
    def kode(self) -> list[str]:
        """The indikator in the order of the report."""
        return list(self.periode["TAHUN"])

    def nama(self, kode: str) -> str:
        """Return the name of an indikator."""
        return str(self.periode["TAHUN"][kode]["indikator"])

    def _sisi(self, kode: str, periode: str, sisi: str) -> Sel:
        satu = self.periode[periode][kode]
        teks = satu[f"{sisi}_tertulis"]
        if not teks:
            return KOSONG
        return Sel(teks, None if satu["rumus"] in TETAP else Decimal(satu[sisi]))

    def target(self, kode: str, periode: str) -> Sel:
        """Return the cell of a target."""
        return self._sisi(kode, periode, "target")

    def realisasi(self, kode: str, periode: str) -> Sel:
        """Return the cell of a realisasi."""
        return self._sisi(kode, periode, "realisasi")

    def capaian(self, kode: str, periode: str, apa: str = "capaian") -> Sel:
        """Return the cell of a capaian."""
        return figure(self.periode[periode][kode][apa])

    def predikat(self, kode: str, periode: str) -> Sel:
        """Return the cell of a predikat; why there is none, without one."""
        satu = self.periode[periode][kode]
        return Sel(satu["predikat"] or satu["alasan"])

    def empat(self, kode: str, sisi: str, sampai: int = 4) -> tuple[Sel, ...]:
        """Return the cells of the four triwulan, – where nothing is measured or not yet."""
        return tuple(
            BELUM_WAKTUNYA
            if nomor > sampai or self.waktu(kode, nomor)
            else self._sisi(kode, f"TW{nomor}", sisi)
            for nomor in ROMAWI
        )

    def setahun(self, kode: str, periode: str) -> Sel:
        """Return the cell of the target of the tahun, as it stood at the end of a periode."""
        return self._sisi(kode, periode, "target_tahunan")

    def rencana(self, kode: str, sampai: int) -> tuple[Sel, ...]:
        """Return the cells of the four triwulan's targets as they stood at the end of triwulan sampai."""
        sel = list(self.empat(kode, "target"))
        for row in ask(
            self.db,
            """
            select triwulan, target from stg_target
            where kode_indikator = $1 and tahun = $2 and triwulan > $3
                and $3 between mulai_triwulan and akhir_triwulan and akhir_triwulan < triwulan
            """,
            *(kode, self.tahun, sampai),
        ):
            desimal = ask(
                self.db,
                "select desimal from indikator where kode = $1 and tahun = $2",
                *(kode, self.tahun),
            )
            sel[row["triwulan"] - 1] = figure(row["target"], desimal[0]["desimal"])
        return tuple(sel)

    def waktu(self, kode: str, triwulan: int) -> bool:
        """Tell whether an indikator is not measured in a triwulan."""
        return bool(self.periode[f"TW{triwulan}"][kode]["status"] == "belum waktunya diukur")

    def ukur(self, kode: str, periode: str) -> tuple[Sel, Sel, Sel]:
        """Return target, realisasi and capaian."""
        return (
            self.target(kode, periode),
            self.realisasi(kode, periode),
            self.capaian(kode, periode),
        )

    def rows(self, isi: Any, lewat: int = 1) -> list[Harapan]:
        """Return what a table says of every indikator; isi makes the cells of a kode."""
        return [Harapan(self.nama(kode), tuple(isi(kode)), lewat) for kode in self.kode]


def expect_lkj(r: Rekap) -> dict[str, list[Harapan]]:
    """Return what the tables of an LKj say."""
    lalu = [Rekap(r.db, r.tahun - 2), Rekap(r.db, r.tahun - 1), r]
    renstra = Renstra(r)
    return {
        "2.3": r.rows(lambda k: [r.target(k, "TAHUN")]),
        "2.5": r.rows(lambda k: [r.target(k, "TAHUN"), *r.empat(k, "target")]),
        "3.1": r.rows(lambda k: [*r.ukur(k, "TAHUN"), r.predikat(k, "TAHUN")]),
        "3.3.": r.rows(lambda k: _banding(lalu, k)),
        "3.4.": r.rows(
            lambda k: [renstra.akhir(k), renstra.sampai(k), renstra.kemajuan(k)], lewat=2
        ),
        "3.8.": r.rows(lambda k: r.ukur(k, "TAHUN"), lewat=0),
        "3.9": [
            Harapan(
                kode,
                (
                    figure(b["pagu"], 0),
                    figure(b["realisasi_sampai"], 0),
                    figure(b["serapan"]),
                    figure(b["sisa"], 0),
                ),
            )
            for kode, b in r.uang["TAHUN"].items()
        ],
        "L.3": r.rows(
            lambda k: [*r.empat(k, "target"), *r.empat(k, "realisasi"), *r.ukur(k, "TAHUN")]
        ),
    }


def _banding(tahun: list[Rekap], kode: str) -> Iterable[Sel]:
    ada = [satu if kode in satu.kode else None for satu in tahun]
    capaian = [satu.capaian(kode, "TAHUN") if satu else KOSONG for satu in ada]
    yield from (satu.realisasi(kode, "TAHUN") if satu else KOSONG for satu in ada)
    yield from capaian
    dua = [round_half_up(c.angka, 2) for c in capaian[1:] if c.angka is not None]
    if len(dua) == 2:
        beda = dua[1] - dua[0]
        yield Sel(("+" if beda > 0 else "") + format_angka(beda, 2), beda)
    else:
        yield KOSONG


def expect_laporan(r: Rekap, periode: str) -> dict[str, list[Harapan]]:
    """Return what the tables of a triwulan or semester report say."""
    sampai = TERAKHIR.get(periode) or int(periode[2])
    kurang = [
        kode
        for kode, satu in r.periode[periode].items()
        if satu["capaian"] is not None and Decimal(satu["capaian"]) < 100
    ]
    return {
        "2.1": r.rows(lambda k: [r.setahun(k, periode), *r.rencana(k, sampai)]),
        "3.1": r.rows(lambda k: [*r.ukur(k, periode), r.predikat(k, periode)]),
        "3.3": r.rows(
            lambda k: [
                r.setahun(k, periode),
                *r.rencana(k, sampai),
                *r.empat(k, "realisasi", sampai),
                r.capaian(k, periode),
                r.capaian(k, periode, "capaian_tahunan"),
            ]
        ),
        "4.1": [
            Harapan(
                kode,
                (
                    figure(b["pagu"], 0),
                    *(
                        figure(r.uang[f"TW{n}"][kode]["realisasi"], 0)
                        if n <= sampai
                        else BELUM_WAKTUNYA
                        for n in ROMAWI
                    ),
                    figure(b["realisasi_sampai"], 0),
                    figure(b["serapan"]),
                    figure(b["sisa"], 0),
                ),
            )
            for kode, b in r.uang[periode].items()
        ],
        "5.2": [Harapan(r.nama(kode), (r.capaian(kode, periode),), 0) for kode in kurang],
    }


def expect_renja(r: Rekap) -> dict[str, list[Harapan]]:
    """Return what the fifteen columns of an Evaluasi Hasil Renja say."""
    renstra = Renstra(r)
    pemilik = {
        row["kode"]: row["kode_program"]
        for row in ask(r.db, "select kode, kode_program from indikator where tahun = $1", r.tahun)
    }
    sudah: set[str] = set()

    def isi(kode: str) -> Iterable[Sel]:
        program = "" if pemilik[kode] in sudah else pemilik[kode] or ""
        sudah.add(pemilik[kode])
        pagu, lalu, kini = renstra.uang(program)
        satu = r.uang["TAHUN"].get(program, {})
        yield from (renstra.akhir(kode), figure(pagu, 0), renstra.lalu(kode), figure(lalu, 0))
        yield from (r.target(kode, "TAHUN"), figure(satu.get("pagu"), 0))
        for nomor in ROMAWI:
            tutup = r.waktu(kode, nomor)
            yield BELUM_WAKTUNYA if tutup else r.realisasi(kode, f"TW{nomor}")
            yield BELUM_WAKTUNYA if tutup else r.capaian(kode, f"TW{nomor}")
            yield figure(r.uang[f"TW{nomor}"].get(program, {}).get("realisasi"), 0)
        yield from (r.realisasi(kode, "TAHUN"), figure(satu.get("realisasi_sampai"), 0))
        yield from (renstra.sampai(kode), figure(kini, 0), renstra.kemajuan(kode))
        persen = round_half_up(100 * kini / pagu, 6) if kini is not None and pagu else None
        yield figure(persen)

    return {"1": r.rows(isi)}


def expect_ukur(r: Rekap, periode: str) -> dict[str, list[Harapan]]:
    """Return what a berita acara says."""
    return {"1": r.rows(lambda k: r.ukur(k, periode))}


def expect_formulir(r: Rekap, periode: str) -> dict[str, list[Harapan]]:
    """Return what the collection form of a triwulan says."""
    return {"1": r.rows(lambda k: r.ukur(k, periode)[:2], lewat=0)}


def expect_target(r: Rekap, periode: str) -> dict[str, list[Harapan]]:
    """Return what a Perjanjian Kinerja made of the targets says."""
    return {"1": r.rows(lambda k: [r.target(k, periode)])}


def expect_rencana(r: Rekap, periode: str) -> dict[str, list[Harapan]]:
    """Return what the targets of a Rencana Aksi say."""
    return {"1": r.rows(lambda k: [r.target(k, "TAHUN"), *r.empat(k, "target")])}


def expect_rkt(r: Rekap, periode: str) -> dict[str, list[Harapan]]:
    """Return what a Renja says: the targets of the RKT, and the pagu indikatif of each sub kegiatan."""
    semua, pagu_renja = ask(r.db, "select * from rkt"), ask(r.db, "select * from renja")
    rkt = {row["kode_indikator"]: row for row in semua if row["tahun"] == r.tahun}
    renja = [row for row in pagu_renja if row["tahun"] == r.tahun]
    polos = {k: row for k, row in rkt.items() if row["atas"] is None and row["predikat"] is None}
    target = [
        Harapan(r.nama(kode), (Sel(format_angka(row["nilai"]), row["nilai"]),))
        for kode, row in polos.items()
    ]
    pagu = [Harapan(row["kode_program"], (figure(row["pagu_indikatif"], 0),)) for row in renja]
    jumlah = sum(row["pagu_indikatif"] for row in renja) if renja else None
    return {"1": target, "2": [*pagu, Harapan("Jumlah", (figure(jumlah, 0),), 0)]}


class Renstra:
    """Several tahun as one figure by the naive oracle, from the rows of the store."""

    def __init__(self, r: Rekap) -> None:
        self.r = r
        (renstra,) = ask(r.db, "select mulai_tahun, selesai_tahun from renstra")
        dalam = range(renstra["mulai_tahun"], renstra["selesai_tahun"] + 1)
        # Before the Renstra on record there is a gap, which another one has covered.
        self.tahun = dalam if r.tahun in dalam else range(dalam[0])
        self.riwayat: dict[str, dict[int, dict[str, Any]]] = {}
        for row in ask(r.db, "select * from mart_capaian_periode where periode = 'TAHUN'"):
            if row["tahun"] in self.tahun:
                self.riwayat.setdefault(row["kode_indikator"], {})[row["tahun"]] = row
        self.rencana: dict[str, dict[int, dict[str, Any]]] = {}
        for row in ask(r.db, "select * from target_renstra"):
            if row["tahun"] in self.tahun:
                self.rencana.setdefault(row["kode_indikator"], {})[row["tahun"]] = row

    def _target(self, kode: str) -> tuple[Fraction | None, Fraction | None]:
        metode = self.riwayat[kode][self.r.tahun]["metode"]
        bawah: dict[int, Isian] = {}
        atas: dict[int, Isian] = {}
        for tahun, row in self.riwayat[kode].items():
            bawah[tahun], atas[tahun] = Isian(_f(row["target"])), Isian(_f(row["target_atas"]))
        for tahun, row in self.rencana.get(kode, {}).items():
            bawah[tahun], atas[tahun] = Isian(_f(row["nilai"])), Isian(_f(row["atas"]))
        metode = "akhir" if metode == "rasio" else metode
        return roll_up(metode, bawah), roll_up(metode, atas)

    def _realisasi(self, kode: str, sampai: int) -> Fraction | None:
        rows = self.riwayat[kode]
        isi = {
            tahun: Isian(_f(row["realisasi"]), None, _f(row["pembilang"]), _f(row["penyebut"]))
            for tahun, row in rows.items()
            if tahun <= sampai and row["realisasi"] is not None
        }
        return roll_up(rows[self.r.tahun]["metode"], isi)

    def _sel(self, kode: str, nilai: Fraction | None) -> Sel:
        row = self.riwayat[kode][self.r.tahun]
        if nilai is None:
            return KOSONG
        if row["rumus"] in TETAP:
            return Sel("")  # written as it is named: what it says is tested where it is made
        return figure(places(nilai), row["desimal"])

    def akhir(self, kode: str) -> Sel:
        """Return the last target, or the sum of all."""
        return self._sel(kode, self._target(kode)[0])

    def lalu(self, kode: str) -> Sel:
        """Return realisasi up to the tahun before."""
        return self._sel(kode, self._realisasi(kode, self.r.tahun - 1))

    def sampai(self, kode: str) -> Sel:
        """Return realisasi up to this tahun."""
        return self._sel(kode, self._realisasi(kode, self.r.tahun))

    def kemajuan(self, kode: str) -> Sel:
        """Return realisasi so far against the last target, in percent."""
        bawah, atas = self._target(kode)
        rumus = self.riwayat[kode][self.r.tahun]["rumus"]
        nilai = self._realisasi(kode, self.r.tahun)
        return KOSONG if nilai is None else figure(compare(rumus, bawah, atas, nilai)[0])

    def uang(self, program: str) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
        """Return pagu of every tahun, spent before this one, and spent with it."""
        rows = ask(
            self.r.db,
            "select tahun, pagu, realisasi_sampai from mart_anggaran where kode_program = $1 and periode = 'TAHUN'",
            program,
        )
        dalam = [row for row in rows if row["tahun"] in self.tahun]
        pagu = [row["pagu"] for row in dalam if row["pagu"] is not None]
        nyata = {row["tahun"]: row["realisasi_sampai"] for row in dalam}
        lalu = [n for t, n in nyata.items() if t < self.r.tahun and n is not None]
        kini = [n for t, n in nyata.items() if t <= self.r.tahun and n is not None]
        return _sum(pagu), _sum(lalu), _sum(kini)


def _sum(nilai: list[Decimal]) -> Decimal | None:
    return sum(nilai, Decimal(0)) if nilai else None


def _f(nilai: Decimal | None) -> Fraction | None:
    return None if nilai is None else Fraction(nilai)
