-- stg_rentang: which triwulan go into a figure of a periode.
-- Grain:  one row per periode, dasar (periode, tahun).
-- Units:  triwulan 1-4, both ends inside: of the target triwulan_awal to triwulan_akhir, of the realisasi no later than triwulan_berlaku, at whose end target, rumus and metode must be in force. dasar periode: the periode's own triwulan on both sides; dasar tahun: realisasi since January against the target of the tahun.
-- Reads:  stg_periode.
-- Source: rules/sumber.toml [metode-agregasi] [target-berlaku]; twin of sakip.domain.periode.JenisPeriode.
-- Nulls:  none.
create or replace view stg_rentang as
select
    periode,
    dasar,
    case when dasar = 'tahun' then 1 else triwulan_awal end as triwulan_awal,
    case when dasar = 'tahun' then 4 else triwulan_akhir end as triwulan_akhir,
    triwulan_akhir as triwulan_berlaku
from stg_periode
cross join (values ('periode'), ('tahun')) as daftar_dasar (dasar);
