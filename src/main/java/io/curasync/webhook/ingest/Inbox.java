package io.curasync.webhook.ingest;

import io.curasync.platform.SqlArrays;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stores deliveries in the inbox. */
@Repository
public class Inbox {

    // The time of receipt comes from the clock of PostgreSQL, which all instances share. Each delivery is at least
    // one microsecond later than the previous one, to preserve the order of the batch.
    private static final String INSERT = """
            with delivery as (
                select nextval('webhook_event_id') as id, clock_timestamp() + ord * interval '1 microsecond' as received_at, t.*
                from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                        ?::text[], ?::smallint[], ?::boolean[], ?::timestamptz[])
                    with ordinality
                    as t(event, practice_id, user_id, order_id, dedupe_key, body, partition, known, source_at, ord)
            ), inserted as (
                insert into webhook_event (id, event, practice_id, user_id, order_id, dedupe_key, body, partition, status, source_at,
                    received_at, processed_at)
                select id, event, practice_id, user_id, order_id, dedupe_key, body, partition,
                       case when known then 'RECEIVED' else 'IGNORED' end, source_at,
                       received_at, case when known then null else received_at end
                from delivery order by dedupe_key, ord
                on conflict (dedupe_key) where superseded_by is null do nothing
                returning id
            )
            select delivery.id, inserted.id is not null as is_new
            from delivery left join inserted on inserted.id = delivery.id order by delivery.ord""";

    private final JdbcClient jdbc;
    private final CorrectionDetector correctionDetector;

    public Inbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.correctionDetector = new CorrectionDetector(jdbc);
    }

    /**
     * Result of storing a delivery.
     *
     * @param id id of the new event; for a duplicate, id of the event that was already stored
     */
    public record StoredDelivery(long id, boolean duplicate) {}

    private record InsertedRow(long id, boolean isNew) {}

    /**
     * Inserts deliveries with one statement. A delivery whose key is already stored is then handled as a duplicate or a correction; see
     * {@link CorrectionDetector}. Returns one result per delivery, in the order of the deliveries.
     */
    public List<StoredDelivery> store(List<Delivery> deliveries) {
        List<InsertedRow> inserted = jdbc.sql(INSERT)
                .param(SqlArrays.texts(deliveries, Delivery::event))
                .param(SqlArrays.texts(deliveries, delivery -> delivery.ids().practiceId()))
                .param(SqlArrays.texts(deliveries, delivery -> delivery.ids().userId()))
                .param(SqlArrays.texts(deliveries, delivery -> delivery.ids().orderId()))
                .param(SqlArrays.texts(deliveries, Delivery::dedupeKey))
                .param(SqlArrays.texts(deliveries, Delivery::body))
                .param(SqlArrays.texts(deliveries, Delivery::partition))
                .param(SqlArrays.texts(deliveries, Delivery::isKnown))
                .param(SqlArrays.texts(deliveries, Delivery::sourceTime))
                .query((row, number) -> new InsertedRow(row.getLong(1), row.getBoolean(2)))
                .list();
        return IntStream.range(0, deliveries.size())
                .mapToObj(i -> inserted.get(i).isNew()
                        ? new StoredDelivery(inserted.get(i).id(), false)
                        : correctionDetector.add(deliveries.get(i)))
                .toList();
    }
}
