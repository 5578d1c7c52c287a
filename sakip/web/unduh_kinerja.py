"""Downloads of performance data: the form to fill in, and what one sees as xlsx."""

from collections.abc import Mapping

from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import Pelaku
from sakip.domain.periode import JenisPeriode, Triwulan
from sakip.services.basis_data import Database
from sakip.services.capaian import NAMA_STATUS
from sakip.services.ekspor import export_capaian
from sakip.services.formulir import get_templat
from sakip.web.unduh import Unduhan, register_unduhan


def provide_templat(db: Database, pelaku: Pelaku, kueri: Mapping[str, str]) -> Unduhan:
    """GET /unduh/templat?unit=U&tahun=T&triwulan=N: the form of one unit and triwulan."""
    try:
        periode = Triwulan(int(kueri["tahun"]), int(kueri["triwulan"]))
        kode_unit = kueri["unit"]
    except (KeyError, ValueError):
        raise _bad_address("unit, tahun, dan triwulan 1 sampai 4") from None
    nama, isi = get_templat(db, pelaku, kode_unit, periode)
    return Unduhan(isi=isi, nama=nama)


def provide_capaian(db: Database, pelaku: Pelaku, kueri: Mapping[str, str]) -> Unduhan:
    """GET /unduh/capaian.xlsx?tahun=T&periode=P[&unit=U][&status=S][&cari=K]: the Capaian page."""
    try:
        tahun, periode = int(kueri["tahun"]), JenisPeriode(kueri["periode"])
    except (KeyError, ValueError):
        raise _bad_address(f"tahun dan periode ({', '.join(JenisPeriode)})") from None
    status = kueri.get("status") or None
    if status is not None and status not in NAMA_STATUS:
        raise _bad_address(f"status ({', '.join(NAMA_STATUS)})")
    nama, isi = export_capaian(
        db,
        pelaku,
        tahun,
        periode,
        kode_unit=kueri.get("unit") or None,
        status=status,
        cari=kueri.get("cari", ""),
    )
    return Unduhan(isi=isi, nama=nama)


def _bad_address(perlu: str) -> DataTidakSah:
    return DataTidakSah(
        apa="Alamat unduhan ini tidak lengkap atau keliru",
        di_mana=f"yang diperlukan: {perlu}",
        perbaikan="Kembali ke halaman tadi, lalu unduh dari sana.",
    )


def register() -> None:
    """Offer what this module provides."""
    register_unduhan("templat", provide_templat)
    register_unduhan("capaian.xlsx", provide_capaian)
