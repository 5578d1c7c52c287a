-- 0011: mail about rows that were returned, and which notices a person has read.
-- Times are UTC.

-- One row per attempt to tell one person of one return; versi is that of the act in alur_pengumpulan.
-- sebab: why the server did not take it, '' when it was sent.
create table surel_pengembalian (
    kode_instansi text not null,
    kode_unit     text not null,
    tahun         integer not null,
    triwulan      smallint not null check (triwulan between 1 and 4),
    versi         integer not null,
    kode_pengguna text not null,
    percobaan     integer not null check (percobaan > 0),
    terkirim      smallint not null check (terkirim in (0, 1)),
    sebab         text not null,
    pada          timestamp not null,
    primary key (kode_instansi, kode_unit, tahun, triwulan, versi, kode_pengguna, percobaan),
    check ((terkirim = 1) = (sebab = ''))
);

-- A notice is read when its row is here; what it says stands in the tables of the acts it tells of.
create table pemberitahuan_dibaca (
    kode_pengguna text not null,
    kode          text not null,
    pada          timestamp not null,
    primary key (kode_pengguna, kode)
);
