package io.curasync.account;

import io.curasync.platform.SqlCondition;
import io.curasync.platform.http.Page;
import io.curasync.platform.text.CsvWriter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Reads the audit log, for admins. */
@Service
@PreAuthorize("hasRole('ADMIN')")
public class AuditLogQuery {

    private static final int BATCH = 500;

    /**
     * An entry of the audit log.
     *
     * @param address the client's address; null for actions of the application itself, and for entries that are older than the
     *     address column
     */
    public record Entry(
            long id,
            Instant at,
            String actor,
            String action,
            @Nullable String subject,
            @Nullable String detail,
            @Nullable String address) {}

    private final JdbcClient jdbc;

    AuditLogQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Returns a page of entries in the filter's order.
     *
     * @param cursor {@link Page#nextCursor} of the previous page; null for the first page
     */
    public Page<Entry> page(AuditFilter filter, @Nullable String cursor, int limit) {
        return Page.read(cursor, limit, (after, size) -> read(filter, after, size), Entry::id);
    }

    /** Returns the distinct actions, as choices for the filter. */
    public List<String> actions() {
        // Jumps in the index from one action to the next, because there are few actions in many entries.
        return jdbc.sql("""
                with recursive known(action) as (
                    (select min(action) from audit_entry)
                    union all
                    select (select min(a.action) from audit_entry a where a.action > k.action) from known k
                     where k.action is not null)
                select action from known where action is not null order by action
                """).query(String.class).list();
    }

    /** Writes the matching entries as comma-separated values (RFC 4180), in the filter's order. */
    public void writeCsv(AuditFilter filter, Appendable out) {
        CsvWriter csv = new CsvWriter(out, "id", "at (UTC)", "actor", "action", "subject", "detail", "address");
        List<Entry> batch = read(filter, null, BATCH);
        while (!batch.isEmpty()) {
            for (Entry entry : batch) {
                csv.row(
                        entry.id(),
                        entry.at(),
                        entry.actor(),
                        entry.action(),
                        entry.subject(),
                        entry.detail(),
                        entry.address());
            }
            batch = read(filter, batch.getLast().id(), BATCH);
        }
    }

    private List<Entry> read(AuditFilter filter, @Nullable Long after, int limit) {
        SqlCondition condition = filter.condition();
        return jdbc.sql("""
                select id, at, actor, action, subject, detail, address from audit_entry
                 where %s and id %s :after order by id %s limit :limit
                """.formatted(
                        condition.sql(), filter.oldestFirst() ? ">" : "<", filter.oldestFirst() ? "asc" : "desc"))
                .params(condition.parameters())
                .param("after", after != null ? after : filter.oldestFirst() ? 0 : Long.MAX_VALUE)
                .param("limit", limit)
                .query(Entry.class)
                .list();
    }
}
