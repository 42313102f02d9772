-- Evidence for the health checks of webhooks. Written in the background, never by the request of a delivery.

-- Rejected deliveries by ten minutes, reason and address. The number of addresses per ten minutes is limited, so that a flood from many
-- addresses cannot fill the table.
create table webhook_rejection (
    period_start timestamptz not null,
    reason       text        not null,
    -- Empty for all addresses above the limit.
    address      text        not null,
    deliveries   bigint      not null,
    last_at      timestamptz not null,
    primary key (period_start, reason, address)
);

-- Accepted deliveries by ten minutes, secret and signature scheme.
create table webhook_acceptance (
    period_start  timestamptz not null,
    -- Position of the secret in the setting, from 1.
    secret        smallint    not null,
    -- Last four characters of the secret.
    secret_suffix text        not null,
    scheme        text        not null check (scheme in ('STANDARD', 'HEX')),
    deliveries    bigint      not null,
    last_at       timestamptz not null,
    primary key (period_start, secret, secret_suffix, scheme)
);

-- Events of the inbox per hour in UTC, from which the usual rate is derived.
create table webhook_hour (
    hour    timestamptz primary key,
    events  bigint not null default 0,
    -- Minutes of the hour in which an event arrived: bit 0 is minute 0.
    minutes bigint not null default 0,
    -- Greatest number of events that failed in this hour and were not replayed at the same time.
    failed  bigint not null default 0
);

-- Periods in which no instance was running or PostgreSQL was not reachable, so that no webhook could be received.
create table webhook_pause (
    started_at timestamptz primary key,
    ended_at   timestamptz not null
);

-- The only row is the state of the background work.
create table webhook_watch (
    id                      boolean     primary key default true check (id),
    -- Greatest id of an event that webhook_hour contains.
    last_event_id           bigint      not null default 0,
    -- Last time at which an instance was running.
    alive_at                timestamptz not null default 'epoch',
    -- Deliveries with an invalid signature since the last accepted delivery.
    rejected_since_accepted bigint      not null default 0
);
