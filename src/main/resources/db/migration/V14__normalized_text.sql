-- Text is compared in Unicode NFC, states count under their codes, a search ignores accents, and a corrected delivery replaces
-- the event that it corrects (docs/decisions/0004-wire-formats-in-one-room.md, 0009-inbox.md, 0014-practice-search.md).

-- Webhooks: of the events with one key, the one without superseded_by holds it ----------------------------------------

-- The event with the same key that counts instead of this one: its replacement, or the one whose outcome it waits for.
alter table webhook_event add column superseded_by bigint;
create unique index webhook_event_key on webhook_event (dedupe_key) where superseded_by is null;
alter table webhook_event drop constraint webhook_event_dedupe_key_key;
create index webhook_event_superseded on webhook_event (dedupe_key) where superseded_by is not null;
create index webhook_event_correction on webhook_event (dedupe_key) where status = 'WAITING' and superseded_by is not null;

-- Functions that stay --------------------------------------------------------------------------------------------------

-- The value under which a stored state counts, as io.curasync.platform.UsStates has it.
create function counted_state(text) returns text language sql immutable parallel safe as
$$
    select case when coalesce($1, '') = '' then ''
        when $1 in (
            'AK', 'AL', 'AR', 'AS', 'AZ', 'CA', 'CO', 'CT', 'DC', 'DE', 'FL', 'GA', 'GU', 'HI', 'IA', 'ID', 'IL', 'IN',
            'KS', 'KY', 'LA', 'MA', 'MD', 'ME', 'MI', 'MN', 'MO', 'MP', 'MS', 'MT', 'NC', 'ND', 'NE', 'NH', 'NJ', 'NM',
            'NV', 'NY', 'OH', 'OK', 'OR', 'PA', 'PR', 'RI', 'SC', 'SD', 'TN', 'TX', 'UT', 'VA', 'VI', 'VT', 'WA', 'WI',
            'WV', 'WY') then $1
        else 'Other' end
$$;

-- Lower case without accents, for searching. Only texts of more bytes than characters have any: other texts cost next to
-- nothing, and a database that is not in UTF-8, in which PostgreSQL cannot normalize, does not fail.
create function search_folded(value text) returns text language plpgsql immutable parallel safe as
$$
begin
    if octet_length(value) = char_length(value) then
        return lower(value);
    end if;
    value := regexp_replace(normalize(value, NFD),
        '[\u0300-\u036F\u00AD\u034F\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]', '', 'g');
    value := regexp_replace(value, '[\u2018\u2019\u201B\u02BC\uFF07]', '''', 'g');
    value := regexp_replace(value, '[\u00D8\u00F8]', 'o', 'g');
    value := regexp_replace(value, '[\u0141\u0142]', 'l', 'g');
    value := regexp_replace(value, '[\u0110\u0111]', 'd', 'g');
    value := regexp_replace(value, '[\u00C6\u00E6]', 'ae', 'g');
    value := regexp_replace(value, '[\u0152\u0153]', 'oe', 'g');
    value := regexp_replace(value, '[\u1E9E\u00DF]', 'ss', 'g');
    return lower(value);
end
$$;

-- Functions of this migration: the rules of io.curasync.platform.NormalizedText ------------------------------------------

create function pg_temp.is_plain(text) returns boolean language sql immutable as
$$
    select coalesce($1, '') ~ '^([!-~]([ -~]*[!-~])?)?$'
$$;

create function pg_temp.normalized(text) returns text language sql immutable as
$$
    select regexp_replace(regexp_replace(
        case when octet_length($1) = char_length($1) then $1 else normalize($1, NFC) end,
        '^[\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000'
        '\u00AD\u034F\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]+', ''),
        '[\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000'
        '\u00AD\u034F\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]+$', '')
$$;

-- From the key as it was, which is in lower case whatever PostgreSQL's locale is. It has blanks where invisible characters were.
create function pg_temp.name_key(old_key text, name text) returns text language sql immutable as
$$
    select case when octet_length(name) = char_length(name) then old_key else normalize(btrim(regexp_replace(
        regexp_replace(
            regexp_replace(case when name ~ '[\u200B\uFEFF]' then lower(name) else old_key end,
                '[\u00AD\u034F\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]', '', 'g'),
            '[\u2018\u2019\u201B\u02BC\uFF07]', '''', 'g'),
        '[\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]+', ' ', 'g')), NFC) end
$$;

create temporary table us_state (name text primary key, code text not null) on commit drop;
insert into us_state values
    ('alabama', 'AL'), ('alaska', 'AK'), ('arizona', 'AZ'), ('arkansas', 'AR'), ('california', 'CA'), ('colorado', 'CO'),
    ('connecticut', 'CT'), ('delaware', 'DE'), ('district of columbia', 'DC'), ('florida', 'FL'), ('georgia', 'GA'),
    ('hawaii', 'HI'), ('idaho', 'ID'), ('illinois', 'IL'), ('indiana', 'IN'), ('iowa', 'IA'), ('kansas', 'KS'),
    ('kentucky', 'KY'), ('louisiana', 'LA'), ('maine', 'ME'), ('maryland', 'MD'), ('massachusetts', 'MA'),
    ('michigan', 'MI'), ('minnesota', 'MN'), ('mississippi', 'MS'), ('missouri', 'MO'), ('montana', 'MT'),
    ('nebraska', 'NE'), ('nevada', 'NV'), ('new hampshire', 'NH'), ('new jersey', 'NJ'), ('new mexico', 'NM'),
    ('new york', 'NY'), ('north carolina', 'NC'), ('north dakota', 'ND'), ('ohio', 'OH'), ('oklahoma', 'OK'),
    ('oregon', 'OR'), ('pennsylvania', 'PA'), ('rhode island', 'RI'), ('south carolina', 'SC'), ('south dakota', 'SD'),
    ('tennessee', 'TN'), ('texas', 'TX'), ('utah', 'UT'), ('vermont', 'VT'), ('virginia', 'VA'), ('washington', 'WA'),
    ('west virginia', 'WV'), ('wisconsin', 'WI'), ('wyoming', 'WY'), ('american samoa', 'AS'), ('guam', 'GU'),
    ('northern mariana islands', 'MP'), ('puerto rico', 'PR'), ('u.s. virgin islands', 'VI'), ('washington dc', 'DC'),
    ('washington, dc', 'DC'), ('washington d.c.', 'DC'), ('washington, d.c.', 'DC'), ('d.c.', 'DC'),
    ('us virgin islands', 'VI'), ('united states virgin islands', 'VI'), ('virgin islands', 'VI'),
    ('commonwealth of the northern mariana islands', 'MP'), ('commonwealth of puerto rico', 'PR');
insert into us_state select distinct lower(code), code from us_state;

-- Writers finish first. What follows must not be disturbed by them.
lock table practice_sighting in exclusive mode;

-- Aliases: of two that are the same name now, the older user's stays ------------------------------------------------------

create temporary table alias_change on commit drop as
select * from (
    select alias_key as old_key, alias, user_id, new_key,
           first_value(user_id) over same_name as keeper, row_number() over same_name as place
    from (select *, pg_temp.name_key(alias_key, alias) as new_key from rep_alias) a
    window same_name as (partition by new_key order by user_id, created_at, alias_key)
) c where old_key <> new_key or place > 1;

do $$
declare lost record;
begin
    for lost in select c.alias, u.email, k.email as keeper from alias_change c
        join app_user u on u.id = c.user_id join app_user k on k.id = c.keeper
        where c.place > 1 and c.user_id <> c.keeper
    loop
        raise warning 'The alias "%" of % is the same name as an alias of % and was removed', lost.alias, lost.email, lost.keeper;
        insert into audit_entry (actor, action, subject, detail)
        values ('system', 'alias.removed', lost.email, lost.alias || ': the same name as an alias of ' || lost.keeper);
    end loop;
end
$$;
delete from rep_alias a using alias_change c where a.alias_key = c.old_key and c.place > 1;
update rep_alias a set alias_key = c.new_key from alias_change c where a.alias_key = c.old_key and c.place = 1;

update app_user u set name = pg_temp.normalized(name) where not pg_temp.is_plain(name);
update app_user u set email = pg_temp.normalized(email)
where not pg_temp.is_plain(email)
  and not exists (select from app_user o where o.id <> u.id and lower(o.email) = lower(pg_temp.normalized(u.email)));

-- Practices and orders -----------------------------------------------------------------------------------------------------

alter table practice drop column search;

create temporary table practice_change on commit drop as
select p.id, pg_temp.normalized(p.practice_id) as practice_id, pg_temp.normalized(p.user_id) as user_id,
       pg_temp.normalized(p.cura_intake_id) as cura_intake_id, pg_temp.normalized(p.name) as name,
       pg_temp.normalized(p.specialty) as specialty, pg_temp.normalized(p.sales_rep) as sales_rep,
       pg_temp.name_key(p.sales_rep_key, p.sales_rep) as sales_rep_key,
       coalesce(s.code, pg_temp.normalized(p.state)) as state,
       p.sales_rep_key as old_key
from practice p
    left join us_state s on s.name = pg_temp.name_key(btrim(regexp_replace(lower(p.state), '\s+', ' ', 'g')), p.state)
where counted_state(p.state) = 'Other' or not (pg_temp.is_plain(p.practice_id) and pg_temp.is_plain(p.user_id)
    and pg_temp.is_plain(p.cura_intake_id) and pg_temp.is_plain(p.name) and pg_temp.is_plain(p.specialty)
    and pg_temp.is_plain(p.sales_rep));

update practice p set cura_intake_id = c.cura_intake_id, name = c.name, specialty = nullif(c.specialty, ''),
    sales_rep = c.sales_rep, sales_rep_key = coalesce(c.sales_rep_key, ''), state = nullif(c.state, '')
from practice_change c
where p.id = c.id
  and (p.cura_intake_id, p.name, p.specialty, p.sales_rep, p.sales_rep_key, p.state)
      is distinct from (c.cura_intake_id, c.name, nullif(c.specialty, ''), c.sales_rep, coalesce(c.sales_rep_key, ''),
                        nullif(c.state, ''));

-- An id that another practice has already stays as it is: the two are different practices until CuraGenesis says otherwise.
update practice p set practice_id = c.practice_id
from (select distinct on (practice_id) id, practice_id from practice_change order by practice_id, id) c
where p.id = c.id and p.practice_id <> c.practice_id
  and not exists (select from practice o where o.practice_id = c.practice_id);
update practice p set user_id = c.user_id
from (select distinct on (user_id) id, user_id from practice_change order by user_id, id) c
where p.id = c.id and p.user_id <> c.user_id and not exists (select from practice o where o.user_id = c.user_id);

update practice_order o set order_id = c.new_id
from (select distinct on (new_id) order_id, new_id from (
        select order_id, pg_temp.normalized(order_id) as new_id from practice_order where not pg_temp.is_plain(order_id)) n
      order by new_id, order_id) c
where o.order_id = c.order_id and o.order_id <> c.new_id
  and not exists (select from practice_order other where other.order_id = c.new_id);

update webhook_event set waits_for = pg_temp.normalized(waits_for)
where status = 'WAITING' and not pg_temp.is_plain(waits_for);
update practice_submission set rep_key = pg_temp.name_key(rep_key, rep_key) where not pg_temp.is_plain(rep_key);

-- Practices whose rep is known by the name now, or is another one -----------------------------------------------------------

create temporary table practice_move on commit drop as
select p.id as practice, p.owner_id as old_owner, a.user_id as owner_id
from practice p left join rep_alias a on a.alias_key = p.sales_rep_key
where not p.owner_by_hand and p.owner_id is distinct from a.user_id
  and (p.sales_rep_key in (select new_key from alias_change) or p.id in (select id from practice_change));

update practice p set owner_id = m.owner_id from practice_move m where p.id = m.practice;
update practice_ownership o set until = greatest(o.since, now()) from practice_move m
where o.practice = m.practice and o.until is null;
insert into practice_ownership (practice, owner_id, since)
select m.practice, m.owner_id,
    case when last.until is null then '-infinity' else greatest(last.until, now()) end
from practice_move m
    cross join lateral (select max(until) as until from practice_ownership o where o.practice = m.practice) last
where m.owner_id is not null;
insert into timeline_entry (practice, fact, door, source_id, received_at, outcome, detail)
select practice, case when owner_id is null then 'practice.unassigned' else 'practice.assigned' end, 'PEOPLE',
    coalesce(owner_id, old_owner), now(), 'UPDATED', '{"reason": "by alias"}'
from practice_move;

-- Search and states ----------------------------------------------------------------------------------------------------------

alter table practice add column search text generated always as (search_folded(
    ' ' || coalesce(name, '') || ' ' || coalesce(practice_id, '') || ' ' || coalesce(user_id, '')
        || ' ' || coalesce(cura_intake_id, '') || ' ' || coalesce(npi, '') || ' ' || coalesce(state, '')
        || ' ' || coalesce(sales_rep, ''))) stored;
create index practice_search on practice using gin (search gin_trgm_ops);

drop index practice_state;
create index practice_state on practice (counted_state(state), id);

create or replace view kpi_held as
select id as practice, coalesce(owner_id, 0) as owner_id, case when owner_id is null then sales_rep_key else '' end as rep_key,
       counted_state(state) as state, coalesce(specialty, '') as specialty, total_orders, activated_at, created_at,
       missing_since is not null as missing, changed_at
from practice;

-- The figures follow. On which day how many were without a rep cannot be counted again, so that stays and today gets the rest.
do $$
begin
    if not exists (select from practice_change) and not exists (select from practice_move) then
        return;
    end if;
    create temporary table unmatched_day on commit drop as
        select day, unmatched from kpi_day where owner_id = -1 and unmatched <> 0;
    perform kpi_fill();
    update kpi_day set unmatched = 0 where owner_id = -1 and unmatched <> 0;
    insert into kpi_day (owner_id, rep_key, day, unmatched)
    select -1, '', day, sum(unmatched) from (
        select day, unmatched from unmatched_day
        union all
        select (now() at time zone 'UTC')::date,
               (select count(*) from practice where owner_id is null) - (select coalesce(sum(unmatched), 0) from unmatched_day)
    ) d group by day
    on conflict (owner_id, rep_key, day) do update set unmatched = excluded.unmatched;
end
$$;
