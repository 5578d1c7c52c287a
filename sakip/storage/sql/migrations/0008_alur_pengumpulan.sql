-- 0008: the way of a form (unit and triwulan) from draf to terkunci, and what is said on that way.
-- Times are UTC. Every row is kept: the present is what the highest versi says, or the sum of all.

-- One row per act. status is what the form came to by it; replaying the acts gives the same.
-- jabatan and jenis_penugasan: the office in which the person acted ("Camat", definitif, plt, plh).
create table alur_pengumpulan (
    kode_instansi   text not null,
    kode_unit       text not null,
    tahun           integer not null,
    triwulan        smallint not null check (triwulan between 1 and 4),
    versi           integer not null,
    tindakan        text not null check (tindakan in ('ajukan', 'verifikasi', 'setujui', 'sahkan', 'kunci', 'kembalikan', 'buka_kembali', 'batalkan')),
    status          text not null check (status in ('draf', 'diajukan', 'dikembalikan', 'diverifikasi', 'disetujui', 'disahkan', 'terkunci')),
    catatan         text not null,
    oleh            text not null,
    jabatan         text not null,
    jenis_penugasan text not null check (jenis_penugasan in ('definitif', 'plt', 'plh')),
    pada            timestamp not null,
    primary key (kode_instansi, kode_unit, tahun, triwulan, versi),
    check (tindakan not in ('buka_kembali', 'batalkan') or catatan <> '')
);

-- What stood in the form at an act: the versi of each realisasi (0: nothing yet). catatan is why a
-- row was returned; null where it was not.
create table alur_baris (
    kode_instansi   text not null,
    kode_unit       text not null,
    tahun           integer not null,
    triwulan        smallint not null check (triwulan between 1 and 4),
    versi           integer not null,
    kode_indikator  text not null,
    versi_realisasi integer not null,
    catatan         text check (catatan <> ''),
    primary key (kode_instansi, kode_unit, tahun, triwulan, versi, kode_indikator)
);

-- Other dates for one form than the office's own. Days in the office's zone, included; penutupan
-- null: not closed by the calendar. The highest versi holds.
create table pengecualian_tenggat (
    kode_instansi text not null,
    kode_unit     text not null,
    tahun         integer not null,
    triwulan      smallint not null check (triwulan between 1 and 4),
    versi         integer not null,
    jatuh_tempo   date not null,
    penutupan     date,
    alasan        text not null check (alasan <> ''),
    dicatat_oleh  text not null,
    dicatat_pada  timestamp not null,
    primary key (kode_instansi, kode_unit, tahun, triwulan, versi),
    check (penutupan is null or penutupan >= jatuh_tempo)
);

-- Questions and answers on one figure, in the order of nomor.
create table tanya_jawab (
    kode_instansi  text not null,
    kode_indikator text not null,
    tahun          integer not null,
    triwulan       smallint not null check (triwulan between 1 and 4),
    nomor          integer not null,
    jenis          text not null check (jenis in ('tanya', 'jawab')),
    isi            text not null check (isi <> ''),
    oleh           text not null,
    jabatan        text not null,
    pada           timestamp not null,
    primary key (kode_instansi, kode_indikator, tahun, triwulan, nomor)
);

-- What stood in the way of an indikator in a triwulan, and the plan: who (pic) does what until when.
create table kendala (
    kode_instansi  text not null,
    kode_indikator text not null,
    tahun          integer not null,
    triwulan       smallint not null check (triwulan between 1 and 4),
    versi          integer not null,
    kendala        text not null,
    solusi         text not null,
    rencana        text not null,
    pic            text not null,
    batas_waktu    date,
    dicatat_oleh   text not null,
    dicatat_pada   timestamp not null,
    primary key (kode_instansi, kode_indikator, tahun, triwulan, versi),
    check (rencana = '' or (pic <> '' and batas_waktu is not null))
);

-- What became of the plan of a triwulan; tahun and triwulan are those of the plan.
create table tindak_lanjut (
    kode_instansi  text not null,
    kode_indikator text not null,
    tahun          integer not null,
    triwulan       smallint not null check (triwulan between 1 and 4),
    versi          integer not null,
    keadaan        text not null check (keadaan in ('belum', 'berjalan', 'selesai')),
    uraian         text not null,
    dicatat_oleh   text not null,
    dicatat_pada   timestamp not null,
    primary key (kode_instansi, kode_indikator, tahun, triwulan, versi)
);

-- Agreement of the office to a semester or a tahun, which needs that of its parts.
create table persetujuan_periode (
    kode_instansi   text not null,
    tahun           integer not null,
    periode         text not null check (periode in ('S1', 'S2', 'TAHUN')),
    versi           integer not null,
    status          text not null check (status in ('disetujui', 'dibatalkan')),
    catatan         text not null,
    oleh            text not null,
    jabatan         text not null,
    jenis_penugasan text not null check (jenis_penugasan in ('definitif', 'plt', 'plh')),
    pada            timestamp not null,
    primary key (kode_instansi, tahun, periode, versi),
    check (status = 'disetujui' or catatan <> '')
);

-- Where a person is written to; an empty alamat: nowhere.
create table alamat_surel (
    kode_pengguna text not null,
    versi         integer not null,
    alamat        text not null,
    dicatat_oleh  text not null,
    dicatat_pada  timestamp not null,
    primary key (kode_pengguna, versi)
);
