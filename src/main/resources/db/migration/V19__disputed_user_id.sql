-- The user id in CuraGenesis's answer if a practice that is not the submission's has it already: an admin decides.
alter table practice_submission add column disputed_user_id text;

alter table notification drop constraint notification_kind_check;
alter table notification add constraint notification_kind_check
    check (kind in ('ORDER_PLACED', 'PRACTICE_ACTIVATED', 'PRACTICES_UNMATCHED', 'SYNC_FAILED', 'SYNC_PARTIAL',
                    'SYNC_SUSPICIOUS', 'DATA_STALE', 'ENROLLMENT_DISPUTED'));
