"""Walking down a table: which rows are indikator, where the table ends, and what each row says."""

import re
from collections import deque
from collections.abc import Iterable
from dataclasses import replace

from sakip.intake.baris_baca import read_baris_baca
from sakip.intake.baris_khusus import (
    is_baris_nomor,
    is_catatan_kaki,
    is_jumlah,
    is_tanda_tangan,
    is_tanda_tangan_pasti,
)
from sakip.intake.ejaan import normalize_judul
from sakip.intake.hasil import BarisBaca, Temuan
from sakip.intake.judul import Judul, read_judul
from sakip.intake.kisi import Sel
from sakip.intake.susunan import Susunan
from sakip.intake.temuan_tabel import (
    report_di_bawah,
    report_tabel_lain,
    report_tanpa_indikator,
    report_tersembunyi,
)
from sakip.intake.tolak import refuse

BARIS_KOSONG_TERBANYAK = 15
SEL_EKOR_TERBANYAK = 2  # cells of a row below the table that is none of its own
TEKS_TERBANYAK = 5_000_000  # characters of all rows together
SEMBARANG_TRIWULAN = 1  # whether a row is a heading does not hang on the triwulan asked for
UKURAN = ("target", "nilai", "pembilang", "penyebut")

_SAMA_DENGAN_ATAS = re.compile(
    r'["”“\'’〃″,\s-]+|sda\.?|s\.\s?d\.\s?a\.?|idem\.?|sama\s+dengan\s+(?:di\s+)?atas',
    re.IGNORECASE,
)
# "Meningkatnya ...", "Terwujudnya ...": a sasaran says what is to come about; an indikator is a measure.
_BUNYI_SASARAN = re.compile(r"(?:me|ter|ber)[a-z]+nya\s", re.IGNORECASE)
_KELOMPOK_SASARAN = re.compile(
    r"(?:[A-Z0-9]{1,4}[.)]\s*)?sasaran(?:\s+strategis)?\s*(?:[ivx]+|\d+)?\s*[:.–-]+\s*(?P<isi>.+)",
    re.IGNORECASE | re.DOTALL,
)


class PenelusurTabel:
    """Collects the rows of one table and the findings about them."""

    def __init__(self, susunan: Susunan, judul: Judul) -> None:
        self.susunan = susunan
        self.judul = judul
        self.lembar = susunan.lembar.nama
        self.baris: list[BarisBaca] = []
        self.temuan: list[Temuan] = []
        self.sasaran = ""
        self.jumlah_teks = 0
        self.judul_ternormal = {
            kolom: {normalize_judul(satu) for satu in teks} for kolom, teks in judul.susunan.items()
        }

    def run(self) -> None:
        """Walk from the row below the heading to the end of the table.

        Raises BerkasDitolak (bom) when the texts together are beyond any honest form.
        """
        sisa = deque(nomor for nomor in self.susunan.baris_terpakai if nomor > self.judul.akhir)
        terakhir = self.judul.akhir
        while sisa:
            if sisa[0] - terakhir > BARIS_KOSONG_TERBANYAK:
                self.note_di_bawah(sisa)
                return
            if sisa[0] - terakhir > 1 and self.is_ekor(sisa):
                return
            terakhir = sisa.popleft()
            isi = self.susunan.read_baris(terakhir)
            if self.is_judul_lain(terakhir, isi):
                self.temuan.append(report_tabel_lain(self.lembar, terakhir))
                return
            if is_baris_nomor(isi) or self.is_judul_ulang(isi):
                continue
            if self.is_tanda_tangan(isi):
                self.skip_tanda_tangan(isi, sisa)
            else:
                self.read_satu(terakhir, isi)

    def skip_tanda_tangan(self, isi: dict[int, Sel], sisa: deque[int]) -> None:
        """Take out of sisa what a row that looks like a signature ends.

        `Kasi Pemerintahan` alone may head the rows of a seksi: what follows stays when it has
        figures. After `Mengetahui`, `NIP` or a date only a heading said again opens another table.
        """
        if any(is_tanda_tangan_pasti(sel.teks) for sel in isi.values()):
            while sisa and not self.is_judul_ulang(self.susunan.read_baris(sisa[0])):
                sisa.popleft()
        elif not any(self.has_isi(nomor) for nomor in sisa):
            sisa.clear()

    def is_ekor(self, sisa: Iterable[int]) -> bool:
        """Tell whether all that follows a blank row are a few words without a figure: who signs, a remark."""
        if not any(satu.menyatakan or satu.target is not None for satu in self.baris):
            return False
        return not any(
            self.has_isi(nomor)
            or len(isi := self.susunan.read_baris(nomor)) > SEL_EKOR_TERBANYAK
            or self.find_sel(isi, "nomor")
            for nomor in sisa
        )

    def has_isi(self, nomor: int) -> bool:
        """Tell whether a row names an indikator and has a figure."""
        isi = self.susunan.read_baris(nomor)
        indikator = self.find_sel(isi, "indikator")
        bernama = indikator is not None and any(huruf.isalpha() for huruf in indikator.teks)
        return bernama and any(_is_angka(sel) for sel in self.list_ukuran(isi))

    def note_di_bawah(self, sisa: Iterable[int]) -> None:
        """Say what stands beyond the end of the table and looks like more of it."""
        nomor = next((satu for satu in sisa if self.has_isi(satu)), None)
        if nomor is not None:
            self.temuan.append(report_di_bawah(self.lembar, nomor, BARIS_KOSONG_TERBANYAK))

    def find_sel(self, isi: dict[int, Sel], bidang: str) -> Sel | None:
        """Return the row's own cell of a field."""
        kolom = self.judul.kolom.get(bidang)
        return isi.get(kolom) if kolom else None

    def list_ukuran(self, isi: dict[int, Sel]) -> list[Sel]:
        """Return the row's cells of figures, whatever they hold."""
        return [sel for bidang in UKURAN if (sel := self.find_sel(isi, bidang))]

    def is_judul_ulang(self, isi: dict[int, Sel]) -> bool:
        """Tell whether a row repeats the heading, as on every printed page."""
        return len(isi) > 1 and all(
            normalize_judul(sel.teks) in self.judul_ternormal.get(kolom, ())
            for kolom, sel in isi.items()
        )

    def is_judul_lain(self, nomor: int, isi: dict[int, Sel]) -> bool:
        """Tell whether a row is the heading of another table, whose columns are not those of this one."""
        return (
            self.susunan.has_indikator(nomor)
            and not self.is_judul_ulang(isi)
            and read_judul(self.susunan, nomor, nomor, SEMBARANG_TRIWULAN) is not None
        )

    def is_tanda_tangan(self, isi: dict[int, Sel]) -> bool:
        """Tell whether a row has the words of a signature block, and no figure."""
        if any(_is_angka(sel) and not is_tanda_tangan(sel.teks) for sel in self.list_ukuran(isi)):
            return False
        if self.find_sel(isi, "indikator") and len(isi) > 3:
            return False
        return any(is_tanda_tangan(sel.teks) for sel in isi.values())

    def read_satu(self, nomor: int, isi: dict[int, Sel]) -> None:
        """Take one row: an indikator, a heading of a group, a subtotal, or figures without a name."""
        indikator = self.find_sel(isi, "indikator")
        ada_ukuran = bool(self.list_ukuran(isi))
        if any(is_jumlah(sel.teks) for sel in self.list_label(isi)):
            return
        if indikator is None:
            if self.is_lanjutan(nomor):
                return
            self.take_sasaran(isi)
            if any(_is_angka(sel) for sel in self.list_ukuran(isi)):
                self.temuan.append(report_tanpa_indikator(self.lembar, nomor, isi.values()))
            return
        if not ada_ukuran and (
            is_catatan_kaki(indikator.teks)
            or self.is_kelompok(nomor, indikator)
            or self.is_sasaran(isi, indikator)
        ):
            return
        if self.is_lanjutan_teks(nomor, isi):
            self.baris[-1] = replace(
                self.baris[-1], indikator=f"{self.baris[-1].indikator} {indikator.teks}"
            )
            return
        self.take_sasaran(isi)
        if nomor in self.susunan.lembar.baris_tersembunyi:
            self.temuan.append(report_tersembunyi(self.lembar, nomor, indikator))
        baris, temuan = read_baris_baca(self.susunan, self.judul, nomor, self.sasaran)
        self.baris.append(baris)
        self.temuan.extend(temuan)
        self.count_teks(baris)

    def list_label(self, isi: dict[int, Sel]) -> list[Sel]:
        """Return the cells where a subtotal says its name: up to and with the indikator."""
        batas = self.judul.kolom["indikator"]
        return [sel for kolom, sel in isi.items() if kolom <= batas]

    def is_lanjutan(self, nomor: int) -> bool:
        """Tell whether the row continues an indikator merged over several rows."""
        gabung = self.susunan.find_gabung(nomor, self.judul.kolom["indikator"])
        return bool(gabung and self.baris and gabung.baris_awal == self.baris[-1].baris)

    def is_kelompok(self, nomor: int, indikator: Sel) -> bool:
        """Tell whether a text lies across the columns of figures: a group's name, taken as sasaran."""
        gabung = self.susunan.find_gabung(nomor, self.judul.kolom["indikator"])
        kolom_ukuran = [self.judul.kolom[satu] for satu in UKURAN if satu in self.judul.kolom]
        lebar = gabung is not None and any(
            gabung.kolom_awal <= kolom <= gabung.kolom_akhir for kolom in kolom_ukuran
        )
        if lebar and (cocok := _KELOMPOK_SASARAN.fullmatch(indikator.teks)):
            self.sasaran = " ".join(cocok["isi"].split())
        return lebar

    def is_sasaran(self, isi: dict[int, Sel], indikator: Sel) -> bool:
        """Tell whether a row without a figure is the sasaran of those below, where none has its own column."""
        kolom = self.judul.kolom
        lain = isi.keys() - {kolom["indikator"], kolom.get("nomor"), kolom.get("kode")}
        berdua = "sasaran" in normalize_judul(self.judul.write_judul(kolom["indikator"])).split()
        disebut = _KELOMPOK_SASARAN.fullmatch(indikator.teks)
        berbunyi = berdua or disebut or _BUNYI_SASARAN.match(indikator.teks)
        if "sasaran" in kolom or lain or not berbunyi:
            return False
        self.sasaran = " ".join((disebut["isi"] if disebut else indikator.teks).split())
        return True

    def is_lanjutan_teks(self, nomor: int, isi: dict[int, Sel]) -> bool:
        """Tell whether a row only goes on with the name above, as texts copied from a document do."""
        if isi.keys() != {self.judul.kolom["indikator"]} or not self.baris:
            return False
        ((_, sel),) = isi.items()
        return self.baris[-1].baris == nomor - 1 and sel.teks[:1].islower()

    def take_sasaran(self, isi: dict[int, Sel]) -> None:
        """Remember the sasaran a row names; a blank, a merge or a ditto mark keeps the one before."""
        sel = self.find_sel(isi, "sasaran")
        if (
            sel
            and not sel.galat
            and not sel.belum_dihitung
            and not _SAMA_DENGAN_ATAS.fullmatch(sel.teks)
        ):
            self.sasaran = " ".join(sel.teks.split())
        elif sel is None and len(isi) == 1:
            ((_, satu),) = isi.items()
            if cocok := _KELOMPOK_SASARAN.fullmatch(satu.teks):
                self.sasaran = " ".join(cocok["isi"].split())

    def count_teks(self, baris: BarisBaca) -> None:
        self.jumlah_teks += sum(
            len(teks)
            for teks in (baris.indikator, baris.sasaran, baris.progres, baris.program, baris.sumber_data,
                         baris.unit, baris.keterangan)
        )  # fmt: skip
        if self.jumlah_teks > TEKS_TERBANYAK:
            raise refuse("berat")


def _is_angka(sel: Sel) -> bool:
    """Tell whether a cell may hold a figure: a number, or a text with a digit in it."""
    return not isinstance(sel.isi, str) or any(huruf.isdigit() for huruf in sel.isi)
