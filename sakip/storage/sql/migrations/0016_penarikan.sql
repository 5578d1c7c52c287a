-- 0016: what a planner took back: rows of the plan that nothing hung on, as they stood. Times are UTC.

-- lembar is the kode of a planning sheet, kunci the row of it as people read it ("2026 · RA-01").
-- isi (JSON): {table: its rows}, every versi of what went with it too; nothing of it is kept elsewhere.
create table penarikan (
    kode_instansi text not null,
    nomor         integer not null,
    lembar        text not null,
    kunci         text not null,
    isi           text not null,
    alasan        text not null check (alasan <> ''),
    ditarik_oleh  text not null,
    ditarik_pada  timestamp not null,
    primary key (kode_instansi, nomor)
);
