-- Failed webhooks by the time of their failure. The health checks read them every ten seconds, and must not read every failed row.
create index webhook_event_failed_at on webhook_event (processed_at) where status = 'FAILED' and superseded_by is null;
