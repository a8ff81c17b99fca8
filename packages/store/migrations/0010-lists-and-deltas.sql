-- The figures of one village are asked for after every visit: its deltas that are not folded yet, without the others'.
create index delta_place on delta (simulated, place);

-- A page of people that somebody opened: about many at once, so by its own id. Which people is in `records`.
create table audit_list (
  id text collate "C" primary key,
  simulated boolean not null,
  at bigint not null,
  operator text not null,
  institution text,
  -- people, worklist or search
  list text not null,
  -- The measure or programme.
  subject text,
  day int,
  filter jsonb not null,
  records bigint[] not null
);
-- What was recorded stays, as in `audit`: only simulated rows can ever be removed.
grant select, insert, update, delete on audit_list to kangyu_app;
alter table audit_list enable row level security;
alter table audit_list force row level security;
create policy claimed_read on audit_list for select to kangyu_app
  using (simulated = any ((select kangyu.claimed_worlds())::boolean[]));
create policy claimed_add on audit_list for insert to kangyu_app
  with check (simulated = any ((select kangyu.claimed_worlds())::boolean[]));
create policy claimed_change on audit_list for update to kangyu_app
  using (simulated = any ((select kangyu.claimed_worlds())::boolean[]))
  with check (simulated = any ((select kangyu.claimed_worlds())::boolean[]));
create policy claimed_remove on audit_list for delete to kangyu_app
  using (simulated and (simulated = any ((select kangyu.claimed_worlds())::boolean[])));

-- When whoever is told of writes was told of this one: then it may be pruned.
alter table outbox add column delivered_at bigint;
