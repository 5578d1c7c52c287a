"""Undoing an upload: what it set goes back, what people stated since stays, and it happens once."""

from collections.abc import Mapping
from decimal import Decimal as D

import pytest

from sakip.domain.errors import DataTidakSah, TidakBerhak
from sakip.domain.formulir import Isian, Keadaan
from sakip.domain.pembatalan import HasilBatal, Pemulihan
from sakip.domain.peran import Pelaku, pelaku_baris_perintah
from sakip.domain.periode import JenisPeriode, Triwulan
from sakip.services.batal_unggahan import list_pembatalan, preview_batal, undo_unggahan
from sakip.services.capaian import list_rekap
from sakip.services.formulir import get_formulir, get_templat
from sakip.services.jejak import check_jejak, list_jejak
from sakip.services.pengguna import get_pelaku
from sakip.services.realisasi import Perubahan, list_riwayat, record_realisasi
from sakip.services.unggahan import list_unggahan, preview_unggahan, save_unggahan
from sakip.storage.connection import Database
from tests.isi_formulir import Isi, fill_formulir

UNIT, TW4 = "TRANTIB", Triwulan(2026, 4)
ALASAN = "Berkas yang terunggah keliru"
Tabel = dict[str, dict[str, Isi]]


@pytest.fixture
def kasi(contoh: Database) -> Pelaku:
    return get_pelaku(contoh, "kasi.trantib")


def upload(db: Database, pelaku: Pelaku, isi: Tabel, unit: str = UNIT) -> str:
    """Upload a form with these cells filled; return the kode of the upload."""
    berkas = fill_formulir(get_templat(db, pelaku, unit, TW4)[1], isi)
    pratinjau = preview_unggahan(db, pelaku, unit, TW4, berkas, "formulir.xlsx")
    save_unggahan(db, pelaku, pratinjau, konfirmasi=True)
    return str(list_unggahan(db, pelaku, unit, TW4)[0]["kode"])


def state(db: Database, pelaku: Pelaku, kode: str, isian: Isian, unit: str = UNIT) -> None:
    """State one figure on the screen."""
    versi = {b.kode_indikator: b.versi for b in get_formulir(db, pelaku, unit, TW4).baris}
    record_realisasi(db, pelaku, unit, TW4, {kode: Perubahan(isian, versi[kode])})


def figures(db: Database, pelaku: Pelaku) -> Mapping[str, Isian]:
    return {b.kode_indikator: b.isian for b in get_formulir(db, pelaku, UNIT, TW4).baris}


def filled(nilai: str, progres: str = "") -> Isian:
    return Isian(keadaan=Keadaan.TERISI, nilai=D(nilai), progres=progres)


def count_rows(db: Database) -> list[tuple[int]]:
    with db.cursor() as cur:
        return cur.execute(
            "select count(*) from realisasi union all select count(*) from jejak"
            " union all select count(*) from pembatalan_unggahan"
        ).fetchall()


def test_every_figure_of_the_upload_is_again_what_it_was(contoh: Database, kasi: Pelaku) -> None:
    state(contoh, kasi, "IKU-06", filled("3", "Tiga laporan"))
    sebelum = figures(contoh, kasi)
    kode = upload(
        contoh,
        kasi,
        {
            "IKU-06": {"Nilai": 7, "Uraian progres": "Salah ketik"},
            "IKK-19": {"Nilai": 1},
            "IKK-20": {"Nilai": "tidak berlaku", "Keterangan": "Tidak ada laporan"},
        },
    )
    assert figures(contoh, kasi) != sebelum
    hasil = undo_unggahan(contoh, kasi, kode, ALASAN)
    assert figures(contoh, kasi) == sebelum
    assert hasil == HasilBatal(
        dipulihkan=(
            Pemulihan(kode_indikator="IKK-19", periode=TW4, semula="1", menjadi="kosong"),
            Pemulihan(
                kode_indikator="IKK-20",
                periode=TW4,
                semula="tidak berlaku (Tidak ada laporan)",
                menjadi="kosong",
            ),
            Pemulihan(kode_indikator="IKU-06", periode=TW4, semula="7", menjadi="3"),
        )
    )


def test_the_year_goes_back_too_and_the_history_keeps_all_three(
    contoh: Database, kasi: Pelaku
) -> None:
    def tahun() -> D | None:
        daftar = list_rekap(contoh, kasi, 2026, JenisPeriode.TAHUN)
        return next(satu.realisasi for satu in daftar if satu.kode == "IKK-19")

    sebelum = tahun()
    state(contoh, kasi, "IKK-19", filled("2"))
    kode = upload(contoh, kasi, {"IKK-19": {"Nilai": 9}})
    undo_unggahan(contoh, kasi, kode, ALASAN)
    assert sebelum is not None
    assert tahun() == sebelum + 2
    riwayat = list_riwayat(contoh, kasi, UNIT, "IKK-19", TW4)
    assert [(satu["versi"], satu["isian"], satu["asal"]) for satu in riwayat] == [
        (3, "2", "layar"),
        (2, "9", "unggahan"),
        (1, "2", "layar"),
    ]


def test_what_was_stated_since_stays_and_is_named(contoh: Database, kasi: Pelaku) -> None:
    kode = upload(contoh, kasi, {"IKU-06": {"Nilai": 7}, "IKK-19": {"Nilai": 1}})
    state(contoh, kasi, "IKU-06", filled("8"))
    hasil = undo_unggahan(contoh, kasi, kode, ALASAN)
    assert [satu.kode_indikator for satu in hasil.dipulihkan] == ["IKK-19"]
    (tinggal,) = hasil.dibiarkan
    assert (tinggal.kode_indikator, tinggal.kini) == ("IKU-06", "8")
    assert tinggal.dicatat_oleh == kasi.kode
    assert figures(contoh, kasi)["IKU-06"] == filled("8")
    assert figures(contoh, kasi)["IKK-19"] == Isian()


def test_the_preview_says_the_same_and_changes_nothing(contoh: Database, kasi: Pelaku) -> None:
    kode = upload(contoh, kasi, {"IKU-06": {"Nilai": 7}, "IKK-19": {"Nilai": 1}})
    state(contoh, kasi, "IKU-06", filled("8"))
    sebelum = count_rows(contoh)
    rencana = preview_batal(contoh, kasi, kode)
    assert count_rows(contoh) == sebelum
    assert undo_unggahan(contoh, kasi, kode, ALASAN) == rencana
    assert preview_batal(contoh, kasi, kode) == HasilBatal(sudah_batal=True)


def test_undoing_twice_changes_nothing(contoh: Database, kasi: Pelaku) -> None:
    kode = upload(contoh, kasi, {"IKK-19": {"Nilai": 1}})
    undo_unggahan(contoh, kasi, kode, ALASAN)
    state(contoh, kasi, "IKK-19", filled("4"))
    sebelum = count_rows(contoh)
    assert undo_unggahan(contoh, kasi, kode, ALASAN) == HasilBatal(sudah_batal=True)
    assert count_rows(contoh) == sebelum
    assert figures(contoh, kasi)["IKK-19"] == filled("4")


def test_uploads_are_undone_newest_first_back_to_the_start(contoh: Database, kasi: Pelaku) -> None:
    state(contoh, kasi, "IKK-19", filled("1"))
    pertama = upload(contoh, kasi, {"IKK-19": {"Nilai": 2}})
    kedua = upload(contoh, kasi, {"IKK-19": {"Nilai": 3}})
    undo_unggahan(contoh, kasi, kedua, ALASAN)
    assert figures(contoh, kasi)["IKK-19"] == filled("2")
    undo_unggahan(contoh, kasi, pertama, ALASAN)
    assert figures(contoh, kasi)["IKK-19"] == filled("1")
    asal = [satu["asal"] for satu in list_riwayat(contoh, kasi, UNIT, "IKK-19", TW4)]
    assert asal == ["layar", "unggahan", "unggahan", "unggahan", "layar"]


def test_an_upload_undone_earlier_does_not_come_back(contoh: Database, kasi: Pelaku) -> None:
    state(contoh, kasi, "IKK-19", filled("1"))
    pertama = upload(contoh, kasi, {"IKK-19": {"Nilai": 2}, "IKU-06": {"Nilai": 5}})
    kedua = upload(contoh, kasi, {"IKK-19": {"Nilai": 3}})
    undo_unggahan(contoh, kasi, pertama, ALASAN)
    assert figures(contoh, kasi)["IKK-19"] == filled("3")
    undo_unggahan(contoh, kasi, kedua, ALASAN)
    assert figures(contoh, kasi)["IKK-19"] == filled("1")


def test_a_file_that_was_undone_can_be_uploaded_again(contoh: Database, kasi: Pelaku) -> None:
    isi: Tabel = {"IKK-19": {"Nilai": 2}}
    pertama = upload(contoh, kasi, isi)
    undo_unggahan(contoh, kasi, pertama, ALASAN)
    kedua = upload(contoh, kasi, isi)
    assert kedua != pertama
    assert figures(contoh, kasi)["IKK-19"] == filled("2")
    undo_unggahan(contoh, kasi, kedua, ALASAN)
    assert figures(contoh, kasi)["IKK-19"] == Isian()


def test_an_upload_of_which_nothing_stands_any_more_is_not_undone(
    contoh: Database, kasi: Pelaku
) -> None:
    kode = upload(contoh, kasi, {"IKK-19": {"Nilai": 2}})
    state(contoh, kasi, "IKK-19", filled("4"))
    sebelum = count_rows(contoh)
    with pytest.raises(DataTidakSah, match="Tidak ada isian yang dapat dikembalikan"):
        undo_unggahan(contoh, kasi, kode, ALASAN)
    assert count_rows(contoh) == sebelum


@pytest.mark.parametrize("alasan", ["", "  \n", "a" * 2_001])
def test_a_reason_is_asked_for(contoh: Database, kasi: Pelaku, alasan: str) -> None:
    kode = upload(contoh, kasi, {"IKK-19": {"Nilai": 2}})
    with pytest.raises(DataTidakSah, match="lasan"):
        undo_unggahan(contoh, kasi, kode, alasan)
    assert figures(contoh, kasi)["IKK-19"] == filled("2")


def test_it_leaves_its_trace(contoh: Database, kasi: Pelaku) -> None:
    kode = upload(contoh, kasi, {"IKK-19": {"Nilai": 2}})
    undo_unggahan(contoh, kasi, kode, f"  {ALASAN} ")
    (catatan,) = list_pembatalan(contoh, kasi, UNIT, TW4).values()
    assert (catatan["kode_unggahan"], catatan["alasan"]) == (kode, ALASAN)
    assert catatan["dibatalkan_oleh"] == kasi.kode
    assert catatan["hasil"] == {"dipulihkan": ["IKK-19"], "dibiarkan": []}
    assert list_pembatalan(contoh, kasi, UNIT, Triwulan(2026, 3)) == {}
    pembaca = pelaku_baris_perintah(kasi.kode_instansi)
    jejak = list_jejak(contoh, pembaca, tindakan="batal_unggahan")
    assert [satu.objek for satu in jejak] == [f"unggahan {kode}", "realisasi IKK-19 2026 TW4"]
    assert ALASAN in (jejak[0].baru or "")
    assert '"isian": "2"' in (jejak[1].lama or "")
    assert '"isian": "kosong"' in (jejak[1].baru or "")
    assert check_jejak(contoh, pembaca).utuh


def test_only_the_unit_undoes_and_others_are_answered_as_if_it_were_not_there(
    contoh: Database, kasi: Pelaku
) -> None:
    kode = upload(contoh, kasi, {"IKK-19": {"Nilai": 2}})
    tetangga = get_pelaku(contoh, "kasi.pem")
    jawaban = []
    for satu in (kode, "tidak-ada"):
        with pytest.raises(DataTidakSah) as galat:
            undo_unggahan(contoh, tetangga, satu, ALASAN)
        jawaban.append(str(galat.value))
        with pytest.raises(DataTidakSah):
            preview_batal(contoh, tetangga, satu)
    assert jawaban[0] == jawaban[1]
    with pytest.raises(TidakBerhak):
        undo_unggahan(contoh, get_pelaku(contoh, "sekcam"), kode, ALASAN)
    with pytest.raises(TidakBerhak):
        list_pembatalan(contoh, tetangga, UNIT, TW4)
    assert figures(contoh, kasi)["IKK-19"] == filled("2")


@pytest.mark.parametrize(
    ("orang", "unit", "kode", "semula", "sel"),
    [
        pytest.param(
            "kasi.pem",
            "PEM",
            "IKK-04",
            Isian(keadaan=Keadaan.TERISI, pembilang=D(8), penyebut=D(10)),
            {"Pembilang": 9, "Penyebut": 12},
            id="pembilang and penyebut of a rasio",
        ),
        pytest.param(
            "kasubbag.umum",
            "UMUM",
            "IKK-24",
            Isian(keadaan=Keadaan.TERISI, predikat="BB"),
            {"Nilai": "A"},
            id="skor of a predikat",
        ),
    ],
)
def test_a_figure_goes_back_whole(
    contoh: Database, orang: str, unit: str, kode: str, semula: Isian, sel: dict[str, Isi]
) -> None:
    def stored() -> list[tuple[object, ...]]:
        with contoh.cursor() as cur:
            return cur.execute(
                "select keadaan, realisasi, pembilang, penyebut, predikat from stg_realisasi"
                " where kode_indikator = $1 and tahun = 2026 and triwulan = 4",
                [kode],
            ).fetchall()

    pelaku = get_pelaku(contoh, orang)
    state(contoh, pelaku, kode, semula, unit)
    sebelum = stored()
    unggahan = upload(contoh, pelaku, {kode: sel}, unit)
    assert stored() != sebelum
    undo_unggahan(contoh, pelaku, unggahan, ALASAN)
    assert stored() == sebelum
