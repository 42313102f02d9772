-- Accounts: where users are signed in, API tokens, the brake on guessing, and from where something was done.

-- One row a device that is signed in. Every HTTP session of whichever instance belongs to one and ends with it.
create table user_session (
    id             bigint generated always as identity primary key,
    user_id        bigint      not null references app_user on delete cascade,
    -- The device's cookie names the series and proves it by the token, which is kept only as a digest.
    series         text        not null unique,
    token_hash     bytea       not null,
    issued_at      timestamptz not null default now(),
    -- when the device first showed the token; null: it may never have received it
    shown_at       timestamptz,
    -- the token before it, and what makes this one from that one
    previous_hash  bytea,
    successor_salt bytea,
    -- for weeks; else until the browser is closed or rests for hours
    kept           boolean     not null,
    created_at     timestamptz not null default now(),
    last_used_at   timestamptz not null default now(),
    expires_at     timestamptz not null,
    address        text,
    user_agent     text
);
create index user_session_user on user_session (user_id);

alter table app_user add column last_sign_in_at timestamptz;

-- What scripts show instead of a password. The token itself is kept nowhere, only its digest.
create table api_token (
    id           bigint generated always as identity primary key,
    user_id      bigint      not null references app_user on delete cascade,
    name         text        not null,
    scope        text        not null check (scope in ('READ', 'SYNC', 'ADMIN')),
    token_hash   bytea       not null unique,
    -- its last characters, for people to tell it from others
    ending       text        not null,
    created_at   timestamptz not null default now(),
    expires_at   timestamptz not null,
    -- to about five minutes
    last_used_at timestamptz,
    revoked_at   timestamptz
);
create index api_token_user on api_token (user_id);

-- Wrong passwords lately: by account, by address, and by both together. Each level falls with time.
create table sign_in_failure (
    -- a digest: what was typed as an address may be a password
    key   bytea primary key,
    level double precision not null,
    at    timestamptz      not null
);

-- From where users have signed in rightly: there, others' wrong guesses do not keep them out.
create table sign_in_place (
    user_id bigint      not null references app_user on delete cascade,
    address text        not null,
    at      timestamptz not null,
    primary key (user_id, address)
);

-- From where it was done; null: by the application itself.
alter table audit_entry add column address text;
create index audit_entry_actor on audit_entry (actor, id);
create index audit_entry_action on audit_entry (action, id);
create index audit_entry_at on audit_entry (at);
