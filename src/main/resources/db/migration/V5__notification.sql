-- What people were told. The unique key makes it once a person and event, whatever comes again and through whichever door.
create table notification (
    id            bigint generated always as identity primary key,
    user_id       bigint      not null references app_user on delete cascade,
    kind          text        not null
        check (kind in ('ORDER_PLACED', 'PRACTICE_ACTIVATED', 'PRACTICES_UNMATCHED', 'SYNC_FAILED', 'SYNC_PARTIAL',
                        'SYNC_SUSPICIOUS', 'DATA_STALE')),
    -- the event, or the bundle that events came in when they were many
    event_key     text        not null,
    -- told to an admin as such: who is none any more sees it no longer
    for_admins    boolean     not null,
    -- how many events it tells of; one that tells of several names no practice
    events        int         not null default 1,
    -- Without a foreign key: a practice that is merged into another takes its notifications along.
    practice      bigint,
    run_id        bigint,
    detail        text,
    amount        numeric(18, 2),
    happened_at   timestamptz,
    created_at    timestamptz not null default now(),
    read_at       timestamptz,
    dismissed_at  timestamptz,
    -- when a mail about it is due; null: none is
    mail_due_at   timestamptz,
    mail_attempts int         not null default 0,
    mailed_at     timestamptz,
    unique (user_id, kind, event_key)
) with (fillfactor = 80);
create index notification_list on notification (user_id, created_at, id) where dismissed_at is null;
create index notification_unread on notification (user_id, created_at, id)
    where read_at is null and dismissed_at is null;
create index notification_practice on notification (practice) where practice is not null;
create index notification_mail on notification (mail_due_at) where mail_due_at is not null;

-- Activations that somebody was told of: they may be bundled, so that no notification bears their key, and come again.
create table notification_told (
    user_id   bigint      not null references app_user on delete cascade,
    event_key text        not null,
    told_at   timestamptz not null default now(),
    primary key (user_id, event_key)
);
create index notification_told_at on notification_told (told_at);

-- What a user chose; without a row it is as the kind has it for the user's role.
create table notification_preference (
    user_id bigint  not null references app_user on delete cascade,
    kind    text    not null,
    told    boolean not null,
    mail    text    not null default 'NONE' check (mail in ('NONE', 'IMMEDIATE', 'DAILY')),
    primary key (user_id, kind)
);
