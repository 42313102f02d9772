-- The last slot of each schedule that was fired. No row: none has begun, and what lies before now is not made up.
create table sync_schedule (
    kind      text        primary key check (kind in ('FULL', 'INCREMENTAL')),
    last_slot timestamptz not null
);
