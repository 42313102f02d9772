-- Number of practices of each rep, and of all (owner_id -1).
create view kpi_practice_count as
select owner_id, practices from kpi_portfolio where dimension = 'total' and rep_key = '' and owner_id <> 0;

-- The list sorted by rep or status reads the practices of one rep or status after the other. Those with a rep have an index by rep.
create index practice_unmatched on practice (coalesce(sales_rep, ''), id) where owner_id is null;
create index practice_enrolled on practice (id) where activated_at is null;
