-- Following a plan: its tasks, projects with photographs, and evaluations. Every change is a row of its own with the
-- operator and the instant: the highest version stands, an undo is a new version, and nothing is overwritten.
create table plan_task (
  plan text collate "C" not null,
  id text collate "C" not null,
  version int not null,
  simulated boolean not null,
  state text not null check (state in ('planned', 'running', 'done', 'stopped')),
  progress int not null check (progress between 0 and 100),
  deadline int,
  content jsonb not null,
  operator text not null,
  at bigint not null,
  reason text,
  primary key (plan, id, version)
);

create table plan_project (
  plan text collate "C" not null,
  id text collate "C" not null,
  version int not null,
  simulated boolean not null,
  stage text not null,
  content jsonb not null,
  operator text not null,
  at bigint not null,
  reason text,
  primary key (plan, id, version)
);

create table plan_photo (
  id text collate "C" primary key,
  simulated boolean not null,
  plan text collate "C" not null,
  project text collate "C" not null,
  taken int,
  caption text not null,
  media text not null,
  digest text not null,
  bytes bytea not null,
  operator text not null,
  at bigint not null,
  withdrawn text
);
create index plan_photo_project on plan_photo (plan, project);

create table evaluation (
  id text collate "C" not null,
  version int not null,
  simulated boolean not null,
  plan text collate "C" not null,
  kind text not null check (kind in ('yearly', 'mid-term', 'final')),
  year int not null,
  state text not null check (state in ('draft', 'signed', 'withdrawn')),
  rules text not null,
  content jsonb not null,
  operator text not null,
  at bigint not null,
  primary key (id, version)
);
create index evaluation_plan on evaluation (plan, year);

-- The report as it was handed in: its bytes are what was signed.
create table evaluation_report (
  evaluation text collate "C" not null,
  language text not null check (language in ('zh', 'en')),
  simulated boolean not null,
  digest text not null,
  bytes bytea not null,
  primary key (evaluation, language)
);

grant select, insert, update, delete on plan_task, plan_project, plan_photo, evaluation, evaluation_report to kangyu_app;

do $$
declare
  name text;
  claimed constant text := '(simulated = any ((select kangyu.claimed_worlds())::boolean[]))';
begin
  foreach name in array array['plan_task', 'plan_project', 'plan_photo', 'evaluation', 'evaluation_report'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy claimed_read on %I for select to kangyu_app using %s', name, claimed);
    execute format('create policy claimed_add on %I for insert to kangyu_app with check %s', name, claimed);
    execute format('create policy claimed_change on %I for update to kangyu_app using %s with check %s', name, claimed, claimed);
    execute format('create policy claimed_remove on %I for delete to kangyu_app using (simulated and %s)', name, claimed);
  end loop;
end $$;
