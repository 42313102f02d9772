-- An existing book, brought in from a file: the rows as they were read, what they mean, and what became of them.

create table book_import (
    id          bigint generated always as identity primary key,
    file_name   text        not null,
    bytes       bigint      not null,
    header      text[]      not null,
    -- which column of the file, from 0, holds what
    columns     jsonb       not null,
    status      text        not null
        check (status in ('CHECKING', 'READY', 'APPLYING', 'DONE', 'CANCELLED', 'FAILED')),
    created_by  bigint      not null references app_user,
    created_at  timestamptz not null default clock_timestamp(),
    rows        int         not null,
    -- the last row that the present step is done with; whoever goes on goes on after it
    position    int         not null default 0,
    -- what the check found
    faults      int         not null default 0,
    to_create   int         not null default 0,
    to_update   int         not null default 0,
    to_keep     int         not null default 0,
    -- what became of it
    created     int         not null default 0,
    updated     int         not null default 0,
    unchanged   int         not null default 0,
    refused     int         not null default 0,
    started_at  timestamptz,
    finished_at timestamptz,
    message     text
);
create index book_import_due on book_import (id) where status in ('CHECKING', 'APPLYING');

create table book_import_row (
    import bigint not null references book_import on delete cascade,
    row    int    not null,
    -- of the file, where it begins
    line   int    not null,
    cells  text[] not null,
    primary key (import, row)
);

create table book_import_entry (
    import      bigint not null references book_import on delete cascade,
    row         int    not null,
    line        int    not null,
    practice_id text,
    user_id     text,
    name        text,
    npi         text,
    rep_id      bigint,
    state       text,
    specialty   text,
    -- why it is left out
    fault       text,
    effect      text check (effect in ('CREATE', 'UPDATE', 'KEEP')),
    outcome     text check (outcome in ('CREATED', 'UPDATED', 'UNCHANGED', 'REFUSED')),
    primary key (import, row)
) with (fillfactor = 80);
create index book_import_entry_fault on book_import_entry (import, row) where fault is not null;
