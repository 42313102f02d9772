-- The list of a rep's day.

-- When CuraSync learned of the period: a handover may be dated back.
alter table practice_ownership add column recorded_at timestamptz not null default now();

-- Without the first period of a practice, so that a first sync does not write to it.
create index practice_ownership_recorded on practice_ownership (owner_id, recorded_at) where until is null and since > '-infinity';

create or replace view ownership_period as
select practice, owner_id, since, until, recorded_at from practice_ownership;

-- Dormant practices with their rep (0: none), so that those of a rep are a range of an index.
create or replace view kpi_dormant as
select practice, dormant_from as since, last_at as last_order_at, (last_at - first_at) / (orders - 1) as usual_interval, owner_id
from kpi_practice
where dormant_from <= (now() at time zone 'UTC')::date;

-- Practices that have a next step.
create view planned_practice as
select practice, due_on from next_step;

-- Rows of the list that a rep has done with. A newer event of the practice is shown again.
create table today_dismissal (
    user_id  bigint      not null references app_user on delete cascade,
    event    text        not null check (event in ('DORMANT', 'ACTIVATED', 'RECEIVED')),
    practice bigint      not null references practice on delete cascade,
    at       timestamptz not null,
    primary key (user_id, event, practice)
);
create index today_dismissal_practice on today_dismissal (practice);
