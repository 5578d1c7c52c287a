-- 0003: evidence behind a figure, which indikator must have some, and uploads that were undone.
-- Times are UTC. Every row is kept: replacing or removing a bukti adds a versi.

-- A file lies beside the database, named by its sha256, or the bukti is a tautan (https).
-- nama is for show only; jenis is what the content is, whatever the name says; ukuran is in bytes.
create table bukti_dukung (
    kode_instansi  text not null,
    kode           text not null,
    versi          integer not null,
    kode_indikator text not null,
    tahun          integer not null,
    triwulan       smallint not null check (triwulan between 1 and 4),
    status         text not null check (status in ('aktif', 'dihapus')),
    nama           text not null check (nama <> ''),
    jenis          text not null check (jenis in ('pdf', 'png', 'jpeg', 'webp', 'xlsx', 'docx', 'pptx', 'odt', 'ods', 'txt', 'csv', 'tautan')),
    sha256         text,
    ukuran         integer,
    tautan         text,
    dicatat_oleh   text not null,
    dicatat_pada   timestamp not null,
    primary key (kode_instansi, kode, versi),
    check ((jenis = 'tautan') = (tautan is not null)),
    check ((jenis = 'tautan') = (sha256 is null)),
    check ((sha256 is null) = (ukuran is null))
);

-- wajib 1: a figure of this indikator is not complete without a bukti. No row: not asked for.
create table indikator_bukti (
    kode_instansi  text not null,
    kode_indikator text not null,
    tahun          integer not null,
    versi          integer not null,
    wajib          smallint not null check (wajib in (0, 1)),
    dicatat_oleh   text not null,
    dicatat_pada   timestamp not null,
    primary key (kode_instansi, kode_indikator, tahun, versi)
);

-- One row per unggahan that was undone, and never a second; hasil is JSON: what was put back, what was left.
create table pembatalan_unggahan (
    kode_instansi   text not null,
    kode_unggahan   text not null,
    alasan          text not null check (alasan <> ''),
    hasil           text not null,
    dibatalkan_oleh text not null,
    dibatalkan_pada timestamp not null,
    primary key (kode_instansi, kode_unggahan)
);
