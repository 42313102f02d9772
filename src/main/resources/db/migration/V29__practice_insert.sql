-- Syncs insert a new practice and its observation with one statement. The trigger inserts the observations of all other new practices.
create or replace function practice_inserted() returns trigger language plpgsql as
$$
begin
    insert into practice_observation (practice, changed_at) select id, date_trunc('second', changed_at) from after_rows
    on conflict do nothing;
    return null;
end
$$;
