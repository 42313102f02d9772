-- Data of the health checks about syncs, quarantine and email (docs/decisions/0034-health-checks.md).

-- The rhythm of an external scheduler is learned from its last calls, whether they started a run or were rejected.
create index sync_run_cron on sync_run (started_at) where trigger = 'CRON';
create index skipped_sync_cron on skipped_sync (at) where trigger = 'CRON';

create index quarantine_first_seen on quarantine (first_seen) where resolved_at is null;

create index notification_mailed on notification (mailed_at) where mailed_at is not null;

-- Published view (docs/decisions/0032-table-owners.md): API calls of runs, by PostgreSQL's clock.
create view sync_call_history as
select c.id, c.run_id, c.millis, c.status, c.error, greatest(r.started_at, coalesce(r.finished_at, r.heartbeat_at)) as recorded_at
from sync_call c join sync_run r on r.id = c.run_id;
