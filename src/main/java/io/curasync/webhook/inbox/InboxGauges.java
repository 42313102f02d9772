package io.curasync.webhook.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Gauges for the numbers of queued, waiting and failed events, and for the time for which the oldest due event has been due. Each instance
 * reports the figures of the whole inbox, so the figures of several instances must not be added up.
 */
@Component
class InboxGauges {

    private static final Logger log = LoggerFactory.getLogger(InboxGauges.class);

    // Uses one query per status. The indexes are partial, and PostgreSQL would read the whole inbox for several
    // statuses at once.
    private static final String SELECT_DEPTH = """
            select (select count(*) from webhook_event where status = 'RECEIVED') as due,
                   (select count(*) from webhook_event where status = 'WAITING') as waiting,
                   (select count(*) from webhook_event where status = 'FAILED' and superseded_by is null) as failed,
                   coalesce((select extract(epoch from clock_timestamp() - min(greatest(received_at, next_attempt_at)))
                             from webhook_event where status = 'RECEIVED' and next_attempt_at <= clock_timestamp()), 0) as age""";

    private final JdbcClient jdbc;
    private volatile Depth depth = new Depth(0, 0, 0, 0);

    InboxGauges(JdbcClient jdbc, MeterRegistry registry) {
        this.jdbc = jdbc;
        registry.gauge("curasync.webhook.queue.depth", this, gauges -> gauges.depth.due());
        registry.gauge("curasync.webhook.queue.age.seconds", this, gauges -> gauges.depth.age());
        registry.gauge("curasync.webhook.waiting", this, gauges -> gauges.depth.waiting());
        registry.gauge("curasync.webhook.failed", this, gauges -> gauges.depth.failed());
    }

    /**
     * Numbers of events by status.
     *
     * @param due number of events that are due now or scheduled for a retry
     * @param waiting number of events that wait for a practice or for the outcome of another event
     * @param failed number of failed events that were not replaced by a correction
     * @param age time for which the oldest due event has been due, in seconds; 0 if no event is due
     */
    private record Depth(long due, long waiting, long failed, double age) {}

    @Scheduled(fixedDelayString = "${curasync.webhook.gauges-every:10s}")
    void refresh() {
        try {
            depth = jdbc.sql(SELECT_DEPTH).query(Depth.class).single();
        } catch (DataAccessException e) {
            log.debug("Could not read the inbox gauges", e);
        }
    }
}
