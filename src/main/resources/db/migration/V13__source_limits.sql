-- CuraGenesis's clock, cursors and Retry-After are not believed without limits.

-- A stored source time that lies ahead of our clock was never true: it counts as unknown, so that the next fact wins over it.
create function believed(stored timestamptz) returns timestamptz language sql stable parallel safe
    return case when stored > now() + interval '5 minutes' then '-infinity'::timestamptz else stored end;

-- Practices that a page with a date in the future has frozen: as of the start of the run that saw them last.
create temporary table frozen on commit drop as
    select p.id, coalesce(r.started_at, now()) as seen
    from practice p
        join practice_sighting s on s.practice = p.id
        left join sync_run r on r.id = s.run_id
    where greatest(s.seen_at, s.as_of, p.user_id_at, p.cura_intake_id_at, p.specialty_at, p.state_at, p.sales_rep_at,
            p.activated_at_at, p.total_base_at, p.total_as_of) > now() + interval '5 minutes';

update practice p set
    user_id_at = least(p.user_id_at, f.seen), cura_intake_id_at = least(p.cura_intake_id_at, f.seen),
    specialty_at = least(p.specialty_at, f.seen), state_at = least(p.state_at, f.seen),
    sales_rep_at = least(p.sales_rep_at, f.seen), activated_at_at = least(p.activated_at_at, f.seen),
    total_base_at = least(p.total_base_at, f.seen), total_as_of = least(p.total_as_of, f.seen)
from frozen f where f.id = p.id;

update practice_sighting s set seen_at = least(s.seen_at, f.seen), as_of = least(s.as_of, f.seen)
from frozen f where f.id = s.practice;

-- What a person should know about a run that did not fail, such as a date that was not believed.
alter table sync_run add column note text;

-- How often the run started over because its cursor was no longer valid, and which cursors it has used: 64 bits of a digest
-- over the number of restarts and the cursor. Deleted when the run ends.
alter table sync_run add column restarts int not null default 0;
create table sync_cursor (
    run_id bigint not null references sync_run on delete cascade,
    digest bigint not null,
    primary key (run_id, digest)
);

-- Until when CuraGenesis asked not to be called; one row at most.
create table source_cooldown (
    only_one boolean     primary key default true check (only_one),
    ends_at  timestamptz not null,
    reason   text        not null
);
