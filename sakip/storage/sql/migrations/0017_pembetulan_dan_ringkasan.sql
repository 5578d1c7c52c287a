-- 0017: what was mistyped in an open run is put right with a reason; what stood before is kept. Who was sent the daily digest.

-- A correction of a delivery is a versi more of it; null in older rows: aktif, without a reason.
alter table pengiriman add column status text;
alter table pengiriman add column alasan text;

-- The present of a letter is its highest versi here, else the row of surat (versi 1). A number is never given again.
create table pembetulan_surat (
    kode_instansi text not null,
    tahun         integer not null,
    urutan        integer not null,
    versi         integer not null check (versi > 1),
    status        text not null check (status in ('aktif', 'batal')),
    kepada        text not null check (kepada <> ''),
    perihal       text not null check (perihal <> ''),
    alasan        text not null check (alasan <> ''),
    dicatat_oleh  text not null,
    dicatat_pada  timestamp not null,
    primary key (kode_instansi, tahun, urutan, versi)
);

-- An attachment whose place another (pengganti) has taken; both are kept.
create table ganti_lampiran (
    kode_instansi text not null,
    kode          text not null,
    pengganti     text not null,
    alasan        text not null check (alasan <> ''),
    dicatat_oleh  text not null,
    dicatat_pada  timestamp not null,
    primary key (kode_instansi, kode)
);

-- To whom the digest of a day (of the office's zone) went: nobody gets two, however often it is sent.
-- status: terkirim, or belum_pasti where the conversation broke off after the text was handed over.
create table surel_ringkasan (
    kode_pengguna text not null,
    hari          date not null,
    status        text not null check (status in ('terkirim', 'belum_pasti')),
    pada          timestamp not null,
    primary key (kode_pengguna, hari)
);
