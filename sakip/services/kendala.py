"""Kendala, solusi, and the plan of an indikator in a triwulan; and what became of the plan before."""

from dataclasses import dataclass
from datetime import date

from sakip.domain import waktu
from sakip.domain.errors import DataTidakSah, VersiBerubah
from sakip.domain.isian import PANJANG_TEKS
from sakip.domain.peran import Hak, Pelaku, require_hak
from sakip.domain.periode import Triwulan
from sakip.domain.tulisan import format_tanggal
from sakip.services.jejak import record_jejak
from sakip.services.keadaan_formulir import require_terbuka
from sakip.storage import catatan_angka as rows
from sakip.storage.bukti_dukung import read_indikator_unit
from sakip.storage.catatan_angka import BarisKendala, BarisTindakLanjut
from sakip.storage.connection import Cursor, Database

KEADAAN_LANJUT = {
    "belum": "belum dikerjakan",
    "berjalan": "sedang dikerjakan",
    "selesai": "selesai",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class IsianKendala:
    """What a unit writes; a rencana needs pic (who) and batas_waktu (a day of the office)."""

    kendala: str = ""
    solusi: str = ""
    rencana: str = ""
    pic: str = ""
    batas_waktu: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KendalaAngka:
    """One indikator: what is written now, and the plan of the triwulan before with what became of it."""

    kini: IsianKendala
    versi: int
    rencana_lalu: BarisKendala | None
    tindak_lanjut: BarisTindakLanjut | None


def list_kendala(
    db: Database, pelaku: Pelaku, kode_unit: str, periode: Triwulan
) -> dict[str, KendalaAngka]:
    """Return {kode indikator: its kendala and the plan to follow up} of a form. Raises TidakBerhak."""
    require_hak(pelaku, Hak.LIHAT_CAPAIAN, kode_unit)
    lalu = periode.sebelumnya
    with db.cursor() as cur:
        milik = read_indikator_unit(cur, pelaku.kode_instansi, kode_unit, periode.tahun)
        kini = rows.read_kendala(cur, pelaku.kode_instansi, periode)
        rencana = rows.read_kendala(cur, pelaku.kode_instansi, lalu)
        lanjut = rows.read_tindak_lanjut(cur, pelaku.kode_instansi, lalu)
    return {kode: _make(kini.get(kode), rencana.get(kode), lanjut.get(kode)) for kode in milik}


def _make(
    kini: BarisKendala | None, lalu: BarisKendala | None, lanjut: BarisTindakLanjut | None
) -> KendalaAngka:
    return KendalaAngka(
        kini=IsianKendala() if kini is None else isian_kendala(kini),
        versi=0 if kini is None else kini.versi,
        rencana_lalu=lalu if lalu is not None and lalu.rencana else None,
        tindak_lanjut=lanjut,
    )


def isian_kendala(baris: BarisKendala) -> IsianKendala:
    """Return what a stored kendala says."""
    return IsianKendala(
        kendala=baris.kendala,
        solusi=baris.solusi,
        rencana=baris.rencana,
        pic=baris.pic,
        batas_waktu=baris.batas_waktu,
    )


def record_kendala(
    db: Database,
    pelaku: Pelaku,
    kode_unit: str,
    periode: Triwulan,
    kode_indikator: str,
    isian: IsianKendala,
    *,
    versi: int,
) -> bool:
    """Write the kendala, solusi and plan of an indikator; tell whether anything changed.

    Raises TidakBerhak; DataTidakSah while the row is closed, for a plan without who and until when,
    or texts too long; VersiBerubah when another person wrote it in between.
    """
    require_hak(pelaku, Hak.ISI_REALISASI, kode_unit)
    isian = _tidy(isian)
    di_mana = f"kendala {kode_indikator}, {periode}"
    _check(isian, di_mana)
    with db.transaction() as cur:
        _require_milik(cur, pelaku, kode_unit, periode, kode_indikator, di_mana)
        lama = rows.read_kendala(cur, pelaku.kode_instansi, periode).get(kode_indikator)
        sebelum = IsianKendala() if lama is None else isian_kendala(lama)
        if sebelum == isian:
            return False
        if versi != (lama.versi if lama else 0):
            raise _changed(sebelum, isian, di_mana)
        require_terbuka(cur, pelaku, kode_unit, periode, [kode_indikator])
        rows.write_kendala(
            cur,
            BarisKendala(
                kode_instansi=pelaku.kode_instansi,
                kode_indikator=kode_indikator,
                tahun=periode.tahun,
                triwulan=periode.nomor,
                versi=versi + 1,
                kendala=isian.kendala,
                solusi=isian.solusi,
                rencana=isian.rencana,
                pic=isian.pic,
                batas_waktu=isian.batas_waktu,
                dicatat_oleh=pelaku.kode,
                dicatat_pada=waktu.now_utc(),
            ),
        )
        objek = f"kendala {kode_indikator} {periode.tahun} TW{periode.nomor}"
        record_jejak(cur, pelaku, "isi_kendala", objek, _ringkas(sebelum), _ringkas(isian))
    return True


def _changed(sebelum: IsianKendala, isian: IsianKendala, di_mana: str) -> VersiBerubah:
    """Return the refusal that shows what another has written in each field that differs, beside one's own."""
    lama, baru = _tulis(sebelum), _tulis(isian)
    beda = [
        f"{nama} “{lama[nama]}”, tulisan Anda “{baru[nama]}”"
        for nama in lama
        if lama[nama] != baru[nama]
    ]
    return VersiBerubah(
        apa=f"Kendala ini sudah diubah orang lain, dan tulisan Anda belum disimpan: {'; '.join(beda)}",
        di_mana=di_mana,
        perbaikan="Bandingkan keduanya, lalu simpan yang benar.",
    )


def _tulis(isian: IsianKendala) -> dict[str, str]:
    batas = "" if isian.batas_waktu is None else format_tanggal(isian.batas_waktu)
    teks = {"kendala": isian.kendala, "solusi": isian.solusi, "rencana": isian.rencana}
    teks |= {"penanggung jawab": isian.pic, "batas waktu": batas}
    return {nama: nilai or "kosong" for nama, nilai in teks.items()}


def record_tindak_lanjut(
    db: Database,
    pelaku: Pelaku,
    kode_unit: str,
    periode: Triwulan,
    kode_indikator: str,
    keadaan: str,
    uraian: str,
    *,
    versi: int,
) -> bool:
    """Say what became of the plan that an indikator had in periode (the triwulan of the plan).

    keadaan is a key of KEADAAN_LANJUT; versi is the one seen (0: nothing was said yet). It may be
    said whenever the plan is there: the plan itself stays as it was. Tell whether anything changed.
    Raises TidakBerhak; DataTidakSah without a plan, or without words; VersiBerubah when another
    person said something in between, with both.
    """
    require_hak(pelaku, Hak.ISI_REALISASI, kode_unit)
    uraian, di_mana = uraian.strip(), f"tindak lanjut {kode_indikator}, {periode}"
    _check_lanjut(keadaan, uraian, di_mana)
    with db.transaction() as cur:
        _require_milik(cur, pelaku, kode_unit, periode, kode_indikator, di_mana)
        rencana = rows.read_kendala(cur, pelaku.kode_instansi, periode).get(kode_indikator)
        if rencana is None or not rencana.rencana:
            raise _refuse("Tidak ada rencana untuk ditindaklanjuti", "Pilih dari daftar.", di_mana)
        lama = rows.read_tindak_lanjut(cur, pelaku.kode_instansi, periode).get(kode_indikator)
        if lama is not None and (lama.keadaan, lama.uraian) == (keadaan, uraian):
            return False
        if lama is not None and lama.versi != versi:
            raise _lanjut_berubah(lama, keadaan, uraian, di_mana)
        rows.write_tindak_lanjut(
            cur,
            BarisTindakLanjut(
                kode_instansi=pelaku.kode_instansi,
                kode_indikator=kode_indikator,
                tahun=periode.tahun,
                triwulan=periode.nomor,
                versi=(lama.versi if lama else 0) + 1,
                keadaan=keadaan,
                uraian=uraian,
                dicatat_oleh=pelaku.kode,
                dicatat_pada=waktu.now_utc(),
            ),
        )
        objek = f"tindak lanjut {kode_indikator} {periode.tahun} TW{periode.nomor}"
        sebelum = {"keadaan": lama.keadaan, "uraian": lama.uraian} if lama else None
        baru = {"keadaan": keadaan, "uraian": uraian}
        record_jejak(cur, pelaku, "isi_tindak_lanjut", objek, sebelum, baru)
    return True


def _check_lanjut(keadaan: str, uraian: str, di_mana: str) -> None:
    if keadaan not in KEADAAN_LANJUT or not uraian or len(uraian) > PANJANG_TEKS:
        raise _refuse(
            "Tindak lanjut belum lengkap",
            f"Pilih keadaannya dan tulis apa yang dikerjakan, paling banyak {PANJANG_TEKS} karakter.",
            di_mana,
        )


def _lanjut_berubah(
    lama: BarisTindakLanjut, keadaan: str, uraian: str, di_mana: str
) -> VersiBerubah:
    return VersiBerubah(
        apa=f"Tindak lanjut ini sudah ditulis orang lain: {KEADAAN_LANJUT[lama.keadaan]}, “{lama.uraian}”; "
        f"tulisan Anda, {KEADAAN_LANJUT[keadaan]}, “{uraian}”, belum disimpan",
        di_mana=di_mana,
        perbaikan="Bandingkan keduanya, lalu simpan yang benar.",
    )


def _tidy(isian: IsianKendala) -> IsianKendala:
    return IsianKendala(
        kendala=isian.kendala.strip(),
        solusi=isian.solusi.strip(),
        rencana=isian.rencana.strip(),
        pic=isian.pic.strip() if isian.rencana.strip() else "",
        batas_waktu=isian.batas_waktu if isian.rencana.strip() else None,
    )


def _check(isian: IsianKendala, di_mana: str) -> None:
    salah = []
    if isian.rencana and not isian.pic:
        salah.append("penanggung jawab rencana belum ditulis")
    if isian.rencana and isian.batas_waktu is None:
        salah.append("batas waktu rencana belum dipilih")
    if any(len(t) > PANJANG_TEKS for t in (isian.kendala, isian.solusi, isian.rencana, isian.pic)):
        salah.append(f"ada tulisan yang lebih dari {PANJANG_TEKS} karakter")
    if salah:
        raise _refuse(
            f"Belum disimpan: {'; '.join(salah)}",
            "Lengkapi ketiganya: rencana, penanggung jawab, dan batas waktunya.",
            di_mana,
        )


def _require_milik(
    cur: Cursor,
    pelaku: Pelaku,
    kode_unit: str,
    periode: Triwulan,
    kode_indikator: str,
    di_mana: str,
) -> None:
    if kode_indikator not in read_indikator_unit(
        cur, pelaku.kode_instansi, kode_unit, periode.tahun
    ):
        raise _refuse(
            f"Indikator {kode_indikator} tidak ada dalam formulir unit ini",
            "Muat ulang halaman, lalu pilih indikatornya dari daftar.",
            di_mana,
        )


def _ringkas(isian: IsianKendala) -> dict[str, object]:
    isi = {nama: getattr(isian, nama) for nama in IsianKendala.__slots__}
    return {nama: nilai for nama, nilai in isi.items() if nilai}


def _refuse(apa: str, perbaikan: str, di_mana: str) -> DataTidakSah:
    return DataTidakSah(apa=apa, di_mana=di_mana, perbaikan=perbaikan)
