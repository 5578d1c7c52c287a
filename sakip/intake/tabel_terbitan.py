"""A published table: rows for uji silang, and every cell that could not be read, all at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

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
        target, realisasi = teks["target"], teks["realisasi"] or teks.get("setahun", "")
        predikat_target, predikat_realisasi = read_predikat(target), read_predikat(realisasi)
        bacaan_target = read_target(target)
        kata_sama = (
            not bacaan_target
            and predikat_target is None
            and read_cetakan(target).tingkat == "salah"
            and target.casefold() == realisasi.casefold()
        )
        capaian = self._read_angka(nomor, "capaian", teks["capaian"])
        ada_capaian = bool(list_bacaan(capaian)) or capaian.tingkat == "salah"
        if ada_capaian and not kata_sama and not (predikat_target and predikat_realisasi):
            if not bacaan_target:
                self._read_angka(nomor, "target", target)
            self._read_angka(nomor, "realisasi", realisasi)
        return BarisTerbitan(
            target=bacaan_target,
            realisasi=list_bacaan(read_cetakan(realisasi)),
            capaian=list_bacaan(capaian),
            ada_capaian=ada_capaian,
            predikat=(
                (predikat_target, predikat_realisasi)
                if predikat_target and predikat_realisasi
                else None
            ),
            teks_sama=kata_sama,
            rumus=self._read_rumus(nomor, teks),
            triwulan=self._read_triwulan(nomor, teks),
            setahun=self._read_setahun(nomor, teks),
            metode=self._read_metode(nomor, teks),
            kunci=_make_kunci(teks),
            urutan=teks.get("tahun", ""),
        )

    def _read_angka(self, nomor: int, bidang: str, tulisan: str) -> Angka:
        """Read a figure; what is neither a figure nor a way to say "none" is a Masalah."""
        angka = read_cetakan(tulisan)
        if angka.tingkat == "salah" and not angka.bacaan:
            saran = "Perbaiki isi sel ini, atau kosongkan bila angkanya memang tidak ada."
            self._add(nomor, bidang, tulisan, f"{angka.apa} {saran}")
        return angka

    def _read_triwulan(
        self, nomor: int, teks: Mapping[str, str]
    ) -> tuple[tuple[Decimal | None, ...], ...]:
        """Read TW I-IV in one style at a time: a table does not mix "1.500" thousands and decimals."""
        bacaan = [
            list_bacaan(self._read_angka(nomor, bidang, teks.get(bidang, "")))
            for bidang in TRIWULAN
        ]
        if not any(bacaan):
            return ()
        gaya = [tuple(satu[urut] if satu else None for satu in bacaan) for urut in (0, -1)]
        return tuple(dict.fromkeys(gaya))

    def _read_setahun(self, nomor: int, teks: Mapping[str, str]) -> tuple[Decimal, ...]:
        """The year is printed in a column of its own, else realisasi is the year's figure."""
        if "setahun" in self.judul.kolom:
            return list_bacaan(self._read_angka(nomor, "setahun", teks["setahun"]))
        periode = teks.get("periode", "").casefold()
        if periode and "tahun" not in periode:
            return ()
        return list_bacaan(read_cetakan(teks["realisasi"]))

    def _read_rumus(self, nomor: int, teks: Mapping[str, str]) -> tuple[Rumus, ...]:
        terbaca: dict[str, tuple[Rumus, ...]] = {}
        for bidang in ("rumus", "polaritas"):
            tulisan = teks.get(bidang, "")
            rumus = read_rumus(tulisan) if tulisan else ()
            if rumus is None:
                pesan = f"{bidang.capitalize()} “{tulisan}” tidak dikenal."
                saran = "Tulis naik, turun_selisih, turun_rasio, rentang, predikat, atau kosongkan."
                self._add(nomor, bidang, tulisan, f"{pesan} {saran}")
            terbaca[bidang] = rumus or ()
        satu, lain = set(terbaca["rumus"]), set(terbaca["polaritas"])
        searah = bool(satu & lain) or (Rumus.PREDIKAT in satu and Rumus.NAIK in lain)
        if satu and lain and not searah:
            pesan = f"Polaritas “{teks['polaritas']}” bertentangan dengan rumus “{teks['rumus']}”."
            saran = "Rumuslah yang dipakai; samakan keduanya."
            self._add(nomor, "polaritas", teks["polaritas"], f"{pesan} {saran}")
        return terbaca["rumus"] or terbaca["polaritas"]

    def _read_metode(self, nomor: int, teks: Mapping[str, str]) -> Metode | None:
        tulisan = teks.get("metode", "")
        metode = read_metode(tulisan)
        if tulisan and metode is None:
            pesan = f"Metode “{tulisan}” tidak dikenal."
            self._add(
                nomor, "metode", tulisan, f"{pesan} Tulis {', '.join(Metode)}, atau kosongkan."
            )
        return metode

    def _add(self, nomor: int, bidang: str, isi: str, pesan: str) -> None:
        urut = self.judul.kolom.get(bidang, len(self.judul.nama))
        nama = self.judul.nama[urut] if bidang else ""
        alamat = f"{letter_kolom(urut + 1)}{nomor}"
        self.masalah.append(Masalah(nomor, alamat, nama, isi, pesan))


def _make_kunci(teks: Mapping[str, str]) -> str:
    """Name the indikator across rows and years: instansi, indikator and satuan, however spaced."""
    if not teks.get("indikator"):
        return ""
    bagian = (teks.get(bidang, "") for bidang in ("instansi", "indikator", "satuan"))
    return "|".join(" ".join(satu.split()).casefold() for satu in bagian)
