-- Rows about people: the record key first in every primary key and unique index, so that they can be distributed by it.
create table record (
  record bigint primary key,
  simulated boolean not null,
  -- Spells are evaluated up to this day (exclusive).
  evaluated_to int not null,
  -- Facts changed since the spells were evaluated.
  touched boolean not null,
  linked boolean not null,
  -- Counts the writing transactions of this record: order of its outbox and deltas.
  seq int not null
) with (fillfactor = 85);
create index record_touched on record (record) where touched;
create index record_horizon on record (evaluated_to);

create table resident (
  record bigint primary key,
  simulated boolean not null,
  name text not null,
  sex text not null,
  birth int,
  death int,
  resident_id text,
  health_record_number text,
  phone text
);

-- No key of its own: a row is (record, token), and one index serves the search, the other the removal.
create table resident_token (
  record bigint not null,
  simulated boolean not null,
  token text collate "C" not null
);
create index resident_token_search on resident_token (simulated, token, record);
create index resident_token_record on resident_token (record);

-- From an outside id to the record: looked up before the record is known, so hashed by the outside id.
create table alias (
  outside text collate "C" primary key,
  record bigint not null,
  simulated boolean not null
);

-- An edge is kept twice, once under each of its records.
create table link (
  record bigint not null,
  other bigint not null,
  -- True: `record` joins `other`.
  joins boolean not null,
  since bigint not null,
  until bigint,
  operator text not null,
  simulated boolean not null,
  primary key (record, other, joins, since)
);

create table resource (
  record bigint not null,
  suffix text collate "C" not null,
  version int not null,
  type int not null,
  simulated boolean not null,
  withdrawn boolean not null,
  content jsonb not null,
  digest text not null,
  -- Hash of sender, type and outside id: finds the resource when it is sent again.
  outside bigint,
  import_id text,
  line int,
  known_from bigint not null,
  known_to bigint,
  recorded_at bigint not null,
  operator text not null,
  reason text,
  primary key (record, suffix, version)
);
create unique index resource_outside on resource (record, outside) where known_to is null and outside is not null;
create index resource_import on resource (import_id) where import_id is not null;

create table fact (
  record bigint not null,
  suffix text collate "C" not null,
  version int not null,
  n smallint not null,
  simulated boolean not null,
  type int not null,
  code int not null,
  day int not null,
  until int,
  institution text,
  known_from bigint not null,
  known_to bigint,
  "values" jsonb not null,
  primary key (record, suffix, version, n)
);

create table audit (
  record bigint not null,
  id text collate "C" not null,
  simulated boolean not null,
  at bigint not null,
  operator text not null,
  institution text,
  action text not null,
  target text,
  primary key (record, id)
);

create table outbox (
  record bigint not null,
  seq int not null,
  simulated boolean not null,
  at bigint not null,
  payload jsonb not null,
  primary key (record, seq)
);

-- A retried request is recognised before its record is known: hashed by the operator's key.
create table idempotency (
  key text collate "C" primary key,
  simulated boolean not null,
  at bigint not null,
  digest text not null,
  outcome jsonb not null
);
