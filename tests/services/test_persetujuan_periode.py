"""Balangan's chain: triwulan before semester, semesters before the year; a reopening undoes it."""

from datetime import datetime

import pytest

from sakip.domain.alur_pengumpulan import Alur, Peristiwa, StatusAlur, Tindakan, replay
from sakip.domain.berjenjang import tell_periode
from sakip.domain.errors import DataTidakSah
from sakip.domain.periode import JenisPeriode, Triwulan
from sakip.services.alur_pengumpulan import reopen_formulir
from sakip.services.keadaan_formulir import read_keadaan
from sakip.services.pengguna import get_pelaku
from sakip.services.persetujuan_periode import approve_periode, list_periode, revoke_periode
from sakip.storage.connection import Database

S1, S2, TAHUN = JenisPeriode.S1, JenisPeriode.S2, JenisPeriode.TAHUN


def agreed(jam: int) -> Alur:
    return replay(
        Peristiwa(versi=n, tindakan=t, oleh=t, pada=datetime(2026, 4, n, jam))  # noqa: DTZ001
        for n, t in enumerate((Tindakan.AJUKAN, Tindakan.VERIFIKASI, Tindakan.SETUJUI), 1)
    )


def test_a_part_that_is_agreed_to_again_later_makes_the_whole_lapse() -> None:
    kunci = [("PEM", Triwulan(2026, nomor)) for nomor in (1, 2, 3, 4)]
    alur = dict.fromkeys(kunci, agreed(2))
    setuju = dict.fromkeys((S1, S2, TAHUN), datetime(2026, 4, 3, 3))  # noqa: DTZ001
    assert [satu.disetujui for satu in tell_periode(2026, setuju, alur)] == [True, True, True]
    alur[kunci[0]] = agreed(4)
    keadaan = tell_periode(2026, setuju, alur)
    assert [satu.disetujui for satu in keadaan] == [False, True, False]
    assert [satu.gugur for satu in keadaan] == [True, False, True]
    assert keadaan[2].kurang == ("Semester I belum disetujui",)


def test_a_semester_taken_back_and_agreed_to_again_does_not_bring_the_year_back() -> None:
    alur = {("PEM", Triwulan(2026, nomor)): agreed(2) for nomor in (1, 2, 3, 4)}
    setuju = {periode: datetime(2026, 4, 4) for periode in (S1, S2, TAHUN)}  # noqa: DTZ001
    setuju[S1] = datetime(2026, 4, 5)  # noqa: DTZ001
    tahun = tell_periode(2026, setuju, alur)[2]
    assert (tahun.disetujui, tahun.gugur, tahun.kurang) == (False, True, ())


def test_the_year_waits_for_its_semesters_and_a_semester_for_its_triwulan(contoh: Database) -> None:
    sekcam = get_pelaku(contoh, "sekcam")
    with pytest.raises(DataTidakSah, match="Semester I belum disetujui; Semester II belum"):
        approve_periode(contoh, sekcam, 2025, TAHUN)
    with pytest.raises(DataTidakSah, match="triwulan III 2026 masih dikembalikan"):
        approve_periode(contoh, sekcam, 2026, S2)
    for periode in (S1, S2, TAHUN):
        approve_periode(contoh, sekcam, 2025, periode)
    assert all(satu.disetujui for satu in list_periode(contoh, sekcam, 2025))
    with contoh.cursor() as cur:
        versi = read_keadaan(cur, "PEM", Triwulan(2025, 2)).alur.versi
    status = reopen_formulir(contoh, sekcam, "PEM", Triwulan(2025, 2), "reviu", versi=versi)
    assert status is StatusAlur.DRAF
    assert [satu.gugur for satu in list_periode(contoh, sekcam, 2025)] == [True, False, True]
    with pytest.raises(DataTidakSah, match="tanpa alasan"):
        revoke_periode(contoh, sekcam, 2025, S2, "")
    revoke_periode(contoh, sekcam, 2025, S2, "salah tahun")
    assert not list_periode(contoh, sekcam, 2025)[1].gugur
