package io.curasync.account;

import io.curasync.platform.text.CodePoints;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Audit log: who did what, when and from which address. Entries are immutable; the database rejects changes. */
@Service
public class AuditLog {

    private static final int MAX_LENGTH = 1_000;

    private final JdbcClient jdbc;

    AuditLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Stores an entry, within the caller's transaction if there is one. The entry gets the client address of the current request,
     * if any.
     *
     * @param actor an email address, or {@code system}
     * @param action the action, such as {@code user.created}
     * @param subject the object of the action
     * @param detail truncated if very long
     */
    public void record(String actor, String action, @Nullable String subject, @Nullable String detail) {
        jdbc.sql("insert into audit_entry (actor, action, subject, detail, address) values (?, ?, ?, ?, ?)")
                .param(actor)
                .param(action)
                .param(truncate(subject))
                .param(truncate(detail))
                .param(address())
                .update();
    }

    /**
     * Records that the current user exported data.
     *
     * @param what the exported data, such as {@code webhooks.csv}
     * @param detail the selection, such as the filter; null for everything
     */
    public void recordExport(String what, @Nullable String detail) {
        record(CurrentUserAccess.require().email(), "export", what, detail);
    }

    private static @Nullable String address() {
        return Optional.ofNullable(RequestContextHolder.getRequestAttributes())
                .filter(ServletRequestAttributes.class::isInstance)
                .map(ServletRequestAttributes.class::cast)
                .map(ServletRequestAttributes::getRequest)
                .map(HttpServletRequest::getRemoteAddr)
                .orElse(null);
    }

    private static @Nullable String truncate(@Nullable String text) {
        return text == null ? null : CodePoints.first(MAX_LENGTH, text);
    }
}
