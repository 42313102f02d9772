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
 * Detects corrections: deliveries with the key of a stored event but a different body. Of the events with a key, exactly one is
 * the holder: its {@code superseded_by} is null. A correction is stored next to the holder and waits. It takes over the key when
 * the holder has failed or waits, and is deleted as a duplicate when the holder is applied.
 */
@Repository
public class CorrectionDetector {

    private static final String STORED = """
            with delivery (key, body) as (values (:key, :body))
            select e.id, e.status, true as holder, e.body = d.body as same_body
            from delivery d join webhook_event e on e.dedupe_key = d.key and e.superseded_by is null
            union all
            select e.id, e.status, false, e.body = d.body
            from delivery d join webhook_event e on e.dedupe_key = d.key and e.superseded_by is not null""";

    private static final String INSERT = """
            insert into webhook_event (id, event, practice_id, user_id, order_id, dedupe_key, body, partition, status, superseded_by,
                source_at, received_at, error)
            values (nextval('webhook_event_id'), :event, :practiceId, :userId, :orderId, :key, :body, :partition, 'WAITING', :holder,
                :sourceTime, clock_timestamp(), 'Waits for the outcome of event ' || :holder)
            returning id""";

    private static final String HAS_CORRECTIONS = """
            select exists (select from webhook_event where status = 'WAITING' and superseded_by is not null)""";

    // The newest correction wins. The holder is updated first, because the update of the correction reads its result:
    // in the opposite order, two events would briefly have the same key without superseded_by. Holders that a worker
    // has locked are skipped and handled by the next call.
    private static final String TAKE_OVER = """
            with newest as (
                select distinct on (c.dedupe_key) c.id, h.id as holder
                from webhook_event c
                    join webhook_event h on h.dedupe_key = c.dedupe_key and h.superseded_by is null
                where c.status = 'WAITING' and c.superseded_by is not null and h.status in ('FAILED', 'WAITING')
                order by c.dedupe_key, c.id desc
            ), replaceable as (
                select h.id, newest.id as correction from webhook_event h join newest on newest.holder = h.id
                where h.superseded_by is null and h.status in ('FAILED', 'WAITING')
                order by h.id for update of h skip locked
            ), replaced as (
                update webhook_event e set status = 'FAILED', superseded_by = replaceable.correction, waits_for = null,
                    error = 'Replaced by event ' || replaceable.correction, processed_at = clock_timestamp()
                from replaceable where e.id = replaceable.id
                returning replaceable.correction
            )
            update webhook_event e set superseded_by = null, error = null,
                status = case when e.event = any(:known) then 'RECEIVED' else 'IGNORED' end,
                processed_at = case when e.event = any(:known) then null else clock_timestamp() end
            from replaced where e.id = replaced.correction""";

    private static final String DELETE_DUPLICATES = """
            delete from webhook_event where id in (
                select c.id from webhook_event c
                    join webhook_event h on h.dedupe_key = c.dedupe_key and h.superseded_by is null
                where c.status = 'WAITING' and c.superseded_by is not null and h.status in ('APPLIED', 'IGNORED')
                order by c.id for update of c skip locked)""";

    private final JdbcClient jdbc;

    CorrectionDetector(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param sameBody null if the payload is no longer stored */
    private record Stored(
            long id,
            EventStatus status,
            boolean holder,
            @Nullable Boolean sameBody) {}

    /** Decides whether a delivery with a stored key is a duplicate or a correction, and stores a correction. */
    StoredDelivery add(Delivery delivery) {
        List<Stored> stored = jdbc.sql(STORED)
                .param("key", delivery.dedupeKey())
                .param("body", delivery.body())
                .query(Stored.class)
                .list();
        // A repeat of any of these events, such as a retry of the replaced one, is a duplicate and not a correction.
        Optional<Stored> repeated = stored.stream()
                .filter(event -> Boolean.TRUE.equals(event.sameBody()))
                .findFirst();
        if (repeated.isPresent()) {
            return new StoredDelivery(repeated.get().id(), true);
        }
        Stored holder = stored.stream().filter(Stored::holder).findFirst().orElseThrow();
        return switch (holder.status()) {
            case APPLIED, IGNORED -> new StoredDelivery(holder.id(), true);
            case RECEIVED -> {
                store(delivery, holder.id());
                yield new StoredDelivery(holder.id(), true);
            }
            case FAILED, WAITING -> {
                long id = store(delivery, holder.id());
                resolve();
                yield new StoredDelivery(id, false);
            }
        };
    }

    private long store(Delivery delivery, long holder) {
        return jdbc.sql(INSERT)
                .param("event", delivery.event())
                .param("practiceId", delivery.ids().practiceId())
                .param("userId", delivery.ids().userId())
                .param("orderId", delivery.ids().orderId())
                .param("key", delivery.dedupeKey())
                .param("body", delivery.body())
                .param("partition", delivery.partition())
                .param("holder", holder)
                .param("sourceTime", SqlTimes.param(delivery.sourceTime()))
                .query(Long.class)
                .single();
    }

    /** Applies or deletes the corrections whose holder has an outcome. */
    public void resolve() {
        if (jdbc.sql(HAS_CORRECTIONS).query(Boolean.class).single()) {
            jdbc.sql(TAKE_OVER).param("known", EventType.wireNames()).update();
            jdbc.sql(DELETE_DUPLICATES).update();
        }
    }
}
