"""What a person has to do with documents on their way to a signature: mend, paraf, sign.

A document is on its way from its first koreksi or paraf until it is final; looking at a draft asks nobody for anything.
"""

from collections.abc import Sequence

from sakip.documents.rekaman import sign_bahan
from sakip.domain import waktu
from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import Hak, Pelaku, may
from sakip.domain.periode import JenisPeriode
from sakip.domain.tugas import KeadaanTugas, Tugas
from sakip.services.dokumen import read_bahan
from sakip.services.jenis_dokumen import JENIS
from sakip.services.keadaan_formulir import require_instansi
from sakip.services.kekurangan_dokumen import FINAL, KOREKSI, point_jenis
from sakip.services.pengesahan_dokumen import find_halangan
from sakip.storage.connection import Cursor, Database
from sakip.storage.dokumen_final import BarisLangkah, list_langkah_berjalan

PERBAIKI, PARAF, SAHKAN = Hak.VERIFIKASI, Hak.SETUJUI, Hak.SAHKAN
"""Whose turn it is: the penyusun mends, the pengelola data signs the draft off, the head makes it final."""


def list_tugas_dokumen(db: Database, pelaku: Pelaku) -> list[Tugas]:
    """Return the documents that wait for this person; at most one line for each document."""
    if not any(may(pelaku, hak) for hak in (PERBAIKI, PARAF, SAHKAN)):
        return []
    with db.cursor() as cur:
        tugas = [
            _tell(cur, pelaku, kunci, langkah)
            for kunci, langkah in list_langkah_berjalan(cur, pelaku.kode_instansi).items()
        ]
    return [satu for satu in tugas if satu is not None]


def _tell(
    cur: Cursor, pelaku: Pelaku, kunci: tuple[str, int, str], langkah: Sequence[BarisLangkah]
) -> Tugas | None:
    """Return what a document wants of this person now; None where it waits for another."""
    dijawab = {satu.menjawab for satu in langkah}
    terbuka = sum(satu.langkah == "koreksi" and satu.nomor not in dijawab for satu in langkah)
    if terbuka:
        kalimat, hak, bagian = f"Perbaiki menurut {terbuka} koreksi", PERBAIKI, KOREKSI
    else:
        # The home page asks at every run; a document is put together anew when something was stored.
        hari = require_instansi(cur).local_date(waktu.now_utc())
        dasar = ("tugas dokumen", kunci, tuple(langkah), pelaku.kode, hari)
        kalimat, hak, bagian = cur.derive(dasar, lambda: _tell_bersih(cur, pelaku, kunci, langkah))
    if not kalimat or not may(pelaku, hak):
        return None
    return Tugas(
        keadaan=KeadaanTugas.MENUNGGU,
        kalimat=kalimat,
        perihal=_name(kunci),
        alamat=point_jenis(*kunci, bagian),
    )


def _tell_bersih(
    cur: Cursor, pelaku: Pelaku, kunci: tuple[str, int, str], langkah: Sequence[BarisLangkah]
) -> tuple[str, Hak, str]:
    """Return the next thing to do with a document without an open koreksi, whose it is, and where."""
    jenis, tahun, periode = kunci
    try:
        bahan = read_bahan(cur, pelaku, jenis, tahun, JenisPeriode(periode))
        sidik = sign_bahan(bahan)
        if not any(satu.langkah == "paraf" and satu.sidik == sidik for satu in langkah):
            diparaf = any(satu.langkah == "paraf" for satu in langkah)
            sebab = "isinya berubah sesudah diparaf" if diparaf else "koreksinya selesai"
            return f"Periksa dan paraf: {sebab}", PARAF, KOREKSI
        halangan = find_halangan(cur, pelaku, jenis, tahun, JenisPeriode(periode), bahan)
    except DataTidakSah:
        return "", PERBAIKI, KOREKSI  # what it is made of is gone: there is nothing to sign
    if halangan:
        return f"Lengkapi sebelum disahkan: {len(halangan)} hal belum ada", PERBAIKI, FINAL
    return "Sahkan: sudah diparaf dan lengkap", SAHKAN, FINAL


def _name(kunci: tuple[str, int, str]) -> str:
    jenis, tahun, periode = kunci
    bagian = "" if periode == JenisPeriode.TAHUN else f"{JenisPeriode(periode).nama} "
    return f"{JENIS[jenis].nama} {bagian}{tahun}"
