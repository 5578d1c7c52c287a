-- mart_agregat: each figure of an indikator in each periode, rolled up by the indikator's own metode.
-- Grain:  one row per kode_instansi, kode_indikator, tahun, periode, dasar, sisi (target_atas for rentang only; target sides where one is set).
-- Units:  hasil in satuan (predikat: skor; rasio: percent), 6 decimals; penyebut summed; jumlah_* count triwulan.
-- Reads:  stg_isian, stg_rentang, stg_target, stg_diukur, stg_ukuran, indikator.
-- Source: rules/sumber.toml [metode-agregasi] [target-rasio] [kosong-bukan-nol] [target-berlaku] [ukuran-berlaku]; twin of aggregate in sakip/domain/agregasi.py.
-- Nulls:  hasil is null where no triwulan states a figure, and for a rasio whose penyebut add up to 0; never 0 for want of data. kode_perjanjian names where the last target comes from.
create or replace view mart_agregat as
with anggota as (
    select
        kode_instansi,
        kode_indikator,
        tahun,
        periode,
        dasar,
        sisi,
        triwulan_berlaku,
        triwulan,
        diukur,
        keadaan,
        alasan,
        null as target_predikat,
        null as kode_perjanjian,
        case when diukur = 1 and keadaan = 'terisi' then realisasi end as nilai,
        case when diukur = 1 then pembilang end as pembilang,
        case when diukur = 1 then penyebut end as penyebut
    from stg_isian
    inner join stg_rentang
        on triwulan between triwulan_awal and triwulan_akhir
        and sisi = 'realisasi'
    union all
    -- What was promised as it stood at the end of the periode, not as it stands today.
    select
        stg_target.kode_instansi,
        stg_target.kode_indikator,
        stg_target.tahun,
        periode,
        dasar,
        sisi,
        triwulan_berlaku,
        stg_target.triwulan,
        1 as diukur,
        null as keadaan,
        null as alasan,
        target_predikat,
        kode_perjanjian,
        case when sisi = 'target' then target else coalesce(target_atas, target) end as nilai,
        target_pembilang as pembilang,
        target_penyebut as penyebut
    from stg_target
    inner join indikator
        on indikator.kode_instansi = stg_target.kode_instansi
        and indikator.kode = stg_target.kode_indikator
        and indikator.tahun = stg_target.tahun
    inner join stg_diukur
        on stg_diukur.periode_ukur = indikator.periode_ukur
        and stg_diukur.triwulan = stg_target.triwulan
    inner join stg_rentang
        on stg_target.triwulan between triwulan_awal and triwulan_akhir
        and triwulan_berlaku between mulai_triwulan and stg_target.akhir_triwulan
        and (sisi = 'target' or (sisi = 'target_atas' and rumus = 'rentang'))
),
ringkas as (
    select
        kode_instansi,
        kode_indikator,
        tahun,
        periode,
        dasar,
        sisi,
        triwulan_berlaku,
        sum(diukur) as jumlah_diukur,
        sum(case when diukur = 1 and keadaan = 'terisi' then 1 else 0 end) as jumlah_terlapor,
        sum(case when diukur = 1 and keadaan = 'tidak_berlaku' then 1 else 0 end) as jumlah_tidak_berlaku,
        max(case when diukur = 1 and keadaan = 'tidak_berlaku' then alasan end) as alasan_tidak_berlaku,
        max(target_predikat) as target_predikat,
        coalesce(
            max(case when triwulan = 4 then kode_perjanjian end),
            max(case when triwulan = 3 then kode_perjanjian end),
            max(case when triwulan = 2 then kode_perjanjian end),
            max(case when triwulan = 1 then kode_perjanjian end)
        ) as kode_perjanjian,
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
    group by kode_instansi, kode_indikator, tahun, periode, dasar, sisi, triwulan_berlaku
)
select
    ringkas.kode_instansi,
    ringkas.kode_indikator,
    ringkas.tahun,
    rumus,
    metode,
    periode,
    dasar,
    sisi,
    jumlah_diukur,
    jumlah_terlapor,
    jumlah_tidak_berlaku,
    alasan_tidak_berlaku,
    target_predikat,
    kode_perjanjian,
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
from ringkas
inner join stg_ukuran
    on stg_ukuran.kode_instansi = ringkas.kode_instansi
    and stg_ukuran.kode_indikator = ringkas.kode_indikator
    and stg_ukuran.tahun = ringkas.tahun
    and triwulan_berlaku between stg_ukuran.mulai_triwulan and stg_ukuran.akhir_triwulan;
