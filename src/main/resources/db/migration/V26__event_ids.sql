-- The ids that an event names in its data; null if absent or invalid. They outlive the payload. Without an index, which would
-- make every insert and update slower: an admin's search is rare and may scan the inbox.
alter table webhook_event
    add column practice_id text,
    add column user_id text,
    add column order_id text;
