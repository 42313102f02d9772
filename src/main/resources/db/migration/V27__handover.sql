-- Handovers of several batches whose last batch is not committed. If the instance is killed, another one, or the next start, writes the
-- audit entry and notifies the reps from here. A handover of one batch writes nothing here.
create table unfinished_handover (
    action    text primary key,
    by_id     bigint      not null references app_user,
    -- Subject of the audit entry.
    subject   text        not null,
    released  boolean     not null,
    -- Aliases that the rep received.
    aliases   text[]      not null default '{}',
    -- Address of the client, for the audit entry.
    address   text,
    -- Number of practices of the action, and how many of them the committed batches have processed.
    practices int         not null,
    processed int         not null default 0,
    batch_at  timestamptz not null default now()
);

-- Practices whose rep the committed batches have changed. Null: no rep.
create table unfinished_handover_change (
    action       text   not null references unfinished_handover on delete cascade,
    practice     bigint not null,
    owner_before bigint,
    owner_after  bigint,
    primary key (action, practice)
);
