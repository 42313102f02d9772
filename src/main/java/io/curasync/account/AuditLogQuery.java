package io.curasync.account;

import io.curasync.platform.CsvWriter;
import io.curasync.platform.Page;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** The audit's entries, for admins. */
@Service
@PreAuthorize("hasRole('ADMIN')")
public class AuditLogQuery {

    private static final int BATCH = 500;

    /** @param address from where; null: by the application itself, or before that was kept */
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
     * In the order of the filter.
     *
     * @param after only entries that follow the one of this id; null: from the first
     */
    public Page<Entry> page(AuditFilter filter, @Nullable Long after, int limit) {
        return Page.of(read(filter, after, limit + 1), limit, Entry::id);
    }

    /** The actions that there are, for a choice among them. */
    public List<String> actions() {
        // Hops over the index from one action to the next: there are few, in very many entries.
        return jdbc.sql("""
                with recursive known(action) as (
                    (select min(action) from audit_entry)
                    union all
                    select (select min(a.action) from audit_entry a where a.action > k.action) from known k
                     where k.action is not null)
                select action from known where action is not null order by action
                """).query(String.class).list();
    }

    /** Comma-separated values (RFC 4180), in the order of the filter. */
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
        AuditFilter.Where where = filter.where();
        return jdbc.sql("""
                select id, at, actor, action, subject, detail, address from audit_entry
                 where %s and id %s :after order by id %s limit :limit
                """.formatted(
                        where.condition(), filter.oldestFirst() ? ">" : "<", filter.oldestFirst() ? "asc" : "desc"))
                .params(where.parameters())
                .param("after", after != null ? after : filter.oldestFirst() ? 0 : Long.MAX_VALUE)
                .param("limit", limit)
                .query(Entry.class)
                .list();
    }
}
