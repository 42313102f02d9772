-- What a sync that told a practice whole said of it, as one number (64 bits of a digest), while the practice is just so. A sync
-- that says the same again confirms the practice by this row alone. Null: not known, or the practice has changed since.
alter table practice_sighting add column digest bigint;

-- What a sync finds its practices by: compared byte by byte, and answered without the practice's own row, which is a wide one.
create unique index practice_upstream on practice (practice_id collate "C") include (id);

-- By whichever road a practice comes to differ from what was told, its digest goes. Who writes these columns holds the
-- sighting's lock already. By the key whatever the planner thinks: it plans once, maybe while the table is small.
create function practice_differs_from_digest() returns trigger language plpgsql set enable_seqscan = off as
$$
begin
    update practice_sighting set digest = null where practice = new.id and digest is not null;
    return null;
end
$$;
create trigger practice_differs
    after update of practice_id, user_id, cura_intake_id, specialty, state, sales_rep, activated_at, total_base, total_orders,
        missing_since on practice
    for each row when (
        (old.practice_id, old.user_id, old.cura_intake_id, old.specialty, old.state, old.sales_rep, old.activated_at,
         old.total_base, old.total_orders, old.missing_since)
        is distinct from
        (new.practice_id, new.user_id, new.cura_intake_id, new.specialty, new.state, new.sales_rep, new.activated_at,
         new.total_base, new.total_orders, new.missing_since))
    execute function practice_differs_from_digest();
