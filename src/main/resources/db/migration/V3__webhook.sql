-- Inbox of webhook events (docs/decisions/0009-inbox.md).

create sequence webhook_event_id;
create table webhook_event (
    id               bigint primary key,
    event            text        not null,
    -- Ids that the event names in its data; null if absent or invalid. They outlive the body. Without an index, which would slow
    -- down every insert and update: an admin's search is rare and may scan the inbox.
    practice_id      text,
    user_id          text,
    order_id         text,
    -- Two deliveries with the same key are the same event. Null: never a duplicate.
    dedupe_key       text,
    body             text,
    -- Events of a practice share a partition, and one worker at a time processes a partition, so they are applied in order.
    partition        smallint    not null default 0,
    status           text        not null default 'RECEIVED'
        check (status in ('RECEIVED', 'APPLIED', 'IGNORED', 'WAITING', 'FAILED')),
    -- User id of the practice that a waiting event needs.
    waits_for        text,
    attempts         int         not null default 0,
    -- Attempts before the last replay. A replay resets attempts, which determine the retry delay.
    earlier_attempts int         not null default 0,
    -- Time of the sender, if the signature covers one.
    source_at        timestamptz,
    received_at      timestamptz not null,
    next_attempt_at  timestamptz not null default '-infinity',
    processed_at     timestamptz,
    error            text,
    -- The event with the same key that counts instead of this one: its correction, or the event whose outcome it waits for.
    superseded_by    bigint
);
create index webhook_event_due on webhook_event (id) where status = 'RECEIVED';
create index webhook_event_waiting on webhook_event (waits_for) where status = 'WAITING';
create index webhook_event_failed on webhook_event (id) where status = 'FAILED';
create unique index webhook_event_key on webhook_event (dedupe_key) where superseded_by is null;
create index webhook_event_superseded on webhook_event (dedupe_key) where superseded_by is not null;
create index webhook_event_correction on webhook_event (dedupe_key) where status = 'WAITING' and superseded_by is not null;

-- Attempts that failed. A successful attempt is webhook_event.processed_at.
create table webhook_attempt (
    id       bigint generated always as identity primary key,
    event_id bigint      not null references webhook_event on delete cascade,
    at       timestamptz not null default clock_timestamp(),
    error    text        not null
);
create index webhook_attempt_event on webhook_attempt (event_id, id);

-- Replays by people, for the event's history.
create table webhook_replay (
    id       bigint generated always as identity primary key,
    event_id bigint      not null references webhook_event on delete cascade,
    at       timestamptz not null default clock_timestamp(),
    actor    text        not null
);
create index webhook_replay_event on webhook_replay (event_id, id);

-- Signed deliveries that are no valid events. The sender got a 400; people see what arrived.
create table unreadable_delivery (
    id      bigint generated always as identity primary key,
    at      timestamptz not null default clock_timestamp(),
    reason  text        not null,
    bytes   int         not null,
    -- Beginning of the body; characters that PostgreSQL cannot store are replaced.
    excerpt text        not null
);
