package io.curasync.webhook.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Gauges of the numbers of due, waiting and failed events, and of the age of the oldest due one. Equal on all instances. */
@Component
class InboxGauges {

    private static final Logger log = LoggerFactory.getLogger(InboxGauges.class);

    private static final String SELECT_DEPTH = """
            select count(*) filter (where status = 'RECEIVED') as due,
                   count(*) filter (where status = 'WAITING') as waiting,
                   count(*) filter (where status = 'FAILED' and superseded_by is null) as failed,
                   coalesce(extract(epoch from now() - min(received_at) filter (where status = 'RECEIVED')), 0) as age
            from webhook_event where status in ('RECEIVED', 'WAITING', 'FAILED')""";

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
     * @param due events to apply, now or at a retry
     * @param age time since the receipt of the oldest due event, in seconds; 0 if there is none
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
