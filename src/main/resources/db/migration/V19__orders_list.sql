-- The list of orders (docs/rules.md, "Practices and orders"), and notifications of dormant practices.

-- Orders of all practices, newest first. New orders have the latest times, so an insert extends the last page of the index. The
-- included columns let PostgreSQL count and sum the orders of a day without reading the table.
create index practice_order_by_time on practice_order (placed_at, order_id) include (practice, amount);

-- Beginnings of order ids. In a database that compares text bytewise, the primary key finds them, and a second index would
-- only slow down webhooks.
do
$$
begin
    if exists (
        select from pg_database
        where datname = current_database()
          and datlocprovider <> 'b' and not (datlocprovider = 'c' and datcollate in ('C', 'POSIX'))
    ) then
        create index practice_order_by_id on practice_order (order_id collate "C");
    end if;
end
$$;

-- counts_from: a total as of this time or later includes the order, the same as io.curasync.ledger.Fact.OrderPlaced.countsFrom.
create or replace view order_history as
select order_id, practice, amount, placed_at, received_at,
       case when placed_at > received_at + interval '5 minutes' then received_at else placed_at end as counts_from
from practice_order;

-- The total of CuraGenesis from which a practice's total orders follow, the same as in io.curasync.ledger.state.OrderTotals:
-- total orders = total + number of known orders that count after as_of. as_of is null if no total has a time. known_until is the
-- number of known orders that count until as_of.
create view practice_total_basis as
select p.id as practice, basis.total, nullif(basis.as_of, '-infinity') as as_of,
       (select count(*) from practice_order k where k.practice = p.id) - basis.added as known_until
from practice p
    join practice_observation x on x.practice = p.id
    cross join lateral (select greatest(plausible_time(x.as_of), plausible_time(p.total_as_of)) as as_of) known
    cross join lateral (
        select candidate.total, candidate.as_of, later.added
        from (
            select p.total_base as total, known.as_of
            union all
            select u.total, u.as_of from unversioned_total u where u.practice = p.id and u.as_of > known.as_of
        ) candidate
            cross join lateral (
                select count(*) as added from practice_order o
                where o.practice = p.id and o.placed_at > candidate.as_of
                  and (o.placed_at <= o.received_at + interval '5 minutes' or o.received_at > candidate.as_of)
            ) later
        order by candidate.total + later.added desc, candidate.as_of desc limit 1
    ) basis;

-- The zone whose days the figures count by.
create or replace view business_time_zone as
select zone from kpi_time_zone;

alter table notification drop constraint notification_kind_check;
alter table notification add constraint notification_kind_check check (kind in (
    'ORDER_PLACED', 'PRACTICE_ACTIVATED', 'PRACTICES_UNMATCHED', 'SYNC_FAILED', 'SYNC_PARTIAL', 'SYNC_SUSPICIOUS',
    'WEBHOOK_FAILED', 'DATA_STALE', 'ENROLLMENT_DISPUTED', 'INCIDENT', 'NEXT_STEP_DUE', 'PRACTICE_DORMANT'));
