-- What a run's page shows: its calls to CuraGenesis, what it changed, what it refused, and what no webhook had announced.

-- One row an attempt. page counts the run's pages from 1.
create table sync_call (
    id     bigint generated always as identity primary key,
    run_id bigint      not null references sync_run on delete cascade,
    at     timestamptz not null,
    page   int         not null,
    millis bigint      not null,
    -- null: there was no answer, or it broke off
    status int,
    -- null: the attempt failed
    rows   int,
    error  text
);
create index sync_call_run on sync_call (run_id, id);

create index timeline_entry_run on timeline_entry (source_id, id) where door = 'SYNC';
create index quarantine_run on quarantine (run_id);

-- Practices that the run changed and no webhook had announced; null: not known.
alter table sync_run add column unannounced bigint;
