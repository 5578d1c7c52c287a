"""Two people at one form: the second sees what the first saved, keeps what they typed, and decides."""

from dataclasses import replace
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from sakip.domain.errors import VersiBerubah
from sakip.domain.peran import pelaku_baris_perintah
from sakip.domain.periode import JenisPeriode, Triwulan
from sakip.services.basis_data import Database
from sakip.services.kendala import (
    IsianKendala,
    KendalaAngka,
    list_kendala,
    record_kendala,
    record_tindak_lanjut,
)
from sakip.services.narasi import list_narasi, write_narasi
from tests.pages.kantor import berkas_contoh, file_contoh, kantor, open_page

__all__ = ["berkas_contoh", "file_contoh", "kantor"]
LAIN = pelaku_baris_perintah("donomulyo")  # whoever else may write in the form
RENCANA = IsianKendala(
    kendala="Petugas kurang",
    solusi="Patroli bersama",
    rencana="Mengajukan dua petugas",
    pic="Kasi Trantib",
    batas_waktu=date(2026, 12, 31),
)
TW3, TW4 = Triwulan(2026, 3), Triwulan(2026, 4)


def stored(db: Database, periode: Triwulan) -> KendalaAngka:
    return list_kendala(db, LAIN, "TRANTIB", periode)["IKK-19"]


def press(app: AppTest, awal: str) -> None:
    next(satu for satu in app.button if str(satu.key).startswith(awal)).click().run()
    assert not app.exception


def test_the_second_keeps_the_own_words_beside_those_of_the_first(kantor: Database) -> None:
    record_kendala(kantor, LAIN, "TRANTIB", TW3, "IKK-19", RENCANA, versi=0)
    app = open_page(
        kantor, "kasi.trantib", "pengumpulan", cara="kendala", tahun="2026", triwulan="3"
    )
    kotak = next(
        satu
        for satu in app.text_area
        if str(satu.key).startswith("kendala-isi") and str(satu.key).endswith("IKK-19-0")
    )
    nama = str(kotak.key)
    kotak.set_value("Hujan deras")
    record_kendala(
        kantor, LAIN, "TRANTIB", TW3, "IKK-19", replace(RENCANA, kendala="Jalan putus"), versi=1
    )
    press(app, nama.replace("kendala-isi", "simpan-isi"))
    (galat,) = app.error
    assert "kendala “Jalan putus”, tulisan Anda “Hujan deras”" in galat.value
    assert stored(kantor, TW3).kini.kendala == "Jalan putus"
    assert app.text_area(key=nama).value == "Hujan deras"
    press(app, nama.replace("kendala-isi", "simpan-isi"))
    assert not app.error
    assert stored(kantor, TW3).kini.kendala == "Hujan deras"
    record_kendala(
        kantor, LAIN, "TRANTIB", TW3, "IKK-19", replace(RENCANA, kendala="Pohon tumbang"), versi=3
    )
    app.run()
    assert "Pohon tumbang" in [satu.value for satu in app.text_area], (
        "nothing typed: the newer words"
    )


def test_of_two_who_follow_up_a_plan_the_second_sees_both(kantor: Database) -> None:
    record_kendala(kantor, LAIN, "TRANTIB", TW3, "IKK-19", RENCANA, versi=0)
    app = open_page(
        kantor, "kasi.trantib", "pengumpulan", cara="kendala", tahun="2026", triwulan="4"
    )
    kotak = next(satu for satu in app.text_input if str(satu.key).startswith("uraian-lanjut"))
    kotak.set_value("Satu petugas datang")
    rencana = ("TRANTIB", TW3, "IKK-19")
    assert record_tindak_lanjut(kantor, LAIN, *rencana, "selesai", "Dua petugas datang", versi=0)
    assert not record_tindak_lanjut(
        kantor, LAIN, *rencana, "selesai", "Dua petugas datang", versi=1
    )
    with pytest.raises(VersiBerubah, match=r"Dua petugas datang.*tulisan Anda.*Batal"):
        record_tindak_lanjut(kantor, LAIN, *rencana, "belum", "Batal", versi=0)
    press(app, "simpan-lanjut")
    (galat,) = app.error
    assert (
        "selesai, “Dua petugas datang”; tulisan Anda, belum dikerjakan, “Satu petugas"
        in galat.value
    )
    press(app, "simpan-lanjut")
    lanjut = stored(kantor, TW4).tindak_lanjut
    assert lanjut is not None
    assert (lanjut.uraian, lanjut.versi) == ("Satu petugas datang", 2)


def test_words_of_a_document_that_another_wrote_first_leave_ones_own_in_the_field(
    kantor: Database,
) -> None:
    notulen = ("notulen", 2025, JenisPeriode.TW2)
    app = open_page(
        kantor,
        "sekcam",
        "dokumen",
        jenis="notulen",
        tahun="2025",
        periode="TW2",
        bagian="Tulisan pejabat",
    )
    kotak = next(satu for satu in app.text_area if satu.label == "Pembahasan")
    nama = str(kotak.key)
    kotak.set_value("Dibahas berdua").run()
    bagian = next(
        s.tempat.bagian
        for s in list_narasi(kantor, LAIN, *notulen)
        if s.tempat.judul == "Pembahasan"
    )
    write_narasi(kantor, LAIN, *notulen, bagian, "Dibahas bertiga", versi=0)
    app.run()
    assert app.text_area(key=nama).value == "Dibahas berdua"
    for galat in (["“Dibahas bertiga”"], []):
        app.button(key=nama.replace("teks-", "simpan-")).click().run()
        assert len(app.error) == len(galat)
        assert all(satu in app.error[0].value for satu in galat)
    (kini,) = [s for s in list_narasi(kantor, LAIN, *notulen) if s.tempat.bagian == bagian]
    assert (kini.teks, kini.versi) == ("Dibahas berdua", 2)
