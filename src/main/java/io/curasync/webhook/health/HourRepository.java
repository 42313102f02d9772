package io.curasync.webhook.health;

import io.curasync.platform.SqlTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Stores and reads the numbers of webhooks per hour, and the pauses, which are periods in which no webhook could be received. All times are
 * by PostgreSQL's clock.
 */
@Repository
class HourRepository {

    /** Maximum number of events that one call of {@link #countEvents} counts. */
    static final int BATCH_SIZE = 10_000;

    /** Maximum number of failed events that are counted exactly. The maximum limits the duration of the queries. */
    static final int MAX_FAILED = 10_000;

    /** If two calls of {@link #markAlive} are further apart, the time between them is recorded as a pause. */
    private static final Duration MAX_GAP = Duration.ofMinutes(1);

    private static final String MARK_ALIVE = """
            with paused as (
                insert into webhook_pause (started_at, ended_at)
                select alive_at, clock_timestamp()
                from (select coalesce((select alive_at from webhook_watch), 'epoch') as alive_at) before
                where alive_at < clock_timestamp() - :gap * interval '1 second'
                on conflict (started_at) do update set ended_at = excluded.ended_at
            )
            insert into webhook_watch (alive_at) values (clock_timestamp())
            on conflict (id) do update set alive_at = excluded.alive_at""";

    // Ids are not quite in the order of the commits. An insert usually takes less than a second. An event that is
    // committed more than 30 seconds after it got its id may be missing in the count. The limit applies before the
    // condition on the time. Otherwise, each call would read all events of the last 30 seconds.
    private static final String COUNT_EVENTS = """
            with watch as (
                select last_event_id from webhook_watch for update skip locked
            ), batch as (
                select date_trunc('minute', received_at, 'UTC') as minute, count(*) as events, max(id) as last_id
                from (select id, received_at from webhook_event
                      where id > (select last_event_id from watch) order by id limit :batch) oldest
                where received_at < (select clock_timestamp() - interval '30 seconds')
                group by 1
            ), counted as (
                insert into webhook_hour as h (hour, events, minutes)
                select date_trunc('hour', minute, 'UTC'), sum(events),
                       bit_or(1::bigint << extract(minute from minute at time zone 'UTC')::int)
                from batch group by 1
                on conflict (hour) do update set events = h.events + excluded.events, minutes = h.minutes | excluded.minutes
            ), moved as (
                update webhook_watch set last_event_id = (select max(last_id) from batch) where exists (select from batch)
            )
            select coalesce(sum(events), 0)::int from batch""";

    private static final String COUNT_FAILED = """
            insert into webhook_hour as h (hour, failed)
            select date_trunc('hour', now(), 'UTC'), count(*)
            from (select from webhook_event
                  where status = 'FAILED' and superseded_by is null and processed_at >= date_trunc('hour', now(), 'UTC')
                  limit :max) current
            having count(*) > 0
            on conflict (hour) do update set failed = excluded.failed where h.failed < excluded.failed""";

    // An accepted duplicate is no new event, but shows that webhooks arrive.
    private static final String SELECT_LAST = """
            select clock_timestamp() as now,
                   greatest((select received_at from webhook_event order by id desc limit 1),
                            (select max(last_at) from webhook_acceptance
                             where period_start = (select max(period_start) from webhook_acceptance))) as last""";

    private final JdbcClient jdbc;

    HourRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The time of the last webhook.
     *
     * @param now current time
     * @param last time of receipt; null if no webhook was ever received
     */
    record LastWebhook(Instant now, @Nullable Instant last) {}

    /**
     * Records that an instance is running. If the previous call on any instance was more than a minute ago, also records the time in
     * between as a pause.
     */
    void markAlive() {
        jdbc.sql(MARK_ALIVE).param("gap", MAX_GAP.toSeconds()).update();
    }

    /**
     * Adds the oldest events that are not counted yet to the numbers of their hours. Returns the number of these events, at most
     * {@link #BATCH_SIZE}; 0 if there are none, or if another instance is counting.
     */
    int countEvents() {
        return jdbc.sql(COUNT_EVENTS)
                .param("batch", BATCH_SIZE)
                .query(Integer.class)
                .single();
    }

    /**
     * Counts the events that failed in the current hour and were neither replayed nor replaced since. Stores this number unless a greater
     * number is already stored for the hour.
     */
    void countFailed() {
        jdbc.sql(COUNT_FAILED).param("max", MAX_FAILED).update();
    }

    LastWebhook last() {
        return jdbc.sql(SELECT_LAST).query(LastWebhook.class).single();
    }

    /** Returns the numbers of webhooks per hour from the given time on, and the pauses that ended after that time. */
    WebhookHistory history(Instant from) {
        Instant first = jdbc.sql("select hour from webhook_hour where events > 0 order by hour limit 1")
                .query(Instant.class)
                .optional()
                .orElse(null);
        List<WebhookHistory.Hour> hours = jdbc.sql(
                        "select hour as start, events, minutes from webhook_hour where hour >= ? and events > 0")
                .param(SqlTimes.param(from))
                .query(WebhookHistory.Hour.class)
                .list();
        List<WebhookHistory.Pause> pauses = jdbc.sql(
                        "select started_at, ended_at from webhook_pause where ended_at > ? order by started_at")
                .param(SqlTimes.param(from))
                .query(WebhookHistory.Pause.class)
                .list();
        return new WebhookHistory(
                first,
                hours.stream().collect(Collectors.toMap(WebhookHistory.Hour::start, Function.identity())),
                pauses);
    }
}
