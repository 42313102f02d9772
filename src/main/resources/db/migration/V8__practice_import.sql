-- Imports of practices from CSV files, and their undo (docs/decisions/0029-import-undo.md).

create table practice_import (
    id              bigint generated always as identity primary key,
    file_name       text        not null,
    bytes           bigint      not null,
    header          text[]      not null,
    -- Field name to index of the file's column, from 0.
    columns         jsonb       not null,
    status          text        not null check (status in
        ('CHECKING', 'READY', 'APPLYING', 'DONE', 'CANCELLED', 'FAILED', 'UNDOING', 'UNDONE')),
    created_by      bigint      not null references app_user,
    created_at      timestamptz not null default clock_timestamp(),
    rows            int         not null,
    -- Last row that the current step has processed; another instance continues after it.
    position        int         not null default 0,
    -- Results of the validation.
    faults          int         not null default 0,
    to_create       int         not null default 0,
    to_update       int         not null default 0,
    to_keep         int         not null default 0,
    change_names    int         not null default 0,
    change_npis     int         not null default 0,
    change_reps     int         not null default 0,
    -- Results of the import.
    created         int         not null default 0,
    updated         int         not null default 0,
    unchanged       int         not null default 0,
    refused         int         not null default 0,
    started_at      timestamptz,
    finished_at     timestamptz,
    message         text,
    -- Whether the rows contain what an undo needs: at least one has an edit, and none has been deleted yet.
    undoable        boolean     not null default false,
    undone_by       bigint references app_user,
    undo_started_at timestamptz,
    undone_at       timestamptz,
    -- Results of the undo.
    put_back        int         not null default 0,
    partly          int         not null default 0,
    left_as_is      int         not null default 0
);
create index practice_import_due on practice_import (id) where status in ('CHECKING', 'APPLYING', 'UNDOING');

-- Rows as they are in the file.
create table practice_import_row (
    import bigint not null references practice_import on delete cascade,
    row    int    not null,
    -- Line of the file on which the row begins.
    line   int    not null,
    cells  text[] not null,
    primary key (import, row)
);

-- Validated rows: their values, effect and outcome.
create table practice_import_entry (
    import      bigint not null references practice_import on delete cascade,
    row         int    not null,
    line        int    not null,
    practice_id text,
    user_id     text,
    name        text,
    npi         text,
    rep_id      bigint,
    state       text,
    specialty   text,
    -- Why the row is skipped.
    fault       text,
    effect      text check (effect in ('CREATE', 'UPDATE', 'KEEP')),
    -- Changes of an existing practice, such as {"name": [old, new], "npi": [old, new], "rep": [old, new]}.
    changes     jsonb,
    outcome     text check (outcome in ('CREATED', 'UPDATED', 'UNCHANGED', 'REFUSED')),
    -- The practice and its values before and after the row was applied. Null if the row changed nothing.
    edit        jsonb,
    undo        text check (undo in ('PUT_BACK', 'PARTLY', 'LEFT')),
    -- What the undo did not restore, and why.
    undo_note   text,
    primary key (import, row)
) with (fillfactor = 80);
create index practice_import_entry_fault on practice_import_entry (import, row) where fault is not null;
