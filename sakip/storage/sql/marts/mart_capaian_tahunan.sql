-- mart_capaian_tahunan: capaian of each indikator in the tahun, and of the tahun so far.
-- Grain:  one row per kode_instansi, kode_indikator, tahun, periode in (SD3, TAHUN).
-- Units:  as mart_capaian_periode: figures in satuan, capaian in percent.
-- Reads:  mart_capaian_periode.
-- Source: rules/sumber.toml [metode-agregasi].
-- Nulls:  as mart_capaian_periode; what is not yet reported is null, never 0.
create or replace view mart_capaian_tahunan as
select * from mart_capaian_periode where periode in ('SD3', 'TAHUN');
