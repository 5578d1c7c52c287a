-- mart_kelengkapan: how much of what a unit must report in a triwulan has been stated.
-- Grain:  one row per kode_instansi, tahun, triwulan, kode_unit.
-- Units:  jumlah_* count indikator; kelengkapan in percent of what is measured, 0-100.
-- Reads:  stg_isian.
-- Source: rules/sumber.toml [kosong-bukan-nol] [periode-ukur].
-- Nulls:  kelengkapan is null where nothing is measured in the triwulan.
create or replace view mart_kelengkapan as
select
    kode_instansi,
    tahun,
    triwulan,
    kode_unit,
    unit,
    urutan_unit,
    count(*) as jumlah_indikator,
    sum(diukur) as jumlah_diukur,
    sum(case when diukur = 1 and keadaan <> 'belum' then 1 else 0 end) as jumlah_terisi,
    sum(case when diukur = 1 and keadaan = 'tidak_berlaku' then 1 else 0 end) as jumlah_tidak_berlaku,
    sum(case when diukur = 1 and keadaan = 'belum' then 1 else 0 end) as jumlah_belum,
    cast(
        100.0 * sum(case when diukur = 1 and keadaan <> 'belum' then 1 else 0 end) / nullif(sum(diukur), 0) as decimal(9, 2)
    ) as kelengkapan,
    max(dicatat_pada) as terakhir_dicatat
from stg_isian
group by kode_instansi, tahun, triwulan, kode_unit, unit, urutan_unit;
