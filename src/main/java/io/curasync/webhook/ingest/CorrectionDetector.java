package io.curasync.webhook.ingest;

import io.curasync.platform.SqlTimes;
import io.curasync.webhook.EventStatus;
import io.curasync.webhook.EventType;
import io.curasync.webhook.ingest.Inbox.StoredDelivery;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Detects corrections, which are deliveries with the key of a stored event but a different body. Exactly one of the events with the same
 * key is current: its {@code superseded_by} is null. The status of the current event determines what happens to a correction:
 *
 * <ul>
 *   <li>If the current event has failed or waits for a practice, the correction replaces it.
 *   <li>If the current event is applied or ignored, the correction counts as a duplicate and is not stored.
 *   <li>If the current event is still queued, the correction is stored with status WAITING. After the current event has been processed,
 *       {@link #resolve} either replaces it with the correction, or deletes the correction.
 * </ul>
 */
@Repository
public class CorrectionDetector {

    private static final String SELECT_BY_KEY = """
            with delivery (key, body) as (values (:key, :body))
            select e.id, e.status, true as is_current, e.body = d.body as same_body
            from delivery d join webhook_event e on e.dedupe_key = d.key and e.superseded_by is null
            union all
            select e.id, e.status, false, e.body = d.body
            from delivery d join webhook_event e on e.dedupe_key = d.key and e.superseded_by is not null""";

    private static final String INSERT = """
            insert into webhook_event (id, event, practice_id, user_id, order_id, dedupe_key, body, partition, status, superseded_by,
                source_at, received_at, error)
            values (nextval('webhook_event_id'), :event, :practiceId, :userId, :orderId, :key, :body, :partition, 'WAITING', :currentId,
                :sourceTime, clock_timestamp(), 'Waits for the outcome of event ' || :currentId)
            returning id""";

    private static final String HAS_CORRECTIONS = """
            select exists (select from webhook_event where status = 'WAITING' and superseded_by is not null)""";

    // Replaces current events with their newest corrections. The update of the current events must run first, so the
    // update of the corrections reads its result. In the opposite order, two events would briefly have the same key
    // without superseded_by, which the unique index rejects. Skips current events that a worker has locked. The next
    // call handles them.
    private static final String REPLACE_CURRENT = """
            with newest as (
                select distinct on (c.dedupe_key) c.id, k.id as current_id
                from webhook_event c
                    join webhook_event k on k.dedupe_key = c.dedupe_key and k.superseded_by is null
                where c.status = 'WAITING' and c.superseded_by is not null
                  and (k.status = 'FAILED' or k.status = 'WAITING' and c.id > k.id)
                order by c.dedupe_key, c.id desc
            ), replaceable as (
                select k.id, newest.id as correction from webhook_event k join newest on newest.current_id = k.id
                where k.superseded_by is null and (k.status = 'FAILED' or k.status = 'WAITING' and newest.id > k.id)
                order by k.id for update of k skip locked
            ), replaced as (
                update webhook_event e set status = 'FAILED', superseded_by = replaceable.correction, waits_for = null,
                    error = 'Replaced by event ' || replaceable.correction, processed_at = clock_timestamp()
                from replaceable where e.id = replaceable.id
                returning replaceable.correction
            )
            update webhook_event e set superseded_by = null, error = null, next_attempt_at = clock_timestamp(),
                status = case when e.event = any(:known) then 'RECEIVED' else 'IGNORED' end,
                processed_at = case when e.event = any(:known) then null else clock_timestamp() end
            from replaced where e.id = replaced.correction""";

    private static final String DELETE_DUPLICATES = """
            delete from webhook_event where id in (
                select c.id from webhook_event c
                    join webhook_event k on k.dedupe_key = c.dedupe_key and k.superseded_by is null
                where c.status = 'WAITING' and c.superseded_by is not null and k.status in ('APPLIED', 'IGNORED')
                order by c.id for update of c skip locked)""";

    private final JdbcClient jdbc;

    CorrectionDetector(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A stored event that has the same key as a delivery.
     *
     * @param isCurrent whether {@code superseded_by} of the event is null
     * @param sameBody whether the event has the same body as the delivery; null if the payload is no longer stored
     */
    private record Stored(
            long id,
            EventStatus status,
            boolean isCurrent,
            @Nullable Boolean sameBody) {}

    /**
     * Handles a delivery whose key is already stored. If a stored event with this key has the same body, the delivery is a duplicate, and
     * the result is that event. Otherwise, the delivery is a correction. If the current event is still queued, the correction is stored,
     * but the result is the current event as a duplicate. The reason is that the correction will be deleted if the current event is
     * applied.
     */
    StoredDelivery add(Delivery delivery) {
        List<Stored> stored = jdbc.sql(SELECT_BY_KEY)
                .param("key", delivery.dedupeKey())
                .param("body", delivery.body())
                .query(Stored.class)
                .list();
        // A delivery is a duplicate if any event with the key has the same body, not only the current one. An example
        // is a retry of a delivery whose event a correction has replaced.
        Optional<Stored> repeated = stored.stream()
                .filter(event -> Boolean.TRUE.equals(event.sameBody()))
                .findFirst();
        if (repeated.isPresent()) {
            return new StoredDelivery(repeated.get().id(), true);
        }
        Stored current = stored.stream().filter(Stored::isCurrent).findFirst().orElseThrow();
        return switch (current.status()) {
            case APPLIED, IGNORED -> new StoredDelivery(current.id(), true);
            case RECEIVED -> {
                store(delivery, current.id());
                yield new StoredDelivery(current.id(), true);
            }
            case FAILED, WAITING -> {
                long id = store(delivery, current.id());
                resolve();
                yield new StoredDelivery(id, false);
            }
        };
    }

    private long store(Delivery delivery, long currentId) {
        return jdbc.sql(INSERT)
                .param("event", delivery.event())
                .param("practiceId", delivery.ids().practiceId())
                .param("userId", delivery.ids().userId())
                .param("orderId", delivery.ids().orderId())
                .param("key", delivery.dedupeKey())
                .param("body", delivery.body())
                .param("partition", delivery.partition())
                .param("currentId", currentId)
                .param("sourceTime", SqlTimes.param(delivery.sourceTime()))
                .query(Long.class)
                .single();
    }

    /**
     * Replaces each current event that has failed or waits for a practice with its newest correction. A waiting event is not replaced by a
     * correction that is older than the event. Deletes the corrections of applied and ignored events. Skips events that another transaction
     * has locked.
     */
    public void resolve() {
        if (jdbc.sql(HAS_CORRECTIONS).query(Boolean.class).single()) {
            jdbc.sql(REPLACE_CURRENT).param("known", EventType.wireNames()).update();
            jdbc.sql(DELETE_DUPLICATES).update();
        }
    }
}
