"""A run of a procedure: whatever people do, it goes on by the SOP and replays to the present."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.domain.errors import DataTidakSah, TidakBerhak
from sakip.domain.pelaksanaan import (
    JenisPeristiwa,
    Pelaksanaan,
    Peristiwa,
    StatusPelaksanaan,
    apply,
    check_pelaku,
    may_act,
    replay,
    start,
)
from sakip.domain.peran import Pelaku, Penugasan, Peran
from sakip.domain.prosedur import Pemeran
from sakip.rules.prosedur import list_prosedur_bawaan, read_prosedur

MULAI = datetime(2026, 1, 5, 1)  # noqa: DTZ001 times are stored without zone
UNIT = ("PEM", "YANLIK")
PROSEDUR = {kode: read_prosedur(teks, kode) for kode, teks in list_prosedur_bawaan().items()}
DONOMULYO = PROSEDUR["kecamatan-donomulyo-pengumpulan-kinerja"]
BALANGAN = PROSEDUR["dplh-balangan-pengumpulan-data-kinerja"]
K, P, T = JenisPeristiwa.KERJAKAN, JenisPeristiwa.PUTUSKAN, JenisPeristiwa.TANDA


def an_event(kini: Pelaksanaan, jenis: JenisPeristiwa, **given: object) -> Peristiwa:
    """Return the next event of a run, by someone new each time."""
    nomor = kini.jumlah + 1
    langkah = 0 if kini.kini is None else kini.kini.langkah
    biasa = Peristiwa(
        nomor=nomor, jenis=jenis, langkah=langkah, oleh=f"orang-{nomor}", jabatan="",
        pada=MULAI + timedelta(hours=nomor), catatan="catatan",
    )  # fmt: skip
    return replace(biasa, **given)  # type: ignore[arg-type]


def go_on(kini: Pelaksanaan, *, ya: bool = True, oleh: str | None = None) -> Pelaksanaan:
    """Take the step at hand to its end, or (ya False) back to where Tidak leads."""
    awal = kini.giliran
    siapa: dict[str, object] = {} if oleh is None else {"oleh": oleh}
    while kini.status is StatusPelaksanaan.BERJALAN and len(kini.giliran) == len(awal):
        unit = min(kini.unit_kurang, default=None)
        jenis = P if kini.menunggu_putusan else K
        putusan = ya if jenis is P else None
        kini = apply(kini, an_event(kini, jenis, unit=unit, putusan=putusan, **siapa))
    return kini


def at(prosedur: str, langkah: int) -> Pelaksanaan:
    kini = start(PROSEDUR[prosedur], UNIT, MULAI)
    while kini.kini and kini.kini.langkah < langkah:
        kini = go_on(kini)
    return kini


@pytest.mark.parametrize("kode", PROSEDUR)
def test_a_run_reaches_its_end_with_each_return_taken_once(kode: str) -> None:
    kini, kembali = start(PROSEDUR[kode], UNIT, MULAI), []
    while kini.langkah is not None:
        nomor, tanya = kini.langkah.nomor, kini.langkah.keputusan
        if tanya and nomor not in kembali:
            kini = go_on(kini, ya=False)
            assert kini.kini is not None
            assert kini.kini.langkah == tanya.tidak
            kembali.append(nomor)
        else:
            kini = go_on(kini)
    assert kini.status is StatusPelaksanaan.SELESAI
    assert kembali == [s.nomor for s in PROSEDUR[kode].langkah if s.keputusan]
    assert {satu.langkah for satu in kini.giliran} == {s.nomor for s in PROSEDUR[kode].langkah}
    assert all(a.selesai == b.mulai for a, b in zip(kini.giliran, kini.giliran[1:], strict=False))


def test_each_unit_confirms_its_own_part_once_or_the_program_sees_all_done() -> None:
    kini = at(DONOMULYO.kode, 3)
    kini = apply(kini, an_event(kini, K, unit="PEM"))
    assert kini.unit_kurang == {"YANLIK"}
    for unit in ("PEM", "CAMAT", None):
        with pytest.raises(DataTidakSah):
            apply(kini, an_event(kini, K, unit=unit))
    dilihat = apply(kini, an_event(kini, T))
    assert dilihat.kini is not None
    assert dilihat.kini.langkah == 4


def test_levels_decide_one_after_the_other_and_the_first_no_returns() -> None:
    kini = at(BALANGAN.kode, 7)
    assert kini.pelaku_kini == ("staf-penyusun",)
    kini = apply(kini, an_event(kini, K))
    assert kini.pelaku_kini == ("kepala-seksi",)
    kini = apply(kini, an_event(kini, P, putusan=True))
    assert kini.pelaku_kini == ("kepala-bidang",)
    kini = apply(kini, an_event(kini, P, putusan=False))
    assert (kini.kini and kini.kini.langkah, kini.giliran[-2].kembali) == (6, True)


@pytest.mark.parametrize(
    ("langkah", "jenis", "isi"),
    [
        pytest.param(1, P, {"putusan": True}, id="nothing is asked"),
        pytest.param(5, K, {}, id="asked, not done"),
        pytest.param(7, P, {"putusan": False, "catatan": " "}, id="no without a note"),
        pytest.param(2, K, {"langkah": 9}, id="a step that is not at hand"),
        pytest.param(2, K, {"nomor": 1}, id="somebody was first"),
        pytest.param(14, K, {"langkah": 13}, id="after the end"),
    ],
)
def test_what_has_no_place_is_refused(
    langkah: int, jenis: JenisPeristiwa, isi: dict[str, object]
) -> None:
    kini = at(DONOMULYO.kode, langkah)
    with pytest.raises(DataTidakSah):
        apply(kini, an_event(kini, jenis, **isi))


def test_nobody_judges_their_own_work() -> None:
    kini = go_on(at(DONOMULYO.kode, 6), oleh="siti")
    with pytest.raises(TidakBerhak, match="pekerjaan Anda sendiri"):
        go_on(kini, oleh="siti")
    assert go_on(kini, oleh="budi").kini
    for jenis in (K, T):  # a draft that the program has seen was made by somebody, too
        susun = apply(at(BALANGAN.kode, 9), an_event(at(BALANGAN.kode, 9), jenis, oleh="siti"))
        with pytest.raises(TidakBerhak):
            apply(susun, an_event(susun, P, putusan=True, oleh="siti"))


def test_only_who_plays_an_actor_of_what_comes_next_may_act() -> None:
    def orang(peran: Peran) -> Pelaku:
        tugas = Penugasan(peran=peran, kode_unit="PEM", jabatan="Kasi Pemerintahan")
        return Pelaku(kode=peran, nama="Siti", kode_instansi="k", penugasan=(tugas,))

    kini = start(DONOMULYO, UNIT, MULAI)
    assert [peran for peran in Peran if may_act(kini, orang(peran))] == [Peran.PENANGGUNG_JAWAB]
    check_pelaku(kini, orang(Peran.PENANGGUNG_JAWAB))
    with pytest.raises(TidakBerhak, match="Pelakunya Camat"):
        check_pelaku(kini, orang(Peran.PENYUSUN))
    kasi = orang(Peran.PENYUPLAI_DATA)
    cocok = {"jabatan": "kasi pem", "unit": "PEM", "orang": "penyuplai_data"}
    for nama, isi in cocok.items():
        assert Pemeran(**{nama: isi}).is_dimainkan(kasi)  # type: ignore[arg-type]
        assert not Pemeran(**{nama: "lain"}).is_dimainkan(kasi)  # type: ignore[arg-type]
        assert not Pemeran(peran=Peran.STAF, **{nama: isi}).is_dimainkan(kasi)


COBA = st.tuples(
    st.sampled_from(JenisPeristiwa), st.sampled_from([True, False]), st.sampled_from([*UNIT, None]),
    st.sampled_from(["siti", "budi", "tono"]), st.integers(-1, 1), st.sampled_from(["", "perbaiki"]),
)  # fmt: skip


@given(kode=st.sampled_from([*PROSEDUR]), coba=st.lists(COBA, max_size=60))
def test_whatever_is_tried_no_step_is_skipped_nothing_lost_and_history_replays(
    kode: str, coba: list[tuple[JenisPeristiwa, bool, str | None, str, int, str]]
) -> None:
    awal = kini = start(PROSEDUR[kode], UNIT, MULAI)
    diterima: list[Peristiwa] = []
    for jenis, putusan, unit, oleh, geser, catatan in coba:
        jenis = K if jenis is JenisPeristiwa.BATAL and geser else jenis
        satu = an_event(kini, jenis, putusan=putusan if jenis is P else None, unit=unit,
                        oleh=oleh, catatan=catatan, langkah=(kini.kini.langkah if kini.kini else 1)
                        + (geser if jenis is T else 0))  # fmt: skip
        try:
            kini = apply(kini, satu)
        except DataTidakSah:
            continue
        diterima.append(satu)
    assert replay(awal, diterima) == kini
    assert [p for g in kini.giliran for p in g.peristiwa] == diterima
    for lalu, sesudah in zip(kini.giliran, kini.giliran[1:], strict=False):
        langkah = kini.prosedur.get_langkah(lalu.langkah)
        tujuan = langkah.keputusan.tidak if langkah.keputusan and lalu.kembali else lalu.langkah + 1
        assert sesudah.langkah == tujuan
    if kini.status is StatusPelaksanaan.SELESAI:
        assert kini.giliran[-1].langkah == len(kini.prosedur.langkah)
    for giliran in kini.giliran:
        pekerja = {p.oleh for p in giliran.list_jenis(K, T)}
        if kini.prosedur.get_langkah(giliran.langkah).pemutus:
            assert pekerja.isdisjoint(p.oleh for p in giliran.list_jenis(P))
