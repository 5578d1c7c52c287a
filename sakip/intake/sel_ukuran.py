"""One figure from one cell: the value, whether it stands, and what is to be mended or confirmed."""

from dataclasses import dataclass
from decimal import Decimal

from sakip.intake.angka import Angka, explain_pecahan, read_angka, read_predikat
from sakip.intake.hasil import KODE_PECAHAN, KODE_PREDIKAT, Temuan, TingkatTemuan
from sakip.intake.kisi import Sel


@dataclass(frozen=True, slots=True)
class Letak:
    """Where a cell is and under which heading, as people name it."""

    lembar: str
    alamat: str
    bidang: str
    nama_kolom: str

    def report(
        self,
        tingkat: TingkatTemuan,
        apa: str,
        sebab: str = "",
        perbaikan: str = "",
        *,
        isi: str = "",
        kode: str = "",
    ) -> Temuan:
        """Return a finding at this place."""
        return Temuan(
            tingkat=tingkat,
            apa=apa,
            sebab=sebab,
            perbaikan=perbaikan,
            alamat=self.alamat,
            lembar=self.lembar,
            isi=isi[:200],
            nama_kolom=self.nama_kolom,
            kolom=self.bidang,
            kode=kode,
        )


@dataclass(frozen=True, slots=True)
class Ukuran:
    """What a cell of figures says."""

    nilai: Decimal | None = None
    predikat: str | None = None
    temuan: Temuan | None = None


def read_ukuran(
    sel: Sel | None, letak: Letak, *, satuan: str = "", target: Decimal | None = None
) -> Ukuran:
    """Read a cell of target, nilai, pembilang or penyebut; satuan and target sharpen the questions."""
    if sel is None:
        return Ukuran()
    angka = read_angka(sel.isi, persen_format=sel.persen)
    predikat = read_predikat(sel.isi) if isinstance(sel.isi, str) else None
    isi = sel.teks
    if angka.tingkat == "salah":
        kode = KODE_PREDIKAT if predikat else ""
        return Ukuran(None, predikat, _report_angka(letak, "salah", angka, isi, kode))
    if angka.tingkat == "konfirmasi":
        return Ukuran(angka.nilai, predikat, _report_angka(letak, "konfirmasi", angka, isi, ""))
    if angka.nilai is None:
        return Ukuran()
    temuan = _ask_persen(sel, letak, angka.nilai, satuan, target)
    if temuan is None and angka.apa:
        temuan = _report_angka(letak, "catatan", angka, isi, "")
    return Ukuran(angka.nilai, predikat, temuan)


def _report_angka(
    letak: Letak, tingkat: TingkatTemuan, angka: Angka, isi: str, kode: str
) -> Temuan:
    return letak.report(tingkat, angka.apa, angka.sebab, angka.perbaikan, isi=isi, kode=kode)


def _ask_persen(
    sel: Sel, letak: Letak, nilai: Decimal, satuan: str, target: Decimal | None
) -> Temuan | None:
    """Ask where 0,95 may mean 95: under a target in percent, or when the cell's format is unknown."""
    isi = sel.teks
    if not sel.persen and (tanya := explain_pecahan(nilai, target, satuan)):
        return letak.report("konfirmasi", tanya, isi=isi, kode=KODE_PECAHAN)
    if sel.format_tak_diketahui and 0 < abs(nilai) <= 2 and not isinstance(sel.isi, str):
        return letak.report(
            "konfirmasi",
            f"Format sel tidak terbaca: {isi} dapat berarti {isi} atau persen.",
            "Bagian format berkas ini rusak sehingga tanda persen tidak diketahui.",
            "Pastikan angkanya, atau ketik ulang di templat.",
            isi=isi,
            kode=KODE_PECAHAN,
        )
    return None
