-- A batch changes few of many practices. With these settings, the trigger looks their observations up by key. Otherwise,
-- PostgreSQL read the whole index for a batch with some hundred changes (docs/decisions/0011-sync-read-ahead.md).
alter function practice_updated() set enable_hashjoin = off;
alter function practice_updated() set enable_mergejoin = off;
