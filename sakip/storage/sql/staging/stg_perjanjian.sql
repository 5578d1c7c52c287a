-- stg_perjanjian: each perjanjian kinerja with its place among the changes of the same official.
-- Grain:  one row per kode_instansi, kode_perjanjian.
-- Units:  perubahan_ke 1, 2 ... in the order of their days (tanggal); 0 for a murni.
-- Reads:  perjanjian_kinerja.
-- Source: rules/sumber.toml [target-berlaku].
-- Nulls:  none.
create or replace view stg_perjanjian as
select
    kode_instansi,
    kode as kode_perjanjian,
    tahun,
    kode_unit,
    jabatan_pertama as jabatan,
    nomor as nomor_perjanjian,
    jenis as jenis_perjanjian,
    tanggal as tanggal_perjanjian,
    case
        when jenis = 'murni' then 0
        else row_number() over (partition by kode_instansi, tahun, kode_unit, jenis order by tanggal, kode)
    end as perubahan_ke
from perjanjian_kinerja;
