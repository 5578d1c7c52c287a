-- stg_sub_kegiatan: every program, kegiatan and sub kegiatan with the sub kegiatan whose money it holds.
-- Grain:  one row per kode_instansi, tahun, kode_program (any jenjang), kode_sub_kegiatan at or below it.
-- Units:  codes only.
-- Reads:  program_kegiatan.
-- Source: rules/sumber.toml [serapan].
-- Nulls:  none.
create or replace view stg_sub_kegiatan as
select kode_instansi, tahun, kode as kode_program, kode as kode_sub_kegiatan
from program_kegiatan
where jenjang = 'sub_kegiatan'
union all
select kode_instansi, tahun, kode_induk as kode_program, kode as kode_sub_kegiatan
from program_kegiatan
where jenjang = 'sub_kegiatan'
union all
select kegiatan.kode_instansi, kegiatan.tahun, kegiatan.kode_induk as kode_program, sub_kegiatan.kode as kode_sub_kegiatan
from program_kegiatan as kegiatan
inner join program_kegiatan as sub_kegiatan
    on sub_kegiatan.kode_instansi = kegiatan.kode_instansi
    and sub_kegiatan.tahun = kegiatan.tahun
    and sub_kegiatan.kode_induk = kegiatan.kode
    and sub_kegiatan.jenjang = 'sub_kegiatan'
where kegiatan.jenjang = 'kegiatan';
