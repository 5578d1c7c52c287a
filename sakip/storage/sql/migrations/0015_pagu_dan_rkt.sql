-- 0015: a pagu may change more than once in a tahun; the yearly plan before the perjanjian (RKT, Renja).

-- 0 (null too): the pagu murni; 1, 2 ...: each pergeseran or perubahan of the DPA in its order.
-- A correction is a versi more of the same perubahan_ke. jenis: murni, pergeseran, perubahan.
alter table pagu add column perubahan_ke integer;
update pagu set perubahan_ke = case when jenis = 'perubahan' then 1 else 0 end;

-- Rencana Kinerja Tahunan: the target of the whole tahun as it was planned, before it was promised.
create table rkt (
    kode_instansi  text not null,
    tahun          integer not null,
    kode_indikator text not null,
    nilai          numeric(18, 4),
    atas           numeric(18, 4),
    predikat       text,
    primary key (kode_instansi, tahun, kode_indikator),
    check (atas is null or atas >= nilai),
    check (predikat is null or nilai is not null)
);

-- Renja: pagu indikatif (rupiah) of a sub kegiatan, before there was a DPA.
create table renja (
    kode_instansi  text not null,
    tahun          integer not null,
    kode_program   text not null,
    pagu_indikatif numeric(18, 2) not null check (pagu_indikatif >= 0),
    keterangan     text not null,
    primary key (kode_instansi, tahun, kode_program)
);
