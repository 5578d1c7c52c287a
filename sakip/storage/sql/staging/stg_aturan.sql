-- stg_aturan: the settings that decide averages and predikat, per instansi and tahun.
-- Grain:  one row per kode_instansi, tahun.
-- Units:  batas_atas and batas_bawah in percent; kode_skala is a kode of skala_predikat.
-- Reads:  pengaturan, indikator.
-- Source: rules/sumber.toml [batas-rata-rata] [skala-predikat].
-- Nulls:  batas_atas is null where the office wants no cap ("tanpa").
create or replace view stg_aturan as
with tahun_instansi as (
    select distinct kode_instansi, tahun from indikator
),
berlaku as (
    select
        tahun_instansi.kode_instansi,
        tahun_instansi.tahun,
        kunci,
        nilai,
        row_number() over (
            partition by tahun_instansi.kode_instansi, tahun_instansi.tahun, kunci
            order by mulai_tahun desc, versi desc
        ) as dari_terbaru
    from tahun_instansi
    inner join pengaturan
        on pengaturan.kode_instansi = tahun_instansi.kode_instansi
        and mulai_tahun <= tahun_instansi.tahun
),
berjajar as (
    select
        tahun_instansi.kode_instansi,
        tahun_instansi.tahun,
        coalesce(max(case when kunci = 'batas_atas' then nilai end), '120') as batas_atas,
        coalesce(max(case when kunci = 'batas_bawah' then nilai end), '0') as batas_bawah,
        coalesce(max(case when kunci = 'skala_predikat' then nilai end), 'permendagri-86-2017') as kode_skala
    from tahun_instansi
    left join berlaku
        on berlaku.kode_instansi = tahun_instansi.kode_instansi
        and berlaku.tahun = tahun_instansi.tahun
        and dari_terbaru = 1
    group by tahun_instansi.kode_instansi, tahun_instansi.tahun
)
select
    kode_instansi,
    tahun,
    cast(case when batas_atas <> 'tanpa' then batas_atas end as decimal(9, 2)) as batas_atas,
    cast(case when batas_bawah <> 'tanpa' then batas_bawah end as decimal(9, 2)) as batas_bawah,
    kode_skala
from berjajar;
