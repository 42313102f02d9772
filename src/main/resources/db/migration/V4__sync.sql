-- Sync runs, their schedules and their calls to CuraGenesis (docs/decisions/0010-schedules.md).

create table sync_run (
    id                 bigint generated always as identity primary key,
    kind               text        not null check (kind in ('FULL', 'INCREMENTAL')),
    trigger            text        not null check (trigger in ('SCHEDULE', 'CRON', 'MANUAL')),
    status             text        not null
        check (status in ('RUNNING', 'SUCCEEDED', 'PARTIAL', 'SUSPICIOUS', 'FAILED', 'CANCELLED')),
    requested_by       text,
    instance           text        not null,
    -- Incremented by every takeover; a batch commits only with the current fence.
    fence              int         not null default 1,
    -- Takeovers since the run last applied a batch.
    takeovers          int         not null default 0,
    started_at         timestamptz not null default clock_timestamp(),
    heartbeat_at       timestamptz not null default clock_timestamp(),
    finished_at        timestamptz,
    cancel_requested   boolean     not null default false,
    cursor             text,
    -- Restarts from the first page because the cursor had become invalid.
    restarts           int         not null default 0,
    pages              int         not null default 0,
    expected           bigint      not null default 0,
    fetched            bigint      not null default 0,
    created            bigint      not null default 0,
    updated            bigint      not null default 0,
    unchanged          bigint      not null default 0,
    stale              bigint      not null default 0,
    quarantined        bigint      not null default 0,
    missing            bigint      not null default 0,
    new_orders         bigint      not null default 0,
    -- Practices that the run changed although no webhook had announced the change. Null if unknown.
    missed_by_webhooks bigint,
    error              text,
    -- A remark on a run that did not fail, such as a date that was not believed.
    note               text
);
-- One running sync over all instances.
create unique index sync_run_running on sync_run ((true)) where status = 'RUNNING';
create index sync_run_succeeded on sync_run (started_at) where status in ('SUCCEEDED', 'PARTIAL');

-- Calls to CuraGenesis, one row per attempt. page counts the run's pages from 1.
create table sync_call (
    id     bigint generated always as identity primary key,
    run_id bigint      not null references sync_run on delete cascade,
    at     timestamptz not null,
    page   int         not null,
    millis bigint      not null,
    -- Null if there was no complete response.
    status int,
    -- Null if the attempt failed.
    rows   int,
    error  text
);
create index sync_call_run on sync_call (run_id, id);

-- Cursors that a run has used: 64 bits of a digest over the number of restarts and the cursor. Deleted when the run ends.
create table sync_cursor (
    run_id bigint not null references sync_run on delete cascade,
    digest bigint not null,
    primary key (run_id, digest)
);

-- Requests for a sync that were rejected.
create table skipped_sync (
    id              bigint generated always as identity primary key,
    at              timestamptz not null default clock_timestamp(),
    kind            text        not null,
    trigger         text        not null,
    requested_by    text,
    instance        text        not null,
    reason          text        not null,
    message         text        not null,
    next_allowed_at timestamptz
);

-- The last slot of each schedule that was fired. Without a row, past slots are not caught up on.
create table sync_schedule (
    kind      text        primary key check (kind in ('FULL', 'INCREMENTAL')),
    last_slot timestamptz not null
);

-- Published view (docs/decisions/0032-table-owners.md).
create view sync_history as
select id, kind, status, started_at, finished_at, fetched, created, updated, missed_by_webhooks from sync_run;
