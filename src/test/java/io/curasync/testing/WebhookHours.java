package io.curasync.testing;

/** SQL of a webhook history of nine weeks that ends in silence. */
public final class WebhookHours {

    /**
     * Selects the columns {@code start}, {@code events} and {@code minutes} of each hour with webhooks. There is a webhook in each of the
     * first 30 minutes of an hour. Parameters: the time {@code now} at which the silence has lasted for {@code silence} seconds, and
     * {@code weekly}: whether the sender was silent at the same time of each week.
     */
    // A day of an interval has 23 or 25 hours on some days of a session's time zone, so all intervals are in hours.
    public static final String SELECT = """
            select hour as start, 60 as events, (1::bigint << 30) - 1 as minutes
            from (select :now::timestamptz as now) t, generate_series(
                date_trunc('hour', now, 'UTC') - 9 * 168 * interval '1 hour', now - :silence * interval '1 second', interval '1 hour') hour
            where not :weekly or extract(epoch from now - hour)::bigint % (7 * 86400) > :silence""";

    private WebhookHours() {}
}
