-- What departments were reminded of: one row for each step that a deadline or a planned day has come to (30, 7 and 0 days
-- left, then days late), written once however often one looks; and who has read it. Nobody is named in a notice.
create table plan_notice (
  id text collate "C" primary key,
  simulated boolean not null,
  plan text collate "C" not null,
  kind text not null check (kind in ('task', 'begin', 'finish')),
  item text collate "C" not null,
  -- The day it is about (days since 1970-01-01): another day is another notice.
  due int not null,
  -- Days left at the step; below 0 days late.
  step int not null,
  noted int not null,
  at bigint not null
);
create index plan_notice_plan on plan_notice (plan, noted);

create table plan_notice_read (
  notice text collate "C" not null,
  operator text collate "C" not null,
  simulated boolean not null,
  at bigint not null,
  primary key (notice, operator)
);

grant select, insert, delete on plan_notice, plan_notice_read to kangyu_app;

do $$
declare
  name text;
  claimed constant text := '(simulated = any ((select kangyu.claimed_worlds())::boolean[]))';
begin
  foreach name in array array['plan_notice', 'plan_notice_read'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy claimed_read on %I for select to kangyu_app using %s', name, claimed);
    execute format('create policy claimed_add on %I for insert to kangyu_app with check %s', name, claimed);
    execute format('create policy claimed_change on %I for update to kangyu_app using %s with check %s', name, claimed, claimed);
    execute format('create policy claimed_remove on %I for delete to kangyu_app using (simulated and %s)', name, claimed);
  end loop;
end $$;
