-- mart_capaian_triwulan: capaian of each indikator in each triwulan.
-- Grain:  one row per kode_instansi, kode_indikator, tahun, periode in (TW1, TW2, TW3, TW4).
-- Units:  as mart_capaian_periode: figures in satuan, capaian in percent.
-- Reads:  mart_capaian_periode.
-- Source: rules/sumber.toml [metode-agregasi].
-- Nulls:  as mart_capaian_periode; what is not yet reported is null, never 0.
create or replace view mart_capaian_triwulan as
select * from mart_capaian_periode where periode in ('TW1', 'TW2', 'TW3', 'TW4');
