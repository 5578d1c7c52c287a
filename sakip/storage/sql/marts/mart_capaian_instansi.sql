-- mart_capaian_instansi: average capaian of each instansi in each periode.
-- Grain:  one row per kode_instansi, tahun, periode.
-- Units:  as mart_rata_capaian: capaian in percent, jumlah_* count indikator.
-- Reads:  mart_rata_capaian.
-- Source: rules/sumber.toml [rata-rata-sederhana].
-- Nulls:  as mart_rata_capaian.
create or replace view mart_capaian_instansi as
select * from mart_rata_capaian where kelompok = 'instansi';
