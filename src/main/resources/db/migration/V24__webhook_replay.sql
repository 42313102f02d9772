-- A replay begins to count attempts anew, for its delays; those before it are counted here.
alter table webhook_event add column earlier_attempts int not null default 0;

-- Replays by people, for the event's history.
create table webhook_replay (
    id       bigint generated always as identity primary key,
    event_id bigint      not null references webhook_event on delete cascade,
    at       timestamptz not null default clock_timestamp(),
    actor    text        not null
);
create index webhook_replay_event on webhook_replay (event_id, id);

alter table notification drop constraint notification_kind_check;
alter table notification add constraint notification_kind_check
    check (kind in ('ORDER_PLACED', 'PRACTICE_ACTIVATED', 'PRACTICES_UNMATCHED', 'SYNC_FAILED', 'SYNC_PARTIAL',
                    'SYNC_SUSPICIOUS', 'WEBHOOK_FAILED', 'DATA_STALE', 'ENROLLMENT_DISPUTED'));
