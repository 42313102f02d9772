package io.curasync.account;

import io.curasync.platform.text.CodePoints;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Writes the audit log. An entry contains the time, the actor, the action, the subject, details and the client address. Entries are
 * immutable. The database rejects all updates. The database allows only the retention job to delete entries, and only old ones.
 */
@Service
public class AuditLog {

    private static final int MAX_LENGTH = 1_000;

    private static final ScopedValue<String> CLIENT_ADDRESS = ScopedValue.newInstance();

    private final JdbcClient jdbc;

    AuditLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Stores an entry, within the caller's transaction if there is one. Adds the client address of the current HTTP request, if
     * any.
     *
     * @param actor email of a user, {@code system}, or {@code unknown} for a failed sign-in that belongs to no user
     * @param action the action, such as {@code user.created}
     * @param subject the object of the action, truncated to {@value #MAX_LENGTH} characters; null if none
     * @param detail further information, truncated to {@value #MAX_LENGTH} characters; null if none
     */
    public void record(String actor, String action, @Nullable String subject, @Nullable String detail) {
        jdbc.sql("insert into audit_entry (actor, action, subject, detail, address) values (?, ?, ?, ?, ?)")
                .param(actor)
                .param(action)
                .param(truncate(subject))
                .param(truncate(detail))
                .param(clientAddress())
                .update();
    }

    /**
     * Records that the current user exported data.
     *
     * @param what the exported data, such as {@code webhooks.csv}
     * @param detail the selection, such as the filter; null if all data was exported
     * @throws org.springframework.security.core.AuthenticationException if no user is signed in
     */
    public void recordExport(String what, @Nullable String detail) {
        record(CurrentUserAccess.require().email(), "export", what, detail);
    }

    /**
     * Wraps a task so that its audit entries contain the client address of the current HTTP request. This also works if another
     * thread runs the task after the request has ended.
     */
    public static Runnable withClientAddress(Runnable task) {
        String address = clientAddress();
        return address == null
                ? task
                : () -> ScopedValue.where(CLIENT_ADDRESS, address).run(task);
    }

    /**
     * Runs a task so that its audit entries contain the given client address. Used to complete an action after its HTTP request has
     * ended.
     *
     * @param address {@code null} if unknown
     */
    public static void withClientAddress(@Nullable String address, Runnable task) {
        if (address == null) {
            task.run();
        } else {
            ScopedValue.where(CLIENT_ADDRESS, address).run(task);
        }
    }

    /**
     * Returns the client address for audit entries of this thread: the address that {@code withClientAddress} has set, or otherwise the
     * address of the current HTTP request. Returns null if there is neither.
     */
    public static @Nullable String clientAddress() {
        if (CLIENT_ADDRESS.isBound()) {
            return CLIENT_ADDRESS.get();
        }
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
