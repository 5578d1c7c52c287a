"""The way of a form: every level in its turn, nobody judges their own work, history replays."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from sakip.domain.alur_pengumpulan import (
    JENJANG,
    Alur,
    Peristiwa,
    StatusAlur,
    Tindakan,
    list_berlaku,
    replay,
    tell_keterbukaan,
    tell_status_sesudah,
)
from sakip.domain.errors import DataTidakSah, TidakBerhak
from sakip.domain.pengesahan import tell_pengesahan
from sakip.domain.syarat_alur import check_tindakan

S, T = StatusAlur, Tindakan
MULAI = datetime(2026, 4, 6, 2)  # noqa: DTZ001 times are stored without zone
BARIS = ("IKU-1", "IKU-2", "IKU-3")
ORANG = ("kasi", "staf", "kasubbag", "sekcam", "camat")
LALUAN = (
    (T.AJUKAN, "kasi"),
    (T.VERIFIKASI, "kasubbag"),
    (T.SETUJUI, "sekcam"),
    (T.SAHKAN, "camat"),
    (T.KUNCI, "sekcam"),
)


def a_peristiwa(
    versi: int, tindakan: Tindakan, oleh: str, kembali: dict[str, str] | None = None
) -> Peristiwa:
    return Peristiwa(
        versi=versi,
        tindakan=tindakan,
        oleh=oleh,
        pada=MULAI + timedelta(hours=versi),
        catatan="karena keliru",
        dilihat=dict.fromkeys(BARIS, 1),
        dikembalikan=kembali or {},
    )


def walk(*langkah: tuple[Tindakan, str]) -> list[Peristiwa]:
    return [a_peristiwa(nomor, *satu) for nomor, satu in enumerate(langkah, 1)]


def test_a_form_goes_from_draf_to_terkunci_level_by_level() -> None:
    riwayat = walk(*LALUAN)
    dilalui = [replay(riwayat[:nomor]).status for nomor in range(len(riwayat) + 1)]
    assert tuple(dilalui) == JENJANG
    assert [satu.oleh for satu in replay(riwayat).paraf] == [oleh for _, oleh in LALUAN]


@pytest.mark.parametrize("tindakan", [T.VERIFIKASI, T.SETUJUI, T.SAHKAN, T.KEMBALIKAN])
@pytest.mark.parametrize("siapa", ["pengaju", "penulis"])
def test_nobody_judges_what_they_submitted_or_stated(tindakan: Tindakan, siapa: str) -> None:
    jumlah = {T.VERIFIKASI: 1, T.KEMBALIKAN: 1, T.SETUJUI: 2, T.SAHKAN: 3}[tindakan]
    kini = replay(walk(*LALUAN[:jumlah]))
    oleh, penulis = ("kasi", []) if siapa == "pengaju" else ("staf", ["staf"])
    baru = a_peristiwa(9, tindakan, oleh, {"IKU-1": "salah"})
    with pytest.raises(TidakBerhak, match="juga dalam jabatan lain"):
        check_tindakan(kini, baru, penulis=penulis, di_mana="formulir")


def test_returned_rows_are_open_and_the_others_are_not() -> None:
    riwayat = [*walk(*LALUAN[:2]), a_peristiwa(3, T.KEMBALIKAN, "sekcam", {"IKU-2": "cek lagi"})]
    kini = replay(riwayat)
    terbuka = tell_keterbukaan(kini)
    assert [kode for kode in BARIS if terbuka.is_terbuka(kode)] == ["IKU-2"]
    assert not tell_keterbukaan(kini, "lewat tenggat").ada
    diajukan = replay([*riwayat, a_peristiwa(4, T.AJUKAN, "kasi")])
    assert (diajukan.status, dict(diajukan.dikembalikan)) == (S.DIAJUKAN, {})
    assert [satu.tindakan for satu in diajukan.paraf] == [T.AJUKAN], "every level looks again"


@pytest.mark.parametrize("catatan", ["", "   ", "x" * 2_001])
def test_a_row_is_returned_with_a_note_or_not_at_all(catatan: str) -> None:
    kini, baru = replay(walk(*LALUAN[:1])), a_peristiwa(2, T.KEMBALIKAN, "kasubbag")
    with pytest.raises(DataTidakSah, match="Catatan untuk IKU-1"):
        check_tindakan(
            kini, replace(baru, dikembalikan={"IKU-1": catatan}), penulis=[], di_mana="x"
        )
    with pytest.raises(DataTidakSah, match="Belum ada baris"):
        check_tindakan(kini, baru, penulis=[], di_mana="x")
    with pytest.raises(DataTidakSah, match="IKU-9 tidak ada"):
        check_tindakan(kini, replace(baru, dikembalikan={"IKU-9": "a"}), penulis=[], di_mana="x")


def test_a_wrong_status_is_undone_by_who_set_it_and_by_nobody_else() -> None:
    riwayat = walk(*LALUAN[:3])
    batal = a_peristiwa(4, T.BATALKAN, "sekcam")
    with pytest.raises(TidakBerhak, match="orang lain"):
        check_tindakan(replay(riwayat), replace(batal, oleh="camat"), penulis=[], di_mana="x")
    check_tindakan(replay(riwayat), batal, penulis=[], di_mana="x")
    sesudah = replay([*riwayat, batal])
    assert (sesudah.status, sesudah.versi) == (S.DIVERIFIKASI, 4)
    assert tell_status_sesudah(replay(riwayat), riwayat, batal) is S.DIVERIFIKASI


def test_a_return_that_was_mended_since_and_a_reopening_cannot_be_undone() -> None:
    kembali = [*walk(*LALUAN[:1]), a_peristiwa(2, T.KEMBALIKAN, "kasubbag", {"IKU-1": "cek"})]
    batal = a_peristiwa(3, T.BATALKAN, "kasubbag")
    check_tindakan(replay(kembali), batal, penulis=[], di_mana="x")
    diperbaiki = replace(batal, dilihat={**batal.dilihat, "IKU-1": 2})
    with pytest.raises(DataTidakSah, match="sudah diperbaiki"):
        check_tindakan(replay(kembali), diperbaiki, penulis=[], di_mana="x")
    dibuka = walk(*LALUAN, (T.BUKA_KEMBALI, "sekcam"))
    with pytest.raises(DataTidakSah, match="Tidak ada status"):
        check_tindakan(
            replay(dibuka), a_peristiwa(7, T.BATALKAN, "sekcam"), penulis=[], di_mana="x"
        )


def test_a_history_that_skips_a_level_cannot_be() -> None:
    with pytest.raises(ValueError, match="cannot follow"):
        replay(walk(LALUAN[0], LALUAN[2]))
    with pytest.raises(ValueError, match="cannot be undone"):
        replay(walk((T.BATALKAN, "kasi")))


def test_a_returned_form_opens_what_is_not_complete_as_well() -> None:
    kini = replay(
        [*walk(*LALUAN[:2]), a_peristiwa(3, T.KEMBALIKAN, "sekcam", {"IKU-2": "cek lagi"})]
    )
    terbuka = tell_keterbukaan(kini, belum_lengkap=["IKU-2", "IKU-3"])
    assert [kode for kode in BARIS if terbuka.is_terbuka(kode)] == ["IKU-2", "IKU-3"]
    assert terbuka.melengkapi == {"IKU-3"}, "what was returned is no exception"
    tertutup = tell_keterbukaan(kini, "lewat tenggat", ["IKU-3"])
    assert not tertutup.ada
    assert not tertutup.melengkapi


class FormulirHidup(RuleBasedStateMachine):
    """Anybody tries anything at any time; figures are written wherever the form lets them.

    Evidence becomes required at any time, the calendar closes and opens, and nothing incomplete passes.
    """

    def __init__(self) -> None:
        super().__init__()
        self.riwayat: list[Peristiwa] = []
        self.angka = {kode: [("staf", 0)] for kode in BARIS}
        self.terkunci: dict[str, int] | None = None
        self.wajib: set[str] = set()
        self.bukti: set[str] = set()
        self.ditutup = False

    @property
    def kurang(self) -> set[str]:
        return self.wajib - self.bukti

    def is_terbuka(self, kode: str) -> bool:
        """As services/keadaan_formulir: what lacks something, or was written since the return."""
        kini, ditulis = self.kini, set()
        if kini.status is S.DIKEMBALIKAN and kini.terakhir is not None:
            lama = kini.terakhir.dilihat
            ditulis = {satu for satu in BARIS if lama[satu] != self.dilihat[satu]}
        tertutup = "lewat tenggat" if self.ditutup else ""
        return tell_keterbukaan(kini, tertutup, self.kurang | ditulis).is_terbuka(kode)

    @property
    def kini(self) -> Alur:
        return replay(self.riwayat)

    @property
    def dilihat(self) -> dict[str, int]:
        return {kode: len(versi) for kode, versi in self.angka.items()}

    @rule(kode=st.sampled_from(BARIS), oleh=st.sampled_from(ORANG), nilai=st.integers(0, 9))
    def write(self, kode: str, oleh: str, nilai: int) -> None:
        if self.is_terbuka(kode):
            self.angka[kode].append((oleh, nilai))

    @rule(kode=st.sampled_from(BARIS))
    def require_bukti(self, kode: str) -> None:
        """Planning may make evidence a must while the form is anywhere on its way."""
        self.wajib.add(kode)

    @rule(kode=st.sampled_from(BARIS))
    def attach(self, kode: str) -> None:
        if self.is_terbuka(kode):
            self.bukti.add(kode)

    @rule(ditutup=st.booleans())
    def turn_calendar(self, ditutup: bool) -> None:
        """The last day goes by, or an exception opens the form again."""
        self.ditutup = ditutup

    @rule(
        tindakan=st.sampled_from(Tindakan),
        oleh=st.sampled_from(ORANG),
        kembali=st.dictionaries(st.sampled_from(BARIS), st.sampled_from(["cek", ""]), max_size=2),
    )
    def act(self, tindakan: Tindakan, oleh: str, kembali: dict[str, str]) -> None:
        self.attempt(tindakan, oleh, kembali)

    @rule()
    def advance(self) -> None:
        """Take the next step by its right person, so that the far statuses are reached too."""
        status = self.kini.status
        langkah = dict(zip(JENJANG, (*LALUAN, (T.BUKA_KEMBALI, "sekcam")), strict=True))
        self.attempt(*langkah.get(status, LALUAN[0]), {})

    @rule(kode=st.sampled_from(BARIS))
    def give_back(self, kode: str) -> None:
        """Return a row by whoever's turn it is."""
        giliran = {S.DIAJUKAN: "kasubbag", S.DIVERIFIKASI: "sekcam", S.DISETUJUI: "camat"}
        if self.kini.status in giliran:
            self.attempt(T.KEMBALIKAN, giliran[self.kini.status], {kode: "cek"})

    def attempt(self, tindakan: Tindakan, oleh: str, kembali: dict[str, str]) -> None:
        """Do what the rules let; what they refuse changes nothing."""
        sebelum = self.kini
        baru = replace(
            a_peristiwa(len(self.riwayat) + 1, tindakan, oleh, kembali), dilihat=self.dilihat
        )
        penulis = {oleh for versi in self.angka.values() for oleh, _ in versi}
        if not self.may_pass(tindakan):
            return
        try:
            check_tindakan(sebelum, baru, penulis=penulis, di_mana="formulir")
        except DataTidakSah:
            return
        status = tell_status_sesudah(sebelum, self.riwayat, baru)
        self.riwayat.append(baru)
        assert self.kini.status is status
        if tindakan in (T.VERIFIKASI, T.SETUJUI, T.SAHKAN):
            assert oleh not in penulis
            assert oleh not in sebelum.pengaju
            assert JENJANG.index(status) == JENJANG.index(sebelum.status) + 1

    def may_pass(self, tindakan: Tindakan) -> bool:
        """As services/alur_pengumpulan: nothing incomplete goes on, nothing moves while it is closed."""
        if tindakan is T.AJUKAN and self.ditutup:
            return False
        maju = (T.AJUKAN, T.VERIFIKASI, T.SETUJUI, T.SAHKAN)
        return not (self.ditutup and tindakan is T.KEMBALIKAN) and not (
            self.kurang and tindakan in maju
        )

    @invariant()
    def no_state_is_a_dead_end(self) -> None:
        """From here the unit completes and people who wrote nothing take the form to terkunci.

        What is needed on the way: an exception while the calendar has it closed, a Plh where the
        holder of an office wrote in the form, a return where what is handed in lacks something.
        """
        lain = FormulirHidup.__new__(FormulirHidup)
        lain.riwayat, lain.angka = list(self.riwayat), dict(self.angka)
        lain.wajib, lain.bukti, lain.ditutup = set(self.wajib), set(self.bukti), False
        for _ in range(12):
            status = lain.kini.status
            if status is S.TERKUNCI:
                return
            if status in (S.DRAF, S.DIKEMBALIKAN):
                lain.bukti |= {kode for kode in lain.kurang if lain.is_terbuka(kode)}
                lain.attempt(T.AJUKAN, "staf", {})
            elif lain.kurang and status in (S.DIAJUKAN, S.DIVERIFIKASI, S.DISETUJUI):
                lain.attempt(T.KEMBALIKAN, "plh", dict.fromkeys(lain.kurang, "lampirkan"))
            else:
                lain.attempt(LALUAN[JENJANG.index(status)][0], "plh", {})
        raise AssertionError(f"a form that is {self.kini.status} never comes to terkunci")

    @invariant()
    def every_level_has_signed_what_stands_now(self) -> None:
        kini = self.kini
        if kini.status in JENJANG:
            tinggi = JENJANG.index(kini.status)
            paraf = [satu.tindakan for satu in kini.paraf]
            assert paraf == [tindakan for tindakan, _ in LALUAN[:tinggi]]
        if kini.status in (S.DISETUJUI, S.DISAHKAN, S.TERKUNCI):
            for satu in kini.paraf:
                assert dict(satu.dilihat) == self.dilihat, "signed another figure than stands"

    @invariant()
    def a_locked_figure_stays(self) -> None:
        if self.kini.status in (S.DISAHKAN, S.TERKUNCI):
            self.terkunci = self.terkunci or self.dilihat
            assert self.terkunci == self.dilihat
        else:
            self.terkunci = None

    @invariant()
    def no_value_is_lost_and_history_replays(self) -> None:
        assert all(versi[0] == ("staf", 0) for versi in self.angka.values())
        assert [satu.versi for satu in self.riwayat] == list(range(1, len(self.riwayat) + 1))
        assert self.kini.versi == len(self.riwayat)

    @invariant()
    def what_was_not_undone_comes_to_the_same(self) -> None:
        berlaku = replay(list_berlaku(self.riwayat))
        assert (berlaku.status, berlaku.paraf) == (self.kini.status, self.kini.paraf)
        assert dict(berlaku.dikembalikan) == dict(self.kini.dikembalikan)

    @invariant()
    def figures_are_called_as_official_as_they_are(self) -> None:
        hasil = tell_pengesahan([self.kini])
        resmi = {S.DISETUJUI: "disetujui", S.DISAHKAN: "disahkan", S.TERKUNCI: "terkunci"}
        assert hasil.keadaan == resmi.get(self.kini.status, "sementara")
        assert hasil.paraf == (self.kini.paraf[2:] if self.kini.status in resmi else ())


TestFormulirHidup = FormulirHidup.TestCase
TestFormulirHidup.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
