"""Pembetulan: a letter, a delivery or an attachment of an open run is put right, with a reason; what stood before is kept.

Who wrote it may put it right, and whoever may add to the step at hand. A run that has ended stays as it ended.
"""

from dataclasses import dataclass, replace
from datetime import date

from sakip.domain import waktu
from sakip.domain.bukti_dukung import BerkasBaru, TautanBaru
from sakip.domain.errors import DataTidakSah, VersiBerubah
from sakip.domain.pelaksanaan import Pelaksanaan, StatusPelaksanaan, check_pembantu
from sakip.domain.peran import Hak, Pelaku, require_hak
from sakip.domain.prosedur import HasilLangkah
from sakip.domain.teks import require_muat
from sakip.services.jejak import record_jejak
from sakip.services.lampiran import IndukLampiran, examine_semua, save_lampiran
from sakip.services.pelaksanaan import find_pelaksanaan
from sakip.services.riwayat_pelaksanaan import restore
from sakip.services.surat import IsiKiriman, check_tanda_terima
from sakip.storage import prosedur as runs
from sakip.storage import surat as rows
from sakip.storage.connection import Cursor, Database
from sakip.storage.prosedur import BarisGantiLampiran, BarisLampiran
from sakip.storage.surat import AKTIF, BATAL, BarisPengiriman, BarisSurat, PembetulanSurat

PANJANG_ALASAN = 500  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class IsiSurat:
    """To whom a letter goes and what it is about."""

    kepada: str
    perihal: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TandaTerima:
    """Who took a delivery in, and on which day of the office's zone."""

    penerima: str
    diterima: date


def correct_surat(
    db: Database,
    pelaku: Pelaku,
    terlihat: BarisSurat,
    isi: IsiSurat,
    *,
    alasan: str,
    batal: bool = False,
) -> None:
    """Put a letter right, or (batal) take it back: its number and its place in the register stay.

    terlihat is the letter as the person saw it. Raises TidakBerhak; DataTidakSah without a reason,
    for an empty field, a run that has ended, or a letter on which a finished step rests;
    VersiBerubah when somebody put it right first.
    """
    require_hak(pelaku, Hak.KERJAKAN_LANGKAH)
    kepada, perihal = " ".join(isi.kepada.split()), " ".join(isi.perihal.split())
    with db.transaction() as cur:
        semua = rows.read_surat(cur, pelaku.kode_instansi, terlihat.kode_pelaksanaan)
        kunci = (terlihat.tahun, terlihat.urutan)
        lama = next((s for s in semua if (s.tahun, s.urutan) == kunci), None)
        kini = _open_run(cur, pelaku, terlihat.kode_pelaksanaan, lama)
        if lama is None or not lama.aktif or not kepada or not perihal:
            raise _refuse("Surat ini tidak ada lagi, atau tujuan dan perihalnya kosong")
        _check_versi(lama.versi, terlihat.versi, f"{lama.kepada}, {lama.perihal}")
        sisa = [satu for satu in semua if satu.aktif and satu is not lama]
        if batal and not sisa:
            _check_sisa(kini, HasilLangkah.SURAT)
        baru = PembetulanSurat(
            kode_instansi=lama.kode_instansi,
            tahun=lama.tahun,
            urutan=lama.urutan,
            versi=lama.versi + 1,
            status=BATAL if batal else AKTIF,
            kepada=kepada,
            perihal=perihal,
            alasan=_tidy(alasan),
            dicatat_oleh=pelaku.kode,
            dicatat_pada=waktu.now_utc(),
        )
        rows.write_pembetulan_surat(cur, baru)
        sebelum = {"kepada": lama.kepada, "perihal": lama.perihal}
        sesudah = {"kepada": kepada, "perihal": perihal, "alasan": baru.alasan}
        _note(cur, pelaku, "surat", lama.nomor, sebelum, sesudah, batal=batal)


def correct_pengiriman(
    db: Database,
    pelaku: Pelaku,
    terlihat: BarisPengiriman,
    isi: IsiKiriman,
    terima: TandaTerima | None,
    *,
    alasan: str,
    batal: bool = False,
) -> None:
    """Put a line of the distribution list right, or (batal) take it off; terima None: nobody took it in yet.

    terlihat is the line as the person saw it. Raises as correct_surat, and DataTidakSah for a tanda
    terima that cannot be.
    """
    require_hak(pelaku, Hak.KERJAKAN_LANGKAH)
    with db.transaction() as cur:
        semua = rows.read_pengiriman(cur, pelaku.kode_instansi, terlihat.kode_pelaksanaan)
        lama = next((satu for satu in semua if satu.kode == terlihat.kode), None)
        kini = _open_run(cur, pelaku, terlihat.kode_pelaksanaan, lama)
        tujuan, cara = " ".join(isi.tujuan.split()), " ".join(isi.cara.split())
        if lama is None or not lama.aktif or not tujuan or isi.rangkap < 1:
            raise _refuse("Pengiriman ini tidak ada lagi, atau tujuan dan rangkapnya kosong")
        _check_versi(lama.versi, terlihat.versi, _tell_kiriman(lama))
        sisa = [satu for satu in semua if satu.aktif and satu.diterima and satu is not lama]
        if (batal or terima is None) and not sisa:
            _check_sisa(kini, HasilLangkah.KIRIMAN)
        if terima is not None and not batal:
            dikirim = rows.read_dikirim(cur, lama)
            check_tanda_terima(cur, terima.penerima, terima.diterima, dikirim)
        baru = replace(
            lama,
            versi=lama.versi + 1,
            tujuan=tujuan,
            cara=cara,
            rangkap=isi.rangkap,
            penerima=None if terima is None else " ".join(terima.penerima.split()),
            diterima=None if terima is None else terima.diterima,
            status=BATAL if batal else AKTIF,
            alasan=_tidy(alasan),
            dicatat_oleh=pelaku.kode,
            dicatat_pada=waktu.now_utc(),
        )
        rows.write_pengiriman(cur, baru)
        sebelum = {"kiriman": _tell_kiriman(lama)}
        sesudah = {"kiriman": _tell_kiriman(baru), "alasan": baru.alasan}
        _note(cur, pelaku, "pengiriman", f"ke {lama.tujuan}", sebelum, sesudah, batal=batal)


def replace_lampiran(
    db: Database, pelaku: Pelaku, kode: str, baru: BerkasBaru | TautanBaru, *, alasan: str
) -> None:
    """Put another file or link in the place of an attachment of a step; both are kept and shown.

    Raises TidakBerhak; DataTidakSah without a reason, for an attachment that is not there or was put
    right already, a run that has ended, or what may not be kept.
    """
    require_hak(pelaku, Hak.KERJAKAN_LANGKAH)
    berkas = examine_semua(db, [baru], pelaku)
    with db.transaction() as cur:
        lama = _find_lampiran(cur, pelaku, kode)
        _open_run(cur, pelaku, lama.kode_pelaksanaan or "", lama)
        if kode in runs.read_ganti_lampiran(cur, pelaku.kode_instansi):
            raise VersiBerubah(
                apa=f"Lampiran {lama.nama} sudah diganti sejak halaman Anda dimuat; penggantinya belum disimpan",
                di_mana="lampiran",
                perbaikan="Muat ulang halaman, lihat yang terbaru, lalu ulangi bila masih perlu.",
            )
        induk = IndukLampiran(pelaksanaan=lama.kode_pelaksanaan, peristiwa=lama.nomor_peristiwa)
        (pengganti,) = save_lampiran(cur, pelaku, induk, berkas)
        ganti = BarisGantiLampiran(
            kode_instansi=pelaku.kode_instansi,
            kode=kode,
            pengganti=pengganti,
            alasan=_tidy(alasan),
            dicatat_oleh=pelaku.kode,
            dicatat_pada=waktu.now_utc(),
        )
        runs.write_baris(cur, ganti)
        isi = {"nama": berkas[0].nama, "alasan": ganti.alasan}
        _note(cur, pelaku, "lampiran", lama.nama, {"nama": lama.nama}, isi, batal=False)


def _find_lampiran(cur: Cursor, pelaku: Pelaku, kode: str) -> BarisLampiran:
    lama = next(iter(runs.read_lampiran(cur, pelaku.kode_instansi, kode=kode)), None)
    if lama is None or lama.kode_pelaksanaan is None:
        raise _refuse("Lampiran ini tidak ada pada langkah mana pun")
    return lama


def _open_run(
    cur: Cursor,
    pelaku: Pelaku,
    kode: str,
    lama: BarisSurat | BarisPengiriman | BarisLampiran | None,
) -> Pelaksanaan:
    """Return the run, still open; refuse who neither wrote what is put right nor may add to the step at hand."""
    kini = restore(*find_pelaksanaan(cur, pelaku, kode))
    if kini.status is not StatusPelaksanaan.BERJALAN:
        raise DataTidakSah(
            apa="Pelaksanaan ini sudah berakhir, jadi catatannya tidak berubah lagi",
            di_mana="pembetulan",
            perbaikan="Tulis pembetulannya dalam pelaksanaan yang baru.",
        )
    if lama is None or pelaku.kode != lama.dicatat_oleh:
        check_pembantu(kini, pelaku)
    return kini


def _check_sisa(kini: Pelaksanaan, hasil: HasilLangkah) -> None:
    """Refuse to take away the last letter or tanda terima on which a finished step rests."""
    for giliran in kini.giliran:
        selesai = giliran.selesai is not None and not giliran.kembali
        if selesai and kini.prosedur.get_langkah(giliran.langkah).hasil is hasil:
            raise DataTidakSah(
                apa=f"Langkah {giliran.langkah} sudah dinyatakan selesai atas dasar catatan ini, jadi tidak dapat dicabut",
                di_mana="pembetulan",
                perbaikan="Betulkan isinya, atau catat yang benar lebih dahulu, lalu cabut yang keliru.",
            )


def _check_versi(kini: int, terlihat: int, isi: str) -> None:
    if kini != terlihat:
        raise VersiBerubah(
            apa=f"Catatan ini sudah dibetulkan orang lain menjadi “{isi}”; pembetulan Anda belum disimpan",
            di_mana="pembetulan",
            perbaikan="Bandingkan keduanya, lalu simpan yang benar.",
        )


def _tell_kiriman(satu: BarisPengiriman) -> str:
    terima = f", diterima {satu.penerima} {satu.diterima}" if satu.diterima else ""
    return f"{satu.tujuan}, {satu.cara}, {satu.rangkap} rangkap{terima}"


def _tidy(alasan: str) -> str:
    alasan = require_muat(
        " ".join(alasan.split()), PANJANG_ALASAN, "Alasan pembetulan", "pembetulan"
    )
    if not alasan:
        raise _refuse("Alasan pembetulan belum ditulis")
    return alasan


def _note(
    cur: Cursor,
    pelaku: Pelaku,
    jenis: str,
    nama: str,
    lama: dict[str, str],
    baru: dict[str, str],
    *,
    batal: bool,
) -> None:
    tindakan = "cabut" if batal else "betulkan"
    record_jejak(cur, pelaku, f"{tindakan}_{jenis}", f"{jenis} {nama}", lama, baru)


def _refuse(apa: str) -> DataTidakSah:
    return DataTidakSah(
        apa=apa, di_mana="pembetulan", perbaikan="Lengkapi isian dan alasannya, lalu simpan lagi."
    )
