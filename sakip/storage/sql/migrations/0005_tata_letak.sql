-- 0005: how a unit's own workbooks are read, once a person has put it right or agreed to it.
-- Times are UTC. Every row is kept: the present is the highest versi.

-- A heading by the sidik of its texts, and what its columns are. kolom is JSON: field to letter of
-- the column, of every field in use. tinggi is the number of rows of the heading.
create table tata_letak_unggahan (
    kode_instansi text not null,
    kode_unit     text not null,
    sidik         text not null,
    versi         integer not null,
    tinggi        smallint not null check (tinggi between 1 and 6),
    kolom         text not null,
    dicatat_oleh  text not null,
    dicatat_pada  timestamp not null,
    primary key (kode_instansi, kode_unit, sidik, versi)
);

-- A name that a unit writes in its own workbooks: an indikator (cocok), a row that is none of this
-- unit's (lewati), or no longer anything (lupakan). nama is normalised, tertulis as it stood in the file.
create table nama_lain_indikator (
    kode_instansi  text not null,
    kode_unit      text not null,
    nama           text not null check (nama <> ''),
    versi          integer not null,
    putusan        text not null check (putusan in ('cocok', 'lewati', 'lupakan')),
    kode_indikator text,
    tertulis       text not null,
    dicatat_oleh   text not null,
    dicatat_pada   timestamp not null,
    primary key (kode_instansi, kode_unit, nama, versi),
    check ((putusan = 'cocok') = (kode_indikator is not null))
);
