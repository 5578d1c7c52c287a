-- 0007: a unit that was dissolved stays, with its figures, but is offered no more.
-- The row holds the present; what it was before stands in jejak.
alter table unit_kerja add column status text default 'aktif';
