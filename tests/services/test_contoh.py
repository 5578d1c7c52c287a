"""The example office: complete, consistent, invented, and built once or not at all."""

import re
import tomllib
from collections.abc import Iterator
from decimal import Decimal as D
from itertools import pairwise
from typing import Any

import pytest

from sakip.domain.errors import DataTidakSah
from sakip.domain.metode import Metode
from sakip.domain.rumus import Rumus
from sakip.services.contoh import FOLDER, build_contoh, read_angka, read_file
from sakip.storage.connection import Database, open_database

TAHUN = (2023, 2024, 2025, 2026)
TAHUN_LENGKAP = TAHUN[:3]
PENYUPLAI = {"PEM", "PPM", "KESOS", "TRANTIB", "YANLIK", "UMUM"}
BERKAS = sorted(file.name for file in FOLDER.iterdir())
REKAAN = ("contoh", "misal", "umpama", "ibarat", "andai", "peraga")


@pytest.fixture(scope="module")
def db() -> Iterator[Database]:
    db = open_database()
    build_contoh(db)
    yield db
    db.close()


def ask(db: Database, sql: str, *given: object) -> list[tuple[Any, ...]]:
    with db.cursor() as cur:
        return cur.execute(sql, list(given)).fetchall()


# What it holds


@pytest.mark.parametrize("tahun", TAHUN)
def test_each_tahun_has_indikator_of_all_six_units_in_every_rumus_and_metode(
    db: Database, tahun: int
) -> None:
    rows = ask(db, "select kode, kode_unit, rumus, metode from indikator where tahun = $1", tahun)
    assert len(rows) >= 26
    assert {unit for _, unit, _, _ in rows} == PENYUPLAI
    assert {rumus for _, _, rumus, _ in rows} == set(Rumus)
    assert {metode for _, _, _, metode in rows} == set(Metode)


def test_the_organisation_is_the_one_of_the_sop(db: Database) -> None:
    assert dict(ask(db, "select peran_sop, count(*) from unit_kerja group by peran_sop")) == {
        "penanggung_jawab": 1,
        "pengelola_data": 1,
        "penyusun": 1,
        "penyuplai_data": 6,
    }
    assert dict(ask(db, "select kode_pengguna, kode_unit from penugasan")) == {
        "camat": None,
        "sekcam": None,
        "kasubbag.pep": None,
        "kasi.pem": "PEM",
        "kasi.ppm": "PPM",
        "kasi.kesos": "KESOS",
        "kasi.trantib": "TRANTIB",
        "kasi.yanlik": "YANLIK",
        "kasubbag.umum": "UMUM",
        "staf.pem": "PEM",
        "inspektorat": None,
        "admin": None,
    }


def test_nobody_in_the_example_has_a_password(db: Database) -> None:
    assert ask(db, "select count(*) from sandi") == [(0,)]


def test_the_office_is_marked_as_an_example(db: Database) -> None:
    assert ask(db, "select nama, contoh from instansi") == [("Kecamatan Donomulyo", 1)]


# What hangs together


def test_an_indikator_has_a_target_in_just_the_triwulan_it_is_measured_in(db: Database) -> None:
    sql = "select kode_indikator, tahun, triwulan from stg_isian where (diukur = 1) <> (target is not null)"
    assert ask(db, sql) == []


def test_what_is_measured_is_stated_but_for_the_one_report_that_is_missing(db: Database) -> None:
    sql = """
        select kode_indikator, tahun, triwulan from stg_isian
        where diukur = 1 and keadaan = 'belum' and (tahun < 2026 or triwulan < 4)
    """
    assert ask(db, sql) == [("IKK-21", 2026, 3)]
    assert ask(db, "select count(*) from realisasi where tahun = 2026 and triwulan = 4") == [(0,)]


def test_nothing_is_stated_of_an_indikator_that_is_not_measured(db: Database) -> None:
    assert ask(db, "select * from stg_isian where diukur = 0 and keadaan <> 'belum'") == []


def test_every_row_of_the_files_reaches_the_store(db: Database) -> None:
    stated = [baris for baris in read_file("realisasi.csv") if baris["keadaan"] != "belum"]
    spent = [
        baris[f"tw{triwulan}"]
        for baris in read_file("realisasi_anggaran.csv")
        for triwulan in (1, 2, 3, 4)
    ]
    wanted = {
        "indikator": len(read_file("indikator.csv")),
        "realisasi": len(stated),
        "realisasi_anggaran": len(spent) - spent.count(""),
        "sasaran": len(read_file("sasaran.csv")),
        "program_kegiatan": len(TAHUN) * len(read_file("program_kegiatan.csv")),
    }
    (stored,) = ask(
        db,
        """
        select (select count(*) from indikator), (select count(*) from realisasi),
            (select count(*) from realisasi_anggaran), (select count(*) from sasaran),
            (select count(*) from program_kegiatan)
        """,
    )
    assert stored == tuple(wanted.values())


def test_a_row_states_its_figure_in_the_way_of_its_metode_and_rumus(db: Database) -> None:
    sql = """
        select kode_indikator, tahun, triwulan from stg_isian
        where keadaan = 'terisi'
            and ((metode = 'rasio') <> (pembilang is not null) or (rumus = 'predikat') <> (predikat is not null))
    """
    assert ask(db, sql) == []


def test_a_share_is_never_more_than_the_whole(db: Database) -> None:
    assert ask(db, "select * from realisasi where pembilang > penyebut or pembilang < 0") == []


@pytest.mark.parametrize("kolom", ["target", "realisasi"])
def test_a_kumulatif_figure_never_falls_within_a_tahun(db: Database, kolom: str) -> None:
    rows = ask(
        db,
        """
        select kode_indikator, tahun, triwulan, target, realisasi from stg_isian
        where metode = 'kumulatif' and diukur = 1 order by kode_indikator, tahun, triwulan
        """,
    )
    posisi = {"target": 3, "realisasi": 4}[kolom]
    stated = [row for row in rows if row[posisi] is not None]
    assert len({row[0] for row in stated}) >= 4
    falls = [b for a, b in pairwise(stated) if a[:2] == b[:2] and b[posisi] < a[posisi]]
    assert falls == []


@pytest.mark.parametrize(
    ("kode", "tahun", "setahun"),
    [
        pytest.param("IKU-06", 2025, "2", id="pelanggaran Perda/Perbup, target 2"),
        pytest.param("IKU-06", 2026, "2", id="pelanggaran Perda/Perbup, target 2, tahun berjalan"),
        pytest.param("IKK-19", 2024, "5", id="gangguan trantibum"),
        pytest.param("IKK-20", 2025, "0", id="konflik sosial, target 0"),
        pytest.param("IKK-08", 2026, "12", id="rapat Forkopimcam, tiga setiap triwulan"),
    ],
)
def test_the_target_of_a_tahun_is_the_sum_of_its_triwulan(
    db: Database, kode: str, tahun: int, setahun: str
) -> None:
    (baris,) = (
        baris
        for baris in read_file("target.csv")
        if (baris["kode_indikator"], baris["tahun"]) == (kode, str(tahun))
    )
    figures = [read_angka(baris[f"tw{triwulan}"]) for triwulan in (1, 2, 3, 4)]
    assert sum(figure for figure in figures if figure is not None) == D(setahun)
    sql = "select target from mart_capaian_tahunan where kode_indikator = $1 and tahun = $2 and periode = 'TAHUN'"
    assert ask(db, sql, kode, tahun) == [(D(setahun),)]


# What can be seen in it


@pytest.mark.parametrize(
    ("kode", "tahun", "periode", "capaian", "alasan"),
    [
        pytest.param("IKK-19", 2024, "TW2", "-200", None, id="four kasus against one: below 0"),
        pytest.param("IKK-19", 2024, "TAHUN", "-20", None, id="eleven against five: below 0"),
        pytest.param("IKK-17", 2025, "TAHUN", "166.25", None, id="far beyond the target"),
        pytest.param("IKU-03", 2024, "TAHUN", "99.371429", None, id="just missed"),
        pytest.param("IKK-20", 2023, "TAHUN", "100", None, id="no konflik wanted, none happened"),
        pytest.param("IKK-20", 2024, "TW2", "0", None, id="no konflik wanted, one happened"),
        pytest.param("IKK-16", 2024, "TW2", "0", None, id="exactly nothing done"),
        pytest.param("IKK-14", 2024, "TAHUN", "-61.666667", None, id="negative realisasi"),
        pytest.param("IKK-18", 2023, "TW2", None, "penyebut_nol", id="no disaster, no share"),
        pytest.param("IKK-22", 2025, "TW3", None, "tidak_berlaku", id="nothing to respond to"),
        pytest.param("IKK-21", 2026, "TW3", None, "belum_dilaporkan", id="not reported"),
        pytest.param("IKU-01", 2026, "TW3", None, "belum_waktunya", id="measured in TW IV"),
        pytest.param("IKK-28", 2024, "TAHUN", "100", None, id="inside its range"),
        pytest.param("IKK-28", 2025, "TAHUN", "99.642857", None, id="just above its range"),
        pytest.param("IKK-24", 2025, "TAHUN", "120", None, id="predikat A against BB"),
    ],
)
def test_the_stories_of_the_readme_are_in_the_figures(
    db: Database, kode: str, tahun: int, periode: str, capaian: str | None, alasan: str | None
) -> None:
    sql = """
        select capaian, alasan from mart_capaian_periode
        where kode_indikator = $1 and tahun = $2 and periode = $3
    """
    expected = None if capaian is None else D(capaian)
    assert ask(db, sql, kode, tahun, periode) == [(expected, alasan)]


def test_a_correction_keeps_what_was_stated_first(db: Database) -> None:
    sql = """
        select versi, nilai, dicatat_oleh from realisasi
        where kode_indikator = 'IKK-09' and tahun = 2025 and triwulan = 3 order by versi
    """
    assert ask(db, sql) == [(1, D("80.15"), "staf.pem"), (2, D("81.05"), "kasi.pem")]
    assert ask(db, "select count(*) >= 4 from realisasi where versi = 2") == [(True,)]


def test_figures_are_stated_on_working_days_of_the_month_after_by_people_of_the_unit(
    db: Database,
) -> None:
    rows = ask(
        db,
        """
        select realisasi.tahun, realisasi.triwulan, realisasi.dicatat_pada
        from realisasi
        inner join indikator
            on indikator.kode = realisasi.kode_indikator and indikator.tahun = realisasi.tahun
        inner join penugasan
            on kode_pengguna = realisasi.dicatat_oleh and penugasan.kode_unit = indikator.kode_unit
        """,
    )
    assert len(rows) == ask(db, "select count(*) from realisasi")[0][0]
    for tahun, triwulan, pada in rows:
        berikutnya = (tahun + 1, 1) if triwulan == 4 else (tahun, 3 * triwulan + 1)
        assert (pada.year, pada.month) == berikutnya
        assert pada.weekday() < 5


def test_a_correction_comes_after_what_it_corrects(db: Database) -> None:
    sql = """
        select baru.kode_indikator from realisasi as lama
        inner join realisasi as baru
            on baru.kode_indikator = lama.kode_indikator and baru.tahun = lama.tahun
            and baru.triwulan = lama.triwulan and baru.versi = lama.versi + 1
        where baru.dicatat_pada <= lama.dicatat_pada
    """
    assert ask(db, sql) == []


# The money


@pytest.mark.parametrize("tahun", TAHUN_LENGKAP)
def test_every_sub_kegiatan_uses_most_of_its_pagu_in_a_full_tahun(db: Database, tahun: int) -> None:
    rows = ask(
        db,
        """
        select kode_program, serapan, status from mart_anggaran
        where tahun = $1 and periode = 'TAHUN'
        """,
        tahun,
    )
    assert {kode for kode, _, _ in rows if kode.count(".") == 2} == {
        f"7.01.0{nomor}" for nomor in range(1, 7)
    }
    assert [row for row in rows if not 85 <= row[1] <= 99 or row[2] != "lengkap"] == []


def test_the_running_tahun_is_spent_up_to_triwulan_iii(db: Database) -> None:
    sql = "select distinct triwulan from realisasi_anggaran where tahun = 2026 order by triwulan"
    assert ask(db, sql) == [(1,), (2,), (3,)]


def test_the_penyerapan_indikator_is_what_the_budget_says(db: Database) -> None:
    wanted = ask(
        db,
        """
        select tahun, triwulan, round(100 * sum(sum(nilai)) over (partition by tahun order by triwulan)
            / (select sum(nilai) from pagu where pagu.tahun = realisasi_anggaran.tahun
                    and coalesce(jenis, 'murni') = 'murni'), 2)
        from realisasi_anggaran group by tahun, triwulan order by tahun, triwulan
        """,
    )
    stated = ask(
        db,
        """
        select tahun, triwulan, realisasi from stg_realisasi
        where kode_indikator = 'IKK-28' order by tahun, triwulan
        """,
    )
    assert [(tahun, triwulan, float(nilai)) for tahun, triwulan, nilai in stated] == [
        (tahun, triwulan, float(nilai)) for tahun, triwulan, nilai in wanted
    ]


def test_pagu_hangs_on_sub_kegiatan_and_no_two_sasaran_share_one(db: Database) -> None:
    sql = """
        select kode_program from pagu
        left join program_kegiatan on kode = kode_program and program_kegiatan.tahun = pagu.tahun
        where jenjang is null or jenjang <> 'sub_kegiatan'
    """
    assert ask(db, sql) == []
    sql = """
        select tahun, kode_program from indikator
        group by tahun, kode_program having count(distinct kode_sasaran) > 1
    """
    assert ask(db, sql) == []
    sql = "select count(*) from stg_indikator where program is null"
    assert ask(db, sql) == [(0,)]


def test_each_kegiatan_and_sub_kegiatan_lies_under_its_induk() -> None:
    kode = {baris["kode"] for baris in read_file("program_kegiatan.csv")}
    for baris in read_file("program_kegiatan.csv"):
        induk = baris["kode_induk"]
        assert (induk == "") == (baris["jenjang"] == "program")
        assert induk == "" or (induk in kode and baris["kode"].startswith(f"{induk}."))


# Building it


def test_a_second_build_is_refused_and_changes_nothing(db: Database) -> None:
    before = ask(db, "select count(*) from realisasi") + ask(db, "select * from jejak_puncak")
    with pytest.raises(DataTidakSah, match="Kantor sudah disiapkan: Kecamatan Donomulyo"):
        build_contoh(db)
    after = ask(db, "select count(*) from realisasi") + ask(db, "select * from jejak_puncak")
    assert after == before


def test_an_office_that_is_there_already_stays_as_it_was() -> None:
    db = open_database()
    with db.transaction() as cur:
        cur.execute(
            "insert into instansi values ('karangploso', 'Kecamatan Karangploso', 'kecamatan', 'Kabupaten Malang', 'Asia/Jakarta', 0)"
        )
    with pytest.raises(DataTidakSah, match="Kecamatan Karangploso"):
        build_contoh(db)
    assert ask(db, "select kode, contoh from instansi") == [("karangploso", 0)]
    assert ask(db, "select count(*) from unit_kerja") == [(0,)]
    assert ask(db, "select count(*) from pengguna") == [(0,)]
    db.close()


def test_a_build_that_breaks_off_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    db = open_database()
    with db.transaction() as cur:  # the last row to be written meets one that is there
        cur.execute(
            "insert into realisasi_anggaran values ('donomulyo', '7.01.06.2.01.0003', 2026, 3, 1, 0, 'x', timestamp '2026-10-01 00:00:00')"
        )
    with pytest.raises(Exception, match="Duplicate key"):
        build_contoh(db)
    assert ask(db, "select count(*) from instansi") == [(0,)]
    assert ask(db, "select count(*) from realisasi") == [(0,)]
    db.close()


# Invented, and written for people


def test_the_readme_says_that_figures_and_people_are_invented() -> None:
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert "Semua angka dan semua orang di folder ini rekaan" in text
    assert [nama for nama in BERKAS if nama != "README.md" and f"`{nama}`" not in text] == []


@pytest.mark.parametrize("nama", BERKAS)
def test_no_file_names_a_real_person_or_a_number_of_one(nama: str) -> None:
    text = (FOLDER / nama).read_text(encoding="utf-8")
    assert re.findall(r"(?i)mumuk|martono|\bNIK\b|[\w.]+@\w+", text) == []
    nip = re.findall(r"\b(\d{4})(\d{4}) ?\d{6} ?\d ?\d{3}\b", text)
    assert {lahir for _, lahir in nip} <= {"0000"}, "a day on which somebody was born"
    assert re.findall(r"\b\d{16}\b|\b(?:08|\+62)\d{7,}\b", text) == []


def test_every_person_bears_a_name_that_says_it_is_invented() -> None:
    isi = tomllib.loads((FOLDER / "instansi.toml").read_text(encoding="utf-8"))
    nama = [str(orang["nama"]) for orang in isi["orang"]]
    assert len(nama) == len(set(nama)) == 12
    assert [satu for satu in nama if not any(kata in satu.lower() for kata in REKAAN)] == []


@pytest.mark.parametrize("nama", [nama for nama in BERKAS if nama.endswith(".csv")])
def test_a_file_opens_in_excel_and_its_cells_are_tidy(nama: str) -> None:
    assert (FOLDER / nama).read_bytes().startswith(b"\xef\xbb\xbf")
    for baris in read_file(nama):
        assert None not in baris, f"{nama}: a row is longer than the header"
        for isi in baris.values():
            assert isinstance(isi, str), f"{nama}: a row is shorter than the header"
            assert isi == " ".join(isi.split())
            assert not isi.startswith(("=", "+", "@"))


def test_every_indikator_explains_itself() -> None:
    for baris in read_file("indikator.csv"):
        assert baris["definisi_operasional"].endswith(".")
        assert len(baris["definisi_operasional"]) > 40
        assert baris["formula"]
        assert baris["sumber_data"]
        assert not re.search(r"(?i)prosentase", " ".join(baris.values()))


def test_every_figure_comes_with_its_progress_and_its_source() -> None:
    for baris in read_file("realisasi.csv"):
        terisi = baris["keadaan"] == "terisi"
        assert bool(baris["progres"]) == bool(baris["sumber_data"]) == terisi
        assert bool(baris["alasan"]) == (baris["keadaan"] == "tidak_berlaku")
