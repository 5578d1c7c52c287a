-- mart_perbandingan: capaian of each indikator, against the target of the periode and against the target of the tahun.
-- Grain:  one row per kode_instansi, kode_indikator, tahun, periode, dasar (periode, tahun).
-- Units:  target and realisasi in satuan, 6 decimals; capaian in percent, 6 decimals, never capped; jumlah_* count triwulan.
-- Reads:  mart_agregat.
-- Source: rules/sumber.toml [capaian-naik] [capaian-turun-selisih] [capaian-turun-rasio] [capaian-rentang] [capaian-predikat] [target-nol] [target-negatif] [realisasi-nol] [sementara]; twin of calculate_capaian in sakip/domain/capaian.py.
-- Nulls:  capaian is null just where alasan says why.
create or replace view mart_perbandingan as
-- Kept as rows: written out wherever a figure is named, the formulas of mart_agregat would be planned dozens of times.
with berjajar as materialized (
    select * from mart_agregat
),
berstatus as (
    select
        berjajar.*,
        case
            when jumlah_diukur = 0 then 'belum_waktunya'
            when jumlah_tidak_berlaku = jumlah_diukur then 'tidak_berlaku'
            when jumlah_terlapor = 0 then 'belum_dilaporkan'
            when jumlah_terlapor + jumlah_tidak_berlaku < jumlah_diukur then 'sementara'
            else 'lengkap'
        end as status
    from berjajar
),
beralasan as (
    select
        berstatus.*,
        case
            when status in ('belum_waktunya', 'tidak_berlaku') then status
            when target is null then 'belum_ada_target'
            when status = 'belum_dilaporkan' then status
            when realisasi is null then 'penyebut_nol'
            when target < 0 then 'target_negatif'
            when rumus in ('naik', 'predikat') and target = 0 then 'target_nol'
            when rumus = 'rentang' and target = 0 and realisasi < 0 then 'target_nol'
            when rumus = 'turun_rasio' and target <> 0 and realisasi <= 0 then 'realisasi_nol'
        end as alasan
    from berstatus
)
select
    beralasan.*,
    cast(
        case
            when alasan is not null then null
            when rumus in ('naik', 'predikat') then 100 * realisasi / target
            when rumus = 'rentang' and realisasi < target then 100 * realisasi / target
            when rumus = 'rentang' and realisasi <= target_atas then 100
            when rumus = 'rentang' and target_atas <> 0 then 100 * (2 * target_atas - realisasi) / target_atas
            when rumus = 'rentang' then 0
            when target = 0 and realisasi <= 0 then 100
            when target = 0 then 0
            when rumus = 'turun_selisih' then 100 * (2 * target - realisasi) / target
            when rumus = 'turun_rasio' then 100 * target / realisasi
        end as decimal(38, 6)
    ) as capaian
from beralasan;
