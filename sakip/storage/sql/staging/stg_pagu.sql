-- stg_pagu: each pagu with the triwulan at whose end it is in force: each pergeseran or perubahan holds from its day.
-- Grain:  one row per kode_instansi, kode_program, tahun, mulai_triwulan; the spans of a sub kegiatan never overlap.
-- Units:  pagu in rupiah for the whole tahun; mulai_triwulan to akhir_triwulan 1-4, both ends inside.
-- Reads:  pagu.
-- Source: rules/sumber.toml [serapan] [target-berlaku].
-- Nulls:  none.
create or replace view stg_pagu as
with terakhir as (
    select *
    from (
        select
            pagu.*,
            row_number() over (
                partition by kode_instansi, kode_program, tahun, coalesce(perubahan_ke, 0) order by versi desc
            ) as dari_terbaru
        from pagu
    ) as bernomor
    where dari_terbaru = 1
),
berurut as (
    select
        terakhir.*,
        coalesce(extract(quarter from mulai_berlaku), 1) as mulai_triwulan,
        lead(coalesce(extract(quarter from mulai_berlaku), 1)) over (
            partition by kode_instansi, kode_program, tahun
            order by coalesce(mulai_berlaku, date '0001-01-01'), coalesce(perubahan_ke, 0)
        ) as triwulan_pengganti
    from terakhir
)
select
    kode_instansi,
    kode_program,
    tahun,
    mulai_triwulan,
    coalesce(triwulan_pengganti - 1, 4) as akhir_triwulan,
    nilai as pagu
from berurut
where triwulan_pengganti is null or triwulan_pengganti > mulai_triwulan;
