-- stg_periode: the periode that figures are reported for, and the triwulan each one holds.
-- Grain:  one row per periode.
-- Units:  triwulan 1-4, both ends inside.
-- Reads:  nothing.
-- Source: none; twin of sakip.domain.periode.JenisPeriode.
-- Nulls:  none.
create or replace view stg_periode as
select * from (
    values
        ('TW1', 1, 1),
        ('TW2', 2, 2),
        ('TW3', 3, 3),
        ('TW4', 4, 4),
        ('S1', 1, 2),
        ('S2', 3, 4),
        ('SD3', 1, 3),
        ('TAHUN', 1, 4)
) as daftar (periode, triwulan_awal, triwulan_akhir);
