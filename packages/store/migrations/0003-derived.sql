create table spell (
  record bigint not null,
  place bigint not null,
  measure int not null,
  state int not null,
  reason int not null,
  version int not null,
  institution int,
  from_day int not null,
  to_day int,
  simulated boolean not null,
  deciding text,
  primary key (record, measure, from_day)
);
create index spell_people on spell (simulated, measure, state, place, record, from_day, to_day);

-- Signed changes of figures, dated by the day they take effect, until the compactor folds them.
create table delta (
  record bigint not null,
  seq int not null,
  n smallint not null,
  simulated boolean not null,
  measure int not null,
  state int not null,
  reason int not null,
  place bigint not null,
  institution int,
  day int not null,
  amount smallint not null,
  primary key (record, seq, n)
);

-- Folded deltas of one cell and quarter: `net` for all days after it, offsets and amounts for a day within it.
create table figure (
  simulated boolean not null,
  -- district, township, village or institution
  level "char" not null,
  measure int not null,
  state int not null,
  reason int not null,
  -- Digits of the place code, or the term of the institution (0 for none).
  cell bigint not null,
  -- First day of the quarter.
  quarter int not null,
  net int not null,
  offsets smallint[] not null,
  amounts int[] not null,
  primary key (simulated, level, measure, state, reason, cell, quarter)
);

create table import_run (
  id text collate "C" primary key,
  simulated boolean not null,
  file text not null,
  digest text,
  total_bytes bigint,
  place text,
  source text not null,
  operator text not null,
  at bigint not null,
  bytes bigint not null default 0,
  lines int not null default 0,
  state text not null,
  accepted int not null default 0,
  unchanged int not null default 0,
  refused int not null default 0,
  message text
);

create table ledger (
  id text collate "C" primary key,
  simulated boolean not null,
  import_id text not null,
  line int,
  at bigint not null,
  code text not null,
  path text,
  detail text not null,
  bytes bytea not null,
  digest text not null,
  state text not null,
  note text
);
create index ledger_import on ledger (import_id, id);
