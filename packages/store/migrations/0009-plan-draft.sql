-- Drafts of the next plan. Every saving is a version of its own and none is ever changed, so that any of them can be gone
-- back to. No figure of the records is kept in a draft, and nobody is named in it; its world is that of its baselines.
create table plan_draft (
  jurisdiction text not null,
  id text collate "C" not null,
  version int not null,
  simulated boolean not null,
  -- Titles, years, population and rows with their targets as typed.
  content jsonb not null,
  -- Taken away; a later version brings it back.
  withdrawn boolean not null,
  operator text not null,
  at bigint not null,
  primary key (id, version)
);

grant select, insert on plan_draft to kangyu_app;
alter table plan_draft enable row level security;
alter table plan_draft force row level security;
create policy claimed on plan_draft to kangyu_app
  using (simulated = any ((select kangyu.claimed_worlds())::boolean[]))
  with check (simulated = any ((select kangyu.claimed_worlds())::boolean[]));
