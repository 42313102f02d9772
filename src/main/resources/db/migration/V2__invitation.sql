-- One chance for a user to choose a password. The token itself is kept nowhere, only its digest.
create table invitation (
    token_hash bytea primary key,
    user_id    bigint      not null unique references app_user on delete cascade,
    expires_at timestamptz not null
);
