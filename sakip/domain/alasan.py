"""Alasan: why a figure has no value. "Cannot be computed, because ..." is an answer, never 0."""

from enum import StrEnum


class Alasan(StrEnum):
    """The reasons that views and calculate_capaian give; twins use the same code.

    Source: rules/sumber.toml [kosong-bukan-nol] [target-nol] [realisasi-nol].
    """

    BELUM_ADA_TARGET = "belum_ada_target"
    BELUM_WAKTUNYA = "belum_waktunya"
    BELUM_DILAPORKAN = "belum_dilaporkan"
    TIDAK_BERLAKU = "tidak_berlaku"
    PENYEBUT_NOL = "penyebut_nol"
    TARGET_NOL = "target_nol"
    TARGET_NEGATIF = "target_negatif"
    REALISASI_NOL = "realisasi_nol"
    TIDAK_ADA_ANGGOTA = "tidak_ada_anggota"
    PAGU_NOL = "pagu_nol"

    @property
    def kalimat(self) -> str:
        """The reason as people read it, one Indonesian clause without a full stop."""
        return _KALIMAT[self]


_KALIMAT = {
    Alasan.BELUM_ADA_TARGET: "target belum ditetapkan",
    Alasan.BELUM_WAKTUNYA: "belum waktunya diukur pada periode ini",
    Alasan.BELUM_DILAPORKAN: "belum dilaporkan",
    Alasan.TIDAK_BERLAKU: "tidak berlaku pada periode ini",
    Alasan.PENYEBUT_NOL: "penyebutnya 0, sehingga persentase tidak dapat dihitung",
    Alasan.TARGET_NOL: "targetnya 0, sehingga realisasi ÷ target tidak dapat dihitung",
    Alasan.TARGET_NEGATIF: "targetnya di bawah 0, sehingga capaian tidak dapat dihitung",
    Alasan.REALISASI_NOL: "realisasinya 0 atau kurang, sehingga target ÷ realisasi tidak dapat dihitung",
    Alasan.TIDAK_ADA_ANGGOTA: "belum ada indikator yang dapat dihitung",
    Alasan.PAGU_NOL: "pagunya 0 atau belum diisi, sehingga serapan tidak dapat dihitung",
}
