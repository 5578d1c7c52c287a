"""A published table: rows for uji silang, and every cell that could not be read, all at once."""

from collections.abc import Mapping
from dataclasses import dataclass

from sakip.domain.cetakan import BarisTerbitan
from sakip.domain.metode import Metode
from sakip.domain.rumus import Rumus
from sakip.intake.angka import Angka, read_predikat
from sakip.intake.csv_terbitan import IsiCsv, read_csv
from sakip.intake.kisi import letter_kolom
from sakip.intake.kolom_terbitan import TRIWULAN, Judul
from sakip.intake.sel_terbitan import (
    list_bacaan,
    read_cetakan,
    read_metode,
    read_rumus,
    read_target,
)


@dataclass(frozen=True, slots=True)
class Masalah:
    """A cell that cannot be read: where, what stands there, and how to mend it."""

    baris: int
    alamat: str
    kolom: str
    isi: str
    pesan: str


@dataclass(frozen=True, slots=True)
class BarisTabel:
    """One row as printed (field -> text) and as read."""

    nomor: int
    teks: Mapping[str, str]
    terbitan: BarisTerbitan


@dataclass(frozen=True, slots=True)
class TabelTerbitan:
    """The whole table; kolom maps a field to how a person finds its column."""

    kolom: Mapping[str, str]
    baris: tuple[BarisTabel, ...]
    masalah: tuple[Masalah, ...]


def read_tabel_terbitan(isi: bytes | str, nama_berkas: str) -> TabelTerbitan:
    """Read a published table from CSV; what a cell does not say is a Masalah, never a guess.

    Raises BerkasDitolak when the file is no CSV or lacks target, realisasi or capaian.
    """
    csv = read_csv(isi, nama_berkas)
    pembaca = _Pembaca(csv)
    baris = tuple(pembaca.read_baris(nomor, sel) for nomor, sel in csv.baris)
    kolom = {bidang: csv.judul.label(bidang) for bidang in csv.judul.kolom}
    return TabelTerbitan(kolom, baris, tuple(pembaca.masalah))


class _Pembaca:
    """Reads rows and gathers what is wrong with them."""

    def __init__(self, csv: IsiCsv) -> None:
        self.judul: Judul = csv.judul
        self.pemisah = csv.pemisah
        self.masalah: list[Masalah] = []

    def read_baris(self, nomor: int, sel: tuple[str, ...]) -> BarisTabel:
        teks = {
            bidang: sel[urut].strip() if urut < len(sel) else ""
            for bidang, urut in self.judul.kolom.items()
        }
        if self._has_sel_berlebih(nomor, sel):
            return BarisTabel(nomor, teks, BarisTerbitan(ada_capaian=True))
        return BarisTabel(nomor, teks, self._read_terbitan(nomor, teks))

    def _has_sel_berlebih(self, nomor: int, sel: tuple[str, ...]) -> bool:
        """A decimal comma without quotes splits a figure in two: no cell of that row can be trusted."""
        lebih = [satu for satu in sel[len(self.judul.nama) :] if satu.strip()]
        if not lebih:
            return False
        self._add(
            nomor,
            "",
            " ".join(lebih),
            f"Baris ini berisi {len(sel)} kolom, sedangkan judulnya {len(self.judul.nama)}. Mungkin "
            f"ada angka atau teks yang memuat tanda pemisah “{self.pemisah}”. Beri tanda kutip pada "
            "isi itu, atau simpan ulang dengan pemisah titik koma.",
        )
        return True

    def _read_terbitan(self, nomor: int, teks: Mapping[str, str]) -> BarisTerbitan:
        target, realisasi = teks["target"], teks["realisasi"]
        if not realisasi and teks.get("setahun"):
            realisasi = teks["setahun"]
        capaian = self._read_angka(nomor, "capaian", teks["capaian"])
        predikat = read_predikat(target), read_predikat(realisasi)
        sama = bool(target) and target.casefold() == realisasi.casefold()
        bacaan_target = read_target(target)
        bacaan_realisasi = list_bacaan(read_cetakan(realisasi))
        berpredikat = predikat[0] is not None and predikat[1] is not None
        if not (berpredikat or sama):
            self._check_angka(nomor, "target", target, bool(bacaan_target))
            self._check_angka(nomor, "realisasi", realisasi, bool(bacaan_realisasi))
        return BarisTerbitan(
            target=bacaan_target,
            realisasi=bacaan_realisasi,
            capaian=list_bacaan(capaian),
            ada_capaian=bool(list_bacaan(capaian)) or capaian.tingkat == "salah",
            predikat=(predikat[0], predikat[1]) if predikat[0] and predikat[1] else None,
            teks_sama=sama and not bacaan_target and read_cetakan(target).tingkat == "salah",
            rumus=self._read_rumus(nomor, teks),
            triwulan=self._read_triwulan(nomor, teks),
            setahun=self._read_setahun(nomor, teks, realisasi),
            metode=self._read_metode(nomor, teks),
            kunci=_make_kunci(teks),
            urutan=teks.get("tahun", ""),
        )

    def _read_rumus(self, nomor: int, teks: Mapping[str, str]) -> tuple[Rumus, ...]:
        terbaca: dict[str, tuple[Rumus, ...]] = {}
        for bidang in ("rumus", "polaritas"):
            tulisan = teks.get(bidang, "")
            if not tulisan:
                continue
            rumus = read_rumus(tulisan)
            if rumus is None:
                contoh = "naik, turun_selisih, turun_rasio, rentang, atau predikat"
                self._add(nomor, bidang, tulisan, f"Rumus “{tulisan}” tidak dikenal. Tulis {contoh}.")
            else:
                terbaca[bidang] = rumus
        rumus, polaritas = terbaca.get("rumus", ()), terbaca.get("polaritas", ())
        searah = {Rumus.NAIK, Rumus.PREDIKAT}, {Rumus.TURUN_SELISIH, Rumus.TURUN_RASIO}
        if rumus and polaritas and not any({*rumus, *polaritas} <= arah for arah in searah):
            if set(rumus) != set(polaritas):
                pesan = f"Polaritas “{teks['polaritas']}” bertentangan dengan rumus “{teks['rumus']}”. "
                self._add(nomor, "polaritas", teks["polaritas"], f"{pesan}Samakan keduanya.")
        return rumus or polaritas

    def _read_metode(self, nomor: int, teks: Mapping[str, str]) -> Metode | None:
        tulisan = teks.get("metode", "")
        metode = read_metode(tulisan)
        if tulisan and metode is None:
            contoh = ", ".join(Metode)
            self._add(nomor, "metode", tulisan, f"Metode “{tulisan}” tidak dikenal. Tulis {contoh}.")
        return metode

    def _read_triwulan(self, nomor: int, teks: Mapping[str, str]) -> tuple[tuple[...], ...]: ...
