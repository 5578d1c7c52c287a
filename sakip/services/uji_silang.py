"""Uji silang of a published table: read the file, judge every row, count what was found."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal

from sakip.domain.peran import Hak, Pelaku, require_hak
from sakip.domain.putusan import PENJELASAN_PUTUSAN, HasilBaris, Putusan
from sakip.domain.tulisan import format_angka
from sakip.domain.uji_silang import judge_tabel
from sakip.intake.tabel_terbitan import Masalah, read_tabel_terbitan

TEKS_BARIS = ("kode", "instansi", "indikator", "satuan", "tahun", "periode")


@dataclass(frozen=True, slots=True)
class BarisUji:
    """One row of the file: its number there, what is printed (field -> text), and the verdict."""

    nomor: int
    teks: Mapping[str, str]
    hasil: HasilBaris


@dataclass(frozen=True, slots=True)
class HasilUjiSilang:
    """The whole table judged; kolom says which column was taken for what."""

    nama_berkas: str
    kolom: Mapping[str, str]
    baris: tuple[BarisUji, ...]
    masalah: tuple[Masalah, ...]

    @property
    def ringkasan(self) -> dict[Putusan, int]:
        """How many rows got each verdict, in the order of Putusan; verdicts that did not occur are 0."""
        jumlah = Counter(baris.hasil.putusan for baris in self.baris)
        return {putusan: jumlah[putusan] for putusan in Putusan}

    @property
    def jumlah_salah(self) -> int:
        """How many rows print a figure that does not follow from the others."""
        return sum(baris.hasil.putusan.is_salah for baris in self.baris)

    @property
    def kalimat(self) -> str:
        """The outcome in one Indonesian sentence."""
        jumlah = self.ringkasan
        diuji = sum(n for putusan, n in jumlah.items() if putusan is not Putusan.TANPA_CAPAIAN)
        return (
            f"{format_angka(Decimal(len(self.baris)))} baris dibaca dari {self.nama_berkas}, {diuji} diuji: "
            f"{self.jumlah_salah} salah, {jumlah[Putusan.TARGET_NOL]} bertarget 0, "
            f"{jumlah[Putusan.TIDAK_DAPAT_DIHITUNG] + jumlah[Putusan.TIDAK_TERBACA]} tidak dapat dihitung."
        )


def check_tabel(pelaku: Pelaku, isi: bytes | str, nama_berkas: str) -> HasilUjiSilang:
    """Recompute a published table (CSV) and judge each printed capaian and annual figure.

    Columns: target, realisasi, capaian; optionally rumus or polaritas, tw1-tw4, metode, the year's
    figure, and indikator, instansi, satuan, tahun, periode. Cells that cannot be read are listed in
    masalah, all at once; their rows are judged as far as they can be.

    Raises TidakBerhak; BerkasDitolak (a DataTidakSah) when no table can be read at all.
    """
    require_hak(pelaku, Hak.UJI_SILANG)
    tabel = read_tabel_terbitan(isi, nama_berkas)
    hasil = judge_tabel([baris.terbitan for baris in tabel.baris])
    baris = tuple(
        BarisUji(satu.nomor, satu.teks, putusan)
        for satu, putusan in zip(tabel.baris, hasil, strict=True)
    )
    return HasilUjiSilang(nama_berkas, tabel.kolom, baris, tabel.masalah)


def to_json(hasil: HasilUjiSilang) -> dict[str, object]:
    """Return the whole outcome for programs: summary, rows, and cells that could not be read."""
    return {
        "berkas": hasil.nama_berkas,
        "ringkasan": {str(putusan): n for putusan, n in hasil.ringkasan.items()},
        "jumlah_salah": hasil.jumlah_salah,
        "baris": to_json_rows(hasil),
        "masalah": [asdict(masalah) for masalah in hasil.masalah],
    }


def to_json_rows(hasil: HasilUjiSilang) -> list[dict[str, object]]:
    """Return one plain object per row: numbers as decimal strings, what is not there as None."""
    return [_to_json_row(baris) for baris in hasil.baris]


def _to_json_row(baris: BarisUji) -> dict[str, object]:
    hasil, setahun = baris.hasil, baris.hasil.setahun
    return {
        "baris": baris.nomor,
        **{bidang: baris.teks.get(bidang) or None for bidang in TEKS_BARIS},
        "target": baris.teks["target"] or None,
        "realisasi": baris.teks["realisasi"] or None,
        "capaian": baris.teks["capaian"] or None,
        "putusan": hasil.putusan.value,
        "keterangan": PENJELASAN_PUTUSAN[hasil.putusan],
        "salah": hasil.putusan.is_salah,
        "rumus": hasil.rumus,
        "rumus_cocok": list(hasil.rumus_cocok),
        "pembulatan": hasil.pembulatan,
        "capaian_tercetak": _text(hasil.tercetak),
        "capaian_hitung": _text(hasil.hitung),
        "selisih": _text(hasil.selisih),
        "langkah": hasil.langkah or None,
        "alasan": hasil.alasan,
        "setahun_tercetak": None if setahun is None else _text(setahun.tercetak),
        "setahun_hitung": None if setahun is None else _text(setahun.hitung),
        "metode": None if setahun is None else setahun.metode,
        "penjelasan": list(hasil.penjelasan),
    }


def _text(nilai: Decimal | None) -> str | None:
    return None if nilai is None else format(nilai, "f")
