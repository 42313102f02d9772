-- What an order costs, made less (docs/decisions/0014-practice-search.md, docs/benchmarks.md).

-- The order of the last change moves to the narrow row that every practice has anyhow. To the second: what changes often is
-- written there once a second.
drop trigger practice_recency_insert on practice;
drop trigger practice_recency_update on practice;
drop trigger practice_recency_delete on practice;
drop trigger practice_differs on practice;
drop function practice_recency_insert;
drop function practice_recency_update;
drop function practice_recency_delete;
drop function practice_differs_from_digest;
drop table practice_recency;

alter table practice_sighting add column changed_at timestamptz not null default '-infinity';
update practice_sighting s set changed_at = date_trunc('second', p.changed_at) from practice p where p.id = s.practice;
create index practice_sighting_changed on practice_sighting (changed_at, practice);

create function practice_inserted() returns trigger language plpgsql as
$$
begin
    insert into practice_sighting (practice, changed_at) select id, date_trunc('second', changed_at) from after_rows;
    return null;
end
$$;
create trigger practice_inserted
    after insert on practice referencing new table as after_rows
    for each statement execute function practice_inserted();

-- By whichever road a practice changes, it is among the last changed, and what a sync told of it whole (the digest) holds no
-- more. Who writes a practice holds its sighting's lock already. By the key whatever the planner thinks: it plans once, maybe
-- while the table is small.
create function practice_updated() returns trigger language plpgsql set enable_seqscan = off as
$$
begin
    update practice_sighting s set changed_at = date_trunc('second', a.changed_at), digest = null
        from after_rows a
        where s.practice = a.id and (s.changed_at <> date_trunc('second', a.changed_at) or s.digest is not null);
    return null;
end
$$;
create trigger practice_updated
    after update on practice referencing new table as after_rows
    for each statement execute function practice_updated();
