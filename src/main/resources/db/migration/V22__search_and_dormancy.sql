-- A search finds every word of a name by its beginning, and practices are found by their being dormant
-- (docs/decisions/0014-practice-search.md, 0025-dormant-practices.md).

-- Writers finish first. What follows must not be disturbed by them.
lock table practice_sighting in exclusive mode;

-- A blank in front of everything, so that every word begins after one. In a name such as «Foot/Ankle (West)» some words begin
-- after another character: such a name stands there twice, the second time without those.
alter table practice drop column search;
alter table practice add column search text generated always as (search_folded(
    ' ' || coalesce(name, '') || ' ' || coalesce(practice_id, '') || ' ' || coalesce(user_id, '')
        || ' ' || coalesce(cura_intake_id, '') || ' ' || coalesce(npi, '') || ' ' || coalesce(state, '')
        || ' ' || coalesce(sales_rep, '')
        || case when name ~ '[^[:alnum:][:space:]''][[:alnum:]]' then
               ' ' || regexp_replace(name, '[^[:alnum:]'']+', ' ', 'g') else '' end)) stored;
create index practice_search on practice using gin (search gin_trgm_ops);

-- The practices that have not ordered for twice as long as usual, as dashboards count them: how other modules read them.
create view kpi_dormant as
select practice, quiet_from as since, last_at as last_order_at, (last_at - first_at) / (orders - 1) as usual
from kpi_practice
where quiet_from <= (now() at time zone 'UTC')::date;
