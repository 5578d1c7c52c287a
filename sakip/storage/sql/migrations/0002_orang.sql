-- 0002: people, what they may do, their sessions, and the trace of what was done. Times are UTC.
-- pengguna and penugasan keep every row (the present is the highest versi). sandi, sesi and
-- jejak_puncak hold the present only: what changed in them stands in jejak.

create table pengguna (
    kode          text not null,
    versi         integer not null,
    kode_instansi text not null,
    nama          text not null,
    status        text not null check (status in ('aktif', 'nonaktif')),
    dicatat_oleh  text not null,
    dicatat_pada  timestamp not null,
    primary key (kode, versi)
);

-- mulai and selesai are days in the office's zone, both included.
create table penugasan (
    kode_pengguna text not null,
    nomor         integer not null,
    versi         integer not null,
    peran         text not null check (peran in ('penanggung_jawab', 'pengelola_data', 'penyusun', 'penyuplai_data', 'staf', 'inspektorat', 'administrator')),
    kode_unit     text,
    jenis         text not null check (jenis in ('definitif', 'plt', 'plh')),
    jabatan       text not null,
    mulai         date not null,
    selesai       date,
    status        text not null check (status in ('berlaku', 'dicabut')),
    dicatat_oleh  text not null,
    dicatat_pada  timestamp not null,
    primary key (kode_pengguna, nomor, versi),
    check (selesai is null or selesai >= mulai),
    check (peran not in ('penyuplai_data', 'staf') or kode_unit is not null)
);

-- sidik: Argon2id, never the password. A person without a row cannot sign in with a password.
create table sandi (
    kode_pengguna text not null primary key,
    sidik         text not null,
    wajib_ganti   smallint not null check (wajib_ganti in (0, 1)),
    diubah_pada   timestamp not null
);

-- sidik: SHA-256 of the token in the cookie; the token itself is nowhere.
create table sesi (
    sidik         text not null primary key,
    kode_pengguna text not null,
    dibuat_pada   timestamp not null,
    terakhir_pada timestamp not null,
    alamat        text not null,
    peramban      text not null,
    diakhiri_pada timestamp,
    alasan_akhir  text
);

-- One row per failed sign-in; sidik_nama: SHA-256 of the name typed (people type passwords there).
create table percobaan_masuk (
    nomor      integer not null primary key,
    sidik_nama text not null,
    alamat     text not null,
    pada       timestamp not null
);

-- Append only. sidik is the SHA-256 over this row and the sidik of the row before.
create table jejak (
    nomor         integer not null primary key,
    pada          timestamp not null,
    kode_instansi text not null,
    pelaku        text not null,
    tindakan      text not null,
    objek         text not null,
    lama          text,
    baru          text,
    asal          text not null,
    sidik_sebelum text not null,
    sidik         text not null
);

-- One row: the last jejak, so that a row cut off at the end is missed too.
create table jejak_puncak (
    kunci smallint not null primary key check (kunci = 1),
    nomor integer not null,
    sidik text not null
);
