-- Notifications of users: bell, list and email.

-- The unique key creates one notification per user and event, however often and from whichever source the event arrives.
create table notification (
    id            bigint generated always as identity primary key,
    user_id       bigint      not null references app_user on delete cascade,
    kind          text        not null
        check (kind in ('ORDER_PLACED', 'PRACTICE_ACTIVATED', 'PRACTICES_UNMATCHED', 'SYNC_FAILED', 'SYNC_PARTIAL',
                        'SYNC_SUSPICIOUS', 'WEBHOOK_FAILED', 'DATA_STALE', 'ENROLLMENT_DISPUTED')),
    -- Key of the event, or of the bundle if there were many.
    event_key     text        not null,
    -- Sent to an admin as such: hidden from a user who is no longer an admin.
    for_admins    boolean     not null,
    -- Number of events. A notification of several events has no practice.
    events        int         not null default 1,
    -- No foreign key: a practice that is merged into another takes its notifications with it.
    practice      bigint,
    run_id        bigint,
    -- Ids in CuraGenesis of the orders or practices. Null for a single event.
    items         text[],
    detail        text,
    amount        numeric(30, 2),
    happened_at   timestamptz,
    created_at    timestamptz not null default now(),
    -- Time of the latest event.
    latest_at     timestamptz not null default now(),
    read_at       timestamptz,
    dismissed_at  timestamptz,
    -- When its email is due; null for none.
    mail_due_at   timestamptz,
    mail_attempts int         not null default 0,
    mailed_at     timestamptz,
    unique (user_id, kind, event_key)
) with (fillfactor = 80);
create index notification_list on notification (user_id, latest_at, id) where dismissed_at is null;
create index notification_unread on notification (user_id, created_at, id)
    where read_at is null and dismissed_at is null;
create index notification_practice on notification (practice) where practice is not null;
create index notification_mail on notification (mail_due_at) where mail_due_at is not null;

-- Activations that a user was notified of. They may be part of a bundle, so that no notification has their key.
create table notified_event (
    user_id     bigint      not null references app_user on delete cascade,
    event_key   text        not null,
    notified_at timestamptz not null default now(),
    primary key (user_id, event_key)
);
create index notified_event_notified_at on notified_event (notified_at);

-- A user's choices. Without a row, the kind's default for the user's role applies.
create table notification_preference (
    user_id bigint  not null references app_user on delete cascade,
    kind    text    not null,
    enabled boolean not null,
    mail    text    not null default 'NONE' check (mail in ('NONE', 'IMMEDIATE', 'DAILY')),
    primary key (user_id, kind)
);
