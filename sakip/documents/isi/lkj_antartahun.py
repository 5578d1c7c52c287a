"""How each indikator of a sasaran stands to the tahun before: in sentences, and in table 3.3."""

from decimal import Decimal

from sakip.documents.bahan import Angka, Bahan, Indikator
from sakip.documents.blok import Baris, Kolom, Sel, Tabel
from sakip.documents.isi.bersama import (
    TANPA,
    name_satuan,
    persen,
    sel_angka,
    sel_tulis,
    tulis_rapi,
    write_satuan,
)
from sakip.documents.isi.lkj_banding import NAMA, SATUAN
from sakip.documents.isi.lkj_perencanaan import NOMOR
from sakip.domain.tulisan import format_angka, round_half_up


def write_tahun(bahan: Bahan, satu: Indikator) -> str:
    """Return the sentence that sets an indikator beside the tahun before; where that cannot be, why."""
    ini, lalu = satu.di("TAHUN"), dict(satu.riwayat).get(bahan.tahun - 1)
    isi = {"indikator": satu.nama, "tahun_lalu": bahan.tahun - 1}
    if lalu is None or lalu.realisasi is None or ini.realisasi is None:
        kosong = bahan.tahun if lalu is not None and lalu.realisasi is not None else bahan.tahun - 1
        alasan = (
            bahan.tulis("banding_tidak_tercatat")
            if lalu is None
            else bahan.tulis("banding_tanpa_realisasi", tahun=kosong)
        )
        return bahan.tulis("banding_kosong", alasan=alasan, **isi)
    return bahan.tulis(
        "banding",
        realisasi=_tell_realisasi(bahan, satu, lalu, ini),
        capaian=_tell_capaian(bahan, satu, lalu, ini),
        **isi,
    )


def _tell_realisasi(bahan: Bahan, satu: Indikator, lalu: Angka, ini: Angka) -> str:
    """Return how realisasi moved; where lower is better, what that means."""
    arah = _compare(lalu.realisasi, ini.realisasi, lalu.realisasi_tulis == ini.realisasi_tulis)
    kalimat = tulis_rapi(
        bahan,
        f"realisasi_{('tetap', 'naik', 'turun')[arah]}",
        lama=lalu.realisasi_tulis,
        baru=ini.realisasi_tulis,
        satuan=name_satuan(satu),
        tahun_lalu=bahan.tahun - 1,
        tahun=bahan.tahun,
    )
    if not arah or not satu.rumus.startswith("turun"):
        return kalimat
    return bahan.tulis("realisasi_membaik" if arah < 0 else "realisasi_memburuk", realisasi=kalimat)


def _tell_capaian(bahan: Bahan, satu: Indikator, lalu: Angka, ini: Angka) -> str:
    """Return how capaian moved; where a better realisasi gave no better capaian, which target did that."""
    beda = _differ(lalu.capaian, ini.capaian)
    if beda is None:
        return bahan.tulis("capaian_tanpa_banding")
    arah = _compare(Decimal(0), beda, beda == 0)
    kalimat = bahan.tulis(
        f"capaian_{('tetap', 'naik', 'turun')[arah]}",
        selisih=format_angka(abs(beda), 2),
        capaian=persen(ini.capaian),
    )
    mutu = _compare(lalu.realisasi, ini.realisasi, lalu.realisasi_tulis == ini.realisasi_tulis)
    mutu = -mutu if satu.rumus.startswith("turun") else mutu
    serarah = mutu == arah or satu.rumus == "rentang"
    if serarah or not lalu.target_tulis or lalu.target_tulis == ini.target_tulis:
        return kalimat
    return tulis_rapi(
        bahan,
        "capaian_target",
        capaian=kalimat,
        target_lalu=lalu.target_tulis,
        target=ini.target_tulis,
        satuan=name_satuan(satu),
    )


def _compare(lama: Decimal | None, baru: Decimal | None, sama: bool) -> int:
    """Return 1 for a rise, -1 for a fall, 0 for what is written alike."""
    if sama or lama is None or baru is None:
        return 0
    return 1 if baru > lama else -1


def _differ(lama: Decimal | None, baru: Decimal | None) -> Decimal | None:
    """Return the difference of two capaian as they are printed, in points of percent."""
    if lama is None or baru is None:
        return None
    return round_half_up(baru, 2) - round_half_up(lama, 2)


def make_tahun(bahan: Bahan, milik: tuple[Indikator, ...], nomor: str) -> Tabel:
    """Return table 3.3: realisasi and capaian of three tahun."""
    tahun = (bahan.tahun - 2, bahan.tahun - 1, bahan.tahun)
    kolom = (
        NOMOR,
        NAMA,
        SATUAN,
        *(Kolom(judul=str(t), lebar=1.05, rata="kanan", kelompok="Realisasi") for t in tahun),
        *(Kolom(judul=str(t), lebar=1.1, rata="kanan", kelompok="Capaian (%)") for t in tahun),
        Kolom(judul="Naik/ Turun", lebar=1.05, rata="kanan"),
    )
    baris: list[Baris] = []
    for urut, satu in enumerate(milik, 1):
        angka = {**dict(satu.riwayat), bahan.tahun: satu.di("TAHUN")}
        dua = [angka[t].capaian if t in angka else None for t in tahun]
        baris.append(
            (
                Sel(teks=str(urut)),
                Sel(teks=satu.nama),
                Sel(teks=write_satuan(satu.satuan)),
                *(
                    sel_tulis(angka[t].realisasi, angka[t].realisasi_tulis, satu)
                    if t in angka
                    else Sel(teks=TANPA, rata="tengah")
                    for t in tahun
                ),
                *(sel_angka(capaian) for capaian in dua),
                _beda(_differ(dua[1], dua[2])),
            )
        )
    return Tabel(
        nomor=nomor,
        judul=f"Realisasi dan Capaian Tahun {tahun[0]}–{tahun[2]}",
        kolom=kolom,
        baris=tuple(baris),
        catatan=f"Naik/turun: selisih capaian {tahun[2]} dengan {tahun[1]} dalam poin persen. n/a: tidak diukur, belum dilaporkan, atau tidak dapat dihitung.",
    )


def _beda(beda: Decimal | None) -> Sel:
    if beda is None:
        return Sel(teks=TANPA, rata="tengah")
    tanda = "+" if beda > 0 else ""
    return Sel(teks=f"{tanda}{format_angka(beda, 2)}", angka=beda)
