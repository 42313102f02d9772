-- How often a run changed its owner since it last applied a batch.
alter table sync_run add column takeovers int not null default 0;

-- Wide enough for every sum of amounts: at a lower limit the next order of that day would be refused, whosever it is.
alter table kpi_day alter column sales type numeric(30, 2);
alter table notification alter column amount type numeric(30, 2);
