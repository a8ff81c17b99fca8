-- The printed name that a decision was about: when a later decision on the same name is taken back, the district goes back to it.
alter table plan_binding add column name text;
update plan_binding as b set name = d.plan #>> array['indicators', b.row_key, 'name'] from plan_document d where d.id = b.plan;
