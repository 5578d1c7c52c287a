"""One cell of a planning workbook, read as its column wants it; what cannot be read for sure is refused."""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from sakip.domain.errors import DataTidakSah
from sakip.domain.lembar_rencana import JenisIsi, KolomRencana, Nilai
from sakip.domain.pegawai import check_nip
from sakip.domain.periode import ROMAWI
from sakip.domain.predikat import SKOR_PREDIKAT
from sakip.domain.target_tulis import make_predikat, make_target
from sakip.intake.angka import read_angka
from sakip.intake.kisi import Sel

BULAN = (
    *("januari", "februari", "maret", "april", "mei", "juni"),
    *("juli", "agustus", "september", "oktober", "november", "desember"),
)
_WAKTU = re.compile(r"\d{1,2}:\d\d(:\d\d)?")  # a time of day comes as text
TAHUN = ("tahun", "mulai_tahun", "selesai_tahun")
PAGU = ("murni", "nilai", "pagu_indikatif")  # what an office may spend: never below 0
ANGKA_TERBESAR = Decimal(10) ** 14  # what the store keeps: 18 digits, 4 of them decimals


class SelDitolak(Exception):
    """Why a cell cannot be used (apa), and what to write instead (perbaikan)."""

    def __init__(self, apa: str, perbaikan: str) -> None:
        super().__init__(apa)
        self.apa, self.perbaikan = apa, perbaikan


def read_sel(sel: Sel | None, kolom: KolomRencana) -> Nilai:
    """Return what a cell says for its column; the column's blank for a blank cell.

    Raises SelDitolak.
    """
    if sel is None or not sel.teks:
        if kolom.wajib:
            raise SelDitolak(f"{kolom.judul} belum diisi.", "Isi sel ini.")
        return kolom.kosong
    if sel.galat or sel.belum_dihitung:
        raise SelDitolak(
            f"Sel berisi {sel.teks[:40]}, bukan hasil.", "Ketik nilainya, bukan rumus lembar kerja."
        )
    return _BACA[kolom.jenis](sel, kolom)


def _read_teks(sel: Sel, kolom: KolomRencana) -> Nilai:
    return " ".join(sel.teks.split()) if "\n" not in sel.teks else sel.teks.strip()


def _read_kode(sel: Sel, kolom: KolomRencana) -> Nilai:
    """A kode that became a number or a date is refused: 7.10 would come back as 7.1, 1.01.01 as a day."""
    if isinstance(sel.isi, date | time | timedelta) or _WAKTU.fullmatch(sel.teks.strip()):
        raise SelDitolak(
            f"{kolom.judul} tersimpan sebagai tanggal atau waktu ({sel.teks[:40]}), bukan kode.",
            "Ubah format selnya menjadi Teks, lalu ketik lagi kodenya.",
        )
    if isinstance(sel.isi, Decimal | float) and sel.isi % 1:
        raise SelDitolak(
            f"{kolom.judul} tersimpan sebagai angka {sel.teks[:40]}; nol di belakang titik bisa hilang (7.10 menjadi 7.1).",
            "Ubah format selnya menjadi Teks, lalu ketik lagi kodenya.",
        )
    if isinstance(sel.isi, Decimal | float):
        return f"{sel.isi:.0f}"
    return " ".join(sel.teks.split())


def _read_nip(sel: Sel, kolom: KolomRencana) -> Nilai:
    """A NIP that became a number is refused: Excel keeps 15 of its 18 digits and makes the others 0."""
    if not isinstance(sel.isi, str):
        raise SelDitolak(
            f"{kolom.judul} tersimpan sebagai angka, sehingga tiga angka terakhirnya hilang.",
            "Ubah format selnya menjadi Teks, lalu ketik lagi 18 angkanya.",
        )
    try:
        return check_nip(sel.isi)
    except DataTidakSah as galat:
        raise SelDitolak(f"{galat.apa}.", galat.perbaikan) from galat


def _read_pilihan(sel: Sel, kolom: KolomRencana) -> Nilai:
    teks = "_".join(sel.teks.casefold().split())
    if teks in kolom.pilihan:
        return teks
    raise SelDitolak(
        f"“{sel.teks[:40]}” bukan pilihan {kolom.judul}.",
        f"Pilih salah satu: {', '.join(kolom.pilihan)}.",
    )


def _read_angka(sel: Sel, kolom: KolomRencana) -> Decimal:
    angka = read_angka(sel.isi, persen_format=sel.persen)
    if angka.nilai is None or angka.tingkat != "pasti":
        raise SelDitolak(
            angka.apa or f"“{sel.teks[:40]}” bukan angka.",
            f"{angka.sebab} {angka.perbaikan}".strip() or "Tulis angkanya saja, misalnya 92,5.",
        )
    if abs(angka.nilai) >= ANGKA_TERBESAR or angka.nilai != round(angka.nilai, 4):
        raise SelDitolak(
            f"“{sel.teks[:40]}” terlalu panjang untuk disimpan.",
            "Tulis paling banyak 14 digit dan 4 desimal.",
        )
    return angka.nilai


def _read_bulat(sel: Sel, kolom: KolomRencana) -> Nilai:
    romawi = sel.teks.upper().removeprefix("TW").strip()
    if kolom.kunci == "mulai_triwulan" and romawi in ROMAWI.values():
        return next(nomor for nomor, satu in ROMAWI.items() if satu == romawi)
    angka = _read_angka(sel, kolom)
    if angka != angka.to_integral() or not 0 <= angka <= 9999:
        raise SelDitolak(
            f"“{sel.teks[:40]}” bukan bilangan bulat yang wajar.", "Tulis misalnya 1 atau 2026."
        )
    if kolom.kunci in TAHUN and not 2000 <= angka <= 2100:
        raise SelDitolak(
            f"{kolom.judul} {sel.teks[:40]} di luar 2000–2100.", "Tulis misalnya 2026."
        )
    return int(angka)


def _read_rupiah(sel: Sel, kolom: KolomRencana) -> Nilai:
    angka = _read_angka(sel, kolom)
    if angka < 0 and kolom.kunci in PAGU:
        raise SelDitolak("Pagu tidak boleh di bawah 0.", "Periksa tandanya.")
    if angka != round(angka, 2):
        raise SelDitolak("Rupiah paling banyak dua desimal.", "Bulatkan ke sen.")
    return angka


def _read_tanggal(sel: Sel, kolom: KolomRencana) -> Nilai:
    if isinstance(sel.isi, datetime):
        return sel.isi.date()
    if isinstance(sel.isi, date):
        return sel.isi
    teks = sel.teks.casefold()
    try:
        if cocok := re.fullmatch(r"(\d{1,2}) ([a-z]+) (\d{4})", teks):
            return date(int(cocok[3]), BULAN.index(cocok[2]) + 1, int(cocok[1]))
        if cocok := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", teks):
            return date.fromisoformat(teks)
    except ValueError:
        pass
    raise SelDitolak(
        f"“{sel.teks[:40]}” bukan tanggal yang pasti.", "Tulis misalnya 31 Maret 2026."
    )


def _read_target(sel: Sel, kolom: KolomRencana) -> Nilai:
    """92,5 · 18..25 or 18–25 (a range) · 4/5 (parts of a ratio) · BB (a predikat)."""
    teks = sel.teks.strip()
    if teks.upper() in SKOR_PREDIKAT:
        return make_predikat(teks.upper())
    if cocok := re.fullmatch(r"(.+?)\s*(?:\.\.|–|s/d)\s*(.+)", teks):
        bawah, atas = (_read_angka(Sel(satu), kolom) for satu in cocok.groups())
        if atas < bawah:
            raise SelDitolak("Batas atas lebih kecil dari batas bawah.", "Tulis misalnya 18..25.")
        return make_target(bawah, atas)
    if cocok := re.fullmatch(r"([^/]+)/([^/]+)", teks):
        atas, bawah = (_read_angka(Sel(satu.strip()), kolom) for satu in cocok.groups())
        return make_target(None, None, None, atas, bawah)
    return make_target(_read_angka(sel, kolom))


_BACA = {
    JenisIsi.TEKS: _read_teks,
    JenisIsi.KODE: _read_kode,
    JenisIsi.NIP: _read_nip,
    JenisIsi.PILIHAN: _read_pilihan,
    JenisIsi.BULAT: _read_bulat,
    JenisIsi.ANGKA: _read_angka,
    JenisIsi.RUPIAH: _read_rupiah,
    JenisIsi.TANGGAL: _read_tanggal,
    JenisIsi.TARGET: _read_target,
}
