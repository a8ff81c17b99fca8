-- What stands from one day on: a state with its reason, by a version of a definition.
create table standing (
  id int generated always as identity primary key,
  state int not null,
  reason int not null,
  version int not null,
  unique (state, reason, version)
);

-- The spells of one measure at one place under one institution, as one row: a life has a dozen of them where it has
-- a hundred spells, and each of these cost a row and two entries in indexes.
create table track (
  record bigint not null,
  place bigint not null,
  measure int not null,
  institution int,
  simulated boolean not null,
  -- Days on which the standing changes, ascending, and what stands from each of them on; 0 is nothing.
  days int[] not null,
  standings int[] not null,
  -- What the deciding resources have in common at the beginning, and the rest of each with commas between; `-` is none.
  origin text collate "C" not null,
  deciding text collate "C" not null
) with (fillfactor = 95);
-- No key of its own, so that rows of one person share an entry: a track is (record, measure, its first day).
create index track_record on track (record);
create index track_people on track (simulated, measure, place, record);

grant select, insert, update, delete on track, standing to kangyu_app;
grant usage on all sequences in schema kangyu to kangyu_app;
alter table track enable row level security;
alter table track force row level security;
create policy claimed on track to kangyu_app
  using (simulated = any ((select kangyu.claimed_worlds())::boolean[]))
  with check (simulated = any ((select kangyu.claimed_worlds())::boolean[]));

-- Everything derived is made again from the record: whoever starts next evaluates what is touched.
drop table spell;
truncate delta, figure;
alter table record no force row level security;
update record set touched = true where not touched;
alter table record force row level security;

-- One row a spell, for whoever looks into the database.
create view spell with (security_invoker = true) as
  select t.record, t.place, t.measure, s.state, s.reason, s.version, t.institution, t.days[n] as from_day,
    t.days[n + 1] as to_day, t.simulated,
    case split_part(t.deciding, ',', n) when '-' then null else t.origin || split_part(t.deciding, ',', n) end as deciding
  from track t cross join lateral generate_subscripts(t.standings, 1) as n join standing s on s.id = t.standings[n];
grant select on spell to kangyu_app;

-- Read whole and never searched: text is handed over as it is. A value that is missing is not written.
alter table fact alter column "values" type json using jsonb_strip_nulls("values")::json;

-- Whether somebody has a token is answered by the index alone, once for everybody who has the first word of a search.
drop index resident_token_record;
create index resident_token_record on resident_token (record, simulated, token text_pattern_ops);
