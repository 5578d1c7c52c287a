-- mart_agregat: target and realisasi of an indikator in each periode, rolled up by the indikator's own metode.
-- Grain:  one row per kode_instansi, kode_indikator, tahun, periode, dasar (periode, tahun).
-- Units:  target, target_atas (rentang only) and realisasi in satuan (predikat: skor; rasio: percent), 6 decimals; pembilang and penyebut of the realisasi summed; jumlah_* count triwulan.
-- Reads:  stg_realisasi_triwulan, stg_rentang, stg_target, stg_ukuran.
-- Source: rules/sumber.toml [metode-agregasi] [target-rasio] [kosong-bukan-nol] [target-berlaku] [ukuran-berlaku]; twin of aggregate in sakip/domain/agregasi.py.
-- Nulls:  a figure is null where no triwulan states one, and for a rasio whose penyebut add up to 0; never 0 for want of data. kode_perjanjian names where the last target comes from.
create or replace view mart_agregat as
with terukur as (
    select
        kode_instansi,
        kode_indikator,
        tahun,
        triwulan,
        diukur,
        case when diukur = 1 and keadaan = 'terisi' then 1 else 0 end as terlapor,
        case when diukur = 1 and keadaan = 'tidak_berlaku' then 1 else 0 end as tidak_berlaku,
        case when diukur = 1 and keadaan = 'tidak_berlaku' then alasan end as alasan,
        case when diukur = 1 and keadaan = 'terisi' then realisasi end as realisasi,
        case when diukur = 1 then pembilang end as pembilang,
        case when diukur = 1 then penyebut end as penyebut
    from stg_realisasi_triwulan
),
anggota as (
    -- The target as it stood at the end of the periode, not as it stands today; realisasi no later than that.
    select
        terukur.kode_instansi,
        terukur.kode_indikator,
        terukur.tahun,
        terukur.triwulan,
        periode,
        dasar,
        triwulan_berlaku,
        case when terukur.triwulan <= triwulan_berlaku then diukur end as diukur,
        case when terukur.triwulan <= triwulan_berlaku then terlapor end as terlapor,
        case when terukur.triwulan <= triwulan_berlaku then tidak_berlaku end as tidak_berlaku,
        case when terukur.triwulan <= triwulan_berlaku then alasan end as alasan,
        case when terukur.triwulan <= triwulan_berlaku then realisasi end as realisasi,
        case when terukur.triwulan <= triwulan_berlaku then terukur.pembilang end as pembilang,
        case when terukur.triwulan <= triwulan_berlaku then terukur.penyebut end as penyebut,
        target,
        coalesce(target_atas, target) as target_atas,
        target_pembilang,
        target_penyebut,
        target_predikat,
        kode_perjanjian
    from terukur
    inner join stg_rentang
        on terukur.triwulan between triwulan_awal and triwulan_akhir
    left join stg_target
        on diukur = 1
        and stg_target.kode_instansi = terukur.kode_instansi
        and stg_target.kode_indikator = terukur.kode_indikator
        and stg_target.tahun = terukur.tahun
        and stg_target.triwulan = terukur.triwulan
        and triwulan_berlaku between stg_target.mulai_triwulan and stg_target.akhir_triwulan
),
ringkas as (
    select
        kode_instansi,
        kode_indikator,
        tahun,
        periode,
        dasar,
        triwulan_berlaku,
        sum(diukur) as jumlah_diukur,
        sum(terlapor) as jumlah_terlapor,
        sum(tidak_berlaku) as jumlah_tidak_berlaku,
        max(alasan) as alasan_tidak_berlaku,
        max(target_predikat) as target_predikat,
        coalesce(
            max(case when triwulan = 4 then kode_perjanjian end),
            max(case when triwulan = 3 then kode_perjanjian end),
            max(case when triwulan = 2 then kode_perjanjian end),
            max(case when triwulan = 1 then kode_perjanjian end)
        ) as kode_perjanjian,
        sum(pembilang) as pembilang,
        sum(penyebut) as penyebut,
        sum(target_pembilang) as target_pembilang,
        sum(target_penyebut) as target_penyebut,
        count(case when realisasi is not null and pembilang is null then 1 end) as banyak_tanpa_pembilang,
        count(case when target is not null and target_pembilang is null then 1 end) as banyak_target_tanpa_pembilang,
        count(realisasi) as banyak_realisasi,
        sum(realisasi) as jumlah_realisasi,
        max(realisasi) as maksimum_realisasi,
        min(realisasi) as minimum_realisasi,
        coalesce(
            max(case when triwulan = 4 then realisasi end),
            max(case when triwulan = 3 then realisasi end),
            max(case when triwulan = 2 then realisasi end),
            max(case when triwulan = 1 then realisasi end)
        ) as terakhir_realisasi,
        count(target) as banyak_target,
        sum(target) as jumlah_target,
        max(target) as maksimum_target,
        min(target) as minimum_target,
        coalesce(
            max(case when triwulan = 4 then target end),
            max(case when triwulan = 3 then target end),
            max(case when triwulan = 2 then target end),
            max(case when triwulan = 1 then target end)
        ) as terakhir_target,
        sum(target_atas) as jumlah_target_atas,
        max(target_atas) as maksimum_target_atas,
        min(target_atas) as minimum_target_atas,
        coalesce(
            max(case when triwulan = 4 then target_atas end),
            max(case when triwulan = 3 then target_atas end),
            max(case when triwulan = 2 then target_atas end),
            max(case when triwulan = 1 then target_atas end)
        ) as terakhir_target_atas
    from anggota
    group by kode_instansi, kode_indikator, tahun, periode, dasar, triwulan_berlaku
)
select
    ringkas.kode_instansi,
    ringkas.kode_indikator,
    ringkas.tahun,
    rumus,
    metode,
    periode,
    dasar,
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
        when metode = 'jumlah' then cast(jumlah_target as decimal(28, 6))
        when metode = 'rata' then cast(jumlah_target / nullif(banyak_target, 0) as decimal(28, 6))
        when metode = 'maksimum' then cast(maksimum_target as decimal(28, 6))
        when metode = 'minimum' then cast(minimum_target as decimal(28, 6))
        when metode = 'rasio' and banyak_target_tanpa_pembilang = 0
            then cast(100 * target_pembilang / nullif(target_penyebut, 0) as decimal(28, 6))
        else cast(terakhir_target as decimal(28, 6))
    end as target,
    case
        when rumus <> 'rentang' then null
        when metode = 'jumlah' then cast(jumlah_target_atas as decimal(28, 6))
        when metode = 'rata' then cast(jumlah_target_atas / nullif(banyak_target, 0) as decimal(28, 6))
        when metode = 'maksimum' then cast(maksimum_target_atas as decimal(28, 6))
        when metode = 'minimum' then cast(minimum_target_atas as decimal(28, 6))
        when metode = 'rasio' and banyak_target_tanpa_pembilang = 0
            then cast(100 * target_pembilang / nullif(target_penyebut, 0) as decimal(28, 6))
        else cast(terakhir_target_atas as decimal(28, 6))
    end as target_atas,
    case
        when metode = 'jumlah' then cast(jumlah_realisasi as decimal(28, 6))
        when metode = 'rata' then cast(jumlah_realisasi / nullif(banyak_realisasi, 0) as decimal(28, 6))
        when metode = 'maksimum' then cast(maksimum_realisasi as decimal(28, 6))
        when metode = 'minimum' then cast(minimum_realisasi as decimal(28, 6))
        when metode = 'rasio' and banyak_tanpa_pembilang = 0
            then cast(100 * pembilang / nullif(penyebut, 0) as decimal(28, 6))
        else cast(terakhir_realisasi as decimal(28, 6))
    end as realisasi
from ringkas
inner join stg_ukuran
    on stg_ukuran.kode_instansi = ringkas.kode_instansi
    and stg_ukuran.kode_indikator = ringkas.kode_indikator
    and stg_ukuran.tahun = ringkas.tahun
    and triwulan_berlaku between stg_ukuran.mulai_triwulan and stg_ukuran.akhir_triwulan;
