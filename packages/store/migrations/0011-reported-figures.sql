-- Figures that no record of residents gives, as somebody handed them in. A change, a correction or a withdrawal is a row
-- of its own: the highest version of a day stands, and nothing is overwritten. Nobody's data are in it.
create table reported_figure (
  jurisdiction text collate "C" not null,
  simulated boolean not null,
  -- Id of a catalogue indicator, or `<plan>:<row key>` of a printed row that no definition fits.
  subject text collate "C" not null,
  -- The day it is about, days since 1970-01-01: the last of its year where it is of a whole year.
  as_of int not null,
  version int not null,
  -- In the indicator's unit, or the row's; with numerator and denominator where they came along.
  value double precision not null,
  numerator double precision,
  denominator double precision,
  source text not null,
  -- Day of the source.
  said int not null,
  -- Where its evidence is: an address, a file number.
  evidence text,
  withdrawn boolean not null,
  reason text,
  operator text not null,
  at bigint not null,
  primary key (jurisdiction, simulated, subject, as_of, version)
);

grant select, insert, delete on reported_figure to kangyu_app;
alter table reported_figure enable row level security;
alter table reported_figure force row level security;
create policy claimed_read on reported_figure for select to kangyu_app
  using (simulated = any ((select kangyu.claimed_worlds())::boolean[]));
create policy claimed_add on reported_figure for insert to kangyu_app
  with check (simulated = any ((select kangyu.claimed_worlds())::boolean[]));
create policy claimed_remove on reported_figure for delete to kangyu_app
  using (simulated and (simulated = any ((select kangyu.claimed_worlds())::boolean[])));
