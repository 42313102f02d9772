-- What a notification that tells of many is about, when it last grew, and what an import changes in each row.

-- The time zone of the browser in which the user was last, for times in emails.
alter table app_user add column time_zone text;

alter table notification
    -- ids of CuraGenesis: of orders, or of practices; null if it tells of one thing, or is older than this column
    add column items     text[],
    -- of the latest event in it
    add column latest_at timestamptz;
update notification set latest_at = created_at;
alter table notification
    alter column latest_at set default now(),
    alter column latest_at set not null;
drop index notification_list;
create index notification_list on notification (user_id, latest_at, id) where dismissed_at is null;

alter table book_import_entry
    -- of a practice that exists: {"name": [old, new], "npi": [old, new], "rep": [old, new]}, without what stays the same
    add column changes jsonb;
alter table book_import
    add column change_names int not null default 0,
    add column change_npis  int not null default 0,
    add column change_reps  int not null default 0;
