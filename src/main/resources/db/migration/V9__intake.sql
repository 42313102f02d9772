-- Practices made here, and whose practices are when nobody's name says it.

create extension if not exists pg_trgm;

alter table practice add column if not exists npi text;
create index practice_npi_known on practice (npi) where npi is not null;
create index practice_name_like on practice using gin (lower(name) gin_trgm_ops) where name is not null;

-- From when until when a practice was whose; what lies between two periods was nobody's. Without foreign keys: written
-- with every practice that a sync brings, by the ledger, which holds the practice's lock.
create table practice_ownership (
    practice bigint      not null,
    owner_id bigint      not null,
    since    timestamptz not null,
    until    timestamptz check (until >= since),
    primary key (practice, since)
);
create unique index practice_ownership_open on practice_ownership (practice) where until is null;

insert into practice_ownership (practice, owner_id, since)
select id, owner_id, '-infinity' from practice where owner_id is not null;

-- A practice on its way to CuraGenesis. SENDING is committed before the call and its outcome after it; UNKNOWN is what may
-- have arrived and must not be sent again before that is settled.
create table practice_submission (
    id         bigint generated always as identity primary key,
    created_by bigint      not null references app_user,
    -- whose practice it will be; null: nobody's
    rep_id     bigint references app_user,
    status     text        not null default 'DRAFT'
        check (status in ('DRAFT', 'SENDING', 'ACCEPTED', 'REFUSED', 'UNKNOWN')),
    form       jsonb       not null,
    -- from the form, for what is looked up
    name       text        not null,
    npi        text        not null,
    email_key  text        not null,
    state      text        not null,
    created_at timestamptz not null default clock_timestamp(),
    changed_at timestamptz not null default clock_timestamp(),
    attempts   int         not null default 0,
    -- of the latest attempt
    sent_at    timestamptz,
    ended_at   timestamptz,
    message    text,
    -- the rep's name as it was sent, without case and surplus blanks
    rep_key    text        not null default '',
    user_id    text,
    -- that an unknown one has not arrived: the full sync that would have brought it, or who says so
    absent_run bigint,
    absent_by  text
);
-- One of a practice, and one of a person, at a time: the same practice entered twice is not sent twice.
create unique index practice_submission_npi on practice_submission (npi)
    where status in ('SENDING', 'ACCEPTED', 'UNKNOWN');
create unique index practice_submission_email on practice_submission (email_key)
    where status in ('SENDING', 'ACCEPTED', 'UNKNOWN');
create index practice_submission_open on practice_submission (status) where status in ('SENDING', 'UNKNOWN');
create index practice_submission_creator on practice_submission (created_by, id);
create index practice_submission_rep on practice_submission (rep_id, id);
create index practice_submission_user on practice_submission (user_id) where user_id is not null;
create index practice_created on practice (created_at);

create table practice_submission_attempt (
    submission bigint      not null references practice_submission on delete cascade,
    number     int         not null,
    at         timestamptz not null default clock_timestamp(),
    by_email   text        not null,
    instance   text        not null,
    request    jsonb       not null,
    ended_at   timestamptz,
    -- null: not known yet, or never
    outcome    text check (outcome in ('ACCEPTED', 'REFUSED', 'NOT_TAKEN', 'UNKNOWN')),
    http_status int,
    answer     text,
    message    text,
    primary key (submission, number)
);

-- Practices of which somebody said that they are not the one that was sent.
create table practice_submission_other (
    submission bigint      not null references practice_submission on delete cascade,
    practice   bigint      not null,
    said_by    text        not null,
    at         timestamptz not null default clock_timestamp(),
    primary key (submission, practice)
);
