-- mart_kelengkapan: how much of what a unit must report in a triwulan has been stated and shown.
-- Grain:  one row per kode_instansi, tahun, triwulan, kode_unit.
-- Units:  jumlah_* count indikator; kelengkapan in percent of required cells and required evidence, 0-100.
-- Reads:  stg_isian, stg_bukti_wajib.
-- Source: rules/sumber.toml [kosong-bukan-nol] [periode-ukur] [bukti-pendukung].
-- Nulls:  kelengkapan is null where nothing is measured in the triwulan.
create or replace view mart_kelengkapan as
with terhitung as (
    select
        stg_isian.kode_instansi,
        stg_isian.tahun,
        stg_isian.triwulan,
        kode_unit,
        unit,
        urutan_unit,
        diukur,
        keadaan,
        dicatat_pada,
        case when diukur = 1 and keadaan <> 'belum' then 1 else 0 end as terisi,
        case
            when diukur = 1 and keadaan <> 'tidak_berlaku' and jumlah_bukti is not null then 1 else 0
        end as wajib,
        case
            when diukur = 1 and keadaan <> 'tidak_berlaku' and jumlah_bukti > 0 then 1 else 0
        end as berbukti
    from stg_isian
    left join stg_bukti_wajib
        on stg_bukti_wajib.kode_instansi = stg_isian.kode_instansi
        and stg_bukti_wajib.kode_indikator = stg_isian.kode_indikator
        and stg_bukti_wajib.tahun = stg_isian.tahun
        and stg_bukti_wajib.triwulan = stg_isian.triwulan
)

select
    kode_instansi,
    tahun,
    triwulan,
    kode_unit,
    unit,
    urutan_unit,
    count(*) as jumlah_indikator,
    sum(diukur) as jumlah_diukur,
    sum(terisi) as jumlah_terisi,
    sum(case when diukur = 1 and keadaan = 'tidak_berlaku' then 1 else 0 end) as jumlah_tidak_berlaku,
    sum(case when diukur = 1 and keadaan = 'belum' then 1 else 0 end) as jumlah_belum,
    sum(wajib) as jumlah_bukti_wajib,
    sum(berbukti) as jumlah_bukti,
    cast(
        100.0 * (sum(terisi) + sum(berbukti)) / nullif(sum(diukur) + sum(wajib), 0) as decimal(9, 2)
    ) as kelengkapan,
    max(dicatat_pada) as terakhir_dicatat
from terhitung
group by kode_instansi, tahun, triwulan, kode_unit, unit, urutan_unit;
