-- Prefixes are searched with ~>=~ and ~<~, the comparisons that row security lets pass early; only this class of index knows them.
drop index resident_token_search;
create index resident_token_search on resident_token (simulated, token text_pattern_ops, record);
