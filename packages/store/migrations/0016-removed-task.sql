-- A task that a planner added can be taken out again. That is a version too: its history stays, and the next version
-- brings it back.
alter table plan_task add column removed boolean not null default false;
