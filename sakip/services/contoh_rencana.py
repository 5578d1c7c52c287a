"""The planning of the example office: Renstra, perjanjian, aksi, read from data/contoh as their sheets are.

The columns of these files are those of the planning workbook (sakip/domain/lembar_rencana.py), by kunci.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from sakip.domain.lembar_rencana import MENURUT_KODE, Baris
from sakip.domain.peran import Pelaku
from sakip.intake.kisi import Sel
from sakip.intake.sel_rencana import read_sel
from sakip.services.pratinjau_rencana import DIAM, PerubahanBaris, as_isi
from sakip.services.simpan_rencana import write_rencana
from sakip.storage.connection import Cursor
from sakip.storage.rencana import read_rencana

# file -> sheet; what holds before the PK murni of target.csv and the pagu of pagu.csv comes first
BERKAS_AWAL = {
    "renstra.csv": "renstra",
    "tujuan.csv": "tujuan",
    "sasaran_renstra.csv": "sasaran_renstra",
    "indikator_renstra.csv": "indikator_renstra",
    "pohon_kinerja.csv": "pohon_kinerja",
    "perjanjian_kinerja.csv": "perjanjian_kinerja",
    "perjanjian_indikator.csv": "perjanjian_indikator",
    "rencana_aksi.csv": "rencana_aksi",
    "rkt.csv": "rkt",
    "renja.csv": "renja",
    "standar_indikator.csv": "standar_indikator",
}
BERKAS_PERUBAHAN = {
    "target_perubahan.csv": "target",
    "pagu_perubahan.csv": "pagu_perubahan",
    "perubahan_ukuran.csv": "perubahan_ukuran",
}


def write_contoh_rencana(
    cur: Cursor,
    pelaku: Pelaku,
    isi_berkas: Mapping[str, Iterable[Mapping[str, str]]],
    berkas: Mapping[str, str],
    pada: datetime,
) -> None:
    """Write the rows of these files (text by column name) as an import would; pada is in UTC."""
    tersimpan = as_isi(read_rencana(cur, pelaku.kode_instansi))
    perubahan = []
    for nama, kode in berkas.items():
        lembar = MENURUT_KODE[kode]
        for teks in isi_berkas[nama]:
            isi: Baris = {
                kolom.kunci: read_sel(Sel(teks[kolom.kunci]), kolom) for kolom in lembar.kolom
            }
            kunci = lembar.key(isi)
            lama = tersimpan[kode].get(kunci)
            diam = DIAM.get(kode, ())
            beda = tuple(
                (k, lama[k], isi[k])
                for k in isi
                if lama is not None and isi[k] != lama[k] and not (k in diam and not isi[k])
            )
            tersimpan[kode][kunci] = isi
            perubahan.append(
                PerubahanBaris(
                    lembar=lembar,
                    kunci=kunci,
                    alamat="",
                    status="berubah" if lama else "baru",
                    isi=isi,
                    beda=beda,
                )
            )
    write_rencana(cur, pelaku, perubahan, tersimpan, pada)


def list_dasar(perjanjian_indikator: Iterable[Mapping[str, str]]) -> dict[tuple[str, int], str]:
    """Return {(kode indikator, tahun): kode of the PK murni its targets come from}, the Camat's first."""
    dasar: dict[tuple[str, int], str] = {}
    for baris in perjanjian_indikator:
        kode = baris["kode_perjanjian"]
        if not kode.endswith("-P1"):
            dasar.setdefault((baris["kode_indikator"], int(kode.split("-")[1])), kode)
    return dasar
