package io.curasync.account;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Who did what when. Entries are never changed; the database refuses it. */
@Service
public class Audit {

    private final JdbcClient jdbc;

    Audit(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Keeps an entry, within the caller's transaction if there is one.
     *
     * @param actor   an e-mail address, or {@code system}
     * @param action  what was done, such as {@code user.created}
     * @param subject what it was done to
     */
    public void record(String actor, String action, @Nullable String subject, @Nullable String detail) {
        jdbc.sql("insert into audit_entry (actor, action, subject, detail) values (?, ?, ?, ?)")
                .params(actor, action, subject, detail)
                .update();
    }
}
