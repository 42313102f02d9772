-- Less work per webhook (docs/decisions/0041-cost-of-a-webhook.md).

-- The check of this foreign key costs more than the insert of an order: it locks the practice again, row by row. Writers of orders
-- hold the practice's lock, and only a merge deletes a practice, after it has moved the orders.
alter table practice_order drop constraint practice_order_practice_fkey;

-- A transaction writes the observation of a changed practice several times. PostgreSQL checks a foreign key again whenever a
-- transaction writes a row that it has already written, so this key was checked three times per changed practice. Observations
-- are inserted by the transaction that inserts the practice (docs/decisions/0011-sync-read-ahead.md).
alter table practice_observation drop constraint practice_observation_practice_fkey;

-- Replaces both keys.
create function practice_deleted() returns trigger language plpgsql as
$$
begin
    if exists (select from practice_order o join before_rows d on d.id = o.practice) then
        raise foreign_key_violation using message = 'A practice with orders cannot be deleted.', table = 'practice_order';
    end if;
    delete from practice_observation where practice in (select id from before_rows);
    return null;
end
$$;
create trigger practice_deleted
    after delete on practice referencing old table as before_rows
    for each statement execute function practice_deleted();

-- After the update: a trigger before it would read and lock every updated row again, also those that did not fail.
create function webhook_event_failure() returns trigger language plpgsql as
$$
begin
    update webhook_event e set failure_reason = failed.reason, fingerprint = webhook_failure_fingerprint(new.event, failed.reason)
    from (select case when new.status = 'FAILED' and new.superseded_by is null then reason_pattern(new.error) end as reason) failed
    where e.id = new.id and e.failure_reason is distinct from failed.reason;
    return null;
end
$$;
drop trigger webhook_event_failure_changed on webhook_event;
create trigger webhook_event_failure_changed after update of status, error, superseded_by on webhook_event
    for each row when (new.status = 'FAILED' or old.status = 'FAILED') execute function webhook_event_failure();
