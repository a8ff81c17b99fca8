-- What the district's parts (townships) say of a figure that is handed in: [{place, numerator, denominator}], a part of the
-- version that brought it, so that a correction or a withdrawal is of the whole. Read with its figure, never searched.
alter table reported_figure add column parts jsonb not null default '[]'::jsonb;
