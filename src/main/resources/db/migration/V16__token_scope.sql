-- A token that may only start syncs no longer changes submissions; tokens with the scope WRITE do.
alter table api_token drop constraint api_token_scope_check;
alter table api_token add constraint api_token_scope_check check (scope in ('READ', 'SYNC', 'WRITE', 'ADMIN'));
