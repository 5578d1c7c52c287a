-- stg_alur: how the form of a unit and triwulan stands on its way, as its last act left it.
-- Grain:  one row per kode_instansi, kode_unit, tahun, triwulan on which somebody has acted.
-- Units:  status is a value of StatusAlur; times in UTC.
-- Reads:  alur_pengumpulan.
-- Source: rules/sumber.toml [pengumpulan-sop]; twin of domain/alur_pengumpulan.py replay.
-- Nulls:  ditutup_pada while the form is neither disahkan nor terkunci; diajukan_pada before it was submitted.
create or replace view stg_alur as
select
    kode_instansi,
    kode_unit,
    tahun,
    triwulan,
    versi as versi_alur,
    status as status_alur,
    pada as status_sejak,
    case when status in ('disahkan', 'terkunci') then disahkan_pada end as ditutup_pada,
    diajukan_pada
from (
    select
        alur_pengumpulan.*,
        row_number() over (
            partition by kode_instansi, kode_unit, tahun, triwulan order by versi desc
        ) as dari_terbaru,
        max(case when tindakan = 'sahkan' then pada end) over (
            partition by kode_instansi, kode_unit, tahun, triwulan
        ) as disahkan_pada,
        min(case when tindakan = 'ajukan' then pada end) over (
            partition by kode_instansi, kode_unit, tahun, triwulan
        ) as diajukan_pada
    from alur_pengumpulan
) as bernomor
where dari_terbaru = 1;
