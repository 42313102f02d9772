-- Practices created here and sent to CuraGenesis once (docs/decisions/0016-assignment-enrollment-and-import.md).

-- SENDING is committed before the call, the outcome after it. UNKNOWN: CuraGenesis may have accepted the submission, so it must
-- not be sent again before that is clear.
create table practice_submission (
    id               bigint generated always as identity primary key,
    created_by       bigint      not null references app_user,
    -- The future practice's rep; null for none.
    rep_id           bigint references app_user,
    status           text        not null default 'DRAFT'
        check (status in ('DRAFT', 'SENDING', 'ACCEPTED', 'REFUSED', 'UNKNOWN')),
    form             jsonb       not null,
    -- Copies from the form, for lookups.
    name             text        not null,
    npi              text        not null,
    email_key        text        not null,
    state            text        not null,
    created_at       timestamptz not null default clock_timestamp(),
    changed_at       timestamptz not null default clock_timestamp(),
    attempts         int         not null default 0,
    -- Times and message of the last attempt.
    sent_at          timestamptz,
    ended_at         timestamptz,
    message          text,
    -- Normalized rep name as it was sent.
    rep_key          text        not null default '',
    user_id          text,
    -- Why an UNKNOWN submission is known to be absent: the full sync that would have contained it, or the person who said so.
    absent_run       bigint,
    absent_by        text,
    -- User id in CuraGenesis's response if another practice already has it: an admin decides.
    disputed_user_id text
);
-- One open or accepted submission per NPI and per email: a practice entered twice is not sent twice.
create unique index practice_submission_npi on practice_submission (npi)
    where status in ('SENDING', 'ACCEPTED', 'UNKNOWN');
create unique index practice_submission_email on practice_submission (email_key)
    where status in ('SENDING', 'ACCEPTED', 'UNKNOWN');
create index practice_submission_open on practice_submission (status) where status in ('SENDING', 'UNKNOWN');
create index practice_submission_creator on practice_submission (created_by, id);
create index practice_submission_rep on practice_submission (rep_id, id);
create index practice_submission_user on practice_submission (user_id) where user_id is not null;

create table practice_submission_attempt (
    submission  bigint      not null references practice_submission on delete cascade,
    number      int         not null,
    at          timestamptz not null default clock_timestamp(),
    by_email    text        not null,
    instance    text        not null,
    request     jsonb       not null,
    ended_at    timestamptz,
    -- Null if not known.
    outcome     text check (outcome in ('ACCEPTED', 'REFUSED', 'NOT_TAKEN', 'UNKNOWN')),
    http_status int,
    answer      text,
    message     text,
    primary key (submission, number)
);

-- Candidates that a person rejected as not being the submitted practice.
create table practice_submission_rejected_match (
    submission  bigint      not null references practice_submission on delete cascade,
    practice    bigint      not null,
    rejected_by text        not null,
    at          timestamptz not null default clock_timestamp(),
    primary key (submission, practice)
);
