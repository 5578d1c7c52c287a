"""Evidence: who may hand it in and see it, what is kept, and that nothing is ever lost."""

import shutil
import threading
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from sakip.domain.bukti_dukung import BerkasBaru, JenisBukti, TautanBaru
from sakip.domain.errors import DataTidakSah, TidakBerhak, VersiBerubah
from sakip.domain.peran import Pelaku, Peran, pelaku_baris_perintah
from sakip.domain.periode import Triwulan
from sakip.intake.tolak import BerkasDitolak
from sakip.services.bukti_dukung import add_bukti, remove_bukti, replace_bukti
from sakip.services.bukti_wajib import list_jumlah_bukti, list_wajib, set_wajib
from sakip.services.jejak import check_jejak, list_jejak
from sakip.services.lihat_bukti import (
    BerkasBukti,
    BuktiTidakAda,
    get_berkas,
    get_bukti,
    list_bukti,
    list_versi_bukti,
)
from sakip.storage.connection import Database, open_database
from tests.berkas_bukti import HTML, PROGRAM, a_pdf, a_picture, an_office, an_xlsx
from tests.builders import (
    INDIKATOR,
    KANTOR,
    TAHUN,
    UNIT,
    a_pelaku,
    a_setting,
    a_unit,
    an_indikator,
    ask,
    save,
)
from tests.builders import (
    an_office as a_kantor,
)

TW1, TW2 = Triwulan(TAHUN, 1), Triwulan(TAHUN, 2)
LAIN, KODE_LAIN = "YAN", "IKU-02"
PDF = BerkasBaru(nama="berita acara.pdf", isi=a_pdf())
TAUTAN = TautanBaru(nama="Foto kegiatan", alamat="https://drive.contoh.go.id/x")


@pytest.fixture(scope="module")
def berkas_kantor(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of an office with two units; copy it, never open it."""
    path = tmp_path_factory.mktemp("bukti") / "kantor.duckdb"
    db = open_database(path)
    save(
        db,
        a_kantor(),
        a_unit(kode=LAIN, nama="Seksi Pelayanan"),
        an_indikator(),
        an_indikator(kode="IKU-03"),
        an_indikator(kode=KODE_LAIN, kode_unit=LAIN),
    )
    db.close()
    return path


@pytest.fixture
def db(berkas_kantor: Path, tmp_path: Path) -> Iterator[Database]:
    """A store in a file, beside which the evidence lies."""
    db = open_database(shutil.copyfile(berkas_kantor, tmp_path / "sakip.duckdb"))
    yield db
    db.close()


@pytest.fixture
def kasi() -> Pelaku:
    return a_pelaku()


@pytest.fixture
def tetangga() -> Pelaku:
    """The head of another unit."""
    return a_pelaku(kode_unit=LAIN)


def add(db: Database, pelaku: Pelaku, baru: BerkasBaru | TautanBaru = PDF, **lain: Any) -> str:
    """Hand in evidence for the first indikator in triwulan I; return its kode."""
    tempat: dict[str, Any] = {"kode_unit": UNIT, "periode": TW1, "kode_indikator": INDIKATOR} | lain
    return add_bukti(db, pelaku, baru=baru, **tempat).kode


def names(db: Database, pelaku: Pelaku, **lain: Any) -> list[str]:
    return [satu.nama for satu in list_bukti(db, pelaku, UNIT, TW1, **lain)]


def count_files(db: Database) -> int:
    return sum(satu.is_file() for satu in db.folder.rglob("*"))


# Handing in


@pytest.mark.parametrize(
    ("nama", "isi", "jenis"),
    [
        pytest.param("a.pdf", a_pdf(), JenisBukti.PDF, id="pdf"),
        pytest.param("a.png", a_picture("PNG"), JenisBukti.PNG, id="png"),
        pytest.param("a.xlsx", an_xlsx(), JenisBukti.XLSX, id="xlsx"),
        pytest.param("a.docx", an_office(), JenisBukti.DOCX, id="docx"),
        pytest.param("a.csv", b"desa;orang\n", JenisBukti.CSV, id="csv"),
    ],
)
def test_a_file_comes_back_as_it_was_handed_in(
    db: Database, kasi: Pelaku, nama: str, isi: bytes, jenis: JenisBukti
) -> None:
    kode = add(db, kasi, BerkasBaru(nama=nama, isi=isi))
    assert get_berkas(db, kasi, kode) == BerkasBukti(nama=nama, jenis=jenis, isi=isi)
    (bukti,) = list_bukti(db, kasi, UNIT, TW1)
    assert (bukti.versi, bukti.ukuran, bukti.aktif) == (1, len(isi), True)
    assert bukti.sha256 == sha256(isi).hexdigest()
    assert (bukti.dicatat_oleh, bukti.nama_pencatat) == (kasi.kode, kasi.kode)


def test_a_link_is_evidence_too(db: Database, kasi: Pelaku) -> None:
    kode = add(db, kasi, TAUTAN)
    bukti = get_bukti(db, kasi, kode)
    assert (bukti.jenis, bukti.nama, bukti.tautan) == (
        JenisBukti.TAUTAN,
        TAUTAN.nama,
        TAUTAN.alamat,
    )
    with pytest.raises(BuktiTidakAda):
        get_berkas(db, kasi, kode)


def test_evidence_survives_closing_the_store(db: Database, kasi: Pelaku) -> None:
    kode = add(db, kasi)
    db.close()
    lagi = open_database(db.path)
    assert get_berkas(lagi, kasi, kode).isi == PDF.isi
    lagi.close()


def test_evidence_belongs_to_one_indikator_and_triwulan(db: Database, kasi: Pelaku) -> None:
    add(db, kasi)
    add(db, kasi, TAUTAN, kode_indikator="IKU-03")
    assert names(db, kasi) == [PDF.nama, TAUTAN.nama]
    assert names(db, kasi, kode_indikator="IKU-03") == [TAUTAN.nama]
    assert list_bukti(db, kasi, UNIT, TW2) == []


def test_the_same_file_twice_changes_nothing(db: Database, kasi: Pelaku) -> None:
    pertama = add_bukti(db, kasi, UNIT, TW1, INDIKATOR, PDF)
    kembar = BerkasBaru(nama="salinan.pdf", isi=PDF.isi)
    kedua = add_bukti(db, kasi, UNIT, TW1, INDIKATOR, kembar)
    assert (pertama.baru, kedua.baru) == (True, False)
    assert (kedua.kode, kedua.nama) == (pertama.kode, PDF.nama)
    assert names(db, kasi) == [PDF.nama]
    assert count_files(db) == 1


def test_one_file_may_stand_behind_several_figures_and_is_kept_once(
    db: Database, kasi: Pelaku
) -> None:
    add(db, kasi)
    add(db, kasi, kode_indikator="IKU-03")
    add(db, kasi, periode=TW2)
    assert count_files(db) == 1
    assert list_jumlah_bukti(db, kasi, UNIT, TW1) == {INDIKATOR: 1, "IKU-03": 1}


@pytest.mark.parametrize(
    ("nama", "tampil"),
    [
        pytest.param("../../../tmp/lolos.pdf", "lolos.pdf", id="upwards"),
        pytest.param("C:\\Windows\\a.pdf", "a.pdf", id="Windows path"),
        pytest.param("/etc/cron.d/x.pdf", "x.pdf", id="absolute"),
        pytest.param("Réalisasi ꦠꦿꦶ 报告 😀.pdf", "Réalisasi ꦠꦿꦶ 报告 😀.pdf", id="other scripts"),
        pytest.param("CON.pdf", "CON.pdf", id="name Windows keeps for itself"),
        pytest.param("a" * 300 + ".pdf", "a" * 146 + ".pdf", id="too long for any disk"),
    ],
)
def test_a_name_is_shown_and_never_used_as_a_path(
    db: Database, kasi: Pelaku, nama: str, tampil: str
) -> None:
    kode = add(db, kasi, BerkasBaru(nama=nama, isi=PDF.isi))
    assert get_berkas(db, kasi, kode).nama == tampil
    sidik = sha256(PDF.isi).hexdigest()
    semua = (satu for satu in Path(db.path).parent.rglob("*") if satu.is_file())
    bukan_basis_data = [satu for satu in semua if not satu.name.startswith("sakip.duckdb")]
    assert bukan_basis_data == [db.folder / sidik[:2] / sidik]


@pytest.mark.parametrize(
    ("nama", "isi"),
    [
        pytest.param("a.pdf", PROGRAM, id="program named pdf"),
        pytest.param("a.png", HTML, id="HTML named png"),
        pytest.param("a.docm", an_office("docm"), id="macros"),
        pytest.param("a.pdf", b"", id="zero bytes"),
    ],
)
def test_what_is_refused_leaves_nothing(db: Database, kasi: Pelaku, nama: str, isi: bytes) -> None:
    with pytest.raises(BerkasDitolak):
        add(db, kasi, BerkasBaru(nama=nama, isi=isi))
    assert names(db, kasi) == []
    assert count_files(db) == 0


def test_a_full_disk_is_said_and_nothing_is_half_kept(db: Database, kasi: Pelaku) -> None:
    db.folder.write_bytes(b"a file stands where the folder should be")
    with pytest.raises(DataTidakSah, match="tidak dapat disimpan"):
        add(db, kasi)
    assert names(db, kasi) == []


# Limits


def test_a_file_over_the_limit_is_refused_and_one_at_the_limit_is_not(
    db: Database, kasi: Pelaku
) -> None:
    batas = 10 * 2**20
    pas = a_pdf(tambahan=b" " * (batas - len(a_pdf())))
    assert len(pas) == batas
    with pytest.raises(DataTidakSah, match="lebih besar dari 10 MB"):
        add(db, kasi, BerkasBaru(nama="besar.pdf", isi=pas + b"\n"))
    add(db, kasi, BerkasBaru(nama="pas.pdf", isi=pas))
    assert names(db, kasi) == ["pas.pdf"]


def test_a_figure_takes_seven_and_removing_one_makes_room(db: Database, kasi: Pelaku) -> None:
    kode = [add(db, kasi, BerkasBaru(nama=f"{nomor}.txt", isi=b"%d" % nomor)) for nomor in range(6)]
    add(db, kasi, TAUTAN)
    with pytest.raises(DataTidakSah, match="sudah memiliki 7 bukti"):
        add(db, kasi)
    remove_bukti(db, kasi, kode[0], 1)
    add(db, kasi)
    assert len(names(db, kasi)) == 7


def test_the_office_sets_other_limits(db: Database, kasi: Pelaku) -> None:
    save(
        db,
        a_setting("bukti_terbanyak", "1"),
        a_setting("bukti_megabyte_terbesar", "2"),
        a_setting("bukti_megabyte_sehari", "3"),
    )
    besar = BerkasBaru(nama="a.txt", isi=b"a" * (2 * 2**20))
    with pytest.raises(DataTidakSah, match="lebih besar dari 2 MB"):
        add(db, kasi, BerkasBaru(nama="a.txt", isi=besar.isi + b"a"))
    add(db, kasi, besar)
    with pytest.raises(DataTidakSah, match="sudah memiliki 1 bukti"):
        add(db, kasi)
    with pytest.raises(DataTidakSah, match="dalam 24 jam akan melebihi 3 MB"):
        add(db, kasi, BerkasBaru(nama="b.txt", isi=b"b" * (2 * 2**20)), periode=TW2)


def test_removing_costs_nothing_of_the_day(db: Database, kasi: Pelaku) -> None:
    save(db, a_setting("bukti_megabyte_sehari", "5"))
    kode = add(db, kasi, BerkasBaru(nama="a.txt", isi=b"a" * (2 * 2**20)))
    remove_bukti(db, kasi, kode, 1)
    add(db, kasi, BerkasBaru(nama="b.txt", isi=b"b" * (2 * 2**20)))
    with pytest.raises(DataTidakSah, match="melebihi 5 MB"):
        add(db, kasi, BerkasBaru(nama="c.txt", isi=b"c" * (2 * 2**20)))


def test_two_people_at_once_do_not_pass_the_limit(db: Database, kasi: Pelaku) -> None:
    save(db, a_setting("bukti_terbanyak", "3"))

    def hand_in(nomor: int) -> None:
        try:
            add(db, kasi, BerkasBaru(nama=f"{nomor}.txt", isi=b"%d" % nomor))
        except DataTidakSah:
            ditolak.append(nomor)

    ditolak: list[int] = []
    utas = [threading.Thread(target=hand_in, args=(nomor,)) for nomor in range(8)]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join()
    assert len(names(db, kasi)) == 3
    assert len(ditolak) == 5


# Putting another in its place, taking away


def test_replacing_keeps_the_old_one(db: Database, kasi: Pelaku) -> None:
    kode = add(db, kasi)
    baru = BerkasBaru(nama="ralat.png", isi=a_picture("PNG"))
    hasil = replace_bukti(db, kasi, kode, 1, baru)
    assert (hasil.kode, hasil.versi, hasil.baru) == (kode, 2, True)
    assert get_berkas(db, kasi, kode).isi == baru.isi
    assert get_berkas(db, kasi, kode, versi=1).isi == PDF.isi
    assert [satu.nama for satu in list_versi_bukti(db, kasi, kode)] == ["ralat.png", PDF.nama]
    assert names(db, kasi) == ["ralat.png"]


def test_a_file_may_take_the_place_of_a_link(db: Database, kasi: Pelaku) -> None:
    kode = add(db, kasi, TAUTAN)
    replace_bukti(db, kasi, kode, 1, PDF)
    assert get_bukti(db, kasi, kode).tautan is None
    assert get_bukti(db, kasi, kode, versi=1).tautan == TAUTAN.alamat


def test_replacing_by_the_same_changes_nothing(db: Database, kasi: Pelaku) -> None:
    kode = add(db, kasi)
    assert not replace_bukti(db, kasi, kode, 1, PDF).baru
    assert len(list_versi_bukti(db, kasi, kode)) == 1


def test_replacing_by_what_the_figure_has_already_is_refused(db: Database, kasi: Pelaku) -> None:
    kode = add(db, kasi)
    add(db, kasi, TAUTAN)
    with pytest.raises(DataTidakSah, match="Isi yang sama sudah menjadi bukti"):
        replace_bukti(db, kasi, kode, 1, TAUTAN)


def test_a_removed_bukti_is_gone_from_its_figure_and_stays_in_the_history(
    db: Database, kasi: Pelaku
) -> None:
    kode = add(db, kasi)
    remove_bukti(db, kasi, kode, 1)
    assert names(db, kasi) == []
    assert names(db, kasi, dihapus=True) == [PDF.nama]
    with pytest.raises(BuktiTidakAda):
        get_berkas(db, kasi, kode)
    with pytest.raises(BuktiTidakAda):
        get_berkas(db, kasi, kode, versi=2)
    assert get_berkas(db, kasi, kode, versi=1).isi == PDF.isi
    assert [satu.aktif for satu in list_versi_bukti(db, kasi, kode)] == [False, True]


def test_what_was_removed_can_be_handed_in_again(db: Database, kasi: Pelaku) -> None:
    kode = add(db, kasi)
    remove_bukti(db, kasi, kode, 1)
    assert add(db, kasi) != kode
    assert names(db, kasi) == [PDF.nama]


def test_who_saw_an_older_versi_is_told(db: Database, kasi: Pelaku) -> None:
    kode = add(db, kasi)
    replace_bukti(db, kasi, kode, 1, TAUTAN)
    with pytest.raises(VersiBerubah, match="sudah diganti sejak"):
        remove_bukti(db, kasi, kode, 1)
    remove_bukti(db, kasi, kode, 2)
    with pytest.raises(VersiBerubah, match="sudah dihapus sejak"):
        replace_bukti(db, kasi, kode, 2, PDF)
    with pytest.raises(VersiBerubah, match="sudah dihapus sejak"):
        remove_bukti(db, kasi, kode, 3)
    assert len(list_versi_bukti(db, kasi, kode)) == 3


# Rights


@pytest.mark.parametrize("peran", [peran for peran in Peran if peran is not Peran.BARIS_PERINTAH])
def test_only_the_unit_hands_in_and_only_who_sees_the_figure_sees_its_evidence(
    db: Database, kasi: Pelaku, peran: Peran
) -> None:
    kode = add(db, kasi)
    pelaku = a_pelaku(peran)
    if peran in {Peran.PENYUPLAI_DATA, Peran.STAF}:
        add(db, pelaku, TAUTAN)
        remove_bukti(db, pelaku, kode, 1)
        return
    with pytest.raises(TidakBerhak):
        add(db, pelaku, TAUTAN)
    if peran is Peran.ADMINISTRATOR:
        with pytest.raises(BuktiTidakAda):
            get_berkas(db, pelaku, kode)
        return
    assert get_berkas(db, pelaku, kode).isi == PDF.isi
    assert list_jumlah_bukti(db, pelaku, UNIT, TW1)[INDIKATOR] == 1
    for ubah in (
        lambda: replace_bukti(db, pelaku, kode, 1, TAUTAN),
        lambda: remove_bukti(db, pelaku, kode, 1),
    ):
        with pytest.raises(TidakBerhak):
            ubah()


def test_another_units_evidence_is_answered_as_if_it_were_not_there(
    db: Database, kasi: Pelaku, tetangga: Pelaku
) -> None:
    kode = add(db, kasi)
    for tanya in (
        lambda kode: get_berkas(db, tetangga, kode),
        lambda kode: get_bukti(db, tetangga, kode),
        lambda kode: list_versi_bukti(db, tetangga, kode),
        lambda kode: replace_bukti(db, tetangga, kode, 1, PDF),
        lambda kode: remove_bukti(db, tetangga, kode, 1),
    ):
        jawaban = []
        for satu in (kode, "tidak-ada", "", "../../etc/passwd"):
            with pytest.raises(BuktiTidakAda) as galat:
                tanya(satu)
            jawaban.append(str(galat.value))
        assert len(set(jawaban)) == 1
    with pytest.raises(TidakBerhak):
        list_bukti(db, tetangga, UNIT, TW1)
    with pytest.raises(TidakBerhak):
        list_jumlah_bukti(db, tetangga, UNIT, TW1)


def test_another_units_indikator_takes_no_evidence(db: Database, kasi: Pelaku) -> None:
    for kode in (KODE_LAIN, "IKU-99"):
        with pytest.raises(DataTidakSah, match=f"Indikator {kode} tidak ada dalam formulir"):
            add(db, kasi, kode_indikator=kode)
    with pytest.raises(TidakBerhak):
        add(db, kasi, kode_unit=LAIN, kode_indikator=KODE_LAIN)
    assert count_files(db) == 0


def test_another_office_sees_nothing(db: Database, kasi: Pelaku) -> None:
    kode = add(db, kasi)
    with pytest.raises(BuktiTidakAda):
        get_berkas(db, pelaku_baris_perintah("kantor-lain"), kode)


# Trace and soundness


def test_every_act_leaves_its_trace(db: Database, kasi: Pelaku) -> None:
    kode = add(db, kasi)
    replace_bukti(db, kasi, kode, 1, TAUTAN)
    remove_bukti(db, kasi, kode, 2)
    pembaca = pelaku_baris_perintah(KANTOR)
    jejak = list_jejak(db, pembaca, objek=f"bukti {kode} {INDIKATOR} {TAHUN} TW1")
    assert [satu.tindakan for satu in jejak] == ["hapus_bukti", "ganti_bukti", "tambah_bukti"]
    assert all(satu.pelaku == kasi.kode for satu in jejak)
    assert sha256(PDF.isi).hexdigest() in (jejak[1].lama or "")
    assert TAUTAN.alamat in (jejak[1].baru or "")
    assert check_jejak(db, pembaca).utuh


def test_a_file_changed_on_disk_is_not_handed_out(db: Database, kasi: Pelaku) -> None:
    kode = add(db, kasi)
    (berkas,) = (satu for satu in db.folder.rglob("*") if satu.is_file())
    berkas.write_bytes(a_pdf("red"))
    with pytest.raises(DataTidakSah, match="hilang dari cakram, atau isinya berubah"):
        get_berkas(db, kasi, kode)
    berkas.unlink()
    with pytest.raises(DataTidakSah, match="hilang dari cakram"):
        get_berkas(db, kasi, kode)


# Bukti wajib


def test_the_planner_says_which_indikator_need_evidence(db: Database, kasi: Pelaku) -> None:
    penyusun = a_pelaku(Peran.PENYUSUN)
    assert list_wajib(db, kasi, UNIT, TAHUN) == frozenset()
    assert set_wajib(db, penyusun, INDIKATOR, TAHUN, wajib=True)
    assert not set_wajib(db, penyusun, INDIKATOR, TAHUN, wajib=True)
    assert list_wajib(db, kasi, UNIT, TAHUN) == {INDIKATOR}
    assert list_wajib(db, kasi, UNIT, TAHUN - 1) == frozenset()
    assert set_wajib(db, penyusun, INDIKATOR, TAHUN, wajib=False)
    assert list_wajib(db, kasi, UNIT, TAHUN) == frozenset()
    assert [satu["wajib"] for satu in ask(db, "select * from indikator_bukti order by versi")] == [
        1,
        0,
    ]
    jejak = list_jejak(db, pelaku_baris_perintah(KANTOR), tindakan="atur_bukti_wajib")
    assert len(jejak) == 2


def test_others_do_not_set_what_needs_evidence(db: Database, kasi: Pelaku) -> None:
    with pytest.raises(TidakBerhak):
        set_wajib(db, kasi, INDIKATOR, TAHUN, wajib=True)
    with pytest.raises(DataTidakSah, match="IKU-99 tidak ada pada tahun"):
        set_wajib(db, a_pelaku(Peran.PENYUSUN), "IKU-99", TAHUN, wajib=True)
