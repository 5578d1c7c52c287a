-- mart_anggaran_sasaran: the money behind each sasaran and the whole instansi, every sub kegiatan counted once.
-- Grain:  one row per kode_instansi, tahun, kelompok (sasaran, instansi), kode_kelompok; for the whole tahun.
-- Units:  pagu, realisasi, sisa in rupiah; serapan in percent, 6 decimals.
-- Reads:  indikator, stg_sub_kegiatan, mart_anggaran_sub_kegiatan.
-- Source: rules/sumber.toml [serapan] [sementara].
-- Nulls:  realisasi and serapan where nothing is reported, serapan where pagu is 0.
create or replace view mart_anggaran_sasaran as
with anggota as (
    select distinct
        indikator.kode_instansi, indikator.tahun, 'sasaran' as kelompok, kode_sasaran as kode_kelompok, kode_sub_kegiatan
    from indikator
    inner join stg_sub_kegiatan
        on stg_sub_kegiatan.kode_instansi = indikator.kode_instansi
        and stg_sub_kegiatan.tahun = indikator.tahun
        and stg_sub_kegiatan.kode_program = indikator.kode_program
    union all
    select kode_instansi, tahun, 'instansi' as kelompok, kode_instansi as kode_kelompok, kode_sub_kegiatan
    from mart_anggaran_sub_kegiatan
    where periode = 'TAHUN'
)
select
    anggota.kode_instansi,
    anggota.tahun,
    kelompok,
    kode_kelompok,
    count(*) as jumlah_sub_kegiatan,
    sum(pagu) as pagu,
    sum(realisasi) as realisasi,
    sum(pagu) - sum(realisasi) as sisa,
    cast(100 * sum(realisasi) / nullif(sum(pagu), 0) as decimal(28, 6)) as serapan,
    case
        when sum(jumlah_terlapor) = 0 then 'belum_dilaporkan'
        when sum(jumlah_terlapor) < sum(jumlah_triwulan) then 'sementara'
        else 'lengkap'
    end as status
from anggota
inner join mart_anggaran_sub_kegiatan
    on mart_anggaran_sub_kegiatan.kode_instansi = anggota.kode_instansi
    and mart_anggaran_sub_kegiatan.tahun = anggota.tahun
    and mart_anggaran_sub_kegiatan.kode_sub_kegiatan = anggota.kode_sub_kegiatan
    and periode = 'TAHUN'
group by anggota.kode_instansi, anggota.tahun, kelompok, kode_kelompok;
