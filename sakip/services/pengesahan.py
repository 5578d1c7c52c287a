"""Pengesahan of a periode in words, as pages, exports and documents print it beside the figures."""

from collections.abc import Collection

from sakip.domain.instansi import Instansi
from sakip.domain.pengesahan import KeadaanPengesahan, Pengesahan, tell_pengesahan
from sakip.domain.peran import Hak, Pelaku, require_hak, visible_unit
from sakip.domain.periode import JenisPeriode
from sakip.domain.waktu import format_waktu
from sakip.services.antrean import read_formulir_kantor
from sakip.services.keadaan_formulir import require_instansi
from sakip.storage.connection import Cursor, Database
from sakip.storage.pengguna import list_pengguna

_KERJA = {KeadaanPengesahan.TERKUNCI: "dikunci"}  # what a person did, where it is another word


def get_pengesahan(
    db: Database,
    pelaku: Pelaku,
    tahun: int,
    periode: JenisPeriode,
    kode_unit: str | None = None,
) -> str:
    """Return how far the forms in sight have come, by whom and when.

    "disahkan: disetujui Sekretaris Kecamatan (Siti) 20 Januari 2026 10.03 WIB; disahkan Camat ..."
    or "sementara: 5 dari 14 formulir belum disetujui". Raises TidakBerhak.
    """
    require_hak(pelaku, Hak.LIHAT_CAPAIAN, kode_unit)
    terlihat = visible_unit(pelaku) if kode_unit is None else frozenset({kode_unit})
    with db.cursor() as cur:
        return read_pengesahan(cur, tahun, periode, terlihat)


def read_pengesahan(
    cur: Cursor, tahun: int, periode: JenisPeriode, unit: Collection[str] | None = None
) -> str:
    """As get_pengesahan for these units (None: the whole office); the caller has checked the right."""
    instansi = require_instansi(cur)
    alur = [
        satu.keadaan.alur
        for satu in read_formulir_kantor(cur)
        if satu.diukur
        and satu.periode.tahun == tahun
        and satu.periode.nomor in periode.triwulan
        and (unit is None or satu.kode_unit in unit)
    ]
    nama = {satu.kode: satu.nama for satu in list_pengguna(cur, instansi.kode)}
    return write_pengesahan(tell_pengesahan(alur), instansi, nama)


def write_pengesahan(satu: Pengesahan, instansi: Instansi, nama: dict[str, str]) -> str:
    """Return a pengesahan as people read it; nama are the names of people by sign-in name."""
    if satu.keadaan is KeadaanPengesahan.SEMENTARA:
        if not satu.jumlah:
            return f"{satu.keadaan}: belum ada formulir"
        return f"{satu.keadaan}: {satu.belum} dari {satu.jumlah} formulir belum disetujui"
    kata = list(KeadaanPengesahan)[1:]
    bagian = [
        f"{_KERJA.get(tingkat, tingkat)} {paraf.nama_jabatan} ({nama.get(paraf.oleh, paraf.oleh)}) "
        f"{format_waktu(paraf.pada, instansi)}"
        for tingkat, paraf in zip(kata, satu.paraf, strict=False)
    ]
    return f"{satu.keadaan}: {'; '.join(bagian)}"
