"""What was in force at the end of a document's periode: targets, rumus and metode, and the words that say so."""

from dataclasses import replace
from typing import Any

from sakip.documents.bahan import Bahan
from sakip.domain.metode import PENJELASAN_METODE, Metode
from sakip.domain.periode import ROMAWI, JenisPeriode
from sakip.domain.rumus import PENJELASAN_RUMUS, Rumus
from sakip.services.capaian import make_rekap
from sakip.services.dasar_target import DasarTarget
from sakip.services.riwayat_ukuran import replay_ukuran
from sakip.storage.connection import Cursor
from sakip.storage.ukuran import read_riwayat_ukuran


class BerlakuPeriode:
    """The targets and the changes of rumus and metode of a tahun, read once for all its documents."""

    def __init__(
        self, cur: Cursor, kode_instansi: str, tahun: int, semua: list[dict[str, Any]]
    ) -> None:
        """semua: mart_capaian_periode of the tahun."""
        self._dasar = DasarTarget(cur, kode_instansi, tahun)
        self._ganti = list(replay_ukuran(read_riwayat_ukuran(cur, kode_instansi, tahun)))
        self._rows = {(row["kode_indikator"], row["periode"]): row for row in semua}

    def fit(self, bahan: Bahan, periode: JenisPeriode) -> Bahan:
        """Return the bahan as a document of this periode prints it."""
        akhir = periode.triwulan[-1]
        lain = self._dasar.find_lain(akhir)
        indikator = []
        for satu in bahan.indikator:
            rekap = make_rekap(self._rows[satu.kode, str(periode)])
            indikator.append(
                replace(
                    satu,
                    rumus=rekap.rumus,
                    metode=rekap.metode,
                    target_tahunan=rekap.target_tahunan,
                    target_tahunan_tulis=rekap.target_tahunan_tulis,
                    target_lain=lain.get(satu.kode, ()),
                )
            )
        return replace(
            bahan,
            indikator=tuple(indikator),
            dasar_target=self._dasar.list_kalimat(periode),
            ganti_ukuran=tuple(
                f"{row['indikator']} ({row['kode_indikator']}), mulai triwulan "
                f"{ROMAWI[row['mulai_triwulan']]}: "
                f"{_explain(semula, (Rumus(row['rumus']), Metode(row['metode'])))}. "
                f"Alasan: {row['alasan'].rstrip('.')}."
                for row, semula, berlaku in self._ganti
                if berlaku and row["mulai_triwulan"] <= akhir
            ),
        )


def _explain(lama: tuple[Rumus, Metode], baru: tuple[Rumus, Metode]) -> str:
    """Return in the words of the method box what is computed otherwise; what stays is not said."""
    bagian = []
    if lama[0] != baru[0]:
        bagian.append((PENJELASAN_RUMUS[lama[0]], PENJELASAN_RUMUS[baru[0]]))
    if lama[1] != baru[1]:
        bagian.append((PENJELASAN_METODE[lama[1]], PENJELASAN_METODE[baru[1]]))
    return "; ".join(f"“{sesudah}”, semula “{sebelum}”" for sebelum, sesudah in bagian)
