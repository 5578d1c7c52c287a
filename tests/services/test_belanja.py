"""A unit states what was spent on its own sub kegiatan, and on nobody else's."""

import io
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from sakip.domain.errors import DataTidakSah, TidakBerhak
from sakip.domain.peran import pelaku_baris_perintah
from sakip.domain.periode import JenisPeriode
from sakip.intake.templat_rencana import BARIS_JUDUL
from sakip.services.belanja import (
    get_templat_belanja,
    list_belanja,
    preview_belanja,
    save_belanja,
)
from sakip.services.capaian import list_anggaran
from sakip.services.pengguna import get_pelaku
from sakip.services.rencana import get_templat_rencana
from sakip.storage.connection import Database, open_database
from tests.builders import ask

PPM, MILIK_LAIN = "7.01.03.2.01.0003", "7.01.02.2.02.0003"  # the second is of YANLIK


@pytest.fixture(scope="module")
def db(berkas_contoh: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """One example office for the module."""
    path = tmp_path_factory.mktemp("belanja") / "sakip.duckdb"
    path.write_bytes(berkas_contoh.read_bytes())
    db = open_database(path)
    yield db
    db.close()


def fill(templat: bytes, **sel: Any) -> bytes:
    """Return the sheet with cells written by their address: F4=1000."""
    buku = load_workbook(io.BytesIO(templat))
    for alamat, nilai in sel.items():
        buku["Realisasi Anggaran"][alamat].value = nilai
    keluar = io.BytesIO()
    buku.save(keluar)
    return keluar.getvalue()


def find_row(templat: bytes, kode: str) -> int:
    """Return the row of a sub kegiatan in the sheet."""
    lembar = load_workbook(io.BytesIO(templat))["Realisasi Anggaran"]
    return next(
        n for n in range(BARIS_JUDUL + 1, lembar.max_row + 1) if lembar.cell(n, 2).value == kode
    )


def test_a_kasi_gets_the_own_rows_states_a_triwulan_and_sees_it_in_the_anggaran(
    db: Database,
) -> None:
    kasi = get_pelaku(db, "kasi.ppm")
    milik = [satu.kode for satu in list_belanja(db, kasi, 2026)]
    assert milik == [f"7.01.03.2.{akhir}" for akhir in ("01.0001", "01.0003", "03.0004")]
    templat = get_templat_belanja(db, kasi, 2026)
    baris = find_row(templat, PPM)
    pratinjau = preview_belanja(db, kasi, fill(templat, **{f"F{baris}": 20_000_000}), "lra.xlsx")
    assert pratinjau.temuan == ()
    assert pratinjau.count() == {"baru": 0, "berubah": 1, "sama": 2}
    assert save_belanja(db, kasi, pratinjau) == 1
    (satu,) = [s for s in list_belanja(db, kasi, 2026) if s.kode == PPM]
    assert satu.triwulan[3] == 20_000_000
    assert satu.pagu == Decimal(122_500_000)
    rows = list_anggaran(db, pelaku_baris_perintah("donomulyo"), 2026, JenisPeriode.TAHUN)
    kantor = {row["kode_program"]: row["realisasi_sampai"] for row in rows}
    assert kantor[PPM] == Decimal(91_937_650)
    assert ask(
        db, "select dicatat_oleh from realisasi_anggaran order by dicatat_pada desc limit 1"
    ) == [{"dicatat_oleh": "kasi.ppm"}]


def test_rows_of_others_are_refused_in_words_and_nothing_is_saved(db: Database) -> None:
    kasi, semua = get_pelaku(db, "kasi.ppm"), pelaku_baris_perintah("donomulyo")
    templat = get_templat_belanja(db, kasi, 2026)
    akhir = load_workbook(io.BytesIO(templat))["Realisasi Anggaran"].max_row + 1
    salah = fill(templat, **{f"A{akhir}": 2026, f"B{akhir}": MILIK_LAIN, f"C{akhir}": 1})
    pratinjau = preview_belanja(db, kasi, salah, "lra.xlsx")
    (temuan,) = pratinjau.salah
    assert temuan.alamat == f"Realisasi Anggaran!B{akhir}"
    assert temuan.apa == f"{MILIK_LAIN} bukan sub kegiatan unit Anda pada tahun 2026."
    with pytest.raises(DataTidakSah, match="1 kesalahan"):
        save_belanja(db, kasi, pratinjau)
    with pytest.raises(TidakBerhak):
        save_belanja(db, kasi, preview_belanja(db, semua, salah, "lra.xlsx"))
    hantu = fill(templat, **{f"A{akhir}": 2026, f"B{akhir}": "9.9.9", f"C{akhir}": 1})
    (tidak_ada,) = preview_belanja(db, kasi, hantu, "lra.xlsx").salah
    assert tidak_ada.apa == "9.9.9 bukan sub kegiatan unit Anda pada tahun 2026."
    rencana = get_templat_rencana(db, semua, ["renstra"])
    buku = load_workbook(io.BytesIO(rencana))
    isi: tuple[str | int, ...] = ("R-1", "Renstra", 2030, 2034)
    for urut, nilai in enumerate(isi, 1):
        buku["Renstra"].cell(BARIS_JUDUL + 1, urut).value = nilai
    keluar = io.BytesIO()
    buku.save(keluar)
    (lain,) = preview_belanja(db, kasi, keluar.getvalue(), "rencana.xlsx").salah
    assert "Lembar Renstra tidak diimpor di sini" in lain.apa


def test_spending_since_january_typed_as_within_the_triwulan_is_asked_about(db: Database) -> None:
    kasi = get_pelaku(db, "kasi.ppm")
    templat = get_templat_belanja(db, kasi, 2026)
    isi = fill(templat, **{f"F{find_row(templat, PPM)}": 110_000_000})
    (tanya,) = preview_belanja(db, kasi, isi, "lra.xlsx").konfirmasi
    assert "melebihi pagu 122.500.000" in tanya.apa
