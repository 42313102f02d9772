-- Practices found at once, however many there are (docs/decisions/0014-practice-search.md).

create extension if not exists pg_trgm;

alter table practice add column npi text;

-- All that a search looks at, in lower case; a blank in front, so that every word of it begins after one.
alter table practice add column search text generated always as (lower(
    ' ' || coalesce(name, '') || ' ' || coalesce(practice_id, '') || ' ' || coalesce(user_id, '')
        || ' ' || coalesce(cura_intake_id, '') || ' ' || coalesce(npi, '') || ' ' || coalesce(state, '')
        || ' ' || coalesce(sales_rep, ''))) stored;

-- None of these has a column that an order changes, so that an order stays a HOT update.
create index practice_search on practice using gin (search gin_trgm_ops);
create index practice_label on practice (coalesce(name, practice_id, user_id), id);
create index practice_state on practice (coalesce(state, ''), id);
create index practice_specialty on practice (coalesce(specialty, ''), id);
create index practice_missing on practice (id) where missing_since is not null;

-- The order of the last change, beside the practices: an index on practice.changed_at would end HOT updates.
create table practice_recency (
    changed_at timestamptz not null,
    practice   bigint      not null,
    primary key (changed_at, practice)
);
insert into practice_recency select changed_at, id from practice order by 1, 2;

create function practice_recency_insert() returns trigger language plpgsql as
$$
begin
    insert into practice_recency (changed_at, practice) select changed_at, id from after_rows;
    return null;
end
$$;
create trigger practice_recency_insert
    after insert on practice referencing new table as after_rows
    for each statement execute function practice_recency_insert();

-- By difference instead of a join, which without statistics would be a loop over both for each row.
create function practice_recency_update() returns trigger language plpgsql as
$$
begin
    delete from practice_recency r
        using (select changed_at, id from before_rows except all select changed_at, id from after_rows) b
        where r.changed_at = b.changed_at and r.practice = b.id;
    insert into practice_recency (changed_at, practice)
        select changed_at, id from after_rows except all select changed_at, id from before_rows;
    return null;
end
$$;
create trigger practice_recency_update
    after update on practice referencing old table as before_rows new table as after_rows
    for each statement execute function practice_recency_update();

create function practice_recency_delete() returns trigger language plpgsql as
$$
begin
    delete from practice_recency r using before_rows b where r.changed_at = b.changed_at and r.practice = b.id;
    return null;
end
$$;
create trigger practice_recency_delete
    after delete on practice referencing old table as before_rows
    for each statement execute function practice_recency_delete();

-- A user's own named lists: search, filters, sorting and columns as they stand in the address.
create table practice_view (
    id         bigint generated always as identity primary key,
    user_id    bigint      not null references app_user on delete cascade,
    name       text        not null,
    query      text        not null,
    created_at timestamptz not null default now()
);
create unique index practice_view_name on practice_view (user_id, lower(name));

-- The columns that a user has chosen. No row: the standard ones.
create table practice_columns (
    user_id bigint primary key references app_user on delete cascade,
    columns text   not null
);
