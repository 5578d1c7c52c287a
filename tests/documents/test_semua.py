"""Several documents made at once: the same as one by one, of one moment, each named for itself."""

import pytest

from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import pelaku_baris_perintah
from sakip.domain.periode import JenisPeriode
from sakip.services.dokumen import list_pilihan, make_dokumen, make_semua
from sakip.services.jenis_dokumen import JENIS, Format
from sakip.storage.connection import Database

PELAKU = pelaku_baris_perintah("donomulyo")
PILIHAN = [
    ("triwulan", JenisPeriode.TW2),
    ("rencana-aksi", JenisPeriode.TAHUN),
    ("formulir", JenisPeriode.TW3),
]


def test_documents_made_together_are_those_made_one_by_one(db_contoh: Database) -> None:
    semua = list(make_semua(db_contoh, PELAKU, 2026, PILIHAN, [Format.XLSX]))
    assert len({satu.nama for satu in semua}) == len(PILIHAN)
    for (jenis, periode), satu in zip(PILIHAN, semua, strict=True):
        assert make_dokumen(db_contoh, PELAKU, jenis, 2026, periode, Format.XLSX) == satu


def test_every_kind_is_offered_in_every_periode_it_has() -> None:
    pilihan = list_pilihan()
    assert len(pilihan) == len(set(pilihan)) == sum(len(satu.periode) for satu in JENIS.values())


def test_one_document_there_is_none_of_stops_all_before_any_is_made(db_contoh: Database) -> None:
    with pytest.raises(DataTidakSah, match="Laporan triwulan tidak dibuat untuk"):
        make_semua(db_contoh, PELAKU, 2026, [*PILIHAN, ("triwulan", JenisPeriode.S1)], [Format.PDF])
