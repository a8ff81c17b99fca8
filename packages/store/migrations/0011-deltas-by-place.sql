-- The figures of one village are asked for after every visit: its deltas that are not folded yet, without the others'.
create index delta_place on delta (simulated, place);
