-- Sorting the list of practices by columns that orders change. Their values are in the narrow row of the rollup, which each order
-- updates anyway. An index on practice would make each order write to all indexes of that table. For the same reason, the indexes
-- have coarser values, which a practice with many orders changes seldom: from 50 on, every tenth order, and once a minute.
alter table kpi_practice
    add column total_orders int not null default 0,
    add column total_step int generated always as (
        case when total_orders < 50 then total_orders when total_orders < 1000 then total_orders / 10 * 10
            else total_orders / 100 * 100 end) stored,
    add column last_minute timestamp generated always as (date_trunc('minute', last_at at time zone 'UTC')) stored;
update kpi_practice k set total_orders = p.total_orders
    from practice_directory p where p.id = k.practice and p.total_orders <> 0;
create index kpi_practice_total on kpi_practice (total_step, practice);
create index kpi_practice_last on kpi_practice (last_minute, practice);

-- Total orders and last order of each practice. Sort by the coarser value first. A step below 50 is the total itself.
create view kpi_order_summary as
select practice, total_orders, total_step, last_at as last_order_at, last_minute as last_order_minute from kpi_practice;

-- Number of practices of each rep, and of all (owner_id -1).
create view kpi_practice_count as
select owner_id, practices from kpi_portfolio where dimension = 'total' and rep_key = '' and owner_id <> 0;

create or replace view kpi_practice_expected as
select h.practice, h.owner_id, h.missing, date_trunc('minute', h.changed_at) as changed,
       coalesce(o.orders, 0) as orders, o.first_at, o.last_at, h.total_orders
from kpi_owned_practice h
    left join (
        select practice, count(*)::int as orders, min(placed_at) as first_at, max(placed_at) as last_at
        from order_history group by practice
    ) o using (practice);

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
    insert into kpi_practice (practice, owner_id, missing, changed, orders, first_at, last_at, total_orders)
    select * from kpi_practice_expected order by practice;
    insert into kpi_credit (owner_id, day, orders, sales)
    select owner_id, day, orders, sales from kpi_credit_expected order by day, owner_id;
$$;

-- The list sorted by rep or status reads the practices of one rep or status after the other. Those with a rep have an index by rep.
create index practice_unmatched on practice (coalesce(sales_rep, ''), id) where owner_id is null;
create index practice_enrolled on practice (id) where activated_at is null;
