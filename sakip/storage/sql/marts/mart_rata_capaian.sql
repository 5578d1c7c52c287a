-- mart_rata_capaian: average capaian per sasaran, unit and instansi in each periode, with what it leaves out.
-- Grain:  one row per kode_instansi, tahun, periode, kelompok (sasaran, unit, instansi), kode_kelompok.
-- Units:  capaian in percent, 6 decimals: mean of capaian_batas weighted by bobot; jumlah_* count indikator.
-- Reads:  mart_capaian_periode, stg_aturan, skala_predikat.
-- Source: rules/sumber.toml [rata-rata-sederhana] [batas-rata-rata] [skala-predikat] [sementara].
-- Nulls:  capaian is null where no indikator can be computed; an indikator without capaian is left out and counted.
create or replace view mart_rata_capaian as
with anggota as (
    select
        mart_capaian_periode.*,
        kelompok,
        case
            when kelompok = 'sasaran' then kode_sasaran
            when kelompok = 'unit' then kode_unit
            else kode_instansi
        end as kode_kelompok,
        case when capaian_batas is not null then bobot end as bobot_ini,
        case when capaian_tahunan_batas is not null then bobot end as bobot_tahunan
    from mart_capaian_periode
    cross join (values ('sasaran'), ('unit'), ('instansi')) as daftar (kelompok)
),
ringkas as (
    select
        kode_instansi,
        tahun,
        periode,
        kelompok,
        kode_kelompok,
        count(*) as jumlah_indikator,
        count(capaian) as jumlah_dihitung,
        sum(case when capaian is null and status = 'belum_waktunya' then 1 else 0 end) as jumlah_belum_waktunya,
        sum(case when capaian is null and status = 'belum_dilaporkan' then 1 else 0 end) as jumlah_belum_dilaporkan,
        sum(case when status in ('sementara', 'belum_dilaporkan') then 1 else 0 end) as jumlah_belum_lengkap,
        cast(sum(bobot_ini * capaian_batas) / nullif(sum(bobot_ini), 0) as decimal(38, 6)) as capaian,
        cast(sum(bobot_tahunan * capaian_tahunan_batas) / nullif(sum(bobot_tahunan), 0) as decimal(38, 6)) as capaian_tahunan
    from anggota
    group by kode_instansi, tahun, periode, kelompok, kode_kelompok
)
select
    ringkas.*,
    case
        when jumlah_belum_waktunya = jumlah_indikator then 'belum_waktunya'
        when jumlah_dihitung = 0 and jumlah_belum_dilaporkan > 0 then 'belum_dilaporkan'
        when jumlah_dihitung = 0 then 'tidak_dapat_dihitung'
        when jumlah_belum_lengkap > 0 then 'sementara'
        else 'lengkap'
    end as status,
    case when capaian is null then 'tidak_ada_anggota' end as alasan,
    skala_predikat.nama as predikat
from ringkas
inner join stg_aturan
    on stg_aturan.kode_instansi = ringkas.kode_instansi
    and stg_aturan.tahun = ringkas.tahun
left join skala_predikat
    on skala_predikat.kode = stg_aturan.kode_skala
    and (bawah is null or round(capaian, 2) > bawah or (bawah_termasuk = 1 and round(capaian, 2) = bawah))
    and (atas is null or round(capaian, 2) < atas or (atas_termasuk = 1 and round(capaian, 2) = atas))
    and capaian is not null;
