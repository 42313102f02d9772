package io.curasync.webhook;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes deliveries into the inbox. */
@Repository
class Inbox {

    // Receipt is told by PostgreSQL's clock, which all instances share; deliveries of one batch keep their order by it.
    private static final String KEEP = """
            with told as (
                select nextval('webhook_event_id') as id, ord, event, dedupe_key, body, lane, known, source_at,
                       clock_timestamp() + ord * interval '1 microsecond' as received_at
                from unnest(?::text[], ?::text[], ?::text[], ?::smallint[], ?::boolean[], ?::text[]::timestamptz[])
                    with ordinality as t(event, dedupe_key, body, lane, known, source_at, ord)
            ), kept as (
                insert into webhook_event (id, event, dedupe_key, body, lane, status, source_at, received_at,
                    processed_at)
                select id, event, dedupe_key, body, lane, case when known then 'RECEIVED' else 'IGNORED' end, source_at,
                       received_at, case when known then null else received_at end
                from told order by dedupe_key, ord
                on conflict (dedupe_key) where superseded_by is null do nothing
                returning id
            )
            select told.id, kept.id is not null as fresh
            from told left join kept on kept.id = told.id order by told.ord""";

    private final JdbcClient jdbc;
    private final CorrectionDetector correctionDetector;

    Inbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.correctionDetector = new CorrectionDetector(jdbc);
    }

    /**
     * A delivery in the inbox.
     *
     * @param id of the event that it repeats, if it is a duplicate
     */
    record StoredDelivery(long id, boolean duplicate) {}

    private record InsertedRow(long id, boolean fresh) {}

    /**
     * Stores all of them in one statement, which commits by itself. Those whose key is stored already are decided upon one by
     * one after it. The answers are in the order of the deliveries.
     */
    List<StoredDelivery> keep(List<Delivery> deliveries) {
        int size = deliveries.size();
        String[] events = new String[size];
        @Nullable String[] keys = new String[size];
        String[] bodies = new String[size];
        Integer[] lanes = new Integer[size];
        Boolean[] known = new Boolean[size];
        @Nullable String[] sourceTimes = new String[size];
        for (int i = 0; i < size; i++) {
            Delivery delivery = deliveries.get(i);
            events[i] = delivery.event();
            keys[i] = delivery.dedupeKey();
            bodies[i] = delivery.body();
            lanes[i] = delivery.lane();
            known[i] = delivery.known();
            sourceTimes[i] =
                    delivery.sourceTime() == null ? null : delivery.sourceTime().toString();
        }
        List<InsertedRow> told = jdbc.sql(KEEP)
                .param(events)
                .param(keys)
                .param(bodies)
                .param(lanes)
                .param(known)
                .param(sourceTimes)
                .query(InsertedRow.class)
                .list();
        return IntStream.range(0, size)
                .mapToObj(i -> told.get(i).fresh()
                        ? new StoredDelivery(told.get(i).id(), false)
                        : correctionDetector.add(deliveries.get(i)))
                .toList();
    }
}
