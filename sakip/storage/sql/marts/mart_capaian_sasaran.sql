-- mart_capaian_sasaran: average capaian of each sasaran in each periode.
-- Grain:  one row per kode_instansi, tahun, periode, kode_sasaran.
-- Units:  as mart_rata_capaian: capaian in percent, jumlah_* count indikator.
-- Reads:  mart_rata_capaian.
-- Source: rules/sumber.toml [rata-rata-sederhana].
-- Nulls:  as mart_rata_capaian.
create or replace view mart_capaian_sasaran as
select mart_rata_capaian.*, kode_kelompok as kode_sasaran from mart_rata_capaian where kelompok = 'sasaran';
