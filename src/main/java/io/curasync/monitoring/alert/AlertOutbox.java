package io.curasync.monitoring.alert;

import io.curasync.monitoring.CheckId;
import io.curasync.monitoring.IncidentOpened;
import io.curasync.monitoring.IncidentResolved;
import io.curasync.monitoring.IncidentWorsened;
import io.curasync.platform.SqlTimes;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads and writes the table {@code alert_delivery}. An alert is stored in the transaction that changes the incident, and sent after the
 * commit. Before each request, the time of the next attempt is postponed. Therefore, only one instance sends the alert, and another one
 * can repeat the request if that instance dies.
 */
@Repository
class AlertOutbox {

    /**
     * Maximum number of attempts to send an alert. With the default delays, which double up to one hour, the attempts take about three
     * days.
     */
    static final int MAX_ATTEMPTS = 80;

    private static final int MAX_SHOWN = 8;

    // An alert waits until the earlier alerts about the same incident were delivered or given up.
    private static final String CLAIM = """
            update alert_delivery d set attempts = d.attempts + 1,
                next_attempt_at = clock_timestamp() + least(:retryMillis * 2 ^ least(d.attempts, 20), 3600000) * interval '1 millisecond'
                    + interval '30 seconds'
            from (select a.id from alert_delivery a
                  where a.delivered_at is null and a.next_attempt_at <= clock_timestamp() and a.attempts < :maxAttempts
                    and not exists (
                        select from alert_delivery e where e.incident = a.incident and e.id < a.id
                          and e.delivered_at is null and e.attempts < :maxAttempts)
                  order by a.id limit 1 for update skip locked) due
            where d.id = due.id returning d.id, d.body, d.attempts""";

    private static final String FAIL = """
            update alert_delivery set error = :error,
                next_attempt_at = clock_timestamp()
                    + least(:retryMillis * 2 ^ least(attempts - 1, 20), 3600000) * interval '1 millisecond'
            where id = :id""";

    private static final String NEWEST = """
            select i.check_id, a.type, a.created_at, a.attempts, a.delivered_at, a.error,
                case when a.delivered_at is null and a.attempts < :maxAttempts then a.next_attempt_at end as next_attempt_at
            from alert_delivery a left join incident i on i.id = a.incident order by a.id desc limit :limit""";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final AlertProperties properties;

    AlertOutbox(JdbcClient jdbc, JsonMapper json, AlertProperties properties) {
        this.jdbc = jdbc;
        this.json = json;
        this.properties = properties;
    }

    /**
     * An alert to be sent.
     *
     * @param attempts number of attempts, including the one that begins now
     */
    record Alert(long id, String body, int attempts) {

        boolean isLastAttempt() {
            return attempts >= MAX_ATTEMPTS;
        }
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(IncidentOpened event) {
        add(event.incident().id(), AlertBody.opened(event.incident()));
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(IncidentWorsened event) {
        add(event.incident().id(), AlertBody.worsened(event.incident(), event.at()));
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(IncidentResolved event) {
        add(event.incident().id(), AlertBody.resolved(event.incident()));
    }

    /** Adds a test alert, and deletes test alerts that are older than 30 days. If no alert URL is set, adds none and returns false. */
    boolean addTest(String requestedBy) {
        jdbc.sql("delete from alert_delivery where incident is null and created_at < now() - interval '30 days'")
                .update();
        return add(null, AlertBody.test(requestedBy));
    }

    private boolean add(@Nullable Long incident, AlertBody body) {
        if (!properties.isConfigured()) {
            return false;
        }
        jdbc.sql("insert into alert_delivery (incident, type, body) values (:incident, :type, :body)")
                .param("incident", incident, Types.BIGINT)
                .param("type", body.type())
                .param("body", json.writeValueAsString(body))
                .update();
        return true;
    }

    /**
     * Claims the oldest alert that is due; empty if there is none. Skips an alert while an earlier alert about the same incident is
     * waiting. Postpones the next attempt by the retry delay and another 30 seconds, so that no other instance repeats a request that has
     * not ended.
     */
    Optional<Alert> claim() {
        return jdbc.sql(CLAIM)
                .param("retryMillis", properties.retryAfter().toMillis())
                .param("maxAttempts", MAX_ATTEMPTS)
                .query(Alert.class)
                .optional();
    }

    void delivered(long id) {
        jdbc.sql("update alert_delivery set delivered_at = clock_timestamp(), error = null where id = ?")
                .param(id)
                .update();
    }

    /** Stores the reason why an attempt failed, which screens show, and sets the time of the next attempt. */
    void failed(long id, String error) {
        jdbc.sql(FAIL)
                .param("id", id)
                .param("error", error)
                .param("retryMillis", properties.retryAfter().toMillis())
                .update();
    }

    /** Returns the latest {@value #MAX_SHOWN} alerts, newest first. */
    List<AlertDelivery> newest() {
        return jdbc.sql(NEWEST)
                .param("maxAttempts", MAX_ATTEMPTS)
                .param("limit", MAX_SHOWN)
                .query((row, number) -> new AlertDelivery(
                        CheckId.of(String.valueOf(row.getString("check_id"))).orElse(null),
                        AlertType.of(row.getString("type")),
                        SqlTimes.instant(row, "created_at"),
                        row.getInt("attempts"),
                        SqlTimes.instantOrNull(row, "delivered_at"),
                        SqlTimes.instantOrNull(row, "next_attempt_at"),
                        row.getString("error")))
                .list();
    }
}
