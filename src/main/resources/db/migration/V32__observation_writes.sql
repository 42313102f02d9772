-- Fewer writes of observations (docs/decisions/0011-sync-read-ahead.md).

-- A transaction writes the observation of a changed practice several times. PostgreSQL checks a foreign key again whenever a
-- transaction writes a row that it has already written, so this key was checked three times per changed practice. Observations
-- are inserted by the transaction that inserts the practice, and deleted by the trigger below.
alter table practice_observation drop constraint practice_observation_practice_fkey;

create or replace function practice_deleted() returns trigger language plpgsql as
$$
begin
    if exists (select from practice_order o join before_rows d on d.id = o.practice) then
        raise foreign_key_violation using message = 'A practice with orders cannot be deleted.', table = 'practice_order';
    end if;
    delete from practice_observation where practice in (select id from before_rows);
    return null;
end
$$;

-- A batch changes few of many practices. With these settings, the trigger looks their observations up by key. Otherwise,
-- PostgreSQL read the whole index for a batch with some hundred changes.
alter function practice_updated() set enable_hashjoin = off;
alter function practice_updated() set enable_mergejoin = off;
