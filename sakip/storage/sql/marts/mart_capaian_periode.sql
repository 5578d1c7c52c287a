-- mart_capaian_periode: what pages, exports and documents say of an indikator in a periode.
-- Grain:  one row per kode_instansi, kode_indikator, tahun, periode.
-- Units:  target and realisasi in satuan (predikat: skor); capaian and capaian_tahunan in percent, 6 decimals, never capped; the *_batas within the office's caps.
-- Reads:  stg_indikator, mart_perbandingan, stg_aturan, skala_predikat.
-- Source: rules/sumber.toml [pembulatan] [skala-predikat] [batas-rata-rata].
-- Nulls:  capaian, capaian_batas and predikat are null where alasan says why; capaian_tahunan where alasan_tahunan does.
create or replace view mart_capaian_periode as
with sebaris as (
    select
        kode_instansi,
        kode_indikator,
        tahun,
        periode,
        rumus,
        metode,
        max(case when dasar = 'periode' then kode_perjanjian end) as kode_perjanjian,
        max(case when dasar = 'periode' then target end) as target,
        max(case when dasar = 'periode' then target_atas end) as target_atas,
        max(target_predikat) as target_predikat,
        max(case when dasar = 'periode' then realisasi end) as realisasi,
        max(case when dasar = 'periode' then pembilang end) as pembilang,
        max(case when dasar = 'periode' then penyebut end) as penyebut,
        max(case when dasar = 'periode' then status end) as status,
        max(case when dasar = 'periode' then jumlah_diukur end) as jumlah_diukur,
        max(case when dasar = 'periode' then jumlah_terlapor end) as jumlah_terlapor,
        max(case when dasar = 'periode' then jumlah_tidak_berlaku end) as jumlah_tidak_berlaku,
        max(case when dasar = 'periode' then alasan_tidak_berlaku end) as alasan_tidak_berlaku,
        max(case when dasar = 'periode' then capaian end) as capaian,
        max(case when dasar = 'periode' then alasan end) as alasan,
        max(case when dasar = 'tahun' then target end) as target_tahunan,
        max(case when dasar = 'tahun' then target_atas end) as target_atas_tahunan,
        max(case when dasar = 'tahun' then realisasi end) as realisasi_sampai,
        max(case when dasar = 'tahun' then capaian end) as capaian_tahunan,
        max(case when dasar = 'tahun' then alasan end) as alasan_tahunan
    from mart_perbandingan
    group by kode_instansi, kode_indikator, tahun, periode, rumus, metode
)
select
    stg_indikator.*,
    sebaris.periode,
    sebaris.rumus,
    sebaris.metode,
    sebaris.kode_perjanjian,
    target,
    target_atas,
    target_predikat,
    realisasi,
    pembilang,
    penyebut,
    status,
    jumlah_diukur,
    jumlah_terlapor,
    jumlah_tidak_berlaku,
    alasan_tidak_berlaku,
    capaian,
    alasan,
    target_tahunan,
    target_atas_tahunan,
    realisasi_sampai,
    capaian_tahunan,
    alasan_tahunan,
    batas_atas,
    batas_bawah,
    case
        when capaian > batas_atas then batas_atas
        when capaian < batas_bawah then batas_bawah
        else capaian
    end as capaian_batas,
    case
        when capaian_tahunan > batas_atas then batas_atas
        when capaian_tahunan < batas_bawah then batas_bawah
        else capaian_tahunan
    end as capaian_tahunan_batas,
    skala_predikat.nama as predikat,
    skala_predikat.urutan as urutan_predikat
from stg_indikator
inner join sebaris
    on sebaris.kode_instansi = stg_indikator.kode_instansi
    and sebaris.kode_indikator = stg_indikator.kode_indikator
    and sebaris.tahun = stg_indikator.tahun
inner join stg_aturan
    on stg_aturan.kode_instansi = stg_indikator.kode_instansi
    and stg_aturan.tahun = stg_indikator.tahun
left join skala_predikat
    on skala_predikat.kode = stg_aturan.kode_skala
    and (bawah is null or round(capaian, 2) > bawah or (bawah_termasuk = 1 and round(capaian, 2) = bawah))
    and (atas is null or round(capaian, 2) < atas or (atas_termasuk = 1 and round(capaian, 2) = atas))
    and capaian is not null;
