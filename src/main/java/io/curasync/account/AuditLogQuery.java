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

    /**
     * An entry of the audit log.
     *
     * @param subject the object of the action; null if none
     * @param detail further information; null if none
     * @param address the address of the client; null if the action was not part of an HTTP request, for example in a scheduled job
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
     * @param limit maximum number of entries, 1 to {@value Page#MAX_LIMIT}
     * @throws org.springframework.web.server.ResponseStatusException 400 if the cursor or the limit is invalid
     */
    public Page<Entry> page(AuditFilter filter, @Nullable String cursor, int limit) {
        return Page.read(cursor, limit, (after, size) -> read(filter, after, size), Entry::id);
    }

    /** Returns the distinct actions of all entries in alphabetical order, as choices for the filter. */
    public List<String> actions() {
        // Reads only one index entry per action. A "select distinct" would read the index entries of all rows.
        return jdbc.sql("""
                with recursive known(action) as (
                    (select min(action) from audit_entry)
                    union all
                    select (select min(a.action) from audit_entry a where a.action > k.action) from known k
                     where k.action is not null)
                select action from known where action is not null order by action
                """).query(String.class).list();
    }

    /**
     * Writes the matching entries as comma-separated values (RFC 4180), in the filter's order.
     *
     * @throws java.io.UncheckedIOException if {@code out} fails
     */
    public void writeCsv(AuditFilter filter, Appendable out) {
        CsvWriter csv = new CsvWriter(out, "id", "at (UTC)", "actor", "action", "subject", "detail", "address");
        Page.forEachBatch(
                (after, size) -> read(filter, after, size),
                Entry::id,
                batch -> batch.forEach(entry -> csv.row(
                        entry.id(),
                        entry.at(),
                        entry.actor(),
                        entry.action(),
                        entry.subject(),
                        entry.detail(),
                        entry.address())));
    }

    private List<Entry> read(AuditFilter filter, @Nullable Long after, int limit) {
        SqlCondition condition = filter.condition();
        if (after != null) {
            condition = condition.and(filter.sort().after(filter.descending()), "after", after);
        }
        return jdbc.sql("""
                select id, at, actor, action, subject, detail, address from audit_entry
                 where %s %s limit :limit
                """.formatted(condition.sql(), filter.sort().orderBy(filter.descending())))
                .params(condition.parameters())
                .param("limit", limit)
                .query(Entry.class)
                .list();
    }
}
