package io.curasync.account;

import io.curasync.platform.CodePoints;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Who did what when, and from where. Entries are never changed; the database refuses it. */
@Service
public class AuditLog {

    private static final int MAX_LENGTH = 1_000;

    private final JdbcClient jdbc;

    AuditLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Keeps an entry, within the caller's transaction if there is one. From where is told by the present request.
     *
     * @param actor   an e-mail address, or {@code system}
     * @param action  what was done, such as {@code user.created}
     * @param subject what it was done to
     * @param detail  cut when it is very long
     */
    public void record(String actor, String action, @Nullable String subject, @Nullable String detail) {
        jdbc.sql("insert into audit_entry (actor, action, subject, detail, address) values (?, ?, ?, ?, ?)")
                .param(actor)
                .param(action)
                .param(cut(subject))
                .param(cut(detail))
                .param(address())
                .update();
    }

    /**
     * Keeps that somebody took a copy of data out.
     *
     * @param what such as {@code webhooks.csv}
     * @param detail such as the filter; null: everything
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

    private static @Nullable String cut(@Nullable String text) {
        return text == null ? null : CodePoints.first(MAX_LENGTH, text);
    }
}
