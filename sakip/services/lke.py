"""Swaperiksa LKE: what an evaluation of SAKIP will look for in measurement and reporting, checked from the data."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sakip.documents.bahan import Bahan, Indikator
from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import Hak, Pelaku, require_hak
from sakip.domain.periode import JenisPeriode
from sakip.rules import read_rules
from sakip.services.dokumen import read_bahan
from sakip.services.pengaturan import TAHUN_PERTAMA, TAHUN_TERAKHIR
from sakip.storage.connection import Database
from sakip.storage.dokumen_final import list_dokumen

SEBUT_TERBANYAK = 5  # names in one explanation


@dataclass(frozen=True, slots=True, kw_only=True)
class HasilKriteria:
    """One criterion: whether the data satisfy it, and if not, what lacks."""

    kode: str
    komponen: str
    bagian: str  # keberadaan, kualitas, pemanfaatan
    uraian: str
    terpenuhi: bool
    penjelasan: str
    dokumen: tuple[str, ...]


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
        final = {satu.jenis for satu in list_dokumen(cur, pelaku.kode_instansi, tahun)}
    return [
        _judge(satu, _PERIKSA[satu["periksa"]](bahan, final))
        for satu in read_rules("lke.toml")["kriteria"]
    ]


def _judge(kriteria: dict[str, str], kurang: list[str]) -> HasilKriteria:
    penjelasan = "Terpenuhi menurut data."
    if kurang:
        lain = len(kurang) - SEBUT_TERBANYAK
        penjelasan = "; ".join(kurang[:SEBUT_TERBANYAK])
        penjelasan += f"; dan {lain} lainnya" if lain > 0 else ""
    return HasilKriteria(
        kode=kriteria["kode"],
        komponen=kriteria["komponen"],
        bagian=kriteria["bagian"],
        uraian=kriteria["uraian"],
        terpenuhi=not kurang,
        penjelasan=penjelasan,
        dokumen=tuple(kriteria["dokumen"]),
    )


def _names(indikator: Iterable[Indikator], apa: str) -> list[str]:
    return [f"{satu.nama}: {apa}" for satu in indikator]


def _bawah(bahan: Bahan) -> list[Indikator]:
    return [satu for satu in bahan.indikator if satu.di("TAHUN").corak > 1]


def _tanpa_kata(bahan: Bahan, apa: str) -> list[Indikator]:
    return [s for s in _bawah(bahan) if not bahan.kata(f"indikator/{s.kode}/{apa}")]


def _definisi(bahan: Bahan, final: set[str]) -> list[str]:
    tanpa = [s for s in bahan.indikator if not (s.definisi and s.formula and s.sumber_data)]
    return _names(tanpa, "definisi, formula, atau sumber data belum diisi")


def _penanggung_jawab(bahan: Bahan, final: set[str]) -> list[str]:
    return [f"{unit}: belum ada pejabatnya" for unit, _, nama in bahan.kantor.unit if not nama]


def _berkala(bahan: Bahan, final: set[str]) -> list[str]:
    belum = {"belum_dilaporkan", "sementara"}
    return _names((s for s in bahan.indikator if s.di("TAHUN").status in belum), "belum lengkap")


def _bukti(bahan: Bahan, final: set[str]) -> list[str]:
    return _names((s for s in bahan.indikator if s.jumlah_bukti == 0), "tanpa bukti dukung")


def _dihitung(bahan: Bahan, final: set[str]) -> list[str]:
    return [
        f"{s.nama}: {s.di('TAHUN').alasan}"
        for s in bahan.indikator
        if s.di("TAHUN").capaian is None
    ]


def _upaya(bahan: Bahan, final: set[str]) -> list[str]:
    return _names(_tanpa_kata(bahan, "upaya"), "upaya belum ditulis")


def _penyebab(bahan: Bahan, final: set[str]) -> list[str]:
    return _names(_tanpa_kata(bahan, "penghambat"), "penyebab belum ditulis")


def _disahkan(bahan: Bahan, final: set[str]) -> list[str]:
    return [] if "lkj" in final else ["Laporan Kinerja belum disahkan"]


def _target(bahan: Bahan, final: set[str]) -> list[str]:
    return _names((s for s in bahan.indikator if not s.di("TAHUN").target_tulis), "tanpa target")


def _antartahun(bahan: Bahan, final: set[str]) -> list[str]:
    ada = any(satu.riwayat for satu in bahan.indikator)
    return [] if ada else ["Belum ada data tahun sebelumnya"]


def _jangka_menengah(bahan: Bahan, final: set[str]) -> list[str]:
    tanpa = [s for s in bahan.indikator if s.kemajuan is None]
    return [f"{s.nama}: {s.alasan_kemajuan or 'target jangka menengah belum ada'}" for s in tanpa]


def _efisiensi(bahan: Bahan, final: set[str]) -> list[str]:
    return [f"{s.nama}: {s.alasan or 'belum lengkap'}" for s in bahan.sasaran if s.selisih is None]


def _langkah(bahan: Bahan, final: set[str]) -> list[str]:
    return [] if bahan.kata("bab4/langkah") else ["Langkah perbaikan pada BAB IV belum ditulis"]


_PERIKSA: dict[str, Callable[[Bahan, set[str]], list[str]]] = {
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
    "efisiensi": _efisiensi,
    "langkah": _langkah,
}
