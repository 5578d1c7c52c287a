"""Swaperiksa LKE: what an evaluation of SAKIP will look for; what the data can show of it is checked from them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sakip.documents.bahan import Bahan, Indikator
from sakip.domain.alamat_halaman import AlamatHalaman
from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import Hak, Pelaku, require_hak
from sakip.domain.periode import JenisPeriode
from sakip.rules import read_rules
from sakip.services.dokumen import read_bahan
from sakip.services.kekurangan_dokumen import FINAL, point_dokumen, point_tulisan
from sakip.services.pengaturan import TAHUN_PERTAMA, TAHUN_TERAKHIR
from sakip.storage.connection import Database
from sakip.storage.dokumen_final import list_dokumen

SEBUT_TERBANYAK = 5  # names in one explanation


@dataclass(frozen=True, slots=True, kw_only=True)
class HasilKriteria:
    """One criterion: what the program holds of it, whether that satisfies it, and if not, what lacks.

    terpenuhi None: nothing in the program can show it; an evaluator asks the office.
    """

    kode: str
    komponen: str
    bobot_komponen: Decimal  # of 100
    bagian: str  # keberadaan, kualitas, pemanfaatan
    bobot_bagian: Decimal  # of 100, for all criteria of the bagian together
    uraian: str
    ada: str
    terpenuhi: bool | None
    penjelasan: str
    dokumen: tuple[str, ...]
    alamat: AlamatHalaman | None  # where it is seen, and mended where it lacks


@dataclass(frozen=True, slots=True, kw_only=True)
class _Temuan:
    """What a check found: what there is, and every lack by name."""

    ada: str
    kurang: Sequence[str]
    alamat: AlamatHalaman


def check_lke(db: Database, pelaku: Pelaku, tahun: int) -> list[HasilKriteria]:
    """Return every criterion of rules/lke.toml with what the data of a tahun say of it.

    A help before the evaluation, not its score.

    Raises TidakBerhak; TidakAda for a tahun without indikator; DataTidakSah for what is no tahun.
    Source: rules/sumber.toml [lke-swaperiksa].
    """
    require_hak(pelaku, Hak.LIHAT_KANTOR)
    if not TAHUN_PERTAMA <= tahun <= TAHUN_TERAKHIR:
        raise DataTidakSah(
            apa=f"Tahun {tahun} tidak dikenal",
            di_mana="swaperiksa LKE",
            perbaikan=f"Pilih tahun {TAHUN_PERTAMA} sampai {TAHUN_TERAKHIR}.",
        )
    with db.cursor() as cur:
        bahan = read_bahan(cur, pelaku, "lkj", tahun, JenisPeriode.TAHUN)
        semua = list_dokumen(cur, pelaku.kode_instansi, tahun)
    final = {satu.jenis: satu.nomor for satu in reversed(semua)}  # the latest of each kind
    aturan = read_rules("lke.toml")
    komponen = {satu["kode"]: satu for satu in aturan["komponen"]}
    bagian = {satu["kode"]: satu for satu in aturan["bagian"]}
    hasil = []
    for satu in aturan["kriteria"]:
        satu_komponen, satu_bagian = (
            asal[kode]
            for asal, kode in zip((komponen, bagian), satu["kode"].split("."), strict=False)
        )
        periksa = _PERIKSA.get(satu.get("periksa", ""))
        temuan = periksa(bahan, final) if periksa else None
        hasil.append(_judge(satu, satu_komponen, satu_bagian, temuan))
    return hasil


def _judge(
    kriteria: dict[str, Any],
    komponen: dict[str, Any],
    bagian: dict[str, Any],
    temuan: _Temuan | None,
) -> HasilKriteria:
    dokumen = tuple(kriteria.get("dokumen", ()))
    penjelasan = "Terpenuhi menurut data."
    if temuan is None:
        penjelasan = (
            "Dokumennya disertakan; evaluator yang menilainya."
            if dokumen
            else "Tidak dapat dilihat program; kantor menyertakan buktinya sendiri."
        )
    elif temuan.kurang:
        lain = len(temuan.kurang) - SEBUT_TERBANYAK
        penjelasan = "; ".join(temuan.kurang[:SEBUT_TERBANYAK])
        penjelasan += f"; dan {lain} lainnya" if lain > 0 else ""
    return HasilKriteria(
        kode=kriteria["kode"],
        komponen=komponen["nama"],
        bobot_komponen=Decimal(komponen["bobot"]),
        bagian=bagian["nama"],
        bobot_bagian=Decimal(komponen["bobot"]) * bagian["persen"] / 100,
        uraian=kriteria["uraian"],
        ada=temuan.ada if temuan else "",
        terpenuhi=not temuan.kurang if temuan else None,
        penjelasan=penjelasan,
        dokumen=dokumen,
        alamat=temuan.alamat if temuan else None,
    )


Alasan = Callable[[Indikator], str]  # why an indikator does not satisfy; "" where it does


def _each(bahan: Bahan, alasan: Alasan, ada: str, halaman: str, **kueri: str) -> _Temuan:
    """Return how many indikator satisfy, and why the others do not."""
    kurang = [f"{satu.nama}: {teks}" for satu in bahan.indikator if (teks := alasan(satu))]
    jumlah = len(bahan.indikator)
    isi = {"tahun": str(bahan.tahun), **kueri}
    return _Temuan(
        ada=f"{jumlah - len(kurang)} dari {jumlah} indikator {ada}",
        kurang=kurang,
        alamat=AlamatHalaman(halaman=halaman, kueri=tuple(isi.items())),
    )


def _definisi(bahan: Bahan, final: dict[str, str]) -> _Temuan:
    def lack(satu: Indikator) -> str:
        lengkap = satu.definisi and satu.formula and satu.sumber_data
        return "" if lengkap else "definisi, formula, atau sumber data belum diisi"

    ada = "mempunyai definisi operasional, formula, dan sumber data"
    return _each(bahan, lack, ada, "renstra_iku", buka="impor")


def _penanggung_jawab(bahan: Bahan, final: dict[str, str]) -> _Temuan:
    unit = bahan.kantor.unit
    kurang = [f"{nama}: belum ada pejabatnya" for nama, _, orang in unit if not orang]
    return _Temuan(
        ada=f"{len(unit) - len(kurang)} dari {len(unit)} unit kerja mempunyai pejabat",
        kurang=kurang,
        alamat=AlamatHalaman(halaman="pengguna"),
    )


def _berkala(bahan: Bahan, final: dict[str, str]) -> _Temuan:
    belum = {"belum_dilaporkan", "sementara"}
    return _each(
        bahan,
        lambda satu: "belum lengkap" if satu.di("TAHUN").status in belum else "",
        "lengkap dilaporkan setahun",
        "pengumpulan",
    )


def _bukti(bahan: Bahan, final: dict[str, str]) -> _Temuan:
    return _each(
        bahan,
        lambda satu: "" if satu.jumlah_bukti else "tanpa bukti dukung",
        "mempunyai bukti dukung",
        "pengumpulan",
    )


def _dihitung(bahan: Bahan, final: dict[str, str]) -> _Temuan:
    def lack(satu: Indikator) -> str:
        angka = satu.di("TAHUN")
        return (angka.alasan or "belum dapat dihitung") if angka.capaian is None else ""

    return _each(bahan, lack, "mempunyai capaian yang dapat dihitung", "capaian")


def _kata(bahan: Bahan, apa: str, sebutan: str) -> _Temuan:
    """Return which indikator below the best band lack these words; the way leads to the first of them."""
    bawah = [satu for satu in bahan.indikator if satu.di("TAHUN").corak > 1]
    tanpa = [satu for satu in bawah if not bahan.kata(f"indikator/{satu.kode}/{apa}")]
    tempat = f"indikator/{tanpa[0].kode}/{apa}" if tanpa else ""
    return _Temuan(
        ada=f"{len(bawah) - len(tanpa)} dari {len(bawah)} indikator di bawah predikat tertinggi "
        f"mempunyai {sebutan}",
        kurang=[f"{satu.nama}: {sebutan} belum ditulis" for satu in tanpa],
        alamat=point_tulisan(bahan, tempat),
    )


def _upaya(bahan: Bahan, final: dict[str, str]) -> _Temuan:
    return _kata(bahan, "upaya", "upaya")


def _penyebab(bahan: Bahan, final: dict[str, str]) -> _Temuan:
    return _kata(bahan, "penghambat", "penyebab")


def _disahkan(bahan: Bahan, final: dict[str, str]) -> _Temuan:
    nomor = final.get("lkj")
    return _Temuan(
        ada="Belum ada dokumen final" if nomor is None else f"Dokumen final nomor {nomor}",
        kurang=["Laporan Kinerja belum disahkan"] if nomor is None else [],
        alamat=point_dokumen(bahan, FINAL),
    )


def _target(bahan: Bahan, final: dict[str, str]) -> _Temuan:
    return _each(
        bahan,
        lambda satu: "" if satu.di("TAHUN").target_tulis else "tanpa target",
        "mempunyai target tahunan",
        "renstra_iku",
        buka="impor",
    )


def _antartahun(bahan: Bahan, final: dict[str, str]) -> _Temuan:
    ada = sum(bool(satu.riwayat) for satu in bahan.indikator)
    return _Temuan(
        ada=f"{ada} dari {len(bahan.indikator)} indikator mempunyai data tahun sebelumnya",
        kurang=[] if ada else ["Belum ada data tahun sebelumnya"],
        alamat=AlamatHalaman(halaman="capaian", kueri=(("tahun", str(bahan.tahun)),)),
    )


def _jangka_menengah(bahan: Bahan, final: dict[str, str]) -> _Temuan:
    def lack(satu: Indikator) -> str:
        alasan = satu.alasan_kemajuan or "target jangka menengah belum ada"
        return alasan if satu.kemajuan is None else ""

    return _each(bahan, lack, "dibandingkan dengan target jangka menengah", "renstra_iku")


def _standar(bahan: Bahan, final: dict[str, str]) -> _Temuan:
    ada = sum(satu.standar is not None for satu in bahan.indikator)
    kueri = (("tahun", str(bahan.tahun)), ("buka", "standar"))
    return _Temuan(
        ada=f"{ada} dari {len(bahan.indikator)} indikator mempunyai standar pembanding",
        kurang=[] if ada else ["Belum ada standar nasional atau provinsi yang dicatat"],
        alamat=AlamatHalaman(halaman="renstra_iku", kueri=kueri),
    )


def _efisiensi(bahan: Bahan, final: dict[str, str]) -> _Temuan:
    kurang = [
        f"{s.nama}: {s.alasan or 'belum lengkap'}" for s in bahan.sasaran if s.selisih is None
    ]
    jumlah = len(bahan.sasaran)
    return _Temuan(
        ada=f"{jumlah - len(kurang)} dari {jumlah} sasaran dapat dinilai efisiensinya",
        kurang=kurang,
        alamat=AlamatHalaman(halaman="program_anggaran", kueri=(("tahun", str(bahan.tahun)),)),
    )


def _langkah(bahan: Bahan, final: dict[str, str]) -> _Temuan:
    ada = bool(bahan.kata("bab4/langkah"))
    return _Temuan(
        ada=f"Langkah perbaikan pada BAB IV {'sudah' if ada else 'belum'} ditulis",
        kurang=[] if ada else ["Langkah perbaikan pada BAB IV belum ditulis"],
        alamat=point_tulisan(bahan, "bab4/langkah"),
    )


_PERIKSA: dict[str, Callable[[Bahan, dict[str, str]], _Temuan]] = {
    "definisi": _definisi,
    "penanggung_jawab": _penanggung_jawab,
    "berkala": _berkala,
    "bukti": _bukti,
    "dihitung": _dihitung,
    "upaya": _upaya,
    "penyebab": _penyebab,
    "disahkan": _disahkan,
    "target": _target,
    "antartahun": _antartahun,
    "jangka_menengah": _jangka_menengah,
    "standar": _standar,
    "efisiensi": _efisiensi,
    "langkah": _langkah,
}
