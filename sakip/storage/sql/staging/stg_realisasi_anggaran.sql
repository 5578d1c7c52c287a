-- stg_realisasi_anggaran: what was spent within each triwulan, the last versi.
-- Grain:  one row per kode_instansi, kode_program, tahun, triwulan.
-- Units:  realisasi in rupiah, of the triwulan alone.
-- Reads:  realisasi_anggaran.
-- Source: rules/sumber.toml [kosong-bukan-nol].
-- Nulls:  realisasi is null where not yet reported; 0 where nothing was spent.
create or replace view stg_realisasi_anggaran as
select kode_instansi, kode_program, tahun, triwulan, nilai as realisasi
from (
    select
        realisasi_anggaran.*,
        row_number() over (
            partition by kode_instansi, kode_program, tahun, triwulan order by versi desc
        ) as dari_terbaru
    from realisasi_anggaran
) as bernomor
where dari_terbaru = 1;
