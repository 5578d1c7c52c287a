"""Langkah: what people do in a run: confirm the step at hand, decide, hand on an instruction, break off."""

from dataclasses import dataclass

from sakip.domain import waktu
from sakip.domain.bukti_dukung import BerkasBaru, TautanBaru
from sakip.domain.errors import DataTidakSah
from sakip.domain.pelaksanaan import (
    JenisPeristiwa,
    Pelaksanaan,
    Peristiwa,
    check_pelaku,
    check_pembantu,
    check_tingkat,
)
from sakip.domain.peran import Hak, Pelaku, require_hak
from sakip.domain.prosedur import HasilLangkah, Langkah
from sakip.domain.teks import require_muat
from sakip.services.bukti_dukung import IsiBukti
from sakip.services.lampiran import IndukLampiran, examine_semua, save_lampiran
from sakip.services.pelaksanaan import find_pelaksanaan, list_unit_saya
from sakip.services.pengguna import read_pelaku
from sakip.services.riwayat_pelaksanaan import note_tanda, restore, write_peristiwa
from sakip.services.syarat_langkah import require_syarat
from sakip.storage.connection import Cursor, Database
from sakip.storage.prosedur import BarisPelaksanaan
from sakip.storage.surat import read_pengiriman, read_surat

PANJANG_CATATAN = 2_000  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class IsiLangkah:
    """What a person says and attaches. unit: whose part it is, where a person answers for several."""

    catatan: str = ""
    lampiran: tuple[BerkasBaru | TautanBaru, ...] = ()
    unit: str | None = None


def confirm_langkah(
    db: Database, pelaku: Pelaku, kode: str, terlihat: int, isi: IsiLangkah
) -> Pelaksanaan:
    """Say that the step at hand was done, with its output; return the run after it.

    terlihat: how many events the person saw. Raises TidakBerhak for who plays no actor of the
    step; DataTidakSah when the run is not there or has moved on since, or the output is missing.
    """
    require_hak(pelaku, Hak.KERJAKAN_LANGKAH)
    return _act(db, pelaku, kode, terlihat, isi, None)


def decide_langkah(
    db: Database, pelaku: Pelaku, kode: str, terlihat: int, *, ya: bool, isi: IsiLangkah
) -> Pelaksanaan:
    """Answer the question of the step at hand: Ya goes on, Tidak goes back and needs a note.

    Raises as confirm_langkah, and TidakBerhak for who would judge their own work, or decide at two
    levels of one turn.
    """
    require_hak(pelaku, Hak.KERJAKAN_LANGKAH)
    return _act(db, pelaku, kode, terlihat, isi, ya)


def _act(
    db: Database, pelaku: Pelaku, kode: str, terlihat: int, isi: IsiLangkah, putusan: bool | None
) -> Pelaksanaan:
    with db.cursor() as cur:
        _require_giliran(restore(*find_pelaksanaan(cur, pelaku, kode)), pelaku)
    berkas = examine_semua(db, isi.lampiran, pelaku)
    with db.transaction() as cur:
        baris, peristiwa = find_pelaksanaan(cur, pelaku, kode)
        kini = restore(baris, peristiwa)
        langkah = _require_giliran(kini, pelaku)
        if terlihat == kini.jumlah:
            if putusan is not None:
                check_tingkat(kini, pelaku.kode)
            if putusan is not False:
                require_syarat(cur, baris, langkah)
            _check_hasil(cur, baris, kini, isi, berkas, putusan)
        jenis = JenisPeristiwa.KERJAKAN if putusan is None else JenisPeristiwa.PUTUSKAN
        satu = Peristiwa(
            nomor=terlihat + 1,
            jenis=jenis,
            langkah=langkah.nomor,
            oleh=pelaku.kode,
            jabatan=_jabatan(kini, pelaku),
            pada=waktu.now_utc(),
            unit=_pick_unit(kini, pelaku, isi) if putusan is None else None,
            putusan=putusan,
            catatan=require_muat(
                isi.catatan, PANJANG_CATATAN, "Catatan", f"langkah {langkah.nomor}"
            ),
        )
        sesudah = write_peristiwa(cur, baris, kini, satu, pelaku)
        induk = IndukLampiran(pelaksanaan=kode, peristiwa=satu.nomor)
        save_lampiran(cur, pelaku, induk, berkas)
    note_tanda(db, pelaku.kode_instansi)
    return sesudah


def _require_giliran(kini: Pelaksanaan, pelaku: Pelaku) -> Langkah:
    """Return the step at hand; refuse who plays none of its actors, and a run that has ended."""
    check_pelaku(kini, pelaku)
    if kini.langkah is None:
        raise DataTidakSah(
            apa="Pelaksanaan ini sudah berakhir",
            di_mana="pelaksanaan prosedur",
            perbaikan="Lihat hasilnya di arsip; mulai yang baru bila masih perlu.",
        )
    return kini.langkah


def _check_hasil(
    cur: Cursor,
    baris: BarisPelaksanaan,
    kini: Pelaksanaan,
    isi: IsiLangkah,
    berkas: list[IsiBukti],
    putusan: bool | None,
) -> None:
    """Refuse a step without what shows that it was done; a decision needs it with Ya, from who acts.

    A letter counts when it got its number since the step came to hand; of the deliveries of the
    run each needs its tanda terima.
    """
    giliran, langkah = kini.kini, kini.langkah
    assert giliran is not None
    assert langkah is not None
    if putusan is False or (putusan and (langkah.pemutus or langkah.hasil is HasilLangkah.CATATAN)):
        return
    kurang = ""
    match langkah.hasil:
        case HasilLangkah.BERKAS if not berkas:
            kurang = f"Output langkah ini ({langkah.output or 'dokumen'}) belum dilampirkan"
        case HasilLangkah.CATATAN if not isi.catatan.strip():
            kurang = "Catatan tentang hasilnya belum ditulis"
        case HasilLangkah.DISPOSISI if not isi.catatan.strip():
            kurang = "Instruksi disposisinya belum ditulis"
        case HasilLangkah.SURAT:
            surat = read_surat(cur, baris.kode_instansi, baris.kode)
            if not any(satu.aktif and satu.dicatat_pada >= giliran.mulai for satu in surat):
                kurang = "Surat pengantarnya belum diberi nomor"
        case HasilLangkah.KIRIMAN:
            semua = read_pengiriman(cur, baris.kode_instansi, baris.kode)
            kiriman = [satu for satu in semua if satu.aktif]
            belum = ", ".join(satu.tujuan for satu in kiriman if not satu.diterima)
            if not kiriman:
                kurang = "Belum ada pengiriman yang bertanda terima"
            elif belum:
                kurang = f"Pengiriman ke {belum} belum bertanda terima"
    if kurang:
        raise DataTidakSah(
            apa=kurang,
            di_mana=f"langkah {langkah.nomor}",
            perbaikan="Lengkapi dahulu di halaman ini, lalu nyatakan selesai.",
        )


def _pick_unit(kini: Pelaksanaan, pelaku: Pelaku, isi: IsiLangkah) -> str | None:
    """Return the unit a person confirms for: the one named, or the only one that is theirs."""
    if kini.langkah is None or not kini.langkah.tiap_unit:
        return None
    milik = list_unit_saya(kini, pelaku)
    if isi.unit in milik or (isi.unit is None and len(milik) == 1):
        return isi.unit or milik[0]
    raise DataTidakSah(
        apa="Bagian unit Anda sudah dinyatakan selesai, atau unitnya belum dipilih",
        di_mana=f"langkah {kini.langkah.nomor}",
        perbaikan="Pilih unit Anda yang belum selesai; bila semua sudah, tunggu unit lain.",
    )


def _jabatan(kini: Pelaksanaan, pelaku: Pelaku) -> str:
    """Return the position by which this person acts now, as people write it."""
    tugas = [
        satu.nama_jabatan
        for kode in kini.pelaku_kini
        for satu in kini.prosedur.get_pelaku(kode).list_tugas(pelaku)
    ]
    return tugas[0] if tugas else pelaku.jabatan


def give_disposisi(
    db: Database, pelaku: Pelaku, kode: str, terlihat: int, kepada: str, instruksi: str
) -> None:
    """Hand an instruction about the step at hand to a person; the step stays at hand.

    Raises TidakBerhak for who neither plays an actor of the step nor runs procedures;
    DataTidakSah for an unknown or deactivated person, an empty instruction, or a run that has moved on.
    """
    require_hak(pelaku, Hak.KERJAKAN_LANGKAH)
    with db.transaction() as cur:
        check_pembantu(restore(*find_pelaksanaan(cur, pelaku, kode)), pelaku)
        penerima = read_pelaku(cur, kepada)
        if penerima is None or not instruksi.strip():
            raise DataTidakSah(
                apa="Disposisi belum menyebut orangnya, atau instruksinya kosong",
                di_mana="disposisi",
                perbaikan="Pilih orang yang aktif, lalu tulis instruksinya.",
            )
        _write_lain(cur, pelaku, kode, terlihat, JenisPeristiwa.DISPOSISI, instruksi, kepada)


def cancel_pelaksanaan(db: Database, pelaku: Pelaku, kode: str, terlihat: int, alasan: str) -> None:
    """Break a run off with a reason; it stays in the list of those that have ended.

    Raises TidakBerhak; DataTidakSah without a reason, or for a run that has moved on or ended.
    """
    require_hak(pelaku, Hak.MULAI_PROSEDUR)
    if not alasan.strip():
        raise DataTidakSah(
            apa="Alasan pembatalan belum ditulis",
            di_mana="batalkan pelaksanaan",
            perbaikan="Tulis mengapa pelaksanaan ini tidak dilanjutkan.",
        )
    with db.transaction() as cur:
        _write_lain(cur, pelaku, kode, terlihat, JenisPeristiwa.BATAL, alasan)


def _write_lain(
    cur: Cursor,
    pelaku: Pelaku,
    kode: str,
    terlihat: int,
    jenis: JenisPeristiwa,
    catatan: str,
    kepada: str | None = None,
) -> None:
    baris, peristiwa = find_pelaksanaan(cur, pelaku, kode)
    kini = restore(baris, peristiwa)
    satu = Peristiwa(
        nomor=terlihat + 1,
        jenis=jenis,
        langkah=0 if kini.kini is None else kini.kini.langkah,
        oleh=pelaku.kode,
        jabatan=pelaku.jabatan,
        pada=waktu.now_utc(),
        kepada=kepada,
        catatan=require_muat(catatan, PANJANG_CATATAN, "Tulisan", baris.nama),
    )
    write_peristiwa(cur, baris, kini, satu, pelaku)
