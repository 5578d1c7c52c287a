-- stg_bukti_wajib: figures that need evidence, and how much they have.
-- Grain:  one row per kode_instansi, kode_indikator, tahun, triwulan that needs evidence.
-- Units:  jumlah_bukti counts files and links that are in force.
-- Reads:  indikator_bukti, indikator, stg_triwulan, stg_alur, bukti_dukung.
-- Source: rules/sumber.toml [bukti-pendukung].
-- Nulls:  none. What was asked for after a form was closed does not count for it.
create or replace view stg_bukti_wajib as
with aturan as (
    select
        indikator_bukti.kode_instansi,
        indikator_bukti.kode_indikator,
        indikator_bukti.tahun,
        stg_triwulan.triwulan,
        wajib,
        row_number() over (
            partition by
                indikator_bukti.kode_instansi, indikator_bukti.kode_indikator,
                indikator_bukti.tahun, stg_triwulan.triwulan
            order by indikator_bukti.versi desc
        ) as dari_terbaru
    from indikator_bukti
    inner join indikator
        on indikator.kode_instansi = indikator_bukti.kode_instansi
        and indikator.kode = indikator_bukti.kode_indikator
        and indikator.tahun = indikator_bukti.tahun
    cross join stg_triwulan
    left join stg_alur
        on stg_alur.kode_instansi = indikator.kode_instansi
        and stg_alur.kode_unit = indikator.kode_unit
        and stg_alur.tahun = indikator.tahun
        and stg_alur.triwulan = stg_triwulan.triwulan
    where stg_alur.ditutup_pada is null or indikator_bukti.dicatat_pada <= stg_alur.ditutup_pada
),

bukti as (
    select kode_instansi, kode_indikator, tahun, triwulan, count(*) as jumlah_bukti
    from (
        select
            bukti_dukung.*,
            row_number() over (partition by kode_instansi, kode order by versi desc) as dari_terbaru
        from bukti_dukung
    ) as terakhir
    where dari_terbaru = 1 and status = 'aktif'
    group by kode_instansi, kode_indikator, tahun, triwulan
)

select
    aturan.kode_instansi,
    aturan.kode_indikator,
    aturan.tahun,
    aturan.triwulan,
    coalesce(jumlah_bukti, 0) as jumlah_bukti
from aturan
left join bukti
    on bukti.kode_instansi = aturan.kode_instansi
    and bukti.kode_indikator = aturan.kode_indikator
    and bukti.tahun = aturan.tahun
    and bukti.triwulan = aturan.triwulan
where dari_terbaru = 1 and wajib = 1;
