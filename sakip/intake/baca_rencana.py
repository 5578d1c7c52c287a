"""A planning workbook in: every sheet that is known, every row of it, every fault with its cell."""

from dataclasses import dataclass, field
from difflib import get_close_matches

from sakip.domain.lembar_rencana import LEMBAR, Baris, LembarRencana
from sakip.intake.baca import read_kisi_workbook
from sakip.intake.hasil import Temuan
from sakip.intake.kisi import Lembar, letter_kolom
from sakip.intake.sel_rencana import SelDitolak, read_sel

BARIS_JUDUL_TERJAUH = 15
PETUNJUK = "petunjuk"


@dataclass(frozen=True, slots=True)
class BarisRencana:
    """One row of a sheet as it was read: where it stands, what it says, which cell says what."""

    lembar: LembarRencana
    nomor: int
    isi: Baris  # of the columns that are there
    huruf: dict[str, str]  # kunci of the column -> letter

    def alamat(self, kunci: str) -> str:
        """Return the cell of a column: "Pagu!C5"; of a column that is not there, the row."""
        if kunci in self.huruf:
            return f"{self.lembar.nama}!{self.huruf[kunci]}{self.nomor}"
        return f"{self.lembar.nama} baris {self.nomor}"


@dataclass(slots=True)
class HasilRencana:
    """What a workbook says: its good rows, and everything to mend."""

    baris: list[BarisRencana] = field(default_factory=list)
    temuan: list[Temuan] = field(default_factory=list)


def read_rencana(isi: bytes, nama_berkas: str) -> HasilRencana:
    """Return the rows of every known sheet, and every fault at once. Raises BerkasDitolak."""
    buku = read_kisi_workbook(isi, nama_berkas)
    hasil = HasilRencana()
    dikenal = {_rapi(satu.nama): satu for satu in LEMBAR}
    dibaca: dict[str, str] = {}  # kode of a sheet -> the tab it was read from
    for lembar in buku.lembar:
        rencana = dikenal.get(_rapi(lembar.nama))
        if rencana is None:
            if _rapi(lembar.nama) != PETUNJUK and lembar.sel:
                hasil.temuan.append(_note_lembar(lembar.nama))
            continue
        if rencana.kode in dibaca:
            hasil.temuan.append(_refuse_lembar(rencana, lembar.nama, dibaca[rencana.kode]))
            continue
        dibaca[rencana.kode] = lembar.nama
        _read_lembar(lembar, rencana, hasil)
    if not dibaca:
        hasil.temuan.append(
            Temuan(
                tingkat="salah",
                apa="Tidak ada lembar perencanaan yang dikenal di berkas ini.",
                sebab=f"Lembar yang dikenal: {', '.join(satu.nama for satu in LEMBAR)}.",
                perbaikan="Unduh templat perencanaan, lalu isi lembar-lembarnya.",
            )
        )
    return hasil


def _rapi(teks: str) -> str:
    return " ".join(teks.casefold().split())


def _note_lembar(nama: str) -> Temuan:
    return Temuan(
        tingkat="catatan",
        apa=f"Lembar “{nama}” tidak dibaca.",
        perbaikan="Bila berisi rencana, beri nama seperti di templat.",
        lembar=nama,
    )


def _refuse_lembar(rencana: LembarRencana, nama: str, pertama: str) -> Temuan:
    return Temuan(
        tingkat="salah",
        apa=f"Lembar “{nama}” dan “{pertama}” adalah lembar yang sama: {rencana.nama}.",
        perbaikan="Satukan baris keduanya di satu lembar, lalu hapus yang lain.",
        alamat=rencana.nama,
        lembar=rencana.nama,
        isi=nama,
    )


def _read_lembar(lembar: Lembar, rencana: LembarRencana, hasil: HasilRencana) -> None:
    judul = _find_judul(lembar, rencana)
    hasil.temuan.extend(_list_judul_salah(lembar, rencana, judul))
    perlu = [k for k in rencana.kolom if k.wajib or k.kunci in rencana.kunci]
    hilang = [k.judul for k in perlu if k.kunci not in judul[1]]
    if hilang:
        hasil.temuan.append(
            Temuan(
                tingkat="salah",
                apa=f"Kolom {', '.join(hilang)} tidak ditemukan.",
                perbaikan="Tulis judul kolom seperti di templat.",
                alamat=rencana.nama,
                lembar=rencana.nama,
            )
        )
        return
    dilihat: dict[tuple[object, ...], int] = {}
    for nomor in sorted({baris for baris, _ in lembar.sel if baris > judul[0]}):
        baris = _read_baris(lembar, rencana, judul[1], nomor, hasil.temuan)
        if baris is None:
            continue
        kunci = rencana.key(baris.isi)
        if kunci in dilihat:
            hasil.temuan.append(_refuse_ganda(baris, dilihat[kunci]))
        dilihat[kunci] = nomor
        hasil.baris.append(baris)


def _find_judul(lembar: Lembar, rencana: LembarRencana) -> tuple[int, dict[str, int]]:
    """Return (row of the heading, {kunci: number of the column}): the row that names most columns."""
    terbaik: tuple[int, dict[str, int]] = (0, {})
    nama = {_rapi(kolom.judul): kolom.kunci for kolom in rencana.kolom}
    for nomor in range(1, BARIS_JUDUL_TERJAUH + 1):
        dikenal: dict[str, int] = {}
        for kolom, teks in _list_judul(lembar, nomor):
            if teks in nama:
                dikenal.setdefault(nama[teks], kolom)
        if len(dikenal) > len(terbaik[1]):
            terbaik = (nomor, dikenal)
    return terbaik


def _list_judul(lembar: Lembar, nomor: int) -> list[tuple[int, str]]:
    """Return (number of the column, its text, tidied) of every filled cell of a row, from the left."""
    return sorted(
        (kolom, _rapi(sel.teks))
        for (baris, kolom), sel in lembar.sel.items()
        if baris == nomor and sel.teks.strip()
    )


def _list_judul_salah(
    lembar: Lembar, rencana: LembarRencana, judul: tuple[int, dict[str, int]]
) -> list[Temuan]:
    """Refuse headings that name no column or one named before: their cells would go unread."""
    nama = {_rapi(kolom.judul): kolom for kolom in rencana.kolom}
    bebas = [teks for teks, kolom in nama.items() if kolom.kunci not in judul[1]]
    hasil = []
    for nomor, teks in _list_judul(lembar, judul[0]):
        tertulis = lembar.sel[judul[0], nomor].teks[:200]
        if teks not in nama:
            apa = f"Judul “{tertulis[:40]}” bukan kolom lembar ini."
            dekat = get_close_matches(teks, bebas, n=1, cutoff=0.3)
            ganti = f"Ubah menjadi “{nama[dekat[0]].judul}”, atau hapus" if dekat else "Hapus"
            perbaikan = f"{ganti} kolom ini dari berkas."
        elif judul[1][nama[teks].kunci] != nomor:
            pertama = f"{letter_kolom(judul[1][nama[teks].kunci])}{judul[0]}"
            apa = f"Kolom “{nama[teks].judul}” sudah ada di {pertama}."
            perbaikan = "Hapus salah satu kolomnya."
        else:
            continue
        hasil.append(
            Temuan(
                tingkat="salah",
                apa=apa,
                perbaikan=perbaikan,
                alamat=f"{rencana.nama}!{letter_kolom(nomor)}{judul[0]}",
                lembar=rencana.nama,
                isi=tertulis,
            )
        )
    return hasil


def _read_baris(
    lembar: Lembar,
    rencana: LembarRencana,
    judul: dict[str, int],
    nomor: int,
    temuan: list[Temuan],
) -> BarisRencana | None:
    """Return one row; None for a blank one and for one with a fault, which is noted."""
    sel = {kunci: lembar.sel.get((nomor, kolom)) for kunci, kolom in judul.items()}
    if not any(satu is not None and satu.teks for satu in sel.values()):
        return None
    huruf = {kunci: letter_kolom(kolom) for kunci, kolom in judul.items()}
    isi: Baris = {}
    salah = 0
    for kolom in rencana.kolom:
        kunci = kolom.kunci
        if kunci not in huruf:
            continue
        try:
            isi[kunci] = read_sel(sel.get(kunci), kolom)
        except SelDitolak as tolak:
            salah += 1
            temuan.append(
                Temuan(
                    tingkat="salah",
                    apa=tolak.apa,
                    perbaikan=tolak.perbaikan,
                    alamat=f"{rencana.nama}!{huruf[kunci]}{nomor}",
                    lembar=rencana.nama,
                    isi=cell.teks[:200] if (cell := sel.get(kunci)) else "",
                    nama_kolom=kolom.judul,
                )
            )
    return None if salah else BarisRencana(rencana, nomor, isi, huruf)


def _refuse_ganda(baris: BarisRencana, pertama: int) -> Temuan:
    return Temuan(
        tingkat="salah",
        apa=f"Baris ini sama dengan baris {pertama}: {baris.lembar.satu} tertulis dua kali.",
        perbaikan="Hapus salah satunya.",
        alamat=baris.alamat(baris.lembar.kunci[-1]),
        lembar=baris.lembar.nama,
    )
