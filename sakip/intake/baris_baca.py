"""One row of the table as a BarisBaca: texts, figures, "tidak berlaku", and the findings on its cells."""

import re
from decimal import Decimal

from sakip.intake.angka import is_tidak_berlaku
from sakip.intake.hasil import KODE_ALASAN, BarisBaca, KeadaanBaca, Temuan
from sakip.intake.judul import Judul
from sakip.intake.kisi import Sel, write_alamat
from sakip.intake.sel_ukuran import Letak, Ukuran, read_ukuran
from sakip.intake.susunan import Susunan

TEKS = (
    "nomor",
    "kode",
    "indikator",
    "satuan",
    "progres",
    "program",
    "sumber_data",
    "unit",
    "keterangan",
)
SATU_BARIS = ("nomor", "kode", "indikator", "satuan")  # names: line breaks in them mean nothing

_PERSEN = re.compile(r"%|\b(?:per|pro)sen(?:tase)?\b", re.IGNORECASE)


def read_baris_baca(
    susunan: Susunan, judul: Judul, nomor: int, sasaran: str
) -> tuple[BarisBaca, list[Temuan]]:
    """Return row nomor as it stands, with what must be mended or confirmed in it."""
    pembaca = _PembacaBaris(susunan, judul, nomor)
    teks = {bidang: pembaca.read_teks(bidang) for bidang in TEKS}
    id_indikator = pembaca.read_teks("id_indikator") or None
    satuan = teks["satuan"] or ("%" if _PERSEN.search(teks["indikator"]) else "")
    # In our own template the target stands locked and comes from the database, never from the file.
    target = pembaca.read_ukuran("target", satuan, None, dipakai=id_indikator is None)
    sel_nilai = pembaca.find_sel("nilai")
    if sel_nilai and is_tidak_berlaku(sel_nilai.isi):
        pembaca.check_alasan(teks["keterangan"])
        nilai, keadaan = Ukuran(), "tidak_berlaku"
    else:
        nilai, keadaan = pembaca.read_ukuran("nilai", satuan, target.nilai), ""
    pembilang = pembaca.read_ukuran("pembilang", "", None).nilai
    penyebut = pembaca.read_ukuran("penyebut", "", None).nilai
    terisi = any(isi is not None for isi in (nilai.nilai, nilai.predikat, pembilang, penyebut))
    baris = BarisBaca(
        baris=nomor,
        id_indikator=id_indikator,
        sasaran=sasaran,
        target=target.nilai,
        nilai=nilai.nilai,
        keadaan=_tell_keadaan(keadaan, terisi),
        pembilang=pembilang,
        penyebut=penyebut,
        predikat=nilai.predikat,
        alamat={bidang: write_alamat(nomor, kolom) for bidang, kolom in judul.kolom.items()},
        **teks,
    )
    return baris, pembaca.temuan


def _tell_keadaan(keadaan: str, terisi: bool) -> KeadaanBaca:
    if keadaan == "tidak_berlaku":
        return "tidak_berlaku"
    return "terisi" if terisi else "kosong"


class _PembacaBaris:
    def __init__(self, susunan: Susunan, judul: Judul, nomor: int) -> None:
        self.susunan, self.judul, self.nomor = susunan, judul, nomor
        self.temuan: list[Temuan] = []

    def find_sel(self, bidang: str) -> Sel | None:
        kolom = self.judul.kolom.get(bidang)
        return self.susunan.read_baris(self.nomor).get(kolom) if kolom else None

    def locate(self, bidang: str) -> Letak:
        kolom = self.judul.kolom.get(bidang, 0)
        alamat = write_alamat(self.nomor, kolom) if kolom else f"baris {self.nomor}"
        return Letak(self.susunan.lembar.nama, alamat, bidang, self.judul.write_judul(kolom))

    def read_teks(self, bidang: str) -> str:
        """Return a text of the row; a cell merged downward lends its text to every row it covers."""
        sel = self.find_sel(bidang)
        kolom = self.judul.kolom.get(bidang)
        if sel is None and kolom and bidang != "indikator":
            gabung = self.susunan.find_gabung(self.nomor, kolom)
            if gabung and gabung.kolom_awal == kolom and gabung.baris_awal > self.judul.akhir:
                sel = self.susunan.read_baris(gabung.baris_awal).get(kolom)
        if sel is None:
            return ""
        if sel.galat or sel.belum_dihitung:
            self.report_teks_gagal(bidang, sel)
            return ""
        return " ".join(sel.teks.split()) if bidang in SATU_BARIS else sel.teks

    def report_teks_gagal(self, bidang: str, sel: Sel) -> None:
        if bidang == "nomor":
            return
        sebab = "Rumusnya belum pernah dihitung." if sel.belum_dihitung else "Rumusnya gagal."
        self.temuan.append(
            self.locate(bidang).report(
                "salah" if bidang == "indikator" else "konfirmasi",
                f"Isi sel “{sel.teks[:40]}” tidak terbaca dan dianggap kosong.",
                sebab,
                "Buka berkas di Excel atau LibreOffice lalu simpan ulang, atau ketik teksnya langsung.",
                isi=sel.teks,
            )
        )

    def read_ukuran(
        self, bidang: str, satuan: str, target: Decimal | None, *, dipakai: bool = True
    ) -> Ukuran:
        """Read a figure of the row; with dipakai false what is unclear in it concerns nobody."""
        sel = self.find_sel(bidang)
        if sel is None and dipakai and bidang in self.judul.kolom:
            self.ask_gabung(bidang)
        hasil = read_ukuran(sel, self.locate(bidang), satuan=satuan, target=target)
        if hasil.temuan is None:
            return hasil
        if not dipakai:
            return Ukuran(None, hasil.predikat) if hasil.temuan.tingkat != "catatan" else hasil
        self.temuan.append(hasil.temuan)
        return hasil

    def ask_gabung(self, bidang: str) -> None:
        """A figure merged over two indikator belongs to the first; whether to both, only people know."""
        kolom = self.judul.kolom[bidang]
        gabung = self.susunan.find_gabung(self.nomor, kolom)
        if gabung is None or gabung.baris_awal in (self.nomor, *range(1, self.judul.akhir + 1)):
            return
        sel = self.susunan.read_baris(gabung.baris_awal).get(gabung.kolom_awal)
        if sel is None or gabung.kolom_awal != kolom:
            return
        awal = write_alamat(gabung.baris_awal, kolom)
        self.temuan.append(
            self.locate(bidang).report(
                "konfirmasi",
                f"Sel ini digabung dengan {awal} yang berisi {sel.teks[:40]}; di baris ini dianggap kosong.",
                "Satu angka untuk dua indikator tidak jelas artinya.",
                "Pisahkan selnya dan ketik angka tiap indikator, atau pastikan memang kosong.",
            )
        )

    def check_alasan(self, keterangan: str) -> None:
        """ "Tidak berlaku" is a value of its own and needs its reason."""
        if keterangan.strip(" -–"):
            return
        bidang = "keterangan" if "keterangan" in self.judul.kolom else "nilai"
        self.temuan.append(
            self.locate(bidang).report(
                "salah",
                "Nilai ditulis Tidak berlaku, tetapi alasannya belum ada.",
                "Indikator yang tidak berlaku dikeluarkan dari rata-rata, sehingga alasannya wajib tercatat.",
                "Tulis alasannya di kolom Keterangan baris ini.",
                kode=KODE_ALASAN,
            )
        )
