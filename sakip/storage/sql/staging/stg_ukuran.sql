-- stg_ukuran: rumus and metode of each indikator with the triwulan at whose end they are in force.
-- Grain:  one row per kode_instansi, kode_indikator, tahun, mulai_triwulan; the spans of an indikator never overlap.
-- Units:  mulai_triwulan to akhir_triwulan 1-4, both ends inside.
-- Reads:  indikator, perubahan_ukuran.
-- Source: rules/sumber.toml [ukuran-berlaku].
-- Nulls:  none.
create or replace view stg_ukuran as
with semua as (
    select kode_instansi, kode as kode_indikator, tahun, 1 as mulai_triwulan, 0 as versi, rumus, metode
    from indikator
    union all
    select kode_instansi, kode_indikator, tahun, mulai_triwulan, versi, rumus, metode
    from perubahan_ukuran
),
berurut as (
    select
        semua.*,
        lead(mulai_triwulan) over (
            partition by kode_instansi, kode_indikator, tahun order by mulai_triwulan, versi
        ) as triwulan_pengganti
    from semua
)
select
    kode_instansi,
    kode_indikator,
    tahun,
    mulai_triwulan,
    coalesce(triwulan_pengganti - 1, 4) as akhir_triwulan,
    rumus,
    metode
from berurut
where triwulan_pengganti is null or triwulan_pengganti > mulai_triwulan;
