-- Browsers in which a user has signed in, proved by a cookie. Wrong passwords that others type do not lock these out.
create table known_browser (
    -- of the cookie's value, which is long and random
    token_hash bytea primary key,
    user_id    bigint      not null references app_user on delete cascade,
    at         timestamptz not null default now()
);
create index known_browser_user on known_browser (user_id);
