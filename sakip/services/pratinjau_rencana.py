"""What importing a planning workbook would do: every row beside what is stored, and everything in its way."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any

from sakip.domain.lembar_rencana import LEMBAR, MENURUT_KODE, Baris, Kunci, LembarRencana, Nilai
from sakip.domain.periksa_kaitan import list_salah_terkait
from sakip.domain.periksa_rencana import list_salah
from sakip.domain.tanya_rencana import list_tanya
from sakip.domain.target_tulis import NilaiTarget
from sakip.domain.tulisan import format_angka, format_tanggal
from sakip.intake.angka import explain_target_pecahan
from sakip.intake.baca_rencana import BarisRencana, HasilRencana
from sakip.intake.hasil import Temuan, TingkatTemuan
from sakip.services.pratinjau import list_temuan_json

# Of these a blank cell says nothing: what is stored stays.
DIAM = {
    "target": ("tw1", "tw2", "tw3", "tw4"),
    "realisasi_anggaran": ("tw1", "tw2", "tw3", "tw4"),
    "perjanjian_kinerja": ("pangkat_pertama", "nip_pertama", "pangkat_kedua", "nip_kedua"),
}
Isi = dict[str, dict[Kunci, Baris]]


@dataclass(frozen=True, slots=True, kw_only=True)
class PerubahanBaris:
    """One row of the workbook beside what is stored. status: baru, berubah, sama."""

    lembar: LembarRencana
    kunci: Kunci
    alamat: str
    status: str
    isi: Baris  # as it would be stored
    beda: tuple[tuple[str, Nilai, Nilai], ...]  # (kunci of the column, before, after)

    @property
    def nama(self) -> str:
        """Which row it is, as people read it: "2026 · IKU-01"."""
        return " · ".join(write_nilai(satu) for satu in self.kunci if satu is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class PratinjauRencana:
    """What an import would do, and everything that stands in its way."""

    nama_berkas: str
    isi: bytes
    sidik: str  # of what was stored when this was made
    baris: tuple[PerubahanBaris, ...]
    temuan: tuple[Temuan, ...]

    @property
    def salah(self) -> tuple[Temuan, ...]:
        """What blocks the import."""
        return tuple(satu for satu in self.temuan if satu.tingkat == "salah")

    @property
    def konfirmasi(self) -> tuple[Temuan, ...]:
        """What a person must agree to."""
        return tuple(satu for satu in self.temuan if satu.tingkat == "konfirmasi")

    @property
    def akan(self) -> tuple[PerubahanBaris, ...]:
        """The rows that would be written."""
        return tuple(satu for satu in self.baris if satu.status != "sama")

    def count(self, kode_lembar: str | None = None) -> dict[str, int]:
        """Return how many rows are baru, berubah, sama, of one sheet or of all."""
        hitung = Counter(
            satu.status for satu in self.baris if kode_lembar in (None, satu.lembar.kode)
        )
        return {status: hitung[status] for status in ("baru", "berubah", "sama")}


def as_isi(rencana: Mapping[str, list[Baris]]) -> Isi:
    """Return the rows of every sheet by their key."""
    return {
        lembar.kode: {lembar.key(baris): baris for baris in rencana[lembar.kode]}
        for lembar in LEMBAR
    }


def sign_isi(isi: Isi) -> str:
    """Return the SHA-256 over all that is stored, to notice that another person came between."""
    return sha256(
        repr(sorted((k, sorted(map(repr, v.items()))) for k, v in isi.items())).encode()
    ).hexdigest()


def compare_rencana(
    hasil: HasilRencana, tersimpan: Isi, isi_berkas: bytes, nama_berkas: str
) -> PratinjauRencana:
    """Return each row beside what is stored, with every rule that it breaks."""
    gabungan: Isi = {kode: dict(baris) for kode, baris in tersimpan.items()}
    baris = []
    for satu in hasil.baris:
        perubahan = _compare(satu, tersimpan[satu.lembar.kode])
        gabungan[satu.lembar.kode][perubahan.kunci] = perubahan.isi
        baris.append(perubahan)
    temuan = list(hasil.temuan)
    for satu, perubahan in zip(hasil.baris, baris, strict=True):
        if perubahan.status != "sama":
            temuan.extend(_check(satu, perubahan.isi, gabungan))
            temuan.extend(_ask_pecahan(satu, perubahan, gabungan))
            for tanya in list_tanya(satu.lembar.kode, perubahan.isi, gabungan):
                temuan.append(_report(satu, tanya[0], "konfirmasi", *tanya[1:]))
    temuan.extend(_check_terkait(hasil.baris, baris, gabungan, tersimpan))
    return PratinjauRencana(
        nama_berkas=nama_berkas,
        isi=isi_berkas,
        sidik=sign_isi(tersimpan),
        baris=tuple(baris),
        temuan=tuple(temuan),
    )


def _compare(satu: BarisRencana, tersimpan: dict[Kunci, Baris]) -> PerubahanBaris:
    kunci = satu.lembar.key(satu.isi)
    lama = tersimpan.get(kunci)
    # Of a column that is not in the workbook, what is stored stays.
    tetap = lama or {k.kunci: k.kosong for k in satu.lembar.kolom}
    isi = {k.kunci: satu.isi.get(k.kunci, tetap[k.kunci]) for k in satu.lembar.kolom}
    beda: list[tuple[str, Nilai, Nilai]] = []
    if lama is not None:
        for nama in DIAM.get(satu.lembar.kode, ()):
            isi[nama] = lama[nama] if isi[nama] in (None, "") else isi[nama]
        beda = [(nama, lama[nama], isi[nama]) for nama in isi if isi[nama] != lama[nama]]
    return PerubahanBaris(
        lembar=satu.lembar,
        kunci=kunci,
        alamat=satu.alamat(satu.lembar.kunci[-1]),
        status="baru" if lama is None else "berubah" if beda else "sama",
        isi=isi,
        beda=tuple(beda),
    )


def _check(satu: BarisRencana, isi: Baris, gabungan: Isi) -> Iterator[Temuan]:
    for kolom in satu.lembar.kolom:
        if kolom.rujuk is None or isi[kolom.kunci] is None:
            continue
        kode, bagian = kolom.rujuk
        if tuple(isi[nama] for nama in bagian) not in gabungan[kode]:
            dicari = " · ".join(write_nilai(isi[nama]) for nama in bagian)
            yield _refuse(
                satu,
                kolom.kunci,
                f"{dicari} tidak ada di lembar {MENURUT_KODE[kode].nama} maupun yang tersimpan.",
                "Betulkan kodenya, atau tambahkan barisnya.",
            )
    for kunci, apa, perbaikan in list_salah(satu.lembar.kode, isi, gabungan):
        yield _refuse(satu, kunci, apa, perbaikan)


def _check_terkait(
    dibaca: Sequence[BarisRencana], baris: Sequence[PerubahanBaris], gabungan: Isi, tersimpan: Isi
) -> Iterator[Temuan]:
    """Refuse what makes a row wrong that is not written itself, at the cell that is."""
    letak = {(b.lembar.kode, p.kunci): b for b, p in zip(dibaca, baris, strict=True)}
    ditulis: dict[str, list[Kunci]] = {}
    for satu in baris:
        if satu.status != "sama":
            ditulis.setdefault(satu.lembar.kode, []).append(satu.kunci)
    for salah in list_salah_terkait(ditulis, gabungan, tersimpan):
        lembar = MENURUT_KODE[salah.lembar]
        nama = " · ".join(write_nilai(satu) for satu in salah.kunci if satu is not None)
        kolom = lembar.find_kolom(salah.kolom).judul
        sebab = letak[salah.sebab]
        yield _report(
            sebab,
            sebab.lembar.kunci[-1],
            "salah",
            f"Baris {lembar.nama} {nama} yang tersimpan menjadi salah pada kolom {kolom}: {salah.apa}",
            f"{salah.perbaikan} Tulis baris itu di berkas ini juga, atau tarik dahulu.",
        )


def _ask_pecahan(satu: BarisRencana, perubahan: PerubahanBaris, gabungan: Isi) -> Iterator[Temuan]:
    """Ask about new targets in percent that look typed as a fraction: 0,95 for 95."""
    satuan = _find_satuan(perubahan, gabungan)
    berubah = {nama for nama, *_ in perubahan.beda}
    for kolom in satu.lembar.kolom:
        target = satu.isi.get(kolom.kunci)
        if not isinstance(target, NilaiTarget) or target.nilai is None:
            continue
        if perubahan.status != "baru" and kolom.kunci not in berubah:
            continue
        puncak = target.nilai if target.atas is None else target.atas
        if target.predikat is None and (tanya := explain_target_pecahan(puncak, satuan)):
            yield _report(
                satu,
                kolom.kunci,
                "konfirmasi",
                tanya,
                f"Pastikan {format_angka(puncak)}, atau tulis {format_angka(puncak * 100)}.",
            )


def _find_satuan(perubahan: PerubahanBaris, gabungan: Isi) -> str:
    """Return the satuan of the indikator whose target a row holds, "" where none is known."""
    isi = perubahan.isi
    if "satuan" in isi:
        return str(isi["satuan"])
    pk = gabungan["perjanjian_kinerja"].get((isi.get("kode_perjanjian"),), {})
    kunci = (isi.get("tahun", pk.get("tahun")), isi.get("kode_indikator"))
    return str(gabungan["indikator"].get(kunci, {}).get("satuan", ""))


def _refuse(satu: BarisRencana, kunci: str, apa: str, perbaikan: str) -> Temuan:
    return _report(satu, kunci, "salah", apa, perbaikan)


def _report(
    satu: BarisRencana, kunci: str, tingkat: TingkatTemuan, apa: str, perbaikan: str
) -> Temuan:
    return Temuan(
        tingkat=tingkat,
        apa=apa,
        perbaikan=perbaikan,
        alamat=satu.alamat(kunci),
        lembar=satu.lembar.nama,
        isi=write_nilai(satu.isi.get(kunci)),
        nama_kolom=satu.lembar.find_kolom(kunci).judul,
    )


def write_nilai(nilai: Nilai) -> str:
    """Return a value of a sheet as people read it; "" for a blank."""
    if nilai is None:
        return ""
    if isinstance(nilai, NilaiTarget):
        return nilai.tampil
    if isinstance(nilai, Decimal):
        return format_angka(nilai)
    return format_tanggal(nilai) if isinstance(nilai, date) else str(nilai)


def rencana_json(pratinjau: PratinjauRencana) -> dict[str, Any]:
    """Return a preview for programs: counts per sheet, rows that would be written, findings."""
    return {
        "berkas": pratinjau.nama_berkas,
        "sha256": sha256(pratinjau.isi).hexdigest(),
        "jumlah": pratinjau.count(),
        "lembar": {
            satu.nama: pratinjau.count(satu.kode)
            for satu in LEMBAR
            if any(pratinjau.count(satu.kode).values())
        },
        "baris": [
            {
                "lembar": satu.lembar.nama,
                "alamat": satu.alamat,
                "kunci": satu.nama,
                "status": satu.status,
                "beda": {
                    nama: [write_nilai(lama), write_nilai(baru)] for nama, lama, baru in satu.beda
                },
            }
            for satu in pratinjau.akan
        ],
        "temuan": list_temuan_json(pratinjau.temuan),
    }
