-- Registers shared by everybody. Reference tables on Citus: small, on every node, no person in them.
create table term (
  id int generated always as identity primary key,
  text text collate "C" not null unique
);
comment on table term is 'Dictionary of measures, states, reasons, versions, fact codes, resource types and institutions';

create table place (
  jurisdiction text not null,
  code text collate "C" primary key,
  parent text,
  kind text not null,
  name_zh text not null,
  name_en text not null,
  from_day int,
  to_day int
);

create table institution (
  jurisdiction text not null,
  id text collate "C" primary key,
  name_zh text not null,
  name_en text not null,
  kind text not null,
  place text not null,
  parent text,
  from_day int,
  to_day int
);

create table setting (
  jurisdiction text not null,
  name text not null,
  value jsonb not null,
  primary key (jurisdiction, name)
);

create table definition (
  jurisdiction text not null,
  kind text not null,
  id text not null,
  version text not null,
  in_force_from text,
  in_force_to text,
  content jsonb not null,
  digest text not null,
  loaded_at bigint not null,
  primary key (jurisdiction, kind, id, version)
);

create table plan (
  jurisdiction text not null,
  id text primary key,
  content jsonb not null
);

create table plan_binding (
  plan text not null,
  row_key text not null,
  indicator text not null,
  primary key (plan, row_key)
);

-- Registers of FHIR resources that are about nobody: organizations, locations, practitioners.
create table shared_resource (
  id text collate "C" not null,
  version int not null,
  type int not null,
  simulated boolean not null,
  withdrawn boolean not null,
  content jsonb not null,
  digest text not null,
  import_id text,
  line int,
  known_from bigint not null,
  known_to bigint,
  recorded_at bigint not null,
  operator text not null,
  reason text,
  primary key (id, version)
);
create index shared_resource_import on shared_resource (import_id) where import_id is not null;
