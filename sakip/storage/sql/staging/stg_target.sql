-- stg_target: each target with the triwulan at whose end it is in force: a PK perubahan holds from its day.
-- Grain:  one row per kode_instansi, kode_indikator, tahun, triwulan, mulai_triwulan; the spans of a triwulan never overlap.
-- Units:  target and target_atas in satuan (predikat: skor); mulai_triwulan to akhir_triwulan 1-4, both ends inside.
-- Reads:  target, perjanjian_kinerja.
-- Source: rules/sumber.toml [target-berlaku].
-- Nulls:  target is null where it was withdrawn; target_atas unless the target is a range; kode_perjanjian where none was named.
create or replace view stg_target as
with bertanggal as (
    select
        target.*,
        case when jenis = 'perubahan' then tanggal end as mulai_berlaku
    from target
    left join perjanjian_kinerja
        on perjanjian_kinerja.kode_instansi = target.kode_instansi
        and perjanjian_kinerja.kode = target.kode_perjanjian
),
berurut as (
    select
        bertanggal.*,
        coalesce(extract(quarter from mulai_berlaku), 1) as mulai_triwulan,
        lead(coalesce(extract(quarter from mulai_berlaku), 1)) over (
            partition by kode_instansi, kode_indikator, tahun, triwulan
            order by coalesce(mulai_berlaku, date '0001-01-01'), versi
        ) as triwulan_pengganti
    from bertanggal
)
select
    kode_instansi,
    kode_indikator,
    tahun,
    triwulan,
    mulai_triwulan,
    coalesce(triwulan_pengganti - 1, 4) as akhir_triwulan,
    versi as versi_target,
    nilai as target,
    atas as target_atas,
    pembilang as target_pembilang,
    penyebut as target_penyebut,
    predikat as target_predikat,
    kode_perjanjian
from berurut
-- What another target replaced within the same triwulan was in force at the end of none.
where triwulan_pengganti is null or triwulan_pengganti > mulai_triwulan;
