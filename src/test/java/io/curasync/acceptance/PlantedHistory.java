package io.curasync.acceptance;

import io.curasync.platform.SqlTimes;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.WebhookHours;
import java.time.Duration;
import java.time.Instant;

/** Writes months of history into a database, so that a test need not wait for it. */
final class PlantedHistory {

    // The counter of webhooks may have added the current hour since the deletion.
    private static final String INSERT_HOURS = """
            insert into webhook_hour (hour, events, minutes) %s
            on conflict (hour) do update set events = excluded.events, minutes = excluded.minutes""".formatted(WebhookHours.SELECT);

    private final TestDatabase database;

    PlantedHistory(TestDatabase database) {
        this.database = database;
    }

    /** Returns whether the newest webhook is counted among the accepted deliveries. Until then, a count can end a planted silence. */
    boolean countsAllWebhooks() {
        return database.jdbc().sql("""
                        select coalesce((select max(last_at) from webhook_acceptance)
                            >= (select max(received_at) from webhook_event), false)""").query(Boolean.class).single();
    }

    /** Nine busy weeks, and then a silence that has lasted for the given time. */
    void silentFor(Duration silence) {
        plant(silence, false);
    }

    /** Nine busy weeks, in each of which the sender was silent for the given time, as it has been until now. */
    void silentEachWeekFor(Duration silence) {
        plant(silence, true);
    }

    private void plant(Duration silence, boolean weekly) {
        database.jdbc().sql("delete from webhook_pause").update();
        database.jdbc().sql("delete from webhook_hour").update();
        Instant now = database.jdbc().sql("select now()").query(Instant.class).single();
        database.jdbc()
                .sql(INSERT_HOURS)
                .param("now", SqlTimes.param(now))
                .param("silence", silence.toSeconds())
                .param("weekly", weekly)
                .update();
        makeOlder("webhook_event", "received_at", silence);
        makeOlder("webhook_acceptance", "last_at", silence);
    }

    private void makeOlder(String table, String column, Duration age) {
        database.jdbc()
                .sql("update %1$s set %2$s = least(%2$s, now() - :age * interval '1 second')".formatted(table, column))
                .param("age", age.toSeconds())
                .update();
    }

    /** Eight hourly calls of an external scheduler. The last one was the given number of hours ago, and started the last run. */
    void hourlyCallsUntil(int hoursAgo) {
        database.jdbc().sql("""
                        update sync_run set started_at = started_at - :hours * interval '1 hour',
                            heartbeat_at = heartbeat_at - :hours * interval '1 hour',
                            finished_at = finished_at - :hours * interval '1 hour'""").param("hours", hoursAgo).update();
        database.jdbc().sql("""
                        insert into skipped_sync (at, kind, trigger, instance, reason, message)
                        select now() - hour * interval '1 hour', 'INCREMENTAL', 'CRON', 'an instance', 'FRESH', 'Already up to date'
                        from generate_series(:hours, :hours + 7) hour""").param("hours", hoursAgo).update();
    }
}
