-- mart_agregat: each figure of an indikator in each periode, rolled up by the indikator's own metode.
-- Grain:  one row per kode_instansi, kode_indikator, tahun, periode, dasar, sisi (target_atas for rentang only).
-- Units:  hasil in satuan (predikat: skor; rasio: percent), 6 decimals; penyebut summed; jumlah_* count triwulan.
-- Reads:  stg_isian, stg_rentang.
-- Source: rules/sumber.toml [metode-agregasi] [target-rasio] [kosong-bukan-nol]; twin of aggregate in sakip/domain/agregasi.py.
-- Nulls:  hasil is null where no triwulan states a figure, and for a rasio whose penyebut add up to 0; never 0 for want of data.
create or replace view mart_agregat as
with anggota as (
    select
        kode_instansi,
        kode_indikator,
        tahun,
        rumus,
        metode,
        periode,
        dasar,
        sisi,
        triwulan,
        diukur,
        keadaan,
        alasan,
        target_predikat,
        case
            when diukur = 0 then null
            when sisi = 'target' then target
            when sisi = 'target_atas' then coalesce(target_atas, target)
            when keadaan = 'terisi' then realisasi
        end as nilai,
        case when diukur = 0 then null when sisi = 'realisasi' then pembilang else target_pembilang end as pembilang,
        case when diukur = 0 then null when sisi = 'realisasi' then penyebut else target_penyebut end as penyebut
    from stg_isian
    inner join stg_rentang
        on triwulan between triwulan_awal and triwulan_akhir
        and (sisi <> 'target_atas' or rumus = 'rentang')
),
ringkas as (
    select
        kode_instansi,
        kode_indikator,
        tahun,
        rumus,
        metode,
        periode,
        dasar,
        sisi,
        sum(diukur) as jumlah_diukur,
        sum(case when diukur = 1 and keadaan = 'terisi' then 1 else 0 end) as jumlah_terlapor,
        sum(case when diukur = 1 and keadaan = 'tidak_berlaku' then 1 else 0 end) as jumlah_tidak_berlaku,
        max(case when diukur = 1 and keadaan = 'tidak_berlaku' then alasan end) as alasan_tidak_berlaku,
        max(target_predikat) as target_predikat,
        count(nilai) as banyak,
        count(case when nilai is not null and pembilang is null then 1 end) as banyak_tanpa_pembilang,
        sum(nilai) as jumlah,
        max(nilai) as maksimum,
        min(nilai) as minimum,
        coalesce(
            max(case when triwulan = 4 then nilai end),
            max(case when triwulan = 3 then nilai end),
            max(case when triwulan = 2 then nilai end),
            max(case when triwulan = 1 then nilai end)
        ) as terakhir,
        sum(pembilang) as pembilang,
        sum(penyebut) as penyebut
    from anggota
    group by kode_instansi, kode_indikator, tahun, rumus, metode, periode, dasar, sisi
)
select
    kode_instansi,
    kode_indikator,
    tahun,
    rumus,
    periode,
    dasar,
    sisi,
    jumlah_diukur,
    jumlah_terlapor,
    jumlah_tidak_berlaku,
    alasan_tidak_berlaku,
    target_predikat,
    pembilang,
    penyebut,
    -- Each branch is cast by itself: one that divides would draw the exact ones into binary fractions.
    case
        when metode = 'jumlah' then cast(jumlah as decimal(28, 6))
        when metode = 'rata' then cast(jumlah / nullif(banyak, 0) as decimal(28, 6))
        when metode = 'maksimum' then cast(maksimum as decimal(28, 6))
        when metode = 'minimum' then cast(minimum as decimal(28, 6))
        when metode = 'rasio' and banyak_tanpa_pembilang = 0
            then cast(100 * pembilang / nullif(penyebut, 0) as decimal(28, 6))
        else cast(terakhir as decimal(28, 6))
    end as hasil
from ringkas;
