-- The time zone whose days the figures count by (CURASYNC_TIME_ZONE). An instance changes it when it starts, never later, so that
-- instances with different settings do not rebuild the figures in turns: all of them count by what is stored here.
create table kpi_time_zone (
    id   boolean primary key default true check (id),
    zone text    not null
);
insert into kpi_time_zone (zone) values ('UTC');

-- The zone for a transaction that writes figures: until it ends, no other transaction can change the zone. Two statements, since the
-- second has to see what was committed while the first waited.
create function kpi_hold_time_zone() returns text language plpgsql as
$$
begin
    lock table kpi_time_zone in row share mode;
    return (select zone from kpi_time_zone);
end
$$;

create or replace view kpi_day_counted as
with happened as (
    select h.owner_id, h.rep_key, (o.placed_at at time zone (select zone from kpi_time_zone))::date as day,
           count(*) as orders, coalesce(sum(o.amount), 0) as sales, 0 as practices
    from practice_order o join kpi_held h using (practice) group by 1, 2, 3
    union all
    select owner_id, rep_key, (created_at at time zone (select zone from kpi_time_zone))::date, 0, 0, count(*)
    from kpi_held group by 1, 2, 3
)
select holder.owner_id, holder.rep_key, day,
       sum(orders)::bigint as orders, sum(sales) as sales, sum(practices)::bigint as practices
from happened
    cross join lateral (values (happened.owner_id, happened.rep_key), (-1, '')) as holder (owner_id, rep_key)
group by holder.owner_id, holder.rep_key, day;

-- Hours of that zone: in some zones an hour begins at half past of UTC.
create or replace view kpi_activation_counted as
with happened as (
    select owner_id, rep_key, date_trunc('hour', activated_at, (select zone from kpi_time_zone)) as hour, count(*) as activations
    from kpi_held where activated_at is not null group by 1, 2, 3
)
select holder.owner_id, holder.rep_key, hour, sum(activations)::bigint as activations
from happened
    cross join lateral (values (happened.owner_id, happened.rep_key), (-1, '')) as holder (owner_id, rep_key)
group by holder.owner_id, holder.rep_key, hour;

create or replace function kpi_fill() returns void language sql as
$$
    truncate kpi_book, kpi_day, kpi_activation, kpi_practice;
    insert into kpi_book select * from kpi_book_counted;
    insert into kpi_day (owner_id, rep_key, day, orders, sales, practices, unmatched)
    select d.owner_id, d.rep_key, d.day, d.orders, d.sales, d.practices, coalesce(u.practices, 0)
    from kpi_day_counted d
        left join (
            select -1 as owner_id, (created_at at time zone (select zone from kpi_time_zone))::date as day, count(*) as practices
            from kpi_held where owner_id = 0 group by 2
        ) u using (owner_id, day)
    order by d.day, d.owner_id, d.rep_key;
    insert into kpi_activation select * from kpi_activation_counted;
    insert into kpi_practice (practice, owner_id, missing, changed, orders, first_at, last_at)
    select * from kpi_practice_counted order by practice;
$$;

-- Rebuilds what counts by days and hours, after a change of the zone. It deletes and inserts where kpi_fill() truncates, so that
-- dashboards can be read meanwhile. Days on which practices lost or got a rep cannot be counted again: their numbers stay on the same
-- dates, except that a date which has not begun in the new zone becomes today.
create function kpi_rebuild_days() returns void language sql as
$$
    delete from kpi_day where unmatched = 0;
    update kpi_day set orders = 0, sales = 0, practices = 0;
    with early as (
        delete from kpi_day where day > (now() at time zone (select zone from kpi_time_zone))::date returning unmatched
    )
    insert into kpi_day (owner_id, rep_key, day, unmatched)
    select -1, '', (now() at time zone (select zone from kpi_time_zone))::date, sum(unmatched) from early having count(*) > 0
    on conflict (owner_id, rep_key, day) do update set unmatched = kpi_day.unmatched + excluded.unmatched;
    insert into kpi_day (owner_id, rep_key, day, orders, sales, practices)
    select owner_id, rep_key, day, orders, sales, practices from kpi_day_counted
    on conflict (owner_id, rep_key, day) do update set
        orders = excluded.orders, sales = excluded.sales, practices = excluded.practices;
    delete from kpi_activation;
    insert into kpi_activation select * from kpi_activation_counted;
$$;
