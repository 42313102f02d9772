-- Views through which other modules read a module's tables (docs/decisions/0032-table-owners.md). Plain columns only, so that
-- PostgreSQL replaces a view by its table, and a query has the plan that it would have on the table.

create view user_directory as
select id, email, name, role, enabled, time_zone from app_user;

create view alias_directory as
select alias_key, user_id from rep_alias;

create view practice_directory as
select id, practice_id, user_id, name, npi, state, specialty, sales_rep, sales_rep_key, owner_id, owner_by_hand, total_orders,
       last_order_at, activated_at, missing_since, created_at, changed_at, search
from practice;

-- When a practice changed last, to the second, and when a sync saw it last.
create view practice_recency as
select practice, changed_at, seen_at from practice_sighting;

create view order_history as
select order_id, practice, amount, placed_at, received_at from practice_order;

create view practice_timeline as
select id, practice, fact, door, source_id, source_at, received_at, outcome, detail from timeline_entry;

create view sync_history as
select id, kind, status, started_at, finished_at, fetched, created, updated, unannounced from sync_run;

-- The views that recount the figures read the ledger through its views, too.

create or replace view kpi_held as
select id as practice, coalesce(owner_id, 0) as owner_id, case when owner_id is null then sales_rep_key else '' end as rep_key,
       counted_state(state) as state, coalesce(specialty, '') as specialty, total_orders, activated_at, created_at,
       missing_since is not null as missing, changed_at
from practice_directory;

create or replace view kpi_day_counted as
with happened as (
    select h.owner_id, h.rep_key, (o.placed_at at time zone (select zone from kpi_time_zone))::date as day,
           count(*) as orders, coalesce(sum(o.amount), 0) as sales, 0 as practices
    from order_history o join kpi_held h using (practice) group by 1, 2, 3
    union all
    select owner_id, rep_key, (created_at at time zone (select zone from kpi_time_zone))::date, 0, 0, count(*)
    from kpi_held group by 1, 2, 3
)
select holder.owner_id, holder.rep_key, day,
       sum(orders)::bigint as orders, sum(sales) as sales, sum(practices)::bigint as practices
from happened
    cross join lateral (values (happened.owner_id, happened.rep_key), (-1, '')) as holder (owner_id, rep_key)
group by holder.owner_id, holder.rep_key, day;

create or replace view kpi_practice_counted as
select h.practice, h.owner_id, h.missing, date_trunc('minute', h.changed_at) as changed,
       coalesce(o.orders, 0) as orders, o.first_at, o.last_at
from kpi_held h
    left join (
        select practice, count(*)::int as orders, min(placed_at) as first_at, max(placed_at) as last_at
        from order_history group by practice
    ) o using (practice);
