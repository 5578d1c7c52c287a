-- 0004: the second factor of who turned it on, and sign-ins that wait for it. Times are UTC.
-- These tables hold the present only: what changed in them stands in jejak.

-- rahasia: the TOTP secret in base32; it must be readable to check a code. aktif 0: shown, not yet proved.
-- langkah_terakhir: the 30-second step of the last code taken, so that no code is taken twice.
create table faktor_kedua (
    kode_pengguna    text not null primary key,
    rahasia          text not null,
    aktif            smallint not null check (aktif in (0, 1)),
    langkah_terakhir integer not null,
    dibuat_pada      timestamp not null
);

-- sidik: Argon2id of a recovery code, never the code. dipakai_pada: taken once, never again.
create table kode_pemulihan (
    kode_pengguna text not null,
    nomor         integer not null,
    sidik         text not null,
    dipakai_pada  timestamp,
    primary key (kode_pengguna, nomor)
);

-- The password was right, the second factor is still to come. sidik: SHA-256 of a token of its own,
-- which opens nothing but the page that asks for the code.
create table masuk_menunggu (
    sidik         text not null primary key,
    kode_pengguna text not null,
    dibuat_pada   timestamp not null,
    alamat        text not null,
    peramban      text not null
);
