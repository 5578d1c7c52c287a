-- mart_capaian_unit: average capaian of each unit in each periode.
-- Grain:  one row per kode_instansi, tahun, periode, kode_unit.
-- Units:  as mart_rata_capaian: capaian in percent, jumlah_* count indikator.
-- Reads:  mart_rata_capaian.
-- Source: rules/sumber.toml [rata-rata-sederhana].
-- Nulls:  as mart_rata_capaian.
create or replace view mart_capaian_unit as
select mart_rata_capaian.*, kode_kelompok as kode_unit from mart_rata_capaian where kelompok = 'unit';
