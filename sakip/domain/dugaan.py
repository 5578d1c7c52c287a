"""Dugaan: what would explain a printed capaian that its rumus does not."""

from collections.abc import Iterator
from decimal import Decimal

from sakip.domain.capaian import Target
from sakip.domain.cetakan import (
    RUMUS_ANGKA,
    BarisTerbitan,
    Hitungan,
    Pembulatan,
    list_hitungan,
    match_cetakan,
)
from sakip.domain.rumus import Rumus
from sakip.domain.tulisan import format_angka

SETENGAH_KE_ATAS = Pembulatan.SETENGAH_KE_ATAS

BATAS_LAZIM = (Decimal(100), Decimal(110), Decimal(120), Decimal(150))
GESER_LAZIM = (-2, -1, 1, 2)
KELIPATAN_SATUAN = (3, 6, 9, -3, -6, -9)  # ribu, juta, miliar
DIGIT_MEYAKINKAN = 4  # digits that agree; a round "100" agrees with too much


def explain_salah(baris: BarisTerbitan, tercetak: Decimal, hitungan: Hitungan) -> tuple[str, ...]:
    """Return Indonesian sentences on what would give the printed figure; empty when nothing known does.

    hitungan is the way the row should have been computed; its capaian has a value.
    """
    hitung = hitungan.capaian.nilai
    if hitung is None:
        return ()
    return (
        *_explain_rumus(baris, tercetak, hitungan),
        *_explain_salinan(baris, tercetak),
        *_explain_batas(tercetak, hitung),
        *_explain_letak_koma(tercetak, hitung),
        *_explain_triwulan(baris, tercetak, hitungan),
        *_explain_satu_persen(tercetak, hitung),
    )


def find_beda_satuan(
    baris: BarisTerbitan, tercetak: Decimal, rumus: tuple[Rumus, ...]
) -> Hitungan | None:
    """Return the way to compute the printed figure when target and realisasi differ in scale.

    A target in miliar beside a realisasi in juta: the capaian is right, the row's units are not.
    """
    if len(tercetak.normalize().as_tuple().digits) < DIGIT_MEYAKINKAN:
        return None
    for geser in KELIPATAN_SATUAN:
        target = tuple(
            Target(satu.nilai.scaleb(geser))
            for satu in baris.target
            if satu.nilai is not None and satu.atas is None
        )
        sama_satuan = BarisTerbitan(target=target, realisasi=baris.realisasi)
        for hitungan in list_hitungan(sama_satuan, rumus):
            nilai = hitungan.capaian.nilai
            if nilai is not None and match_cetakan(tercetak, nilai) is SETENGAH_KE_ATAS:
                return hitungan
    return None


def _explain_rumus(baris: BarisTerbitan, tercetak: Decimal, hitungan: Hitungan) -> Iterator[str]:
    sudah = {hitungan.rumus}
    for lain in list_hitungan(baris, RUMUS_ANGKA):
        if lain.rumus in sudah or lain.capaian.nilai is None:
            continue
        if match_cetakan(tercetak, lain.capaian.nilai):
            sudah.add(lain.rumus)
            yield f"Cocok dengan rumus {lain.rumus}: {lain.capaian.langkah}."


def _explain_salinan(baris: BarisTerbitan, tercetak: Decimal) -> Iterator[str]:
    if tercetak in baris.realisasi:
        yield "Sama dengan realisasinya: tampaknya disalin tanpa dibandingkan dengan target."
    elif any(tercetak == target.nilai for target in baris.target):
        yield "Sama dengan targetnya: tampaknya disalin dari kolom target."


def _explain_batas(tercetak: Decimal, hitung: Decimal) -> Iterator[str]:
    if tercetak in BATAS_LAZIM and hitung > tercetak:
        yield f"Cocok bila capaian dibatasi paling tinggi {format_angka(tercetak)}."
    if tercetak == 0 and hitung < 0:
        yield "Cocok bila capaian negatif dicetak sebagai 0."


def _explain_letak_koma(tercetak: Decimal, hitung: Decimal) -> Iterator[str]:
    for geser in GESER_LAZIM:
        pindah = tercetak.scaleb(geser)
        if tercetak == 0 or not match_cetakan(pindah, hitung):
            continue
        if geser == 2:
            yield "Cocok bila dibaca sebagai pecahan, belum dikalikan 100."
        else:
            yield f"Cocok bila komanya digeser: {format_angka(pindah)}."


def _explain_triwulan(baris: BarisTerbitan, tercetak: Decimal, hitungan: Hitungan) -> Iterator[str]:
    for nilai in baris.triwulan:
        ada = [angka for angka in nilai if angka is not None]
        if not ada:
            continue
        jumlah = sum(ada, Decimal(0))
        ganti = BarisTerbitan(target=baris.target, realisasi=(jumlah,))
        for lain in list_hitungan(ganti, (hitungan.rumus,)):
            if lain.capaian.nilai is not None and match_cetakan(tercetak, lain.capaian.nilai):
                yield (
                    f"Cocok bila realisasinya jumlah triwulan, {format_angka(jumlah)}: "
                    f"{lain.capaian.langkah}."
                )
                return


def _explain_satu_persen(tercetak: Decimal, hitung: Decimal) -> Iterator[str]:
    """Whole percents one apart get no tolerance: say that it may be coarse rounding."""
    if tercetak == tercetak.to_integral_value() and Decimal("0.5") < abs(tercetak - hitung) < 1:
        arah = "ke atas" if tercetak > hitung else "ke bawah"
        yield f"Cocok bila {format_angka(hitung, 2)} dibulatkan {arah} ke persen penuh."
