"""The column Semula of a PK perubahan holds what the perjanjian before it promised, of the same day too."""

from datetime import date
from decimal import Decimal

import pytest

from sakip.domain.lembar_rencana import Baris
from sakip.domain.target_tulis import make_target
from sakip.ui.perjanjian import make_perjanjian


def a_pk(kode: str, jenis: str, tanggal: date) -> Baris:
    pihak = {
        f"{apa}_{siapa}": "Sri"
        for apa in ("pihak", "jabatan", "jenis_pihak")
        for siapa in ("pertama", "kedua")
    }
    jenis_pihak = {"jenis_pihak_pertama": "definitif", "jenis_pihak_kedua": "definitif"}
    tetap: Baris = {"tahun": 2026, "kode_unit": "PEM", "nomor": "1", "alasan": ""}
    return tetap | pihak | jenis_pihak | {"kode": kode, "jenis": jenis, "tanggal": tanggal}


@pytest.mark.parametrize("hari", [date(2026, 1, 12), date(2026, 8, 18)])
def test_the_murni_is_semula_whatever_the_day_of_the_perubahan(hari: date) -> None:
    murni, perubahan = a_pk("PK-9", "murni", date(2026, 1, 12)), a_pk("PK-1", "perubahan", hari)
    target = {"PK-9": "80", "PK-1": "82"}
    rencana: dict[str, list[Baris]] = {
        "unit_kerja": [{"kode": "PEM"}],
        "perjanjian_kinerja": [perubahan, murni],
        "indikator": [{"tahun": 2026, "kode": "IKU-01", "nama": "Indeks", "satuan": "indeks"}],
        "perjanjian_indikator": [
            {"kode_perjanjian": kode, "kode_indikator": "IKU-01", "target": make_target(Decimal(n))}
            for kode, n in target.items()
        ],
    }
    isi = make_perjanjian(rencana, perubahan)
    assert isi.index('data-label="Semula">80<') < isi.index('data-label="Target setahun">82<')
