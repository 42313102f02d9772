-- Monthly targets of reps.

create table rep_target (
    user_id bigint      not null references app_user on delete cascade,
    -- First day of the month.
    month   date        not null check (extract(day from month) = 1),
    measure text        not null check (measure in ('ORDERS', 'SALES')),
    -- Number of orders, or sales in dollars.
    target  bigint      not null check (target > 0),
    set_by  bigint      references app_user on delete set null,
    set_at  timestamptz not null default now(),
    primary key (user_id, month, measure)
);
create index rep_target_month on rep_target (month, measure);

-- Credited orders by day, for the progress of targets.
create view credited_day as
select owner_id, day, orders, sales from kpi_credit;
