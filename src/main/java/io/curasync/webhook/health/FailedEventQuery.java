package io.curasync.webhook.health;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads figures about the events in status {@code FAILED} that no correction has replaced. Counts at most one event more than {@link
 * HourRepository#MAX_FAILED}. A count above the maximum means that the exact number is unknown.
 */
@Repository
class FailedEventQuery {

    // Uses one subquery per figure, so that each subquery reads only an index. The usual rate is the average of the
    // seven days that ended one day ago, so that current failures do not raise the rate.
    private static final String SELECT = """
            with newest as (
                select processed_at, error from webhook_event
                where status = 'FAILED' and superseded_by is null and processed_at is not null
                order by processed_at desc limit 1
            )
            select (select count(*) from (
                        select from webhook_event where status = 'FAILED' and superseded_by is null limit :max + 1) f) as count,
                   (select count(*) from (
                        select from webhook_event
                        where status = 'FAILED' and superseded_by is null and processed_at > now() - interval '1 hour'
                        limit :max + 1) f) as last_hour,
                   (select extract(epoch from clock_timestamp() - processed_at)::double precision from newest) as newest_seconds,
                   (select error from newest) as newest_error,
                   (select coalesce(sum(failed), 0)::double precision / 168 from webhook_hour
                    where hour >= date_trunc('hour', now()) - interval '8 days'
                      and hour < date_trunc('hour', now()) - interval '1 day') as usual_per_hour""";

    private final JdbcClient jdbc;

    FailedEventQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Figures about failed events.
     *
     * @param count number of failed events
     * @param lastHour number of failed events whose last attempt was within the last hour
     * @param newestSeconds time since the newest failure, in seconds; null if there is no failed event
     * @param newestError error of the newest failure; null if there is no failed event
     * @param usualPerHour average number of failures per hour in the seven days that ended one day ago
     */
    record Failures(
            long count,
            long lastHour,
            @Nullable Double newestSeconds,
            @Nullable String newestError,
            double usualPerHour) {

        @Nullable
        Duration newestAge() {
            return newestSeconds == null ? null : Duration.ofMillis(Math.max(0, Math.round(newestSeconds * 1_000)));
        }
    }

    Failures read() {
        return jdbc.sql(SELECT)
                .param("max", HourRepository.MAX_FAILED)
                .query(Failures.class)
                .single();
    }
}
