-- Quarantine as a list, problems on the timeline of a practice, and the origin of a practice.

-- Ids as far as they can be read, even if they are not valid. They tell which practices a run has seen without reading them.
alter table quarantine add column practice_id text;
alter table quarantine add column user_id text;
-- The run that first quarantined the row.
alter table quarantine add column first_run_id bigint;
-- The reason without ids and numbers, for filtering. Short enough for an index.
alter table quarantine add column reason_kind text
    generated always as (left(regexp_replace(reason, '\S*\d\S*', '…', 'g'), 200)) stored;

update quarantine set first_run_id = run_id,
    practice_id = case when row_key !~ '^row-[0-9a-f]{8}-[0-9a-f]{4}-' then row_key end;

create index quarantine_practice_id on quarantine (lower(practice_id));
create index quarantine_user_id on quarantine (lower(user_id));
create index quarantine_reason on quarantine (reason_kind);
create index quarantine_open_newest on quarantine (id) where resolved_at is null;

-- The accepted submission from which a person created the practice here.
alter table practice add column submission bigint;
update practice p set submission = s.id
from (select min(id) as id, user_id from practice_submission where status = 'ACCEPTED' and user_id is not null group by user_id) s
where s.user_id = p.user_id;
-- Accepted submissions whose practice has only a practice id are named on its timeline.
update practice p set submission = substring(t.detail ->> 'reason' from '^submission (\d{1,18}),')::bigint
from timeline_entry t
where t.practice = p.id and t.fact = 'practice.enrolled' and p.submission is null and t.detail ->> 'reason' ~ '^submission \d{1,18},'
  and (select id from practice_submission where status = 'ACCEPTED' and user_id is null limit 1) is not null;

create index practice_submission_of on practice (submission) where submission is not null;
create index practice_without_user_id on practice (id) where user_id is null;

-- Events that need attention, by the ids that they name. Partial: an event that is applied is never in these indexes.
create index webhook_event_unprocessed_practice on webhook_event (practice_id) where status in ('FAILED', 'WAITING');
create index webhook_event_unprocessed_user on webhook_event (user_id) where status in ('FAILED', 'WAITING');

create or replace view practice_directory as
select id, practice_id, user_id, name, npi, state, specialty, sales_rep, sales_rep_key, owner_id, owner_is_manual, total_orders,
       last_order_at, activated_at, missing_since, created_at, changed_at, search, submission
from practice;

-- Quarantined rows, without their content.
create view quarantined_row as
select id, practice_id, user_id, reason, run_id, first_seen, last_seen, resolved_at from quarantine;

-- Events without an effect so far: failed and not replaced by a correction, or waiting.
create view unprocessed_event as
select id, event, practice_id, user_id, status, error, waits_for, received_at from webhook_event
where status in ('FAILED', 'WAITING') and (superseded_by is null or status = 'WAITING');

-- Who may see a submission.
create view submission_access as
select id, created_by, rep_id from practice_submission;
