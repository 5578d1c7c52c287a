"""Uji silang: recompute a published table and say which printed figures are wrong, and why."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from sakip.domain.alasan import Alasan
from sakip.domain.cetakan import (
    BarisTerbitan,
    Hitungan,
    Pembulatan,
    count_desimal,
    list_hitungan,
)
from sakip.domain.dugaan import explain_salah, find_beda_satuan
from sakip.domain.penjelas import (
    Penjelas,
    find_rumus_lazim,
    has_target_nol,
    list_penjelas,
    list_rumus,
)
from sakip.domain.putusan import HasilBaris, Putusan
from sakip.domain.rumus import Rumus
from sakip.domain.tulisan import format_angka
from sakip.domain.uji_setahun import judge_setahun

_COCOK = {
    Pembulatan.SETENGAH_KE_ATAS: Putusan.COCOK,
    Pembulatan.DIPOTONG: Putusan.COCOK_DIPOTONG,
    Pembulatan.DIGIT_TERAKHIR: Putusan.COCOK_DIGIT_TERAKHIR,
}
_KALIMAT_COCOK = {
    Pembulatan.SETENGAH_KE_ATAS: "Sesuai dengan hitungan ulang: {}.",
    Pembulatan.DIPOTONG: "Desimalnya dipotong; bila dibulatkan {}.",
    Pembulatan.DIGIT_TERAKHIR: "Selisih satu angka pada digit terakhir; seharusnya {}.",
}


def judge_tabel(tabel: Sequence[BarisTerbitan]) -> tuple[HasilBaris, ...]:
    """Judge every row; rows of one indikator (kunci) must all be explained by one rumus.

    Source: rules/sumber.toml [pembulatan] and the capaian rules; an indikator keeps its rumus.
    """
    cocok = [list_penjelas(baris) for baris in tabel]
    lazim = find_rumus_lazim(tabel, cocok)
    hasil = [
        _judge_baris(baris, satu, lazim.get(baris.kunci))
        for baris, satu in zip(tabel, cocok, strict=True)
    ]
    return _mark_salinan(tabel, hasil)


def _mark_salinan(
    tabel: Sequence[BarisTerbitan], hasil: Sequence[HasilBaris]
) -> tuple[HasilBaris, ...]:
    """Point out wrong figures that another row of the same indikator prints too."""
    tercetak = Counter((b.kunci, h.tercetak) for b, h in zip(tabel, hasil, strict=True))
    kalimat = "Angka yang sama tercetak pada baris lain indikator ini: mungkin tersalin."
    wajar = (0, 100)  # printed so often that sameness says nothing
    return tuple(
        replace(h, penjelasan=(*h.penjelasan, kalimat))
        if h.putusan is Putusan.SALAH
        and b.kunci
        and h.tercetak not in wajar
        and tercetak[b.kunci, h.tercetak] > 1
        else h
        for b, h in zip(tabel, hasil, strict=True)
    )


def _judge_baris(
    baris: BarisTerbitan, cocok: list[Penjelas], rumus_lazim: Rumus | None
) -> HasilBaris:
    setahun = judge_setahun(baris)
    hasil = _judge_capaian(baris, cocok, rumus_lazim)
    if setahun is None:
        return hasil
    putusan = hasil.putusan
    if not setahun.cocok and putusan not in (Putusan.SALAH, Putusan.RUMUS_BERGANTI):
        putusan = Putusan.SETAHUN_SALAH
    elif setahun.cocok and putusan is Putusan.TANPA_CAPAIAN:
        putusan = Putusan.SETAHUN_COCOK
    penjelasan = (*hasil.penjelasan, setahun.penjelasan)
    return replace(hasil, putusan=putusan, penjelasan=penjelasan, setahun=setahun)


def _judge_capaian(
    baris: BarisTerbitan, cocok: list[Penjelas], rumus_lazim: Rumus | None
) -> HasilBaris:
    if not baris.ada_capaian:
        return HasilBaris(putusan=Putusan.TANPA_CAPAIAN)
    if has_target_nol(baris) and not baris.rumus:
        return _judge_target_nol(baris)
    bernilai = [satu for satu in list_hitungan(baris) if satu.capaian.nilai is not None]
    if not bernilai:
        return _judge_tanpa_hitungan(baris)
    if not baris.capaian:
        dasar = _find_dasar(baris, bernilai, rumus_lazim)
        kalimat = f"Menurut hitungan ulang {_write_hitungan(dasar, 2)}."
        return _fill(HasilBaris(putusan=Putusan.TIDAK_TERBACA, penjelasan=(kalimat,)), dasar)
    if not cocok:
        return _judge_tidak_cocok(baris, bernilai, rumus_lazim)
    rumus_cocok = {satu.hitungan.rumus for satu in cocok}
    if rumus_lazim and not baris.rumus and not rumus_cocok & {rumus_lazim, Rumus.PREDIKAT}:
        dasar = _find_dasar(baris, bernilai, rumus_lazim)
        return _judge_rumus_berganti(dasar, cocok, rumus_lazim)
    return _judge_cocok(cocok, rumus_lazim)


def _judge_target_nol(baris: BarisTerbitan) -> HasilBaris:
    """Without a stated rumus a target of 0 leaves nothing to compare with: naik is n/a, turun 100 or 0."""
    turun = list_hitungan(baris, (Rumus.TURUN_SELISIH,))
    kalimat = [f"{Alasan.TARGET_NOL.kalimat[0].upper()}{Alasan.TARGET_NOL.kalimat[1:]}."]
    if turun and turun[0].capaian.nilai is not None:
        nilai = format_angka(turun[0].capaian.nilai)
        kalimat.append(f"Bila makin rendah makin baik, capaiannya {nilai}.")
    return HasilBaris(
        putusan=Putusan.TARGET_NOL,
        penjelasan=tuple(kalimat),
        tercetak=baris.capaian[0] if baris.capaian else None,
        alasan=Alasan.TARGET_NOL,
    )


def _judge_tanpa_hitungan(baris: BarisTerbitan) -> HasilBaris:
    alasan = next((satu.capaian.alasan for satu in list_hitungan(baris)), None)
    kurang = [nama for nama in ("target", "realisasi") if not getattr(baris, nama)]
    if alasan is None and kurang == ["realisasi"]:
        alasan = Alasan.BELUM_DILAPORKAN
    elif alasan is None and "target" in kurang:
        alasan = Alasan.BELUM_ADA_TARGET
    if kurang:
        sebab = f"{' dan '.join(kurang)} tidak ada atau tidak terbaca"
    elif alasan is None:
        sebab = (
            f"target dan realisasi tidak dapat dibandingkan dengan rumus {', '.join(baris.rumus)}"
        )
    else:
        sebab = alasan.kalimat
    return HasilBaris(
        putusan=Putusan.TARGET_NOL if alasan is Alasan.TARGET_NOL else Putusan.TIDAK_DAPAT_DIHITUNG,
        penjelasan=(f"Capaian tercetak tanpa dasar hitungan: {sebab}.",),
        tercetak=baris.capaian[0] if baris.capaian else None,
        alasan=alasan,
    )


def _judge_cocok(cocok: list[Penjelas], rumus_lazim: Rumus | None) -> HasilBaris:
    pilih = next((satu for satu in cocok if satu.hitungan.rumus is rumus_lazim), cocok[0])
    hitungan = _write_hitungan(pilih.hitungan, count_desimal(pilih.tercetak))
    hasil = HasilBaris(
        putusan=_COCOK[pilih.pembulatan],
        penjelasan=(_KALIMAT_COCOK[pilih.pembulatan].format(hitungan),),
        tercetak=pilih.tercetak,
        rumus_cocok=list_rumus(cocok),
        pembulatan=pilih.pembulatan,
    )
    return _fill(hasil, pilih.hitungan)


def _judge_rumus_berganti(dasar: Hitungan, cocok: list[Penjelas], rumus_lazim: Rumus) -> HasilBaris:
    tercetak, lain = cocok[0].tercetak, cocok[0].hitungan
    kalimat = (
        f"Seharusnya {_write_hitungan(dasar, max(count_desimal(tercetak), 2))} menurut rumus "
        f"{rumus_lazim}, seperti baris lain indikator ini.",
        f"Yang tercetak cocok dengan rumus {lain.rumus}: {lain.capaian.langkah}.",
    )
    hasil = HasilBaris(
        putusan=Putusan.RUMUS_BERGANTI,
        penjelasan=kalimat,
        tercetak=tercetak,
        rumus_cocok=list_rumus(cocok),
        pembulatan=cocok[0].pembulatan,
    )
    return _fill(hasil, dasar)


def _judge_tidak_cocok(
    baris: BarisTerbitan, bernilai: list[Hitungan], rumus_lazim: Rumus | None
) -> HasilBaris:
    tercetak, dasar = baris.capaian[0], _find_dasar(baris, bernilai, rumus_lazim)
    desimal = max(count_desimal(tercetak), 2)
    beda = find_beda_satuan(baris, tercetak, (dasar.rumus,))
    if beda is not None:
        kalimat = f"Sesuai bila satuannya disamakan: {_write_hitungan(beda, desimal)}."
        hasil = HasilBaris(
            putusan=Putusan.COCOK_BEDA_SATUAN,
            penjelasan=(kalimat, "Target dan realisasi tercetak dalam satuan yang berbeda."),
            tercetak=tercetak,
            rumus_cocok=(beda.rumus,),
        )
        return _fill(hasil, beda)
    kalimat = f"Seharusnya {_write_hitungan(dasar, desimal)} menurut rumus {dasar.rumus}."
    dugaan = explain_salah(baris, tercetak, dasar)
    lain = _write_rumus_lain(bernilai, dasar.rumus, desimal)
    hasil = HasilBaris(
        putusan=Putusan.SALAH, penjelasan=(kalimat, *dugaan, *lain), tercetak=tercetak
    )
    return _fill(hasil, dasar)


def _find_dasar(
    baris: BarisTerbitan, bernilai: list[Hitungan], rumus_lazim: Rumus | None
) -> Hitungan:
    """Return how a row should have been computed: by its usual rumus, else the first that applies.

    Of several readings ("1.500") the one nearest to the printed figure.
    """
    calon = [satu for satu in bernilai if satu.rumus is rumus_lazim]
    calon = calon or [satu for satu in bernilai if satu.rumus is bernilai[0].rumus]
    if not baris.capaian:
        return calon[0]
    tercetak = baris.capaian[0]
    return min(calon, key=lambda satu: abs(tercetak - (satu.capaian.nilai or Decimal(0))))


def _write_rumus_lain(bernilai: list[Hitungan], dasar: Rumus, desimal: int) -> list[str]:
    """Say what the other possible rumus would give, where the table leaves the rumus open."""
    lain: dict[Rumus, str] = {}
    for satu in bernilai:
        if satu.rumus is not dasar:
            lain.setdefault(satu.rumus, format_angka(satu.capaian.nilai, desimal))
    rinci = "; ".join(f"{rumus} {nilai}" for rumus, nilai in lain.items())
    return [f"Menurut rumus lain: {rinci}."] if rinci else []


def _fill(hasil: HasilBaris, hitungan: Hitungan) -> HasilBaris:
    """Return hasil with the figures of the recomputation beside the verdict."""
    return replace(
        hasil,
        hitung=hitungan.capaian.nilai,
        rumus=hitungan.rumus,
        langkah=hitungan.capaian.langkah,
    )


def _write_hitungan(hitungan: Hitungan, desimal: int) -> str:
    return f"{format_angka(hitungan.capaian.nilai, desimal)} ({hitungan.capaian.langkah})"
