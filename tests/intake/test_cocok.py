"""Which row states which indikator: by id, kode, name, by a person's word, or by a near name."""

import time
from decimal import Decimal
from typing import Any

from sakip.domain.formulir import Formulir
from sakip.intake.cocok import Cara, Kecocokan, NamaLain, Pengenal, match_baris, normalise_nama
from sakip.intake.hasil import BarisBaca, HasilBaca
from tests.intake.formulir_contoh import a_baris, a_formulir

TERTIB = "Jumlah gangguan ketenteraman dan ketertiban umum"
LAYANAN = "Persentase layanan yang selesai tepat waktu"


def a_form() -> Formulir:
    return a_formulir(
        a_baris(kode_indikator="IKU-01", indikator=TERTIB),
        a_baris(kode_indikator="IKU-02", indikator=LAYANAN),
    )


def a_row(indikator: str, nilai: int | None = 1, nomor: int = 5, **given: Any) -> BarisBaca:
    return BarisBaca(
        baris=nomor,
        indikator=indikator,
        nilai=None if nilai is None else Decimal(nilai),
        keadaan="kosong" if nilai is None else "terisi",
        **given,
    )


def match(*baris: BarisBaca, pengenal: Pengenal | None = None) -> Kecocokan:
    return match_baris(a_form(), HasilBaca(baris=baris), pengenal or Pengenal())


def remembered(nama: str, kode: str | None) -> Pengenal:
    return Pengenal(nama_lain={normalise_nama(nama): NamaLain(kode, "Siti, 3 Maret 2026")})


def test_kode_and_name_are_certain_whatever_their_case_marks_and_spelling() -> None:
    cocok = match(
        a_row("entah", id_indikator="iku-01 "),
        a_row("PROSENTASE  layanan, yang selesai: tepat waktu", nomor=6),
    )
    assert dict(cocok.cara) == {"IKU-01": Cara.KODE, "IKU-02": Cara.NAMA}
    assert cocok.temuan == ()


def test_a_near_name_is_asked_about() -> None:
    cocok = match(a_row("Jumlah gangguan ketentraman dan ketertiban umum"))
    assert cocok.cara == {"IKU-01": Cara.MIRIP}
    assert [satu.tingkat for satu in cocok.temuan] == ["konfirmasi"]


def test_a_near_name_never_takes_the_place_of_the_name_itself() -> None:
    cocok = match(a_row("Jumlah gangguan ketentraman dan ketertiban umum"), a_row(TERTIB, nomor=9))
    assert cocok.baris["IKU-01"].baris == 9
    assert [satu.tingkat for satu in cocok.temuan] == ["salah"]
    assert [satu.baris for satu in cocok.tak_dikenal] == [5]


def test_two_rows_for_one_indikator_are_refused() -> None:
    (temuan,) = match(a_row(TERTIB), a_row(TERTIB, nomor=8)).temuan
    assert (temuan.tingkat, "baris 5 dan 8" in temuan.apa) == ("salah", True)


def test_an_unknown_name_with_a_figure_is_refused_and_can_be_placed_by_hand() -> None:
    cocok = match(a_row("Indeks desa"), a_row("Catatan saja", None, nomor=6))
    assert [satu.indikator for satu in cocok.tak_dikenal] == ["Indeks desa"]
    assert [satu.tingkat for satu in cocok.temuan] == ["salah"]


def test_a_name_is_read_as_a_person_once_said_and_it_is_told() -> None:
    cocok = match(a_row("Trantib"), pengenal=remembered("TRANTIB.", "IKU-01"))
    assert cocok.cara == {"IKU-01": Cara.INGATAN}
    (temuan,) = cocok.temuan
    assert temuan.tingkat == "catatan"
    assert "dipilih Siti, 3 Maret 2026" in temuan.apa


def test_what_a_person_said_never_overrules_the_form_s_own_name() -> None:
    cocok = match(a_row(LAYANAN), pengenal=remembered(LAYANAN, "IKU-01"))
    assert cocok.cara == {"IKU-02": Cara.NAMA}


def test_a_row_once_said_to_be_none_of_this_unit_is_left_aside_and_told() -> None:
    cocok = match(a_row("Rata-rata kantor"), pengenal=remembered("Rata-rata kantor", None))
    assert (cocok.baris, cocok.tak_dikenal) == ({}, ())
    assert [satu.baris for satu in cocok.dilewati] == [5]
    assert "baris 5" in cocok.temuan[0].sebab


def test_a_word_about_an_indikator_of_another_tahun_is_no_longer_of_use() -> None:
    cocok = match(a_row("Trantib"), pengenal=remembered("Trantib", "IKU-99"))
    assert [satu.indikator for satu in cocok.tak_dikenal] == ["Trantib"]


def test_rows_of_other_units_are_left_aside_and_told_together() -> None:
    lain = Pengenal(unit_lain={normalise_nama(n): "Seksi PMD" for n in ("Indeks desa", "IKU-09")})
    cocok = match(a_row("Indeks desa"), a_row("BUMDes", kode="IKU-09", nomor=7), pengenal=lain)
    (temuan,) = cocok.temuan
    assert (temuan.tingkat, temuan.sebab) == ("catatan", "Seksi PMD: baris 5, 7.")
    assert cocok.tak_dikenal == ()


def test_five_thousand_strange_rows_are_looked_at_in_seconds() -> None:
    formulir = a_formulir(
        *(
            a_baris(kode_indikator=f"IKU-{n}", indikator=f"{LAYANAN} bidang {n} tahun berjalan")
            for n in range(30)
        )
    )
    baris = tuple(a_row(f"Kegiatan lain nomor {n} di desa tersebut", nomor=n) for n in range(5_000))
    mulai = time.process_time()
    assert len(match_baris(formulir, HasilBaca(baris=baris)).tak_dikenal) == 5_000
    assert time.process_time() - mulai < 8
