-- 0013: NIP and pangkat of officials, as signature blocks print them. "" while nobody has stated them.
-- A perjanjian keeps those of the day it was signed, whatever becomes of the people.

alter table pengguna add column nip text default '';
alter table pengguna add column pangkat text default '';
alter table perjanjian_kinerja add column pangkat_pertama text default '';
alter table perjanjian_kinerja add column nip_pertama text default '';
alter table perjanjian_kinerja add column pangkat_kedua text default '';
alter table perjanjian_kinerja add column nip_kedua text default '';
