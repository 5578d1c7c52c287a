-- mart_efisiensi: what a sasaran, and the instansi, achieved for the money it used in the tahun.
-- Grain:  one row per kode_instansi, tahun, kelompok (sasaran, instansi), kode_kelompok.
-- Units:  capaian, serapan in percent, 6 decimals; selisih of both as printed, 2 decimals, so that a reader
--         who subtracts them finds it; nilai_efisiensi 0-100; pagu, realisasi, sisa in rupiah.
-- Reads:  mart_rata_capaian, mart_anggaran_sasaran.
-- Source: rules/sumber.toml [efisiensi-selisih] [efisiensi-nilai].
-- Nulls:  selisih, tingkat and nilai_efisiensi where alasan says why; nilai_efisiensi too where capaian is 0 or less.
create or replace view mart_efisiensi as
with berdampingan as (
    select
        rata.kode_instansi,
        rata.tahun,
        rata.kelompok,
        rata.kode_kelompok,
        rata.capaian,
        rata.status as status_capaian,
        uang.pagu,
        uang.realisasi,
        uang.sisa,
        uang.serapan,
        uang.status as status_anggaran,
        round(rata.capaian, 2) - round(uang.serapan, 2) as selisih,
        case
            when uang.pagu > 0 and rata.capaian > 0
                then cast((uang.pagu * rata.capaian - 100 * uang.realisasi) * 100 / (uang.pagu * rata.capaian) as decimal(38, 6))
        end as efisiensi
    from mart_rata_capaian as rata
    left join mart_anggaran_sasaran as uang
        on uang.kode_instansi = rata.kode_instansi
        and uang.tahun = rata.tahun
        and uang.kelompok = rata.kelompok
        and uang.kode_kelompok = rata.kode_kelompok
    where rata.periode = 'TAHUN' and rata.kelompok in ('sasaran', 'instansi')
)
select
    berdampingan.*,
    case
        when selisih > 5 then 'efisien'
        when selisih >= -5 then 'cukup_efisien'
        when selisih is not null then 'tidak_efisien'
    end as tingkat,
    cast(
        50 + 50 * (case when efisiensi > 20 then 20 when efisiensi < -20 then -20 else efisiensi end) / 20
        as decimal(18, 6)
    ) as nilai_efisiensi,
    case
        when capaian is null then 'tidak_ada_anggota'
        when coalesce(pagu, 0) = 0 then 'pagu_nol'
        when realisasi is null then 'belum_dilaporkan'
    end as alasan,
    case
        when status_capaian = 'lengkap' and status_anggaran = 'lengkap' then 'lengkap'
        when selisih is null then 'belum_dilaporkan'
        else 'sementara'
    end as status
from berdampingan;
