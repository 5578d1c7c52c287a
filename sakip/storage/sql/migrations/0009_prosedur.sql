-- 0009: procedures at work: runs and their events, letters, deliveries, monthly progress, meetings.
-- Times are UTC, days are those of the office's zone. Every row is kept; the present is the highest versi.

-- An office's own procedures. isi is the file as it was checked (TOML).
create table prosedur_kantor (
    kode_instansi text not null,
    kode          text not null,
    versi         integer not null,
    status        text not null check (status in ('aktif', 'nonaktif')),
    isi           text not null,
    dicatat_oleh  text not null,
    dicatat_pada  timestamp not null,
    primary key (kode_instansi, kode, versi)
);

-- Who plays an actor of a procedure in this office. pemeran is JSON, in the form of the file; [] as the file says.
create table pemeran_prosedur (
    kode_instansi text not null,
    kode_prosedur text not null,
    kode_pelaku   text not null,
    versi         integer not null,
    pemeran       text not null,
    dicatat_oleh  text not null,
    dicatat_pada  timestamp not null,
    primary key (kode_instansi, kode_prosedur, kode_pelaku, versi)
);

-- A run. It keeps its own copy of the procedure, its pemeran and units (JSON): later changes leave it alone.
create table pelaksanaan (
    kode_instansi text not null,
    kode          text not null,
    nama          text not null check (nama <> ''),
    tahun         integer not null,
    triwulan      smallint check (triwulan between 1 and 4),
    kode_prosedur text not null,
    isi_prosedur  text not null,
    pemeran       text not null,
    unit          text not null,
    dimulai_oleh  text not null,
    dimulai_pada  timestamp not null,
    primary key (kode_instansi, kode)
);

create table peristiwa_pelaksanaan (
    kode_instansi    text not null,
    kode_pelaksanaan text not null,
    nomor            integer not null,
    jenis            text not null check (jenis in ('kerjakan', 'tanda', 'putuskan', 'disposisi', 'batal')),
    langkah          smallint not null,
    oleh             text not null,
    jabatan          text not null,
    kode_unit        text,
    putusan          smallint check (putusan in (0, 1)),
    kepada           text,
    catatan          text not null,
    pada             timestamp not null,
    primary key (kode_instansi, kode_pelaksanaan, nomor),
    check ((jenis = 'putuskan') = (putusan is not null)),
    check ((jenis = 'disposisi') = (kepada is not null))
);

-- How a run ended, with the working time of each turn as it was counted then (JSON): it never changes again.
create table penutup_pelaksanaan (
    kode_instansi    text not null,
    kode_pelaksanaan text not null,
    status           text not null check (status in ('selesai', 'batal')),
    ringkas          text not null,
    pada             timestamp not null,
    primary key (kode_instansi, kode_pelaksanaan)
);

-- A report put before named officials, who acknowledge it.
create table sosialisasi (
    kode_instansi    text not null,
    kode             text not null,
    judul            text not null check (judul <> ''),
    uraian           text not null,
    kode_pelaksanaan text,
    dicatat_oleh     text not null,
    dicatat_pada     timestamp not null,
    primary key (kode_instansi, kode)
);

create table penerima_sosialisasi (
    kode_instansi    text not null,
    kode_sosialisasi text not null,
    kode_pengguna    text not null,
    primary key (kode_instansi, kode_sosialisasi, kode_pengguna)
);

create table tanggapan_sosialisasi (
    kode_instansi    text not null,
    kode_sosialisasi text not null,
    kode_pengguna    text not null,
    catatan          text not null,
    pada             timestamp not null,
    primary key (kode_instansi, kode_sosialisasi, kode_pengguna)
);

-- A file lies beside the database by its sha256, or it is a tautan (https). It belongs to an event or a sosialisasi.
create table lampiran (
    kode_instansi    text not null,
    kode             text not null,
    kode_pelaksanaan text,
    nomor_peristiwa  integer,
    kode_sosialisasi text,
    nama             text not null check (nama <> ''),
    jenis            text not null,
    sha256           text,
    ukuran           integer,
    tautan           text,
    dicatat_oleh     text not null,
    dicatat_pada     timestamp not null,
    primary key (kode_instansi, kode),
    check ((kode_pelaksanaan is null) = (nomor_peristiwa is null)),
    check ((sha256 is null) = (tautan is not null))
);

-- Letters that were given a number; urutan counts within a tahun, nomor is as printed.
create table surat (
    kode_instansi    text not null,
    tahun            integer not null,
    urutan           integer not null,
    nomor            text not null,
    kode_pelaksanaan text not null,
    tanggal          date not null,
    kepada           text not null check (kepada <> ''),
    perihal          text not null check (perihal <> ''),
    dicatat_oleh     text not null,
    dicatat_pada     timestamp not null,
    primary key (kode_instansi, tahun, urutan)
);

-- The distribution list: to whom a document goes; penerima and diterima once there is a tanda terima.
create table pengiriman (
    kode_instansi    text not null,
    kode             text not null,
    versi            integer not null,
    kode_pelaksanaan text not null,
    tujuan           text not null check (tujuan <> ''),
    cara             text not null,
    rangkap          integer not null check (rangkap > 0),
    penerima         text,
    diterima         date,
    dicatat_oleh     text not null,
    dicatat_pada     timestamp not null,
    primary key (kode_instansi, kode, versi),
    check ((penerima is null) = (diterima is null))
);

-- Laporan Progres Bulanan: what was done in a month for an indikator or a sub kegiatan. persen: share done, 0-100.
create table progres_bulanan (
    kode_instansi text not null,
    jenis         text not null check (jenis in ('indikator', 'sub_kegiatan')),
    kode          text not null,
    tahun         integer not null,
    bulan         smallint not null check (bulan between 1 and 12),
    versi         integer not null,
    uraian        text not null,
    kendala       text not null,
    persen        numeric(9, 2) check (persen between 0 and 100),
    dicatat_oleh  text not null,
    dicatat_pada  timestamp not null,
    primary key (kode_instansi, jenis, kode, tahun, bulan, versi)
);

-- hadir: JSON list of names, as those present are called.
create table rapat (
    kode_instansi    text not null,
    kode             text not null,
    versi            integer not null,
    judul            text not null check (judul <> ''),
    tanggal          date not null,
    tempat           text not null,
    agenda           text not null,
    hadir            text not null,
    kode_pelaksanaan text,
    dicatat_oleh     text not null,
    dicatat_pada     timestamp not null,
    primary key (kode_instansi, kode, versi)
);

-- What a meeting decided: who (pic, a person) does it by when (batas).
create table keputusan_rapat (
    kode_instansi text not null,
    kode_rapat    text not null,
    nomor         integer not null,
    versi         integer not null,
    isi           text not null check (isi <> ''),
    pic           text not null,
    batas         date not null,
    status        text not null check (status in ('terbuka', 'selesai')),
    dicatat_oleh  text not null,
    dicatat_pada  timestamp not null,
    primary key (kode_instansi, kode_rapat, nomor, versi)
);
