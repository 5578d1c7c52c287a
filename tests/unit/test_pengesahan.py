"""How official figures are: as official as the form behind them that is least far on its way."""

from datetime import datetime

import pytest

from sakip.domain.alur_pengumpulan import Alur, Peristiwa, Tindakan, replay
from sakip.domain.pengesahan import KeadaanPengesahan as K
from sakip.domain.pengesahan import tell_pengesahan
from sakip.domain.peran import JenisPenugasan

T = Tindakan
URUT = (T.AJUKAN, T.VERIFIKASI, T.SETUJUI, T.SAHKAN, T.KUNCI)


def a_form(sampai: Tindakan | None, hari: int = 1) -> Alur:
    """Return a form taken level by level up to an act, one hour each."""
    langkah = () if sampai is None else URUT[: URUT.index(sampai) + 1]
    return replay(
        Peristiwa(
            versi=n, tindakan=satu, oleh=satu, pada=datetime(2026, 1, hari, n),  # noqa: DTZ001
            jabatan="Camat", jenis=JenisPenugasan.PLT,
        )
        for n, satu in enumerate(langkah, 1)
    )  # fmt: skip


@pytest.mark.parametrize(
    ("alur", "keadaan", "belum"),
    [
        pytest.param([], K.SEMENTARA, 0, id="no form"),
        pytest.param([a_form(None)], K.SEMENTARA, 1, id="a draft"),
        pytest.param(
            [a_form(T.KUNCI), a_form(T.VERIFIKASI)], K.SEMENTARA, 1, id="one is not agreed"
        ),
        pytest.param([a_form(T.KUNCI), a_form(T.SETUJUI)], K.DISETUJUI, 0, id="all are agreed"),
        pytest.param([a_form(T.KUNCI), a_form(T.SAHKAN)], K.DISAHKAN, 0, id="all are official"),
        pytest.param([a_form(T.KUNCI), a_form(T.KUNCI)], K.TERKUNCI, 0, id="all are locked"),
    ],
)
def test_the_form_least_far_decides(alur: list[Alur], keadaan: K, belum: int) -> None:
    hasil = tell_pengesahan(alur)
    assert (hasil.keadaan, hasil.belum, hasil.jumlah) == (keadaan, belum, len(alur))
    tingkat = list(K).index(keadaan)
    assert [satu.tindakan for satu in hasil.paraf] == list(URUT[2 : 2 + tingkat])


def test_the_last_act_of_each_level_is_the_one_named() -> None:
    hasil = tell_pengesahan([a_form(T.SAHKAN, hari=9), a_form(T.SAHKAN, hari=3)])
    assert [(satu.pada.day, satu.nama_jabatan) for satu in hasil.paraf] == [(9, "Plt. Camat")] * 2
