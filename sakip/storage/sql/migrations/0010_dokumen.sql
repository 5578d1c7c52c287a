-- 0010: the officials' own words in documents, how a document was checked, and documents that are final.
-- Times are UTC. Every row is kept; a changed text adds a versi, and a final document never changes.

-- sidik_angka: SHA-256 of the figures the words are about, so that a change below them is noticed.
create table narasi (
    kode_instansi text not null,
    jenis         text not null,
    tahun         integer not null,
    periode       text not null,
    bagian        text not null,
    versi         integer not null,
    teks          text not null,
    sidik_angka   text not null,
    dicatat_oleh  text not null,
    dicatat_pada  timestamp not null,
    primary key (kode_instansi, jenis, tahun, periode, bagian, versi)
);

-- koreksi asks for a change in a bagian and stays open until a selesai names its nomor (menjawab);
-- paraf says that one has checked the document whose bahan has this sidik; berkas is a signed scan or
-- an edited .docx, which lies beside the database by its sidik.
create table langkah_dokumen (
    kode_instansi text not null,
    jenis         text not null,
    tahun         integer not null,
    periode       text not null,
    nomor         integer not null,
    langkah       text not null check (langkah in ('koreksi', 'selesai', 'paraf', 'berkas')),
    bagian        text not null,
    catatan       text not null,
    menjawab      integer,
    sidik         text not null,
    dicatat_oleh  text not null,
    dicatat_pada  timestamp not null,
    primary key (kode_instansi, jenis, tahun, periode, nomor),
    check ((langkah = 'selesai') = (menjawab is not null))
);

-- kode is what the cover shows. The bahan (JSON) and the PDF lie beside the database by their SHA-256.
create table dokumen (
    kode_instansi    text not null,
    kode             text not null,
    jenis            text not null,
    tahun            integer not null,
    periode          text not null,
    perubahan_ke     integer not null check (perubahan_ke >= 0),
    judul            text not null,
    nomor            text not null,
    tanggal          date not null,
    penanda_tangan   text not null,
    jabatan          text not null,
    sidik_bahan      text not null,
    sidik_pdf        text not null,
    difinalkan_oleh  text not null,
    difinalkan_pada  timestamp not null,
    primary key (kode_instansi, kode),
    unique (kode_instansi, jenis, tahun, periode, perubahan_ke)
);
