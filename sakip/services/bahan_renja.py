"""The yearly plan as bahan: what the store holds of RKT and Renja of a tahun."""

from sakip.documents.bahan_renja import PaguIndikatif, TargetRkt
from sakip.domain.banding_rkt import compare_renja, compare_rkt
from sakip.services.pratinjau_rencana import as_isi
from sakip.storage.connection import Cursor
from sakip.storage.rencana import read_rencana


def collect_renja(
    cur: Cursor, kode_instansi: str, tahun: int
) -> tuple[tuple[TargetRkt, ...], tuple[PaguIndikatif, ...]]:
    """Return the targets of the RKT and the pagu indikatif of a tahun; the caller has checked the right."""
    isi = as_isi(read_rencana(cur, kode_instansi))
    rkt = tuple(
        TargetRkt(
            kode_indikator=satu.kode,
            nilai=None if satu.rkt.atas or satu.rkt.predikat else satu.rkt.nilai,
            tulis=satu.rkt.tampil,
        )
        for satu in compare_rkt(isi, tahun)
        if satu.rkt is not None
    )
    pagu = tuple(
        PaguIndikatif(kode=satu.kode, nama=satu.nama, jenjang=satu.jenjang, pagu=satu.indikatif)
        for satu in compare_renja(isi, tahun)
        if satu.indikatif is not None
    )
    return rkt, pagu
