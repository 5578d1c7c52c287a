"""Rangkap tingkat: one person who takes several levels of a form, as a Plt. or Plh. may. It is said, never hidden."""

from collections.abc import Iterable, Sequence

from sakip.domain.alur_pengumpulan import Alur, Peristiwa, Tindakan
from sakip.domain.errors import TidakBerhak

TINGKAT = {
    Tindakan.VERIFIKASI: "verifikasi",
    Tindakan.SETUJUI: "persetujuan",
    Tindakan.SAHKAN: "pengesahan",
}
"""The levels of a form, each as a noun."""


def list_rangkap(riwayat: Iterable[Peristiwa]) -> dict[int, list[str]]:
    """Return {versi of an act: the levels that its person has taken in that round, this one the last}.

    Only acts of who had taken a level before in the same round; riwayat is in the order of versi.
    """
    berlaku: list[Peristiwa] = []
    hasil = {}
    for satu in riwayat:
        if satu.tindakan is Tindakan.BATALKAN:
            berlaku.pop()
            continue
        if satu.tindakan is Tindakan.AJUKAN:
            berlaku.append(satu)
            continue
        tingkat = [TINGKAT[lama.tindakan] for lama in _list_tingkat(berlaku, satu.oleh)]
        if tingkat and satu.tindakan in TINGKAT:
            hasil[satu.versi] = [*tingkat, TINGKAT[satu.tindakan]]
        berlaku.append(satu)
    return hasil


def _list_tingkat(berlaku: Sequence[Peristiwa], oleh: str) -> list[Peristiwa]:
    """Return the levels that a person has taken since the form was last submitted, first to last."""
    putaran: list[Peristiwa] = []
    for satu in reversed(berlaku):
        if satu.tindakan is Tindakan.AJUKAN:
            break
        if satu.oleh == oleh and satu.tindakan in TINGKAT:
            putaran.append(satu)
    return putaran[::-1]


def tell_rangkap(kini: Alur) -> str:
    """Return which levels of a form were taken by one person, as people read it; "" where none were."""
    rangkap = list_rangkap(kini.paraf)
    return tulis_rangkap(rangkap[max(rangkap)]) if rangkap else ""


def tulis_rangkap(tingkat: Sequence[str]) -> str:
    """Return levels as one sentence: "verifikasi dan persetujuan oleh orang yang sama"."""
    awal, akhir = ", ".join(tingkat[:-1]), tingkat[-1]
    koma = "," if len(tingkat) > 2 else ""
    return f"{awal}{koma} dan {akhir} oleh orang yang sama"


def check_satu_tingkat(kini: Alur, baru: Peristiwa, di_mana: str) -> None:
    """Refuse a level to who has taken an earlier one; for offices that ask for another person at each.

    Raises TidakBerhak.
    """
    lama = _list_tingkat(kini.paraf, baru.oleh)
    if baru.tindakan in TINGKAT and lama:
        raise TidakBerhak(
            apa=f"Anda sudah melakukan {TINGKAT[lama[-1].tindakan]} formulir ini, dan kantor ini "
            "menghendaki orang lain pada tiap tingkat",
            di_mana=di_mana,
            perbaikan="Mintalah orang lain yang memegang jabatan itu, atau minta administrator "
            "menunjuk pelaksana harian yang lain.",
        )
