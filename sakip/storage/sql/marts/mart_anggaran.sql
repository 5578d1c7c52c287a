-- mart_anggaran: pagu, realisasi and serapan of every program, kegiatan and sub kegiatan in each periode.
-- Grain:  one row per kode_instansi, tahun, periode, kode_program (any jenjang).
-- Units:  rupiah; serapan in percent of the annual pagu since January, 6 decimals; sisa = pagu - realisasi_sampai.
-- Reads:  program_kegiatan, stg_sub_kegiatan, mart_anggaran_sub_kegiatan.
-- Source: rules/sumber.toml [serapan] [sementara].
-- Nulls:  serapan where alasan says why; realisasi where nothing is reported in the periode.
create or replace view mart_anggaran as
with ringkas as (
    select
        stg_sub_kegiatan.kode_instansi,
        stg_sub_kegiatan.tahun,
        periode,
        stg_sub_kegiatan.kode_program,
        sum(pagu) as pagu,
        sum(realisasi) as realisasi,
        sum(realisasi_sampai) as realisasi_sampai,
        sum(jumlah_terlapor) as jumlah_terlapor,
        sum(jumlah_triwulan) as jumlah_triwulan
    from stg_sub_kegiatan
    inner join mart_anggaran_sub_kegiatan
        on mart_anggaran_sub_kegiatan.kode_instansi = stg_sub_kegiatan.kode_instansi
        and mart_anggaran_sub_kegiatan.tahun = stg_sub_kegiatan.tahun
        and mart_anggaran_sub_kegiatan.kode_sub_kegiatan = stg_sub_kegiatan.kode_sub_kegiatan
    group by stg_sub_kegiatan.kode_instansi, stg_sub_kegiatan.tahun, periode, stg_sub_kegiatan.kode_program
)
select
    ringkas.*,
    nama,
    jenjang,
    kode_induk,
    pagu - realisasi_sampai as sisa,
    cast(100 * realisasi_sampai / nullif(pagu, 0) as decimal(28, 6)) as serapan,
    case
        when coalesce(pagu, 0) = 0 then 'pagu_nol'
        when realisasi_sampai is null then 'belum_dilaporkan'
    end as alasan,
    case
        when jumlah_terlapor = 0 then 'belum_dilaporkan'
        when jumlah_terlapor < jumlah_triwulan then 'sementara'
        else 'lengkap'
    end as status
from ringkas
inner join program_kegiatan
    on program_kegiatan.kode_instansi = ringkas.kode_instansi
    and program_kegiatan.tahun = ringkas.tahun
    and program_kegiatan.kode = ringkas.kode_program;
