-- 0006: the chain of planning: Renstra, Perjanjian Kinerja, Rencana Aksi, and since when a target or a pagu holds.
-- Times are UTC; days are days in the office's zone. target, pagu and perubahan_ukuran keep every row.
-- The other tables hold the present only: what changed in them stands in jejak.

create table renstra (
    kode_instansi text not null,
    kode          text not null,
    nama          text not null,
    mulai_tahun   integer not null,
    selesai_tahun integer not null,
    nomor         text not null,
    tanggal       date,
    primary key (kode_instansi, kode),
    check (selesai_tahun = mulai_tahun + 4)
);

create table tujuan (
    kode_instansi text not null,
    kode_renstra  text not null,
    kode          text not null,
    nama          text not null,
    urutan        integer not null,
    primary key (kode_instansi, kode_renstra, kode)
);

create table sasaran_renstra (
    kode_instansi text not null,
    kode_renstra  text not null,
    kode          text not null,
    kode_tujuan   text not null,
    nama          text not null,
    urutan        integer not null,
    primary key (kode_instansi, kode_renstra, kode)
);

-- kode is that of the indikator in each tahun. Kondisi awal and targets are kept as people write them
-- (92,5 · 18..25 · BB) beside their nilai. iku 1: one of the Indikator Kinerja Utama, and why (alasan).
create table indikator_renstra (
    kode_instansi text not null,
    kode_renstra  text not null,
    kode          text not null,
    kode_sasaran  text not null,
    nama          text not null,
    satuan        text not null,
    kondisi_awal  text not null,
    iku           smallint not null check (iku in (0, 1)),
    alasan        text not null,
    urutan        integer not null,
    primary key (kode_instansi, kode_renstra, kode)
);

create table target_renstra (
    kode_instansi  text not null,
    kode_renstra   text not null,
    kode_indikator text not null,
    tahun          integer not null,
    nilai          numeric(18, 4),
    atas           numeric(18, 4),
    predikat       text,
    primary key (kode_instansi, kode_renstra, kode_indikator, tahun),
    check (atas is null or atas >= nilai),
    check (predikat is null or nilai is not null)
);

-- Which indikator each one helps to reach (PermenPANRB 89/2021); null: the top, the official's own outcome.
create table pohon_kinerja (
    kode_instansi  text not null,
    tahun          integer not null,
    kode_indikator text not null,
    kode_induk     text,
    primary key (kode_instansi, tahun, kode_indikator),
    check (kode_induk <> kode_indikator)
);

-- pihak pertama promises, pihak kedua receives. A murni holds for the whole tahun, a perubahan from its tanggal.
create table perjanjian_kinerja (
    kode_instansi         text not null,
    kode                  text not null,
    tahun                 integer not null,
    kode_unit             text not null,
    jenis                 text not null check (jenis in ('murni', 'perubahan')),
    nomor                 text not null,
    tanggal               date not null,
    pihak_pertama         text not null,
    jabatan_pertama       text not null,
    jenis_pihak_pertama   text not null check (jenis_pihak_pertama in ('definitif', 'plt', 'plh')),
    pihak_kedua           text not null,
    jabatan_kedua         text not null,
    jenis_pihak_kedua     text not null check (jenis_pihak_kedua in ('definitif', 'plt', 'plh')),
    alasan                text not null,
    primary key (kode_instansi, kode),
    check (jenis = 'murni' or alasan <> '')
);

-- The target of the whole tahun as it was signed.
create table perjanjian_indikator (
    kode_instansi   text not null,
    kode_perjanjian text not null,
    kode_indikator  text not null,
    nilai           numeric(18, 4),
    atas            numeric(18, 4),
    predikat        text,
    primary key (kode_instansi, kode_perjanjian, kode_indikator)
);

-- What is done for an indikator: tw1 to tw4 are what the aksi brings in each triwulan, in satuan.
create table rencana_aksi (
    kode_instansi  text not null,
    kode           text not null,
    tahun          integer not null,
    kode_indikator text not null,
    aksi           text not null,
    satuan         text not null,
    tw1            numeric(18, 4),
    tw2            numeric(18, 4),
    tw3            numeric(18, 4),
    tw4            numeric(18, 4),
    kode_program   text,
    kode_unit      text not null,
    urutan         integer not null,
    primary key (kode_instansi, kode, tahun)
);

-- rumus and metode of an indikator from a triwulan on; before it those of the table indikator hold.
create table perubahan_ukuran (
    kode_instansi  text not null,
    kode_indikator text not null,
    tahun          integer not null,
    mulai_triwulan smallint not null check (mulai_triwulan between 1 and 4),
    versi          integer not null,
    rumus          text not null check (rumus in ('naik', 'turun_selisih', 'turun_rasio', 'rentang', 'predikat')),
    metode         text not null check (metode in ('jumlah', 'kumulatif', 'akhir', 'rata', 'maksimum', 'minimum', 'rasio', 'tahunan')),
    alasan         text not null check (alasan <> ''),
    dicatat_oleh   text not null,
    dicatat_pada   timestamp not null,
    primary key (kode_instansi, kode_indikator, tahun, mulai_triwulan, versi)
);

-- The perjanjian a target comes from; null: none was named, and the target holds for the whole tahun.
alter table target add column kode_perjanjian text;

-- jenis is murni (null too) or perubahan, which holds from mulai_berlaku on; dasar names the DPA.
alter table pagu add column jenis text;
alter table pagu add column mulai_berlaku date;
alter table pagu add column dasar text;
