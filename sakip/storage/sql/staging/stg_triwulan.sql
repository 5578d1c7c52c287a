-- stg_triwulan: the four triwulan of a tahun.
-- Grain:  one row per triwulan.
-- Units:  triwulan 1-4.
-- Reads:  nothing.
-- Source: none; names only.
-- Nulls:  none.
create or replace view stg_triwulan as
select * from (values (1), (2), (3), (4)) as daftar (triwulan);
