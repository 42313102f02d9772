-- Failure groups: failed events with the same type and the same reason, apart from ids, numbers, dates and quoted values.

-- Replaces the parts of an error that differ between events of the same cause with "…". Keeps the SQLSTATE in parentheses.
create function webhook_failure_reason(error text) returns text language sql immutable parallel safe as $$
    select coalesce(nullif(left(btrim(regexp_replace(regexp_replace(regexp_replace(regexp_replace(error,
        -- The ids in this message of the ledger may contain blanks, so they cannot be recognized as such.
        '^userId .* is known as that of practice .*, not of .*$', 'userId … is known as that of practice …, not of …'),
        '"[^"]*"|“[^”]*”|‘[^’]*’|(?<![[:alnum:]])''[^'']*''(?![[:alnum:]])', '…', 'g'),
        -- Ids, numbers, dates and email addresses: words with a digit, an underscore or an at sign.
        '(?<![^[:space:](),;])(?!(?<=\()[0-9A-Z]{5}\))[^[:space:](),;]*[0-9_@][^[:space:](),;]*', '…', 'g'),
        '…([[:space:]]+…)+', '…', 'g')), 300), ''), 'no reason was stored')
$$;

create function webhook_failure_fingerprint(event text, reason text) returns text language sql immutable parallel safe as $$
    select left(encode(sha256(convert_to(event || chr(10) || reason, 'UTF8')), 'hex'), 16)
$$;

-- Both are null unless the event is failed and no correction has replaced it.
alter table webhook_event add column failure_reason text, add column fingerprint text;

update webhook_event set failure_reason = webhook_failure_reason(error),
    fingerprint = webhook_failure_fingerprint(event, webhook_failure_reason(error))
where status = 'FAILED' and superseded_by is null;

create index webhook_event_fingerprint on webhook_event (fingerprint, id) where status = 'FAILED' and superseded_by is null;

-- A trigger instead of a generated column, which would rewrite the whole table now. It also covers events that an instance of the
-- previous version marks as failed during a deployment.
create function webhook_event_failed() returns trigger language plpgsql as $$
begin
    new.failure_reason := case when new.status = 'FAILED' and new.superseded_by is null then webhook_failure_reason(new.error) end;
    new.fingerprint := webhook_failure_fingerprint(new.event, new.failure_reason);
    return new;
end $$;

create trigger webhook_event_failed before insert on webhook_event
    for each row when (new.status = 'FAILED') execute function webhook_event_failed();
create trigger webhook_event_failure_changed before update of status, error, superseded_by on webhook_event
    for each row when (new.status = 'FAILED' or old.status = 'FAILED') execute function webhook_event_failed();
