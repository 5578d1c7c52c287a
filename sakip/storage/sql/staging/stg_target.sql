-- stg_target: target in force, the last versi of each.
-- Grain:  one row per kode_instansi, kode_indikator, tahun, triwulan.
-- Units:  target and target_atas in satuan (predikat: skor).
-- Reads:  target.
-- Source: none; names only.
-- Nulls:  target is null where it was withdrawn; target_atas unless the target is a range.
create or replace view stg_target as
select
    kode_instansi,
    kode_indikator,
    tahun,
    triwulan,
    versi as versi_target,
    nilai as target,
    atas as target_atas,
    pembilang as target_pembilang,
    penyebut as target_penyebut,
    predikat as target_predikat
from (
    select
        target.*,
        row_number() over (
            partition by kode_instansi, kode_indikator, tahun, triwulan order by versi desc
        ) as dari_terbaru
    from target
) as bernomor
where dari_terbaru = 1;
