-- Health checks and incidents (docs/decisions/0034-health-checks.md).

-- The last result of each check. The ids are those of the public contract.
create table health_check (
    id            text        primary key,
    status        text        not null check (status in ('OK', 'WARN', 'FAIL', 'OFF')),
    summary       text        not null,
    action        text,
    details       text[]      not null,
    -- Time at which the check got its status.
    since         timestamptz not null,
    -- Time since which the status is WARN or FAIL without interruption; null if it is not.
    problem_since timestamptz,
    evaluated_at  timestamptz not null
);

-- Changes of status, for the history on the Health screen.
create table health_change (
    id       bigint      generated always as identity primary key,
    check_id text        not null,
    at       timestamptz not null default clock_timestamp(),
    status   text        not null
);
create index health_change_check on health_change (check_id, at);

create table incident (
    id                 bigint      generated always as identity primary key,
    check_id           text        not null,
    severity           text        not null check (severity in ('WARN', 'FAIL')),
    state              text        not null check (state in ('OPEN', 'ACKNOWLEDGED', 'RESOLVED')),
    summary            text        not null,
    action             text,
    opened_at          timestamptz not null default clock_timestamp(),
    acknowledged_at    timestamptz,
    acknowledged_by    text,
    resolved_at        timestamptz
);
-- One open incident per check, over all instances.
create unique index incident_open on incident (check_id) where state <> 'RESOLVED';
create index incident_resolved on incident (resolved_at) where state = 'RESOLVED';

-- Alerts to CURASYNC_ALERT_URL that are to be sent or were sent.
create table alert_delivery (
    id              bigint      generated always as identity primary key,
    -- Null for a test alert.
    incident        bigint      references incident on delete cascade,
    type            text        not null check (type in ('incident.opened', 'incident.resolved', 'alert.test')),
    body            text        not null,
    created_at      timestamptz not null default clock_timestamp(),
    attempts        int         not null default 0,
    next_attempt_at timestamptz not null default clock_timestamp(),
    delivered_at    timestamptz,
    -- Failure of the last attempt.
    error           text
);
create index alert_delivery_incident on alert_delivery (incident);
create index alert_delivery_due on alert_delivery (next_attempt_at) where delivered_at is null;

-- Instances of the application with their last heartbeat.
create table app_instance (
    name              text        primary key,
    version           text        not null,
    started_at        timestamptz not null,
    heartbeat_at      timestamptz not null,
    -- The clock of the instance minus the clock of PostgreSQL.
    clock_offset_ms   bigint      not null,
    -- Settings by name, with a digest instead of a secret value.
    settings          jsonb       not null,
    -- Whether the instance has stopped in an orderly way.
    stopped           boolean     not null default false
);

alter table notification drop constraint notification_kind_check;
alter table notification add constraint notification_kind_check check (kind in (
    'ORDER_PLACED', 'PRACTICE_ACTIVATED', 'PRACTICES_UNMATCHED', 'SYNC_FAILED', 'SYNC_PARTIAL', 'SYNC_SUSPICIOUS',
    'WEBHOOK_FAILED', 'DATA_STALE', 'ENROLLMENT_DISPUTED', 'INCIDENT'));
