"""Downloads of documents: a draft from the figures of this moment, a final one as it was frozen, a scan beside it."""

from collections.abc import Mapping

from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import Pelaku
from sakip.domain.periode import JenisPeriode
from sakip.services.basis_data import Database
from sakip.services.dokumen import make_dokumen
from sakip.services.jenis_dokumen import Format
from sakip.services.koreksi_dokumen import get_berkas_dokumen
from sakip.services.paket_bukti import make_paket
from sakip.services.pekerjaan import get_hasil
from sakip.services.pengesahan_dokumen import get_final
from sakip.web.unduh import Unduhan, register_unduhan


def provide_dokumen(db: Database, pelaku: Pelaku, kueri: Mapping[str, str]) -> Unduhan:
    """GET /unduh/dokumen?jenis=J&tahun=T&periode=P&format=F: a draft, marked KONSEP."""
    jenis, tahun, periode = _read_kueri(kueri)
    berkas = make_dokumen(db, pelaku, jenis, tahun, periode, _read_format(kueri))
    return Unduhan(isi=berkas.isi, nama=berkas.nama, jenis=berkas.format.media)


def provide_final(db: Database, pelaku: Pelaku, kueri: Mapping[str, str]) -> Unduhan:
    """GET /unduh/dokumen-final?kode=K&format=F: a final document."""
    berkas = get_final(db, pelaku, kueri.get("kode", ""), _read_format(kueri))
    return Unduhan(isi=berkas.isi, nama=berkas.nama, jenis=berkas.format.media)


def provide_berkas(db: Database, pelaku: Pelaku, kueri: Mapping[str, str]) -> Unduhan:
    """GET /unduh/dokumen-berkas?jenis=J&tahun=T&periode=P&nomor=N: a signed scan or edited .docx."""
    jenis, tahun, periode = _read_kueri(kueri)
    nomor = kueri.get("nomor", "")
    if not nomor.isdigit():
        raise _bad_address("nomor")
    nama, isi = get_berkas_dokumen(db, pelaku, jenis, tahun, periode, int(nomor))
    return Unduhan(isi=isi, nama=nama, jenis="application/octet-stream")


def provide_paket(db: Database, pelaku: Pelaku, kueri: Mapping[str, str]) -> Unduhan:
    """GET /unduh/paket-bukti?tahun=T: documents and evidence for an evaluation, as a zip."""
    if not kueri.get("tahun", "").isdigit():
        raise _bad_address("tahun")
    nama, isi = make_paket(db, pelaku, int(kueri["tahun"]))
    return Unduhan(isi=isi, nama=nama, jenis="application/zip")


def provide_pekerjaan(db: Database, pelaku: Pelaku, kueri: Mapping[str, str]) -> Unduhan:
    """GET /unduh/pekerjaan?kode=K: what was made in the background for this person."""
    hasil = get_hasil(db, pelaku, kueri.get("kode", ""))
    return Unduhan(isi=hasil.isi, nama=hasil.nama, jenis=hasil.media)


def _read_kueri(kueri: Mapping[str, str]) -> tuple[str, int, JenisPeriode]:
    try:
        return kueri["jenis"], int(kueri["tahun"]), JenisPeriode(kueri["periode"])
    except (KeyError, ValueError):
        raise _bad_address("jenis, tahun, dan periode") from None


def _read_format(kueri: Mapping[str, str]) -> Format:
    try:
        return Format(kueri.get("format", "pdf"))
    except ValueError:
        raise _bad_address(f"format ({', '.join(Format)})") from None


def _bad_address(perlu: str) -> DataTidakSah:
    return DataTidakSah(
        apa="Alamat unduhan ini tidak lengkap atau keliru",
        di_mana=f"yang diperlukan: {perlu}",
        perbaikan="Kembali ke halaman Dokumen, lalu unduh dari sana.",
    )


def register() -> None:
    """Offer what this module provides."""
    register_unduhan("dokumen", provide_dokumen)
    register_unduhan("dokumen-final", provide_final)
    register_unduhan("dokumen-berkas", provide_berkas)
    register_unduhan("paket-bukti", provide_paket)
    register_unduhan("pekerjaan", provide_pekerjaan)
