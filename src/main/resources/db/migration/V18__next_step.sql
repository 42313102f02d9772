-- Next steps of practices. Notes are entries of the timeline.

create table next_step (
    practice    bigint      primary key references practice,
    -- The practice's rep, repeated here so that a rep's due steps are one range of an index.
    owner_id    bigint,
    text        text        not null,
    -- Day in the business time zone.
    due_on      date        not null,
    set_by      bigint      not null references app_user,
    set_at      timestamptz not null,
    -- Last day on which the rep was notified.
    notified_on date
) with (fillfactor = 80);
create index next_step_due on next_step (due_on, practice);
create index next_step_owner_due on next_step (owner_id, due_on, practice);

-- CURASYNC_TIME_ZONE, for other modules.
create view business_time_zone as select zone from kpi_time_zone;

alter table notification drop constraint notification_kind_check;
alter table notification add constraint notification_kind_check check (kind in (
    'ORDER_PLACED', 'PRACTICE_ACTIVATED', 'PRACTICES_UNMATCHED', 'SYNC_FAILED', 'SYNC_PARTIAL', 'SYNC_SUSPICIOUS',
    'WEBHOOK_FAILED', 'DATA_STALE', 'ENROLLMENT_DISPUTED', 'INCIDENT', 'NEXT_STEP_DUE'));
