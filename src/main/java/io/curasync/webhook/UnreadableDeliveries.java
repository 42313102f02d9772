package io.curasync.webhook;

import io.curasync.platform.TextSanitizer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Genuine deliveries that could not be kept as events, for people to see. Whatever is not genuine leaves no trace but a
 * count: else a stranger could fill the table.
 */
@Repository
public class UnreadableDeliveries {

    private static final int MAX_EXCERPT_LENGTH = 2_000;

    private static final String SELECT_BEFORE = """
            select id, at, reason, bytes, excerpt from webhook_refusal
            where id < coalesce(?, 9223372036854775807) order by id desc limit ?""";

    private final JdbcClient jdbc;

    UnreadableDeliveries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(String reason, byte[] body) {
        String start = new String(body, 0, Math.min(body.length, MAX_EXCERPT_LENGTH), StandardCharsets.UTF_8);
        jdbc.sql("insert into webhook_refusal (reason, bytes, excerpt) values (?, ?, ?)")
                .param(TextSanitizer.of(reason))
                .param(body.length)
                .param(TextSanitizer.of(start, MAX_EXCERPT_LENGTH))
                .update();
    }

    /** Newest first, those before this id. */
    public List<UnreadableDelivery> page(@Nullable Long before, int limit) {
        return jdbc.sql(SELECT_BEFORE)
                .param(before)
                .param(limit)
                .query(UnreadableDelivery.class)
                .list();
    }
}
