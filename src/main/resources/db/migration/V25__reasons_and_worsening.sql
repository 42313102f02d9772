-- One rule for the reasons of failed webhooks, unreadable deliveries and quarantined rows, and alerts about incidents that became worse.

-- Replaces the parts of a reason that differ between failures of the same cause with "…". Keeps the SQLSTATE in parentheses.
create function reason_pattern(reason text) returns text language sql immutable parallel safe as $$
    select coalesce(nullif(left(btrim(regexp_replace(regexp_replace(regexp_replace(regexp_replace(reason,
        -- The ids in this message of the ledger may contain blanks, so they cannot be recognized as such.
        '^userId .* is known as that of practice .*, not of .*$', 'userId … is known as that of practice …, not of …'),
        '"[^"]*"|“[^”]*”|‘[^’]*’|(?<![[:alnum:]])''[^'']*''(?![[:alnum:]])', '…', 'g'),
        -- Ids, numbers, dates and email addresses: words with a digit, an underscore or an at sign.
        '(?<![^[:space:](),;])(?!(?<=\()[0-9A-Z]{5}\))[^[:space:](),;]*[0-9_@][^[:space:](),;]*', '…', 'g'),
        '…([[:space:]]+…)+', '…', 'g')), 300), ''), 'no reason was stored')
$$;

-- The old name of the rule, for instances of the previous version.
create or replace function webhook_failure_reason(error text) returns text language sql immutable parallel safe as $$
    select reason_pattern(error)
$$;

create or replace function webhook_event_failed() returns trigger language plpgsql as $$
begin
    new.failure_reason := case when new.status = 'FAILED' and new.superseded_by is null then reason_pattern(new.error) end;
    new.fingerprint := webhook_failure_fingerprint(new.event, new.failure_reason);
    return new;
end $$;

-- Replaces reason_kind, which had a rule of its own and which instances of the previous version still read.
alter table quarantine add column reason_group text generated always as (reason_pattern(reason)) stored;
create index quarantine_reason_group on quarantine (reason_group);

alter table alert_delivery drop constraint alert_delivery_type_check;
alter table alert_delivery add constraint alert_delivery_type_check
    check (type in ('incident.opened', 'incident.worsened', 'incident.resolved', 'alert.test'));
