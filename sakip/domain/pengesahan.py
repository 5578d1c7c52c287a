"""Pengesahan: how far the forms behind a figure have come: sementara, disetujui, disahkan, terkunci."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from sakip.domain.alur_pengumpulan import JENJANG, Alur, Peristiwa, StatusAlur, Tindakan


class KeadaanPengesahan(StrEnum):
    """The word that stands beside figures; in the order of the levels."""

    SEMENTARA = "sementara"
    DISETUJUI = "disetujui"
    DISAHKAN = "disahkan"
    TERKUNCI = "terkunci"


_TINGKAT = (
    (KeadaanPengesahan.DISETUJUI, StatusAlur.DISETUJUI, Tindakan.SETUJUI),
    (KeadaanPengesahan.DISAHKAN, StatusAlur.DISAHKAN, Tindakan.SAHKAN),
    (KeadaanPengesahan.TERKUNCI, StatusAlur.TERKUNCI, Tindakan.KUNCI),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pengesahan:
    """How far all forms of a periode have come together.

    paraf: of every level that all have reached, the act that was the last to bring a form there.
    belum: forms that are not agreed to; jumlah: all forms in which something is measured.
    """

    keadaan: KeadaanPengesahan
    paraf: tuple[Peristiwa, ...]
    belum: int
    jumlah: int


def tell_pengesahan(alur: Collection[Alur]) -> Pengesahan:
    """Return how far these forms have come together; without any form that is sementara.

    A figure is as official as the form behind it that is least far on its way.
    """
    keadaan, paraf = KeadaanPengesahan.SEMENTARA, []
    for tingkat, status, tindakan in _TINGKAT:
        acts = [satu.find_paraf(tindakan) for satu in alur if _has_reached(satu, status)]
        if not alur or len(acts) < len(alur):
            break
        keadaan = tingkat
        ada = [satu for satu in acts if satu is not None]
        paraf.append(max(ada, key=lambda satu: satu.pada))
    return Pengesahan(
        keadaan=keadaan,
        paraf=tuple(paraf),
        belum=sum(not _has_reached(satu, StatusAlur.DISETUJUI) for satu in alur),
        jumlah=len(alur),
    )


def _has_reached(alur: Alur, status: StatusAlur) -> bool:
    return alur.status in JENJANG and JENJANG.index(alur.status) >= JENJANG.index(status)
