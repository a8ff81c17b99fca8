-- The application's role owns nothing and sees a row only with an operator and a world claimed for the transaction.
grant usage on schema kangyu to kangyu_app;
grant select, insert, update, delete on all tables in schema kangyu to kangyu_app;
grant usage on all sequences in schema kangyu to kangyu_app;
revoke insert, update, delete on migration from kangyu_app;

create function claimed_worlds() returns boolean[] language sql stable parallel safe as $$
  select case when coalesce(current_setting('kangyu.operator', true), '') = '' then '{}'::boolean[]
    when current_setting('kangyu.world', true) = 'real' then '{f}'::boolean[]
    when current_setting('kangyu.world', true) = 'simulated' then '{t}'::boolean[]
    when current_setting('kangyu.world', true) = 'both' then '{f,t}'::boolean[]
    else '{}'::boolean[] end
$$;

do $$
declare
  name text;
  claimed constant text := '(simulated = any ((select kangyu.claimed_worlds())::boolean[]))';
begin
  foreach name in array array['shared_resource', 'record', 'resident', 'resident_token', 'alias', 'link', 'fact',
      'outbox', 'idempotency', 'spell', 'delta', 'figure', 'import_run'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy claimed on %I to kangyu_app using %s with check %s', name, claimed, claimed);
  end loop;
  -- What was recorded stays: only simulated rows of these can ever be removed.
  foreach name in array array['resource', 'audit', 'ledger'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy claimed_read on %I for select to kangyu_app using %s', name, claimed);
    execute format('create policy claimed_add on %I for insert to kangyu_app with check %s', name, claimed);
    execute format('create policy claimed_change on %I for update to kangyu_app using %s with check %s', name, claimed, claimed);
    execute format('create policy claimed_remove on %I for delete to kangyu_app using (simulated and %s)', name, claimed);
  end loop;
end $$;
