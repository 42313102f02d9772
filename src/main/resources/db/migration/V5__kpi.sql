-- Rollups behind the dashboards (docs/decisions/0013-rollups.md, 0025-dormant-practices.md). They follow from practices and orders.
-- owner_id 0: practices without a rep, by rep_key, the normalized name that CuraGenesis sends; -1: all practices, so that an
-- admin's dashboard needs no sums.

-- Practices by state and by specialty, and in total. value '': unknown.
create table kpi_portfolio (
    dimension text   not null check (dimension in ('total', 'state', 'specialty')),
    owner_id  bigint not null,
    rep_key   text   not null,
    value     text   not null,
    practices bigint not null default 0,
    active    bigint not null default 0,
    orders    bigint not null default 0,
    primary key (dimension, owner_id, rep_key, value)
) with (fillfactor = 50);

-- By day in the zone of kpi_time_zone: orders by the time they were placed, practices by the time they became known.
create table kpi_day (
    owner_id  bigint         not null,
    rep_key   text           not null,
    day       date           not null,
    orders    bigint         not null default 0,
    -- Wide enough for every sum of amounts: at a lower limit the next order of that day would be rejected.
    sales     numeric(30, 2) not null default 0,
    practices bigint         not null default 0,
    -- Change of the number of practices without a rep during the day; only for owner_id -1.
    unmatched bigint         not null default 0,
    primary key (owner_id, rep_key, day)
) with (fillfactor = 50);
create index kpi_day_day on kpi_day (day);

create table kpi_activation (
    owner_id    bigint      not null,
    rep_key     text        not null,
    -- Start of the hour.
    hour        timestamptz not null,
    activations bigint      not null default 0,
    primary key (owner_id, rep_key, hour)
) with (fillfactor = 50);

-- How often a practice orders, and from when it is dormant. No foreign key, whose check would slow down every writer; a merge
-- deletes the row of the duplicate.
create table kpi_practice (
    practice     bigint  primary key,
    owner_id     bigint  not null,
    missing      boolean not null,
    -- practice.changed_at to the minute, so that the index does not change with every order.
    changed      timestamptz not null,
    -- Orders known one by one.
    orders       int     not null default 0,
    first_at     timestamptz,
    last_at      timestamptz,
    -- Day (UTC) from which the practice is dormant: no order for twice its usual interval, and for at least a week.
    dormant_from date generated always as (
        case when orders >= 3 and not missing then
            ((last_at at time zone 'UTC')
                + greatest(2 * (last_at - first_at) / (orders - 1), interval '7 days'))::date + 1 end) stored
) with (fillfactor = 70);
create index kpi_practice_changed on kpi_practice (owner_id, changed);
create index kpi_practice_dormant on kpi_practice (dormant_from, practice) where dormant_from is not null;
create index kpi_practice_owner_dormant on kpi_practice (owner_id, dormant_from, practice) where dormant_from is not null;

-- Dormant practices, for other modules.
create view kpi_dormant as
select practice, dormant_from as since, last_at as last_order_at, (last_at - first_at) / (orders - 1) as usual_interval
from kpi_practice
where dormant_from <= (now() at time zone 'UTC')::date;

-- Last verification of all rollups, and the number of differences it found.
create table kpi_check (
    id          boolean     primary key default true check (id),
    checked_at  timestamptz not null,
    differences int         not null
);

-- The time zone whose days the figures count by (CURASYNC_TIME_ZONE). An instance changes it only at its start, so that
-- instances with different settings do not rebuild the figures in turns: all of them count by what is stored here.
create table kpi_time_zone (
    id   boolean primary key default true check (id),
    zone text    not null
);
insert into kpi_time_zone (zone) values ('UTC');

-- Returns the zone for a transaction that writes figures. Until it ends, no other transaction can change the zone. Two
-- statements, because the second has to see what was committed while the first waited.
create function kpi_lock_time_zone() returns text language plpgsql as
$$
begin
    lock table kpi_time_zone in row share mode;
    return (select zone from kpi_time_zone);
end
$$;

-- The rollups as they should be, computed from practices and orders: to verify and to rebuild them.

create view kpi_owned_practice as
select id as practice, coalesce(owner_id, 0) as owner_id, case when owner_id is null then sales_rep_key else '' end as rep_key,
       reporting_state(state) as state, coalesce(specialty, '') as specialty, total_orders, activated_at, created_at,
       missing_since is not null as missing, changed_at
from practice_directory;

create view kpi_portfolio_expected as
with cell as (
    select owner_id, rep_key, state, specialty,
           count(*) as practices, count(activated_at) as active, sum(total_orders) as orders
    from kpi_owned_practice group by owner_id, rep_key, state, specialty
)
select part.dimension, owner.owner_id, owner.rep_key, part.value,
       sum(practices)::bigint as practices, sum(active)::bigint as active, sum(orders)::bigint as orders
from cell
    cross join lateral (values (cell.owner_id, cell.rep_key), (-1, '')) as owner (owner_id, rep_key)
    cross join lateral (values ('total', ''), ('state', state), ('specialty', specialty)) as part (dimension, value)
group by part.dimension, owner.owner_id, owner.rep_key, part.value;

create view kpi_day_expected as
with entry as (
    select h.owner_id, h.rep_key, (o.placed_at at time zone (select zone from kpi_time_zone))::date as day,
           count(*) as orders, coalesce(sum(o.amount), 0) as sales, 0 as practices
    from order_history o join kpi_owned_practice h using (practice) group by 1, 2, 3
    union all
    select owner_id, rep_key, (created_at at time zone (select zone from kpi_time_zone))::date, 0, 0, count(*)
    from kpi_owned_practice group by 1, 2, 3
)
select owner.owner_id, owner.rep_key, day,
       sum(orders)::bigint as orders, sum(sales) as sales, sum(practices)::bigint as practices
from entry
    cross join lateral (values (entry.owner_id, entry.rep_key), (-1, '')) as owner (owner_id, rep_key)
group by owner.owner_id, owner.rep_key, day;

-- Hours of that zone: in some zones an hour begins at half past of UTC.
create view kpi_activation_expected as
with entry as (
    select owner_id, rep_key, date_trunc('hour', activated_at, (select zone from kpi_time_zone)) as hour, count(*) as activations
    from kpi_owned_practice where activated_at is not null group by 1, 2, 3
)
select owner.owner_id, owner.rep_key, hour, sum(activations)::bigint as activations
from entry
    cross join lateral (values (entry.owner_id, entry.rep_key), (-1, '')) as owner (owner_id, rep_key)
group by owner.owner_id, owner.rep_key, hour;

create view kpi_practice_expected as
select h.practice, h.owner_id, h.missing, date_trunc('minute', h.changed_at) as changed,
       coalesce(o.orders, 0) as orders, o.first_at, o.last_at
from kpi_owned_practice h
    left join (
        select practice, count(*)::int as orders, min(placed_at) as first_at, max(placed_at) as last_at
        from order_history group by practice
    ) o using (practice);

-- Rebuilds all rollups. The ledger must not be written meanwhile.
create function kpi_rebuild() returns void language sql as
$$
    truncate kpi_portfolio, kpi_day, kpi_activation, kpi_practice;
    insert into kpi_portfolio select * from kpi_portfolio_expected;
    insert into kpi_day (owner_id, rep_key, day, orders, sales, practices, unmatched)
    select d.owner_id, d.rep_key, d.day, d.orders, d.sales, d.practices, coalesce(u.practices, 0)
    from kpi_day_expected d
        left join (
            select -1 as owner_id, (created_at at time zone (select zone from kpi_time_zone))::date as day, count(*) as practices
            from kpi_owned_practice where owner_id = 0 group by 2
        ) u using (owner_id, day)
    order by d.day, d.owner_id, d.rep_key;
    insert into kpi_activation select * from kpi_activation_expected;
    insert into kpi_practice (practice, owner_id, missing, changed, orders, first_at, last_at)
    select * from kpi_practice_expected order by practice;
$$;

-- Rebuilds the rollups by days and hours after a change of the zone. It deletes and inserts where kpi_rebuild() truncates, so
-- that dashboards remain readable. The days on which practices lost or got a rep cannot be recomputed: their numbers keep their
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
    select owner_id, rep_key, day, orders, sales, practices from kpi_day_expected
    on conflict (owner_id, rep_key, day) do update set
        orders = excluded.orders, sales = excluded.sales, practices = excluded.practices;
    delete from kpi_activation;
    insert into kpi_activation select * from kpi_activation_expected;
$$;
