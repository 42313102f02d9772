package io.curasync.webhook.ingest;

import io.curasync.platform.text.TextSanitizer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Stores unreadable deliveries, so that admins can inspect them. These deliveries have a valid signature, but are not valid events, or
 * PostgreSQL cannot store their data. Deliveries without a valid signature are only counted by {@link DeliveryCounts}, because otherwise
 * anyone could fill the table.
 */
@Repository
public class UnreadableDeliveries {

    private static final int MAX_EXCERPT_LENGTH = 2_000;

    private static final String SELECT_BEFORE = """
            select id, at, reason, bytes, excerpt from unreadable_delivery
            where id < ? order by id desc limit ?""";

    private final JdbcClient jdbc;

    public UnreadableDeliveries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Stores an unreadable delivery with the first {@value #MAX_EXCERPT_LENGTH} bytes of its body.
     *
     * @param reason message in the response to the sender; truncated to 200 characters
     */
    public void add(String reason, byte[] body) {
        String start = new String(body, 0, Math.min(body.length, MAX_EXCERPT_LENGTH), StandardCharsets.UTF_8);
        jdbc.sql("insert into unreadable_delivery (reason, bytes, excerpt) values (?, ?, ?)")
                .param(TextSanitizer.of(reason))
                .param(body.length)
                .param(TextSanitizer.of(start, MAX_EXCERPT_LENGTH))
                .update();
    }

    /**
     * Returns a page of deliveries, newest first.
     *
     * @param before id of the last delivery of the previous page; null for the first page
     * @param limit maximum number of deliveries
     */
    public List<UnreadableDelivery> page(@Nullable Long before, int limit) {
        return jdbc.sql(SELECT_BEFORE)
                .param(before == null ? Long.MAX_VALUE : before)
                .param(limit)
                .query(UnreadableDelivery.class)
                .list();
    }
}
