-- stg_realisasi: realisasi as last stated; earlier versi stay in the table as history.
-- Grain:  one row per kode_instansi, kode_indikator, tahun, triwulan.
-- Units:  realisasi, pembilang and penyebut in satuan (predikat: skor).
-- Reads:  realisasi.
-- Source: none; names only.
-- Nulls:  realisasi is null unless keadaan is terisi; a rasio has pembilang and penyebut instead.
create or replace view stg_realisasi as
select
    kode_instansi,
    kode_indikator,
    tahun,
    triwulan,
    versi as versi_realisasi,
    keadaan,
    nilai as realisasi,
    pembilang,
    penyebut,
    predikat,
    alasan,
    progres,
    sumber_data,
    keterangan,
    asal,
    kode_unggahan,
    dicatat_oleh,
    dicatat_pada
from (
    select
        realisasi.*,
        row_number() over (
            partition by kode_instansi, kode_indikator, tahun, triwulan order by versi desc
        ) as dari_terbaru
    from realisasi
) as bernomor
where dari_terbaru = 1;
