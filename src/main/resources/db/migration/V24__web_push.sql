-- Web push: notifications in browsers that users have subscribed, also if no page of CuraSync is open.

-- The key pair that identifies this installation to push services (VAPID, RFC 8292), unless the settings contain one. Browsers bind
-- their subscriptions to the public key, so it never changes.
create table push_key (
    only_row    boolean     primary key default true check (only_row),
    public_key  text        not null,
    private_key text        not null,
    created_at  timestamptz not null default now()
);

-- A subscribed browser with its queue. One attempt at a time: an attempt postpones due_at before it begins.
create table push_subscription (
    id              bigint generated always as identity primary key,
    user_id         bigint      not null references app_user on delete cascade,
    -- The session of the device: its end removes the subscription. Null: the user removed the device from another device. The
    -- row stays, so that the browser does not renew the subscription when it opens the next page.
    device_session  bigint      references device_session on delete cascade,
    endpoint        text        not null unique,
    p256dh          text        not null,
    auth            text        not null,
    -- Public key with which the browser subscribed.
    server_key      text        not null,
    -- Name of the browser and its system, such as Chrome on Android.
    device          text        not null,
    created_at      timestamptz not null default now(),
    last_success_at timestamptz,
    -- Ids of notifications to send, in one push.
    pending         bigint[]    not null default '{}',
    due_at          timestamptz,
    attempts        int         not null default 0,
    -- First failure since the last success or the last push that was given up.
    failing_since   timestamptz,
    -- The last failure; null after a success.
    failed_at       timestamptz,
    error           text
);
create index push_subscription_user on push_subscription (user_id);
create index push_subscription_session on push_subscription (device_session);
create index push_subscription_due on push_subscription (due_at) where due_at is not null;

-- Kinds of notifications that a user receives, but without a push.
create table push_muted_kind (
    user_id bigint not null references app_user on delete cascade,
    kind    text   not null,
    primary key (user_id, kind)
);

-- Times of day in the user's time zone between which pushes wait. From 22:00 to 07:00 includes midnight.
create table push_quiet_hours (
    user_id    bigint primary key references app_user on delete cascade,
    quiet_from time   not null,
    quiet_to   time   not null,
    check (quiet_from <> quiet_to)
);

alter table notification
    -- When its push is due, and when it was last handed to the subscriptions of its user.
    add column push_due_at timestamptz,
    add column pushed_at   timestamptz;
create index notification_push on notification (push_due_at) where push_due_at is not null;
