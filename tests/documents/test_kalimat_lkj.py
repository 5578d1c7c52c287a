"""What the LKj says in words: direction and its meaning, reasons, money, and never against its own figures."""

from dataclasses import replace
from decimal import Decimal

import pytest

from sakip.documents.bahan import Angka, Bahan, Indikator
from sakip.documents.blok import Blok, Daftar, Paragraf, Sel, Tabel, TandaTangan
from sakip.documents.isi.bagian_narasi import list_tempat
from sakip.documents.isi.lkj import make_lkj
from sakip.documents.isi.lkj_antartahun import write_tahun
from sakip.documents.isi.lkj_pendahuluan import make_bab_1
from sakip.documents.isi.lkj_penunjang import make_program
from sakip.documents.isi.lkj_sasaran import make_sasaran
from sakip.documents.isi.lkj_simpulan import make_ikhtisar, make_penutup
from sakip.documents.rekaman import read_rekaman
from sakip.services.rekaman import complete_kalimat
from tests.documents.test_rekaman import LKJ, read

D = Decimal


@pytest.fixture(scope="module")
def lama() -> Bahan:
    """The bahan of a whole office, with the sentences of today."""
    return complete_kalimat(replace(read_rekaman(read(LKJ)), kalimat=()))


def an_angka(target: str, realisasi: str | None, capaian: str | None) -> Angka:
    """Return the figures of a tahun."""
    return Angka(
        periode="TAHUN",
        target=D(target),
        target_tulis=target.replace(".", ","),
        realisasi=None if realisasi is None else D(realisasi),
        realisasi_tulis=(realisasi or "").replace(".", ","),
        capaian=None if capaian is None else D(capaian),
        capaian_tahunan=None,
        predikat="Tinggi",
        corak=2,
        status="lengkap",
        alasan="" if capaian else "target nol",
        alasan_tahunan="",
    )


def an_indikator(bahan: Bahan, ini: Angka, lalu: Angka | None, rumus: str) -> Indikator:
    """Return an indikator with these figures of the tahun of bahan and the one before."""
    riwayat = () if lalu is None else ((bahan.tahun - 1, lalu),)
    return replace(
        bahan.indikator[0],
        nama="Ukuran",
        satuan="kasus",
        rumus=rumus,
        angka=(ini,),
        riwayat=riwayat,
    )


@pytest.mark.parametrize(
    ("rumus", "lalu", "ini", "kalimat"),
    [
        pytest.param(
            "naik", ("10", "8", "80"), ("10", "9", "90"),
            "realisasi naik dari 8 kasus pada tahun 2024 menjadi 9 kasus pada tahun 2025; capaian naik 10,00 poin persen.",
            id="higher is better, and higher it is",
        ),
        pytest.param(
            "turun_selisih", ("5", "3", "140"), ("5", "1", "180"),
            "realisasi turun dari 3 kasus pada tahun 2024 menjadi 1 kasus pada tahun 2025, yang berarti membaik "
            "(makin rendah makin baik); capaian naik 40,00 poin persen.",
            id="lower is better: a fall is good news",
        ),
        pytest.param(
            "turun_rasio", ("5", "5", "100"), ("5", "10", "50"),
            "realisasi naik dari 5 kasus pada tahun 2024 menjadi 10 kasus pada tahun 2025, yang berarti memburuk "
            "(makin rendah makin baik); capaian turun 50,00 poin persen.",
            id="lower is better: a rise is bad news",
        ),
        pytest.param(
            "naik", ("80", "88", "110"), ("100", "90", "90"),
            "menjadi 90 kasus pada tahun 2025; capaian turun 20,00 poin persen, karena target berubah dari 80 kasus menjadi 100 kasus.",
            id="better, but the target rose more",
        ),
        pytest.param(
            "naik", ("10", "10", "100"), ("10", "10", "100"),
            "realisasi tetap 10 kasus pada tahun 2024 dan 2025; capaian tetap 100,00 %.",
            id="nothing moved",
        ),
        pytest.param(
            "naik", ("0", "3", None), ("10", "9", "90"),
            "menjadi 9 kasus pada tahun 2025; capaiannya tidak dapat dibandingkan.",
            id="one capaian cannot be computed",
        ),
        pytest.param(
            "naik", ("10", None, None), ("10", "9", "90"),
            "belum dapat dibandingkan dengan tahun 2024, karena realisasi tahun 2024 tidak ada.",
            id="nothing reported the tahun before",
        ),
        pytest.param(
            "naik", ("10", "8", "80"), ("10", None, None),
            "belum dapat dibandingkan dengan tahun 2024, karena realisasi tahun 2025 tidak ada.",
            id="nothing reported this tahun",
        ),
        pytest.param(
            "naik", None, ("10", "9", "90"),
            "belum dapat dibandingkan dengan tahun 2024, karena indikator ini tidak tercatat pada tahun itu.",
            id="a new indikator",
        ),
    ],
)  # fmt: skip
def test_the_tahun_before_is_told_with_its_direction_and_what_that_means(
    lama: Bahan,
    rumus: str,
    lalu: tuple[str, str | None, str | None] | None,
    ini: tuple[str, str | None, str | None],
    kalimat: str,
) -> None:
    satu = an_indikator(lama, an_angka(*ini), lalu and an_angka(*lalu), rumus)
    tertulis = write_tahun(lama, satu).replace("\u202f", " ")
    assert tertulis.startswith("**Ukuran**: ")
    assert tertulis.endswith(kalimat)


def words(blok: list[Blok]) -> str:
    """Return paragraphs and lists as one text."""
    teks = []
    for satu in blok:
        if isinstance(satu, Paragraf):
            teks.append(satu.teks)
        elif isinstance(satu, Daftar):
            teks += satu.butir
    return "\n".join(teks).replace("\u202f", " ")


def with_capaian(bahan: Bahan, capaian: Decimal | None) -> Bahan:
    """Return bahan with this capaian everywhere."""
    return replace(
        bahan,
        indikator=tuple(
            replace(s, angka=tuple(replace(a, capaian=capaian) for a in s.angka))
            for s in bahan.indikator
        ),
    )


def test_the_end_says_only_what_the_figures_say(lama: Bahan) -> None:
    semua = len(lama.indikator)
    baik, kosong = with_capaian(lama, D("99.995")), with_capaian(lama, None)
    assert f"Seluruh {semua} indikator mencapai" in words(make_ikhtisar(baik))  # 100,00 as printed
    assert "belum mencapai target" not in words(make_penutup(baik))
    assert f"Seluruh {semua} indikator belum dapat dihitung" in words(make_ikhtisar(kosong))
    assert f"{semua} indikator belum dapat dihitung" in words(make_penutup(kosong))
    kurang = words(make_penutup(with_capaian(lama, D("99.99"))))
    assert f"Sebanyak {semua} indikator belum mencapai target" in kurang
    assert f"0 dari {len(lama.milik(lama.sasaran[0].kode))} indikator mencapai target" in kurang


@pytest.mark.parametrize(
    ("realisasi", "kalimat"),
    [("90", "terdapat sisa Rp10."), ("100", "dari pagu Rp100."), ("130", "melebihi pagu sebesar Rp30.")],
)  # fmt: skip
def test_money_that_is_left_used_up_or_overspent_is_told_so(
    lama: Bahan,
    realisasi: str,
    kalimat: str,
) -> None:
    uang = replace(lama.kantor_rata, pagu=D(100), realisasi=D(realisasi), serapan=D(realisasi))
    assert kalimat in words(make_ikhtisar(replace(lama, kantor_rata=uang)))


def test_no_unit_stands_after_a_grade_or_an_index_and_a_lower_figure_does_not_exceed(
    lama: Bahan,
) -> None:
    teks = "\n".join(
        words(make_sasaran(lama, satu, urut)) for urut, satu in enumerate(lama.sasaran, 1)
    )
    assert "realisasi A dari target BB, capaian 120,00 %" in teks
    assert " predikat dari " not in teks
    assert " indeks dari " not in teks
    for satu in lama.indikator:
        baik = (satu.di("TAHUN").capaian or D(0)) > 100
        if satu.rumus.startswith("turun") and baik:
            baris = next(b for b in teks.split("\n") if b.startswith(f"**{satu.nama}**: realisasi"))
            assert baris.endswith("lebih baik dari target (makin rendah makin baik).")


def test_what_is_left_of_the_money_of_a_sasaran_is_told(lama: Bahan) -> None:
    satu = replace(lama.sasaran[0], pagu=D(100), realisasi=D(97))
    assert "Sisa anggarannya Rp3." in words(make_sasaran(lama, satu, 1))
    lebih = words(make_sasaran(lama, replace(satu, realisasi=D(104)), 1))
    assert "Realisasinya melebihi pagu sebesar Rp4." in lebih
    assert "tingkat itu sementara" not in lebih
    rata = tuple(replace(s, status="sementara") for s in satu.rata)
    assert "tingkat itu sementara" in words(make_sasaran(lama, replace(satu, rata=rata), 1))


def test_a_program_stands_once_beside_all_it_helps_with_what_it_spent(lama: Bahan) -> None:
    milik = lama.milik(lama.sasaran[0].kode)
    _, tabel = make_program(lama, milik, "3.8.1")
    assert isinstance(tabel, Tabel)
    nama = [baris[1] for baris in tabel.baris if len(baris) == len(tabel.kolom)]
    assert len(nama) == len({satu.kode_program for satu in milik})
    assert all(isinstance(satu, Sel) and "(serapan " in satu.teks for satu in nama)
    assert len(tabel.baris) == len([satu for satu in milik if satu.kode_program])


def test_a_reviu_is_stated_only_where_its_result_is_written(lama: Bahan) -> None:
    tanpa = words(list(make_lkj(lama).semua_blok))
    narasi = (*lama.narasi, ("reviu", "Tidak terdapat perbedaan."), ("bab3/anggaran", "Gaji naik."))
    ada = make_lkj(replace(lama, narasi=narasi)).semua_blok
    assert "telah direviu" not in tanpa
    teks = words(list(ada))
    assert "telah direviu" in teks
    assert teks.index("Hasil reviu adalah") < teks.index("Tidak terdapat perbedaan.")
    assert teks.index("Rinciannya disajikan pada Tabel 3.9") < teks.index("Gaji naik.")
    tanda = [b.penanda[0].jabatan for b in ada if isinstance(b, TandaTangan)]
    assert f"Inspektur {lama.kantor.kabupaten}" in tanda


def test_an_office_that_is_no_kecamatan_cites_no_rule_of_kecamatan(lama: Bahan) -> None:
    dinas = replace(lama, kantor=replace(lama.kantor, jenis="dinas"))
    assert "17 Tahun 2018 tentang Kecamatan" in words(make_bab_1(lama))
    assert "17 Tahun 2018" not in words(make_bab_1(dinas))


@pytest.mark.parametrize(
    ("realisasi", "akhir"),
    [("85", "di bawah rentang target."), ("99", "di atas rentang target.")],
)
def test_outside_a_range_is_said_on_which_side(lama: Bahan, realisasi: str, akhir: str) -> None:
    angka = replace(an_angka("92", realisasi, "95"), target_tulis="92-98")
    satu = an_indikator(lama, angka, None, "rentang")
    teks = words(make_sasaran(replace(lama, indikator=(satu,)), lama.sasaran[0], 1))
    baris = next(b for b in teks.split("\n") if b.startswith("**Ukuran**: realisasi"))
    assert baris.endswith(akhir)


def test_words_that_are_not_about_figures_are_never_marked_as_changed(lama: Bahan) -> None:
    tempat = {satu.bagian: satu.sidik for satu in list_tempat(lama)}
    assert tempat["bab1/dasar-hukum"] == ""
    uang = replace(lama.kantor_rata, realisasi=D(1))
    lain = {s.bagian: s.sidik for s in list_tempat(replace(lama, kantor_rata=uang))}
    berubah = {bagian for bagian in tempat if tempat[bagian] != lain[bagian]}
    assert {"ikhtisar", "bab3/anggaran", "bab4/langkah"} <= berubah
    assert not any(bagian.startswith("bab1/tugas") for bagian in berubah)


def test_a_figure_of_a_year_that_is_not_wholly_reported_is_called_so(lama: Bahan) -> None:
    angka = replace(an_angka("10", "9", "90"), status="sementara")
    satu = an_indikator(lama, angka, None, "naik")
    teks = words(make_sasaran(replace(lama, indikator=(satu,)), lama.sasaran[0], 1))
    assert "belum mencapai target (angka sementara)." in teks
