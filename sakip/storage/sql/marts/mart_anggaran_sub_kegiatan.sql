-- mart_anggaran_sub_kegiatan: pagu and what was spent of each sub kegiatan in each periode.
-- Grain:  one row per kode_instansi, tahun, periode, kode_sub_kegiatan.
-- Units:  rupiah; realisasi within the periode; realisasi_sampai since January; pagu of the whole tahun as it stood at the end of the periode.
-- Reads:  program_kegiatan, stg_periode, stg_pagu, stg_realisasi_anggaran.
-- Source: rules/sumber.toml [serapan] [kosong-bukan-nol] [target-berlaku].
-- Nulls:  pagu where none is set; realisasi where no triwulan of the periode is reported.
create or replace view mart_anggaran_sub_kegiatan as
select
    program_kegiatan.kode_instansi,
    program_kegiatan.tahun,
    periode,
    program_kegiatan.kode as kode_sub_kegiatan,
    max(pagu) as pagu,
    sum(case when triwulan between triwulan_awal and triwulan_akhir then realisasi end) as realisasi,
    sum(case when triwulan <= triwulan_akhir then realisasi end) as realisasi_sampai,
    count(case when triwulan <= triwulan_akhir then realisasi end) as jumlah_terlapor,
    max(triwulan_akhir) as jumlah_triwulan
from program_kegiatan
cross join stg_periode
left join stg_pagu
    on stg_pagu.kode_instansi = program_kegiatan.kode_instansi
    and stg_pagu.kode_program = program_kegiatan.kode
    and stg_pagu.tahun = program_kegiatan.tahun
    and triwulan_akhir between stg_pagu.mulai_triwulan and stg_pagu.akhir_triwulan
left join stg_realisasi_anggaran
    on stg_realisasi_anggaran.kode_instansi = program_kegiatan.kode_instansi
    and stg_realisasi_anggaran.kode_program = program_kegiatan.kode
    and stg_realisasi_anggaran.tahun = program_kegiatan.tahun
where jenjang = 'sub_kegiatan'
group by program_kegiatan.kode_instansi, program_kegiatan.tahun, periode, program_kegiatan.kode;
