-- stg_diukur: the triwulan in which an indikator of each periode ukur is measured.
-- Grain:  one row per periode_ukur, triwulan that is measured.
-- Units:  triwulan 1-4.
-- Reads:  nothing.
-- Source: rules/sumber.toml [periode-ukur]; twin of PeriodeUkur.is_diukur in sakip/domain/periode.py.
-- Nulls:  none.
create or replace view stg_diukur as
select * from (
    values
        ('triwulan', 1),
        ('triwulan', 2),
        ('triwulan', 3),
        ('triwulan', 4),
        ('semester', 2),
        ('semester', 4),
        ('tahunan', 4)
) as daftar (periode_ukur, triwulan);
