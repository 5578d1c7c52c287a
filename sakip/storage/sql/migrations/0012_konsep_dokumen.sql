-- 0012: which drafts were made, so that a procedure sees its step done. Times are UTC.

-- One row per draft that somebody made. sidik: SHA-256 of its bahan.
create table konsep_dokumen (
    kode_instansi text not null,
    jenis         text not null,
    tahun         integer not null,
    periode       text not null,
    nomor         integer not null,
    sidik         text not null,
    dibuat_oleh   text not null,
    dibuat_pada   timestamp not null,
    primary key (kode_instansi, jenis, tahun, periode, nomor)
);
