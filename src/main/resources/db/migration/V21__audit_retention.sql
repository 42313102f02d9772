-- Retention of the audit log (docs/decisions/0036-audit-retention.md).

-- Entries still cannot be changed, and the table cannot be truncated. An entry can be deleted if it is at least 365 days old, by a
-- transaction that has set curasync.audit_retention. Hours, because a day is longer or shorter when clocks change.
drop trigger audit_entry_append_only on audit_entry;
create trigger audit_entry_append_only
    before update or truncate on audit_entry
    for each statement execute function audit_entry_is_append_only();
create trigger audit_entry_retention
    before delete on audit_entry
    for each row when (
        old.at > now() - interval '8760 hours' or current_setting('curasync.audit_retention', true) is distinct from 'on')
    execute function audit_entry_is_append_only();
