-- How often a run changed its owner since it last applied a batch.
alter table sync_run add column takeovers int not null default 0;

-- Sums of amounts, each within its own limit, must not end at a limit of their own: the next order of that day would be refused,
-- whosever it is.
alter table kpi_day alter column sales type numeric;
alter table notification alter column amount type numeric;
