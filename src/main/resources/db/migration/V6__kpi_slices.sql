-- Figures are kept as slices (docs/decisions/0013). They follow from practices and orders, so the tables of before are replaced and
-- filled anew. Writers are let finish first; an instance of an older version finds its tables gone, and tries again as a newer one.
lock table practice_sighting in exclusive mode;
drop table kpi_book, kpi_day;

-- owner_id 0: nobody's practices, rep_key then tells the name that CuraGenesis writes; -1: everybody's, so that an admin's
-- screen adds nothing up.

-- What a book holds now: in all, by state and by specialty; value '': none told.
create table kpi_book (
    dimension text   not null check (dimension in ('total', 'state', 'specialty')),
    owner_id  bigint not null,
    rep_key   text   not null,
    value     text   not null,
    practices bigint not null default 0,
    active    bigint not null default 0,
    orders    bigint not null default 0,
    primary key (dimension, owner_id, rep_key, value)
) with (fillfactor = 50);

-- By day (UTC): orders by when they were placed, practices by when they became known.
create table kpi_day (
    owner_id  bigint         not null,
    rep_key   text           not null,
    day       date           not null,
    orders    bigint         not null default 0,
    sales     numeric(16, 2) not null default 0,
    practices bigint         not null default 0,
    -- by how many practices without a rep there were more at the day's end than at its beginning; everybody's only
    unmatched bigint         not null default 0,
    primary key (owner_id, rep_key, day)
) with (fillfactor = 50);
create index kpi_day_day on kpi_day (day);

create table kpi_activation (
    owner_id    bigint      not null,
    rep_key     text        not null,
    -- its beginning
    hour        timestamptz not null,
    activations bigint      not null default 0,
    primary key (owner_id, rep_key, hour)
) with (fillfactor = 50);

-- How often a practice orders, and who is to be told when it stops. No foreign key: its check would cost every writer, and a
-- merge takes the row away.
create table kpi_practice (
    practice   bigint  primary key,
    owner_id   bigint  not null,
    missing    boolean not null,
    -- when it changed last, to the minute: an index need not follow every order
    changed    timestamptz not null,
    -- those that were told one by one
    orders     int     not null default 0,
    first_at   timestamptz,
    last_at    timestamptz,
    -- the day (UTC) from which it counts as quiet: it has not ordered for twice as long as usual, and for a week at least
    quiet_from date generated always as (
        case when orders >= 3 and not missing then
            ((last_at at time zone 'UTC')
                + greatest(2 * (last_at - first_at) / (orders - 1), interval '7 days'))::date + 1 end) stored
) with (fillfactor = 70);
create index kpi_practice_changed on kpi_practice (owner_id, changed);
create index kpi_practice_quiet on kpi_practice (quiet_from, practice) where quiet_from is not null;
create index kpi_practice_owner_quiet on kpi_practice (owner_id, quiet_from, practice) where quiet_from is not null;

-- The last time that all was counted anew, and how many slices were not as they should be.
create table kpi_check (
    id          boolean     primary key default true check (id),
    checked_at  timestamptz not null,
    differences int         not null
);

-- How it is counted anew: by the nightly check, and to fill the slices.

create view kpi_held as
select id as practice, coalesce(owner_id, 0) as owner_id, case when owner_id is null then sales_rep_key else '' end as rep_key,
       coalesce(state, '') as state, coalesce(specialty, '') as specialty, total_orders, activated_at, created_at,
       missing_since is not null as missing, changed_at
from practice;

create view kpi_book_counted as
with cell as (
    select owner_id, rep_key, state, specialty,
           count(*) as practices, count(activated_at) as active, sum(total_orders) as orders
    from kpi_held group by owner_id, rep_key, state, specialty
)
select part.dimension, holder.owner_id, holder.rep_key, part.value,
       sum(practices)::bigint as practices, sum(active)::bigint as active, sum(orders)::bigint as orders
from cell
    cross join lateral (values (cell.owner_id, cell.rep_key), (-1, '')) as holder (owner_id, rep_key)
    cross join lateral (values ('total', ''), ('state', state), ('specialty', specialty)) as part (dimension, value)
group by part.dimension, holder.owner_id, holder.rep_key, part.value;

create view kpi_day_counted as
with happened as (
    select h.owner_id, h.rep_key, (o.placed_at at time zone 'UTC')::date as day,
           count(*) as orders, coalesce(sum(o.amount), 0) as sales, 0 as practices
    from practice_order o join kpi_held h using (practice) group by 1, 2, 3
    union all
    select owner_id, rep_key, (created_at at time zone 'UTC')::date, 0, 0, count(*) from kpi_held group by 1, 2, 3
)
select holder.owner_id, holder.rep_key, day,
       sum(orders)::bigint as orders, sum(sales) as sales, sum(practices)::bigint as practices
from happened
    cross join lateral (values (happened.owner_id, happened.rep_key), (-1, '')) as holder (owner_id, rep_key)
group by holder.owner_id, holder.rep_key, day;

create view kpi_activation_counted as
with happened as (
    select owner_id, rep_key, date_trunc('hour', activated_at, 'UTC') as hour, count(*) as activations
    from kpi_held where activated_at is not null group by 1, 2, 3
)
select holder.owner_id, holder.rep_key, hour, sum(activations)::bigint as activations
from happened
    cross join lateral (values (happened.owner_id, happened.rep_key), (-1, '')) as holder (owner_id, rep_key)
group by holder.owner_id, holder.rep_key, hour;

create view kpi_practice_counted as
select h.practice, h.owner_id, h.missing, date_trunc('minute', h.changed_at) as changed,
       coalesce(o.orders, 0) as orders, o.first_at, o.last_at
from kpi_held h
    left join (
        select practice, count(*)::int as orders, min(placed_at) as first_at, max(placed_at) as last_at
        from practice_order group by practice
    ) o using (practice);

-- Nobody may write to the ledger meanwhile.
create function kpi_fill() returns void language sql as
$$
    truncate kpi_book, kpi_day, kpi_activation, kpi_practice;
    insert into kpi_book select * from kpi_book_counted;
    insert into kpi_day (owner_id, rep_key, day, orders, sales, practices, unmatched)
    select d.owner_id, d.rep_key, d.day, d.orders, d.sales, d.practices, coalesce(u.practices, 0)
    from kpi_day_counted d
        left join (
            select -1 as owner_id, (created_at at time zone 'UTC')::date as day, count(*) as practices
            from kpi_held where owner_id = 0 group by 2
        ) u using (owner_id, day)
    order by d.day, d.owner_id, d.rep_key;
    insert into kpi_activation select * from kpi_activation_counted;
    insert into kpi_practice (practice, owner_id, missing, changed, orders, first_at, last_at)
    select * from kpi_practice_counted order by practice;
$$;
select kpi_fill();
