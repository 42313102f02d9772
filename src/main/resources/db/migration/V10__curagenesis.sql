-- Until when CuraGenesis asked not to be called; at most one row.
create table source_cooldown (
    only_one boolean     primary key default true check (only_one),
    ends_at  timestamptz not null,
    reason   text        not null
);
