-- Plans as an office has them: the bytes received, what was read of them, and what planners answered. No person in them.
create table plan_document (
  jurisdiction text not null,
  id text collate "C" primary key,
  sha256 text not null,
  name text not null,
  bytes bytea not null,
  operator text not null,
  at bigint not null,
  -- reading, read or unreadable
  state text not null,
  -- Code of the reason for which it is unreadable.
  problem text,
  format text,
  title text,
  -- Texts and tables in reading order, each with its line.
  blocks jsonb,
  -- The plan as read, before its rows are bound.
  plan jsonb,
  -- Keys and severities of the findings when it was last checked by itself.
  questions jsonb,
  -- The document of the plan before it, as a planner chose it.
  earlier text,
  -- The district follows this one.
  adopted boolean not null default false,
  unique (jurisdiction, sha256)
);

-- Every answer stays; the last one of a finding stands. Findings are known by their key, so an answer outlives a document.
create table finding_answer (
  jurisdiction text not null,
  finding text collate "C" not null,
  -- Counts the answers of this finding.
  n int not null,
  -- agreed, explained, dismissed; withdrawn takes the answer back
  state text not null,
  reason text,
  document text not null,
  operator text not null,
  at bigint not null,
  primary key (jurisdiction, finding, n)
);

-- What this district calls an indicator, for every document to come; null where none of the catalogue is meant.
create table district_synonym (
  jurisdiction text not null,
  name text not null,
  indicator text,
  operator text not null,
  at bigint not null,
  primary key (jurisdiction, name)
);

-- A planner's decision on one row of one document; null where no indicator of the catalogue measures it.
alter table plan_binding alter column indicator drop not null;
alter table plan_binding add column operator text not null default '', add column at bigint not null default 0;

grant select, insert, update, delete on plan_document, district_synonym to kangyu_app;
-- Answers are added, never changed.
grant select, insert on finding_answer to kangyu_app;

do $$
declare
  name text;
  claimed constant text := '((select coalesce(current_setting(''kangyu.operator'', true), '''')) <> '''')';
begin
  foreach name in array array['plan_document', 'finding_answer', 'district_synonym'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy claimed on %I to kangyu_app using %s with check %s', name, claimed, claimed);
  end loop;
end $$;
