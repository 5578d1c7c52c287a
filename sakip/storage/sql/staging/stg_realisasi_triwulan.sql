-- stg_realisasi_triwulan: what was stated of every indikator in every triwulan of its tahun, by the metode in force then.
-- Grain:  one row per kode_instansi, kode_indikator, tahun, triwulan (all four).
-- Units:  realisasi, pembilang and penyebut in satuan (predikat: skor; rasio: percent); diukur 1 where the indikator is measured in the triwulan, else 0.
-- Reads:  indikator, stg_triwulan, stg_diukur, stg_ukuran, stg_realisasi.
-- Source: rules/sumber.toml [periode-ukur] [kosong-bukan-nol] [ukuran-berlaku].
-- Nulls:  realisasi unless terisi, and for a rasio with penyebut 0; what nobody stated. keadaan is never null.
create or replace view stg_realisasi_triwulan as
select
    indikator.kode_instansi,
    indikator.kode as kode_indikator,
    indikator.tahun,
    stg_triwulan.triwulan,
    stg_ukuran.rumus,
    stg_ukuran.metode,
    case when stg_diukur.triwulan is null then 0 else 1 end as diukur,
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
from indikator
cross join stg_triwulan
inner join stg_ukuran
    on stg_ukuran.kode_instansi = indikator.kode_instansi
    and stg_ukuran.kode_indikator = indikator.kode
    and stg_ukuran.tahun = indikator.tahun
    and stg_triwulan.triwulan between stg_ukuran.mulai_triwulan and stg_ukuran.akhir_triwulan
left join stg_diukur
    on stg_diukur.periode_ukur = indikator.periode_ukur
    and stg_diukur.triwulan = stg_triwulan.triwulan
left join stg_realisasi
    on stg_realisasi.kode_instansi = indikator.kode_instansi
    and stg_realisasi.kode_indikator = indikator.kode
    and stg_realisasi.tahun = indikator.tahun
    and stg_realisasi.triwulan = stg_triwulan.triwulan;
