-- stg_isian: what is wanted and what was stated, of every indikator in every triwulan of its tahun.
-- Grain:  one row per kode_instansi, kode_indikator, tahun, triwulan (all four).
-- Units:  target and realisasi in satuan; diukur 1 where the indikator is measured in the triwulan, else 0.
-- Reads:  stg_indikator, stg_triwulan, stg_diukur, stg_ukuran, stg_target, stg_realisasi.
-- Source: rules/sumber.toml [periode-ukur] [kosong-bukan-nol] [target-berlaku] [ukuran-berlaku].
-- Nulls:  target where none is set; realisasi unless terisi, and for a rasio with penyebut 0. keadaan is never null.
create or replace view stg_isian as
select
    stg_indikator.*,
    stg_ukuran.rumus,
    stg_ukuran.metode,
    stg_triwulan.triwulan,
    case when stg_diukur.triwulan is null then 0 else 1 end as diukur,
    target,
    target_atas,
    target_pembilang,
    target_penyebut,
    target_predikat,
    kode_perjanjian,
    coalesce(keadaan, 'belum') as keadaan,
    case
        when stg_ukuran.metode = 'rasio' then cast(100 * cast(pembilang as decimal(24, 6)) / nullif(penyebut, 0) as decimal(28, 6))
        else realisasi
    end as realisasi,
    pembilang,
    penyebut,
    predikat,
    alasan,
    progres,
    stg_realisasi.sumber_data as sumber_data_isian,
    keterangan,
    coalesce(versi_realisasi, 0) as versi_realisasi,
    asal,
    kode_unggahan,
    dicatat_oleh,
    dicatat_pada
from stg_indikator
cross join stg_triwulan
inner join stg_ukuran
    on stg_ukuran.kode_instansi = stg_indikator.kode_instansi
    and stg_ukuran.kode_indikator = stg_indikator.kode_indikator
    and stg_ukuran.tahun = stg_indikator.tahun
    and stg_triwulan.triwulan between stg_ukuran.mulai_triwulan and stg_ukuran.akhir_triwulan
left join stg_diukur
    on stg_diukur.periode_ukur = stg_indikator.periode_ukur
    and stg_diukur.triwulan = stg_triwulan.triwulan
left join stg_target
    on stg_target.kode_instansi = stg_indikator.kode_instansi
    and stg_target.kode_indikator = stg_indikator.kode_indikator
    and stg_target.tahun = stg_indikator.tahun
    and stg_target.triwulan = stg_triwulan.triwulan
    and stg_triwulan.triwulan between stg_target.mulai_triwulan and stg_target.akhir_triwulan
left join stg_realisasi
    on stg_realisasi.kode_instansi = stg_indikator.kode_instansi
    and stg_realisasi.kode_indikator = stg_indikator.kode_indikator
    and stg_realisasi.tahun = stg_indikator.tahun
    and stg_realisasi.triwulan = stg_triwulan.triwulan;
