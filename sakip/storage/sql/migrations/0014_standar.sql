-- 0014: the national or provincial standard that an indikator is compared with. Times are UTC; every row is kept.

-- nilai in satuan of the indikator (of a predikat its skor); null: the standard was taken back.
-- tahun_standar: the tahun for which its source states it, at most the tahun that is reported.
create table standar_indikator (
    kode_instansi  text not null,
    kode_indikator text not null,
    tahun          integer not null,
    versi          integer not null,
    nilai          numeric(18, 4),
    predikat       text,
    lingkup        text not null check (lingkup in ('nasional', 'provinsi')),
    sumber         text not null check (sumber <> ''),
    tahun_standar  integer not null,
    dicatat_oleh   text not null,
    dicatat_pada   timestamp not null,
    primary key (kode_instansi, kode_indikator, tahun, versi),
    check (predikat is null or nilai is not null)
);
