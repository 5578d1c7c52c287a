-- stg_pagu: pagu in force of each sub kegiatan, the last versi.
-- Grain:  one row per kode_instansi, kode_program, tahun.
-- Units:  pagu in rupiah for the whole tahun.
-- Reads:  pagu.
-- Source: rules/sumber.toml [serapan].
-- Nulls:  none.
create or replace view stg_pagu as
select kode_instansi, kode_program, tahun, nilai as pagu
from (
    select
        pagu.*,
        row_number() over (partition by kode_instansi, kode_program, tahun order by versi desc) as dari_terbaru
    from pagu
) as bernomor
where dari_terbaru = 1;
