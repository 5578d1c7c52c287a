-- stg_isian: what is wanted and what was stated, of every indikator in every triwulan of its tahun.
-- Grain:  one row per kode_instansi, kode_indikator, tahun, triwulan (all four).
-- Units:  target and realisasi in satuan; diukur 1 where the indikator is measured in the triwulan, else 0.
-- Reads:  stg_indikator, stg_realisasi_triwulan, stg_target.
-- Source: rules/sumber.toml [periode-ukur] [kosong-bukan-nol] [target-berlaku] [ukuran-berlaku].
-- Nulls:  target where none is set; realisasi unless terisi, and for a rasio with penyebut 0. keadaan is never null.
create or replace view stg_isian as
select
    stg_indikator.*,
    rumus,
    metode,
    stg_realisasi_triwulan.triwulan,
    diukur,
    target,
    target_atas,
    target_pembilang,
    target_penyebut,
    target_predikat,
    kode_perjanjian,
    keadaan,
    realisasi,
    pembilang,
    penyebut,
    predikat,
    alasan,
    progres,
    sumber_data_isian,
    keterangan,
    versi_realisasi,
    asal,
    kode_unggahan,
    dicatat_oleh,
    dicatat_pada
from stg_indikator
inner join stg_realisasi_triwulan
    on stg_realisasi_triwulan.kode_instansi = stg_indikator.kode_instansi
    and stg_realisasi_triwulan.kode_indikator = stg_indikator.kode_indikator
    and stg_realisasi_triwulan.tahun = stg_indikator.tahun
left join stg_target
    on stg_target.kode_instansi = stg_indikator.kode_instansi
    and stg_target.kode_indikator = stg_indikator.kode_indikator
    and stg_target.tahun = stg_indikator.tahun
    and stg_target.triwulan = stg_realisasi_triwulan.triwulan
    and stg_realisasi_triwulan.triwulan between stg_target.mulai_triwulan and stg_target.akhir_triwulan;
