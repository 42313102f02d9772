-- :rows practices of 200 reps, every twentieth without a rep and every 500th missing, and half as many orders of the last 60 days.
-- pick: the same number and salt always give the same choice; different salts choose independently.
set gin_pending_list_limit = '256MB';
create function pg_temp.pick(n int, salt int, list text[]) returns text language sql immutable as
    'select list[1 + abs(hashint4extended(n, salt) % array_length(list, 1))]';

insert into app_user (email, name, role)
select 'rep' || n || '@example.com',
       pg_temp.pick(n, 1, '{Dana,Sam,Lena,Mia,Jon,Ava,Noah,Zoe,Eli,Ivy,Max,Uma}') || ' '
           || pg_temp.pick(n, 2, '{Reyes,Okafor,Fischer,Tran,Hale,Cole,Park,Diaz,Ward,Shaw,Boone,Lindqvist,Nair,Bell,Ferri}'),
       'REP'
from generate_series(1, 200) n;

insert into practice (practice_id, user_id, name, cura_intake_id, specialty, state, sales_rep, sales_rep_key,
    activated_at, owner_id, total_orders, last_order_at, missing_since, created_at, changed_at)
select 'prac_' || lpad(n::text, 8, '0'), 'user_' || lpad(n::text, 8, '0'),
       pg_temp.pick(n, 3, '{Lakeside,Sierra,Bayou,North Star,Hudson,Cedar Grove,Palmetto,High Desert,Great Lakes,Blue Ridge,'
               'Harbor,Summit,Prairie,Canyon,Willow Creek,Pine Hill,Riverbend,Oak Park,Silver Springs,Maple Valley,'
               'Stonebridge,Fairview,Clearwater,Golden Gate}')
           || ' ' || pg_temp.pick(n, 4, '{Wound,Foot & Ankle,Vein,Dermatology,Podiatry,Surgical,Orthopedics,Family}')
           || ' ' || pg_temp.pick(n, 5, '{Center,Clinic,Group,Associates,Care,Partners}')
           || case when n % 3 = 0 then ' ' || n % 977 else '' end,
       'sub_' || n,
       pg_temp.pick(n, 6, '{Wound Care,Podiatry,Dermatology,Family Medicine,Vascular Surgery}'),
       pg_temp.pick(n, 7, '{TX,CA,FL,NY,PA,IL,OH,GA,NC,MI,NJ,VA,WA,AZ,TN,MA,WY,VT}'),
       u.name, lower(u.name),
       case when n % 5 > 0 then now() - (n::bigint * 7919 % 500000) * interval '1 minute' end,
       case when n % 20 > 0 then u.id end,
       n * 31::bigint % 40,
       case when n * 31::bigint % 40 > 0 then now() - (n::bigint * 6113 % 200000) * interval '1 minute' end,
       case when n % 500 = 0 then now() end,
       now() - (n::bigint * 7919 % 500000) * interval '1 minute',
       now() - (n::bigint * 104729 % 300000) * interval '1 minute'
from generate_series(1, :rows) n join app_user u on u.email = 'rep' || 1 + abs(hashint4extended(n, 8) % 200) || '@example.com';

-- Before foreign keys refer to it; otherwise lookups are planned for an empty table.
analyze practice;
-- Pages of 1,000 practices, of which the first were read an hour ago.
update practice_observation set seen_at = now() - interval '1 hour' + practice / 1000 * interval '1 second', as_of = now(), run_id = 1;
insert into practice_order (order_id, practice, amount, placed_at, received_at)
select 'order_' || n, 1 + n::bigint * 7919 % :rows, 100 + n % 3000, now() - (n::bigint * 104729 % 86400) * interval '1 minute', now()
from generate_series(1, :rows / 2) n;

-- The rollups of which the list reads some. Every sixth practice is dormant.
insert into kpi_portfolio select * from kpi_portfolio_expected;
insert into kpi_practice (practice, owner_id, missing, changed, orders, first_at, last_at)
select id, coalesce(owner_id, 0), missing_since is not null, date_trunc('minute', changed_at), total_orders,
       last_order_at - (total_orders - 1) * (30 + id % 60) * interval '1 day', last_order_at
from practice order by id;
