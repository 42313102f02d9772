-- Handovers and credit: each order is credited to the rep whom the practice had when the order was placed. Earlier orders of a
-- practice that is handed over remain with the previous rep.

-- Published views.

create view ownership_period as
select practice, owner_id, since, until from practice_ownership;

create or replace view business_time_zone as
select zone from kpi_time_zone;

-- Credited orders by day in the zone of kpi_time_zone. owner_id 0: the practice had no rep then. The sum over all owners equals
-- kpi_day of all practices on every day.
create table kpi_credit (
    owner_id bigint         not null,
    day      date           not null,
    orders   bigint         not null default 0,
    sales    numeric(30, 2) not null default 0,
    primary key (day, owner_id)
) with (fillfactor = 50);

create view kpi_credit_expected as
select coalesce(p.owner_id, 0) as owner_id, (o.placed_at at time zone (select zone from kpi_time_zone))::date as day,
       count(*) as orders, coalesce(sum(o.amount), 0) as sales
from order_history o
    left join ownership_period p
        on p.practice = o.practice and p.since <= o.placed_at and (p.until is null or o.placed_at < p.until)
group by 1, 2;

insert into kpi_credit (owner_id, day, orders, sales)
select owner_id, day, orders, sales from kpi_credit_expected order by day, owner_id;

-- As before, and the credited orders.
create or replace function kpi_rebuild() returns void language sql as
$$
    truncate kpi_portfolio, kpi_day, kpi_activation, kpi_practice, kpi_credit;
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
    insert into kpi_credit (owner_id, day, orders, sales)
    select owner_id, day, orders, sales from kpi_credit_expected order by day, owner_id;
$$;

-- As before, and the credited orders.
create or replace function kpi_rebuild_days() returns void language sql as
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
    delete from kpi_credit;
    insert into kpi_credit (owner_id, day, orders, sales) select owner_id, day, orders, sales from kpi_credit_expected;
$$;

alter table notification drop constraint notification_kind_check;
alter table notification add constraint notification_kind_check check (kind in (
    'ORDER_PLACED', 'PRACTICE_ACTIVATED', 'PRACTICES_UNMATCHED', 'SYNC_FAILED', 'SYNC_PARTIAL', 'SYNC_SUSPICIOUS',
    'WEBHOOK_FAILED', 'DATA_STALE', 'ENROLLMENT_DISPUTED', 'INCIDENT', 'NEXT_STEP_DUE', 'PRACTICE_DORMANT',
    'PRACTICES_HANDED_OVER'));
