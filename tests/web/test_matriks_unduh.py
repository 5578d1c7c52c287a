"""Every role x every download, for the own unit and for another's, through the real route. Deny by default."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sakip.domain.bukti_dukung import BerkasBaru
from sakip.domain.peran import Hak, may, pelaku_baris_perintah
from sakip.domain.periode import Triwulan
from sakip.services import basis_data
from sakip.services.basis_data import Database
from sakip.services.bukti_dukung import add_bukti
from sakip.services.formulir import get_templat
from sakip.services.lihat_bukti import list_bukti
from sakip.services.pengguna import get_pelaku
from sakip.services.unggahan import list_unggahan, preview_unggahan, save_unggahan
from sakip.web.unduh import list_unduhan
from tests.isi_formulir import fill_formulir
from tests.kantor_contoh import berkas_contoh
from tests.prosedur import a_lampiran

__all__ = ["berkas_contoh"]

ORANG = ("camat", "sekcam", "kasubbag.pep", "kasi.pem", "staf.pem", "inspektorat", "admin")
TW = Triwulan(2026, 4)
HAK = {
    "templat": Hak.UNDUH_TEMPLAT,
    "capaian.xlsx": Hak.EKSPOR,
    "bukti": Hak.LIHAT_CAPAIAN,
    "bukti/lihat": Hak.LIHAT_CAPAIAN,
    "unggahan": Hak.LIHAT_CAPAIAN,
    "dokumen": Hak.LIHAT_KANTOR,
    "dokumen-berkas": Hak.LIHAT_KANTOR,
    "dokumen-final": Hak.LIHAT_KANTOR,
    "paket-bukti": Hak.LIHAT_KANTOR,
    "pekerjaan": Hak.LIHAT_KANTOR,
    "kalender.ics": Hak.LIHAT_CAPAIAN,
    "lampiran": Hak.LIHAT_PROSEDUR,
}
# Documents are of the whole office; an address of none is answered 400 to who may ask at all.
KANTOR = {"dokumen", "dokumen-berkas", "dokumen-final", "paket-bukti", "pekerjaan"}
# Names no unit: who may see any has the file of their own.
TANPA_UNIT = {"kalender.ics", *KANTOR}


@pytest.fixture
def db(berkas_contoh: Path, kosong: None) -> Database:
    basis_data.default_path().write_bytes(berkas_contoh.read_bytes())
    return basis_data.database()


def make_kueri(db: Database, unit: str, kode: str) -> dict[str, Mapping[str, str | int]]:
    """Put an upload and a file of evidence into the unit; return the query of each download of it."""
    semua = pelaku_baris_perintah("donomulyo")
    _, templat = get_templat(db, semua, unit, TW)
    isi = fill_formulir(templat, {kode: {"Uraian progres": "berjalan"}})
    save_unggahan(db, semua, preview_unggahan(db, semua, unit, TW, isi, "f.xlsx"), konfirmasi=True)
    add_bukti(db, semua, unit, TW, kode, BerkasBaru(nama="catatan.txt", isi=b"Catatan rapat\n"))
    bukti = {"kode": list_bukti(db, semua, unit, TW, kode)[0].kode}
    return {
        "templat": {"unit": unit, "tahun": 2026, "triwulan": 4},
        "capaian.xlsx": {"unit": unit, "tahun": 2026, "periode": "SD3"},
        "bukti": bukti,
        "bukti/lihat": bukti,
        "unggahan": {"kode": list_unggahan(db, semua, unit, TW)[0]["kode"]},
        "dokumen": {"jenis": "tidak-ada", "tahun": 2026, "periode": "TAHUN"},
        "dokumen-berkas": {"jenis": "tidak-ada", "tahun": 2026, "periode": "TAHUN", "nomor": 1},
        "dokumen-final": {"kode": "?"},
        "paket-bukti": {"tahun": 0},
        "pekerjaan": {"kode": "?"},
        "kalender.ics": {},
        "lampiran": {"kode": a_lampiran(db, unit)},
    }


def test_every_download_is_allowed_or_refused_as_the_rights_table_says(
    db: Database, klien: TestClient
) -> None:
    assert {*list_unduhan(), "bukti/lihat"} == HAK.keys(), "a new download needs a line here"
    kueri = {unit: make_kueri(db, unit, kode) for unit, kode in (("PEM", "IKK-08"), ("YANLIK", "IKK-01"))}  # fmt: skip
    salah = []
    for orang in ORANG:
        klien.post("/masuk", data={"orang": orang})
        for nama, hak in HAK.items():
            for unit in kueri:
                jawaban = klien.get(f"/unduh/{nama}", params=kueri[unit][nama])
                # Who may see a text file is told (400) that a browser does not show it, but downloads it.
                diberi = 400 if nama == "bukti/lihat" or nama in KANTOR else 200
                # A job belongs to who asked for it: nobody has this one, those without the right are told 403.
                diberi = 404 if nama == "pekerjaan" else diberi
                milik = None if nama in TANPA_UNIT else unit
                wajar = {diberi} if may(get_pelaku(db, orang), hak, milik) else {403, 404}
                if jawaban.status_code not in wajar:
                    salah.append(f"{orang} {nama} {unit}: {jawaban.status_code}")
    assert salah == []


@pytest.mark.parametrize("nama", ["bukti", "bukti/lihat", "unggahan"])
def test_anothers_file_and_one_that_is_not_there_get_the_very_same_answer(
    db: Database, klien: TestClient, nama: str
) -> None:
    kueri = make_kueri(db, "YANLIK", "IKK-01")[nama]
    klien.post("/masuk", data={"orang": "kasi.pem"})
    milik_lain = klien.get(f"/unduh/{nama}", params=kueri)
    tidak_ada = klien.get(f"/unduh/{nama}", params={"kode": "0" * 32})
    assert milik_lain.status_code == tidak_ada.status_code == 404
    assert milik_lain.text == tidak_ada.text
