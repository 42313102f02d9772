-- Undo of imports: what each row replaced, and what the undo did with it (docs/decisions/0029-import-undo.md).

alter table book_import_entry
    -- the practice and its values before and after the row was applied; null if the row changed nothing
    add column edit      jsonb,
    add column undo      text check (undo in ('PUT_BACK', 'PARTLY', 'LEFT')),
    -- what the undo left, and why
    add column undo_note text;

alter table book_import
    -- whether its rows hold what an undo needs: at least one has an edit, and none has been deleted yet
    add column undoable        boolean not null default false,
    add column undone_by       bigint references app_user,
    add column undo_started_at timestamptz,
    add column undone_at       timestamptz,
    add column put_back        int     not null default 0,
    add column partly          int     not null default 0,
    add column left_as_is      int     not null default 0;
alter table book_import drop constraint book_import_status_check;
alter table book_import add constraint book_import_status_check
    check (status in ('CHECKING', 'READY', 'APPLYING', 'DONE', 'CANCELLED', 'FAILED', 'UNDOING', 'UNDONE'));
drop index book_import_due;
create index book_import_due on book_import (id) where status in ('CHECKING', 'APPLYING', 'UNDOING');

-- Practices that turned out to be another one: which one continues them, and which of their values it took.
create table practice_merge (
    twin        bigint      primary key,
    kept        bigint      not null,
    takes_name  boolean     not null,
    takes_npi   boolean     not null,
    takes_owner boolean     not null,
    at          timestamptz not null default clock_timestamp()
);
