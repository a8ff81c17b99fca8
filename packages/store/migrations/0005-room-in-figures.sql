-- A fold changes rows in place, where the page has room: no key of theirs changes.
alter table figure set (fillfactor = 70);
alter table record set (fillfactor = 70);
