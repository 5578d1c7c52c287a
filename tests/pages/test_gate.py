"""Every page asks who runs it: as nobody, as each role, with what another session left behind."""

from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from sakip.domain.peran import PERAN_DAPAT_DIBERIKAN, Pelaku, Peran
from sakip.services import basis_data
from sakip.services.basis_data import Database, close_databases
from sakip.services.pengguna import get_pelaku, set_status
from sakip.services.sesi import hash_token, sign_in, sign_out
from sakip.ui.menu import HALAMAN, PAGES, Halaman
from sakip.ui.session import PEMILIK
from tests.orang import a_kantor, a_person, a_sidik

BELUM_MASUK = "Anda belum masuk, atau sesi Anda sudah berakhir. [Masuk](/masuk)"
MAIN = PAGES.parent / "sakip" / "ui" / "main.py"


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """An example office with one person of every role, as the pages see it."""
    with pytest.MonkeyPatch.context() as lingkungan:
        lingkungan.setenv("SAKIP_DB", str(tmp_path_factory.mktemp("gerbang") / "sakip.duckdb"))
        db = basis_data.database()
        a_kantor(db)
        for peran in PERAN_DAPAT_DIBERIKAN:
            a_person(db, peran)
        a_person(db, None)
        yield db
        close_databases()


def run_page(halaman: Halaman, sidik: str | None, **tinggalan: object) -> AppTest:
    """Run a page file alone, as a deep link does before the frame has ever run."""
    page = AppTest.from_file(halaman.path, default_timeout=60)
    page.user = {"sesi": sidik}
    for kunci, nilai in tinggalan.items():
        page.session_state[kunci] = nilai
    return page.run()


def is_empty(page: AppTest) -> bool:
    """Tell whether the page drew nothing but why it is closed."""
    return not (page.title or page.button or page.dataframe or page.selectbox or page.exception)


@pytest.mark.parametrize(
    ("halaman", "sidik"),
    [(halaman, None) for halaman in HALAMAN]
    + [(HALAMAN[0], sidik) for sidik in ("", "0" * 64, "' or 1=1 --")],
)
def test_a_page_alone_shows_nothing_to_who_has_no_session(
    db: Database, halaman: Halaman, sidik: str | None
) -> None:
    page = run_page(halaman, sidik)
    assert [satu.value for satu in page.warning] == [BELUM_MASUK]
    assert is_empty(page)


def test_a_page_alone_shows_nothing_after_the_session_ended(db: Database) -> None:
    sidik = a_sidik(db, "penyusun")
    sign_out(db, sidik)
    for halaman in HALAMAN:
        page = run_page(halaman, sidik)
        assert [satu.value for satu in page.warning] == [BELUM_MASUK]
        assert is_empty(page)


def test_a_page_alone_shows_nothing_before_the_first_password_is_changed(
    db: Database,
) -> None:
    a_person(db, Peran.PENYUSUN, kode="baru", sandi="sandi pertama", wajib_ganti=True)
    token = sign_in(db, "baru", "sandi pertama", alamat="x", peramban="y")
    page = run_page(HALAMAN[0], hash_token(token))
    assert [satu.value for satu in page.warning] == [BELUM_MASUK]


@pytest.mark.parametrize("peran", PERAN_DAPAT_DIBERIKAN)
def test_every_page_opens_or_refuses_as_the_table_says(db: Database, peran: Peran) -> None:
    sidik, pelaku = a_sidik(db, peran.replace("_", "-")), acting(db, peran)
    app = run_main(sidik)
    for halaman in HALAMAN:
        app.switch_page(str(halaman.path)).run()
        assert not app.exception, halaman.berkas
        assert not app.warning or app.warning[0].value != BELUM_MASUK
        if halaman.may_open(pelaku):
            assert app.title[0].value == halaman.judul
            assert is_refused(app) is False
        else:
            assert not app.title
            assert is_refused(app)
            sendiri = run_page(halaman, sidik)
            assert is_refused(sendiri)
            assert is_empty(sendiri), f"{halaman.berkas} alone"


def is_refused(page: AppTest) -> bool:
    """Tell whether the page says that its reader may not open it."""
    return any("tidak berhak" in satu.value for satu in page.error)


def acting(db: Database, peran: Peran) -> Pelaku:
    return get_pelaku(db, peran.replace("_", "-"))


def test_every_page_file_is_in_the_table_of_pages() -> None:
    assert {halaman.path for halaman in HALAMAN} == set(PAGES.glob("*.py"))
    assert len({halaman.jalur for halaman in HALAMAN}) == len(HALAMAN)


def test_what_another_session_left_in_the_browsers_state_is_gone_before_a_page_reads_it(
    db: Database,
) -> None:
    pertama, kedua = a_sidik(db, "penyusun"), a_sidik(db, "penyuplai-data")
    page = run_page(HALAMAN[0], kedua, **{PEMILIK: pertama, "catatan": "rahasia penyusun"})
    assert "catatan" not in page.session_state
    assert page.session_state[PEMILIK] == kedua


def test_ones_own_state_stays_from_run_to_run(db: Database) -> None:
    sidik = a_sidik(db, "penyusun")
    page = run_page(HALAMAN[0], sidik, **{PEMILIK: sidik, "catatan": "milik sendiri"})
    assert page.run().session_state["catatan"] == "milik sendiri"


def test_after_the_session_ended_nothing_stays_in_the_browsers_state(db: Database) -> None:
    sidik = a_sidik(db, "penyusun")
    page = run_page(HALAMAN[0], sidik, **{PEMILIK: sidik, "catatan": "milik sendiri"})
    sign_out(db, sidik)
    page.run()
    assert "catatan" not in page.session_state
    assert [satu.value for satu in page.warning] == [BELUM_MASUK]


# The frame


def run_main(sidik: str | None) -> AppTest:
    page = AppTest.from_file(MAIN, default_timeout=60)
    page.user = {"sesi": sidik}
    return page.run()


def test_the_frame_shows_nothing_to_nobody(db: Database) -> None:
    page = run_main(None)
    assert [satu.value for satu in page.warning] == [BELUM_MASUK]
    assert is_empty(page)


def test_the_frame_names_office_person_and_position_and_marks_an_example(db: Database) -> None:
    page = run_main(a_sidik(db, "penyuplai-data"))
    teks = " ".join(satu.value for satu in page.markdown)
    assert "Kecamatan Uji" in teks
    assert "Orang penyuplai\\-data · Kasi Pemerintahan" in teks
    assert "CONTOH — angka rekaan" in teks
    assert page.title[0].value == HALAMAN[0].judul


def test_the_frame_tells_who_has_no_role_that_none_was_given(db: Database) -> None:
    page = run_main(a_sidik(db, "tanpa-peran"))
    assert not page.exception
    assert any("belum diberi peran" in satu.value for satu in page.markdown)


def test_signing_out_by_the_button_ends_the_session(db: Database) -> None:
    sidik = a_sidik(db, "penyuplai-data")
    page = run_main(sidik)
    next(tombol for tombol in page.button if tombol.label == "Keluar").click().run()
    assert not page.exception
    again = run_main(sidik)
    assert [satu.value for satu in again.warning] == [BELUM_MASUK]


def test_a_person_deactivated_meanwhile_is_out_at_the_next_run(db: Database) -> None:
    sasaran = a_person(db, Peran.STAF, kode="siti")
    page = run_main(a_sidik(db, sasaran.kode))
    assert not page.warning
    set_status(db, acting(db, Peran.ADMINISTRATOR), sasaran.kode, aktif=False)
    page.run()
    assert [satu.value for satu in page.warning] == [BELUM_MASUK]
