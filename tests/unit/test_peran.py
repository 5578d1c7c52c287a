"""Rights: the table is complete, and nothing but the table decides."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.domain.errors import TidakBerhak
from sakip.domain.peran import (
    NAMA_HAK,
    NAMA_PERAN,
    PERAN_DAPAT_DIBERIKAN,
    PERAN_UNIT,
    RUANG_HAK,
    Hak,
    JenisPenugasan,
    Pelaku,
    Penugasan,
    Peran,
    may,
    may_kantor,
    pelaku_baris_perintah,
    require_hak,
    visible_unit,
)

PERAN_DENGAN_HAK: dict[Hak, str] = {
    # J penanggung jawab, D pengelola data, N penyusun, p penyuplai data, s staf, I inspektorat,
    # A administrator, B baris perintah; small letters: own unit only.
    Hak.LIHAT_CAPAIAN: "JDNpsIB",
    Hak.LIHAT_KANTOR: "JDNIB",
    Hak.ISI_REALISASI: "psB",
    Hak.UNGGAH: "psB",
    Hak.UNDUH_TEMPLAT: "DNpsB",
    Hak.ISI_ANGGARAN: "NpsB",
    Hak.EKSPOR: "JDNpsIB",
    Hak.UJI_SILANG: "JDNPSIAB",
    Hak.AJUKAN: "pB",
    Hak.PERIKSA: "JDNB",
    Hak.VERIFIKASI: "NB",
    Hak.SETUJUI: "DB",
    Hak.SAHKAN: "J",
    Hak.KUNCI: "JDB",
    Hak.TULIS_REVIU: "I",
    Hak.KELOLA_PERENCANAAN: "NB",
    Hak.KELOLA_PENGGUNA: "AB",
    Hak.KELOLA_PENGATURAN: "AB",
    Hak.LIHAT_JEJAK: "IAB",
    Hak.LIHAT_PROSEDUR: "JDNPSIB",
    Hak.KERJAKAN_LANGKAH: "JDNPS",
    Hak.MULAI_PROSEDUR: "JDNB",
}
HURUF = dict(zip(Peran, "JDNPSIAB", strict=True))


def a_pelaku(*penugasan: Penugasan) -> Pelaku:
    return Pelaku(kode="siti", nama="Siti", kode_instansi="donomulyo", penugasan=penugasan)


def holding(peran: Peran) -> Pelaku:
    return a_pelaku(
        Penugasan(peran=peran, kode_unit="pemerintahan" if peran in PERAN_UNIT else None)
    )


@pytest.mark.parametrize("hak", Hak)
@pytest.mark.parametrize("peran", Peran)
def test_every_cell_of_the_rights_table_is_as_agreed(peran: Peran, hak: Hak) -> None:
    agreed = PERAN_DENGAN_HAK[hak]
    whole, own = HURUF[peran] in agreed, HURUF[peran].lower() in agreed
    pelaku = holding(peran)
    assert may(pelaku, hak) is (whole or own)
    assert may(pelaku, hak, "pemerintahan") is (whole or own)
    assert may(pelaku, hak, "pelayanan") is whole
    assert may_kantor(pelaku, hak) is whole


def test_the_table_and_the_names_cover_every_peran_and_hak() -> None:
    assert set(RUANG_HAK) == {(peran, hak) for peran in Peran for hak in Hak}
    assert set(NAMA_PERAN) == set(Peran)
    assert set(NAMA_HAK) == set(Hak)
    assert Peran.BARIS_PERINTAH not in PERAN_DAPAT_DIBERIKAN


def test_an_administrator_sees_no_performance_data() -> None:
    assert visible_unit(holding(Peran.ADMINISTRATOR)) == frozenset()


def test_a_kasi_sees_the_own_unit_and_a_camat_all() -> None:
    assert visible_unit(holding(Peran.PENYUPLAI_DATA)) == frozenset({"pemerintahan"})
    assert visible_unit(holding(Peran.PENANGGUNG_JAWAB)) is None


def test_several_roles_add_up() -> None:
    kasi_dan_plt = a_pelaku(
        Penugasan(peran=Peran.PENYUPLAI_DATA, kode_unit="pemerintahan"),
        Penugasan(
            peran=Peran.PENYUPLAI_DATA,
            kode_unit="pelayanan",
            jenis=JenisPenugasan.PLT,
            jabatan="Kasi",
        ),
    )
    assert visible_unit(kasi_dan_plt) == frozenset({"pemerintahan", "pelayanan"})
    assert kasi_dan_plt.jabatan == "Penyuplai data, Plt. Kasi"


def test_a_unit_role_without_a_unit_opens_nothing() -> None:
    assert not may(a_pelaku(Penugasan(peran=Peran.PENYUPLAI_DATA)), Hak.ISI_REALISASI)


@pytest.mark.parametrize(
    ("tanggal", "berlaku"),
    [
        pytest.param(date(2026, 2, 28), False, id="the day before"),
        pytest.param(date(2026, 3, 1), True, id="first day"),
        pytest.param(date(2026, 3, 31), True, id="last day"),
        pytest.param(date(2026, 4, 1), False, id="the day after"),
    ],
)
def test_a_plh_holds_office_from_the_first_to_the_last_day(tanggal: date, berlaku: bool) -> None:
    plh = Penugasan(
        peran=Peran.PENANGGUNG_JAWAB,
        jenis=JenisPenugasan.PLH,
        mulai=date(2026, 3, 1),
        selesai=date(2026, 3, 31),
        jabatan="Camat",
    )
    assert plh.is_berlaku(tanggal) is berlaku
    assert plh.nama_jabatan == "Plh. Camat"


def test_an_appointment_without_an_end_goes_on() -> None:
    assert Penugasan(peran=Peran.STAF, mulai=date(2020, 1, 1)).is_berlaku(date(2099, 1, 1))


def test_a_refusal_says_who_may_and_what_to_do() -> None:
    with pytest.raises(TidakBerhak) as refusal:
        require_hak(holding(Peran.PENANGGUNG_JAWAB), Hak.ISI_REALISASI)
    assert str(refusal.value) == (
        "Siti tidak berhak mengisi realisasi (hak isi_realisasi). Yang berhak: Penyuplai data, "
        "Staf unit. Mintalah kepadanya, atau minta administrator memeriksa penugasan Anda."
    )


def test_anothers_unit_and_no_unit_at_all_are_answered_alike() -> None:
    kasi = holding(Peran.PENYUPLAI_DATA)
    answers = []
    for kode in ("pelayanan", "tidak-ada"):
        with pytest.raises(TidakBerhak) as refusal:
            require_hak(kasi, Hak.ISI_REALISASI, kode)
        answers.append(str(refusal.value).replace(kode, "X"))
    assert answers[0] == answers[1]


def test_the_command_line_may_all_but_sign_and_review() -> None:
    pelaku = pelaku_baris_perintah("donomulyo")
    assert {hak for hak in Hak if not may(pelaku, hak)} == {
        Hak.SAHKAN,
        Hak.TULIS_REVIU,
        Hak.KERJAKAN_LANGKAH,
    }


@given(
    peran=st.lists(st.sampled_from(Peran), max_size=4),
    unit=st.sampled_from(["pemerintahan", "pelayanan"]),
    hak=st.sampled_from(Hak),
)
def test_more_roles_never_take_a_right_away(peran: list[Peran], unit: str, hak: Hak) -> None:
    tugas = [Penugasan(peran=p, kode_unit="pemerintahan") for p in peran]
    each = any(may(a_pelaku(satu), hak, unit) for satu in tugas)
    assert may(a_pelaku(*tugas), hak, unit) is each
