-- 0001: the tables people write to. Names are singular nouns of the field; times are UTC.
-- Keys stand inside CREATE TABLE only: DuckDB 1.5 lost rows behind CREATE INDEX, and foreign keys
-- there refuse honest changes (docs/keputusan.md); tests/sql/test_orphans.py looks for orphans.
-- Tables with a versi keep every row: a correction adds one, the present is the highest versi.

create table instansi (
    kode         text not null primary key,
    nama         text not null,
    jenis        text not null check (jenis in ('kecamatan', 'dinas', 'badan', 'sekretariat', 'lainnya')),
    kabupaten    text not null,
    zona_waktu   text not null check (zona_waktu in ('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura')),
    contoh       smallint not null default 0 check (contoh in (0, 1))
);

create table unit_kerja (
    kode_instansi text not null,
    kode          text not null,
    nama          text not null,
    jabatan       text not null,
    peran_sop     text not null check (peran_sop in ('penanggung_jawab', 'pengelola_data', 'penyusun', 'penyuplai_data')),
    urutan        integer not null,
    primary key (kode_instansi, kode)
);

-- mulai_tahun: the first tahun a setting applies to (0: always), so that a change leaves earlier tahun alone.
create table pengaturan (
    kode_instansi text not null,
    kunci         text not null,
    mulai_tahun   integer not null,
    versi         integer not null,
    nilai         text not null,
    dicatat_oleh  text not null,
    dicatat_pada  timestamp not null,
    primary key (kode_instansi, kunci, mulai_tahun, versi)
);

create table sasaran (
    kode_instansi text not null,
    kode          text not null,
    tahun         integer not null,
    nama          text not null,
    urutan        integer not null,
    primary key (kode_instansi, kode, tahun)
);

create table indikator (
    kode_instansi        text not null,
    kode                 text not null,
    tahun                integer not null,
    kode_sasaran         text not null,
    kode_unit            text not null,
    nama                 text not null,
    satuan               text not null,
    definisi_operasional text not null,
    formula              text not null,
    sumber_data          text not null,
    rumus                text not null check (rumus in ('naik', 'turun_selisih', 'turun_rasio', 'rentang', 'predikat')),
    metode               text not null check (metode in ('jumlah', 'kumulatif', 'akhir', 'rata', 'maksimum', 'minimum', 'rasio', 'tahunan')),
    periode_ukur         text not null check (periode_ukur in ('triwulan', 'semester', 'tahunan')),
    desimal              smallint not null check (desimal between 0 and 4),
    kode_program         text,
    bobot                numeric(9, 4) not null default 1 check (bobot > 0),
    urutan               integer not null,
    primary key (kode_instansi, kode, tahun),
    check (metode <> 'tahunan' or periode_ukur = 'tahunan'),
    check (rumus <> 'predikat' or metode in ('akhir', 'tahunan'))
);

-- A target is a nilai, a range (nilai to atas) or a predikat (nilai is its skor). All null: withdrawn.
create table target (
    kode_instansi  text not null,
    kode_indikator text not null,
    tahun          integer not null,
    triwulan       smallint not null check (triwulan between 1 and 4),
    versi          integer not null,
    nilai          numeric(18, 4),
    atas           numeric(18, 4),
    pembilang      numeric(18, 4),
    penyebut       numeric(18, 4),
    predikat       text,
    dicatat_oleh   text not null,
    dicatat_pada   timestamp not null,
    primary key (kode_instansi, kode_indikator, tahun, triwulan, versi),
    check (atas is null or (nilai is not null and pembilang is null and atas >= nilai)),
    check (predikat is null or nilai is not null),
    check ((pembilang is null) = (penyebut is null))
);

-- keadaan tells three answers apart: belum (nothing stated), terisi (0 too), tidak_berlaku (with alasan).
create table realisasi (
    kode_instansi  text not null,
    kode_indikator text not null,
    tahun          integer not null,
    triwulan       smallint not null check (triwulan between 1 and 4),
    versi          integer not null,
    keadaan        text not null check (keadaan in ('belum', 'terisi', 'tidak_berlaku')),
    nilai          numeric(18, 4),
    pembilang      numeric(18, 4),
    penyebut       numeric(18, 4),
    predikat       text,
    alasan         text not null,
    progres        text not null,
    sumber_data    text not null,
    keterangan     text not null,
    asal           text not null check (asal in ('layar', 'unggahan', 'contoh')),
    kode_unggahan  text,
    dicatat_oleh   text not null,
    dicatat_pada   timestamp not null,
    primary key (kode_instansi, kode_indikator, tahun, triwulan, versi),
    check ((pembilang is null) = (penyebut is null)),
    check (keadaan <> 'terisi' or nilai is not null or pembilang is not null),
    check (keadaan = 'terisi' or (nilai is null and pembilang is null and predikat is null)),
    check ((keadaan = 'tidak_berlaku') = (alasan <> ''))
);

create table program_kegiatan (
    kode_instansi text not null,
    kode          text not null,
    tahun         integer not null,
    nama          text not null,
    jenjang       text not null check (jenjang in ('program', 'kegiatan', 'sub_kegiatan')),
    kode_induk    text,
    kode_unit     text,
    primary key (kode_instansi, kode, tahun),
    check ((jenjang = 'program') = (kode_induk is null))
);

-- Money hangs on a sub kegiatan, once; everything above it is a sum.
create table pagu (
    kode_instansi text not null,
    kode_program  text not null,
    tahun         integer not null,
    versi         integer not null,
    nilai         numeric(18, 2) not null check (nilai >= 0),
    dicatat_oleh  text not null,
    dicatat_pada  timestamp not null,
    primary key (kode_instansi, kode_program, tahun, versi)
);

-- nilai is what was spent within the triwulan, not since January; null: not yet reported.
create table realisasi_anggaran (
    kode_instansi text not null,
    kode_program  text not null,
    tahun         integer not null,
    triwulan      smallint not null check (triwulan between 1 and 4),
    versi         integer not null,
    nilai         numeric(18, 2),
    dicatat_oleh  text not null,
    dicatat_pada  timestamp not null,
    primary key (kode_instansi, kode_program, tahun, triwulan, versi)
);

-- The file itself lies beside the database, named by its sha256; hasil is JSON.
create table unggahan (
    kode           text not null primary key,
    kode_instansi  text not null,
    kode_unit      text not null,
    tahun          integer not null,
    triwulan       smallint not null check (triwulan between 1 and 4),
    nama_berkas    text not null,
    sha256         text not null,
    ukuran         integer not null,
    hasil          text not null,
    diunggah_oleh  text not null,
    diunggah_pada  timestamp not null
);

-- Loaded from sakip/rules/predikat.toml at every start; nothing a person wrote.
create table skala_predikat (
    kode           text not null,
    urutan         integer not null,
    nama           text not null,
    bawah          numeric(18, 4),
    bawah_termasuk smallint not null,
    atas           numeric(18, 4),
    atas_termasuk  smallint not null,
    primary key (kode, urutan)
);
