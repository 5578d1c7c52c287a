"""Berlaku: which rumus and metode of a plan are in force. The twin in Python of the view stg_ukuran."""

from collections.abc import Mapping

from sakip.domain.lembar_rencana import Baris, Kunci
from sakip.domain.metode import Metode
from sakip.domain.rumus import Rumus

Isi = Mapping[str, Mapping[Kunci, Baris]]
# Their targets are of another kind (a range, a word, one figure a year): a new target belongs to them.
BENTUK_TETAP_RUMUS = (Rumus.RENTANG, Rumus.PREDIKAT)
BENTUK_TETAP_METODE = (Metode.TAHUNAN,)


def find_ukuran(
    isi: Isi, tahun: object, kode_indikator: object, triwulan: int
) -> tuple[Rumus, Metode] | None:
    """Return rumus and metode in force at the end of a triwulan (1-4); None for an unknown indikator.

    Those of the sheet Indikator Tahunan hold from the first triwulan on, until a change replaces them.
    """
    ubah = isi["perubahan_ukuran"]
    for nomor in range(triwulan, 0, -1):
        if (baris := ubah.get((tahun, kode_indikator, nomor))) is not None:  # type: ignore[arg-type]
            return Rumus(str(baris["rumus"])), Metode(str(baris["metode"]))
    awal = isi["indikator"].get((tahun, kode_indikator))  # type: ignore[arg-type]
    return None if awal is None else (Rumus(str(awal["rumus"])), Metode(str(awal["metode"])))


def explain_tukar(lama: tuple[Rumus, Metode], baru: tuple[Rumus, Metode]) -> str | None:
    """Return why one rumus and metode may not follow another within a tahun; None where they may.

    Under a kind whose targets look different, the targets that were signed would mean something else.
    """
    beda_rumus, beda_metode = lama[0] != baru[0], lama[1] != baru[1]
    if beda_rumus and {lama[0], baru[0]} & set(BENTUK_TETAP_RUMUS):
        return "Rumus rentang dan predikat tidak dapat ditukar dengan rumus lain di tengah tahun, karena bentuk targetnya berbeda"
    if beda_metode and {lama[1], baru[1]} & set(BENTUK_TETAP_METODE):
        return "Metode tahunan tidak dapat ditukar dengan metode lain di tengah tahun, karena waktu ukurnya berbeda"
    if baru[0] is Rumus.PREDIKAT and baru[1] is not Metode.AKHIR and (beda_rumus or beda_metode):
        return "Indikator berpredikat hanya dapat memakai metode akhir atau tahunan"
    return None
