-- Users' own settings of the practices list.

-- Saved views: search, filters, sorting and columns as URL query.
create table saved_view (
    id         bigint generated always as identity primary key,
    user_id    bigint      not null references app_user on delete cascade,
    name       text        not null,
    query      text        not null,
    created_at timestamptz not null default now()
);
create unique index saved_view_name on saved_view (user_id, lower(name));

-- Columns that a user has chosen. Without a row: the default columns.
create table practice_column_preference (
    user_id bigint primary key references app_user on delete cascade,
    columns text   not null
);
