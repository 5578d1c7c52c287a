-- stg_indikator: indikator with the names of its sasaran, unit and program; rumus and metode stand in stg_ukuran.
-- Grain:  one row per kode_instansi, kode_indikator, tahun.
-- Units:  bobot is a weight above 0; desimal is places shown.
-- Reads:  indikator, sasaran, unit_kerja, program_kegiatan.
-- Source: none; names only.
-- Nulls:  program is null where no program supports the indikator.
create or replace view stg_indikator as
select
    indikator.kode_instansi,
    indikator.kode as kode_indikator,
    indikator.tahun,
    indikator.nama as indikator,
    indikator.kode_sasaran,
    sasaran.nama as sasaran,
    sasaran.urutan as urutan_sasaran,
    indikator.kode_unit,
    unit_kerja.nama as unit,
    unit_kerja.urutan as urutan_unit,
    indikator.satuan,
    indikator.definisi_operasional,
    indikator.formula,
    indikator.sumber_data,
    indikator.periode_ukur,
    indikator.desimal,
    indikator.kode_program,
    program_kegiatan.nama as program,
    indikator.bobot,
    indikator.urutan
from indikator
inner join sasaran
    on sasaran.kode_instansi = indikator.kode_instansi
    and sasaran.kode = indikator.kode_sasaran
    and sasaran.tahun = indikator.tahun
inner join unit_kerja
    on unit_kerja.kode_instansi = indikator.kode_instansi
    and unit_kerja.kode = indikator.kode_unit
left join program_kegiatan
    on program_kegiatan.kode_instansi = indikator.kode_instansi
    and program_kegiatan.kode = indikator.kode_program
    and program_kegiatan.tahun = indikator.tahun;
