package io.curasync.monitoring.errors;

import io.curasync.account.CurrentUser;
import io.curasync.monitoring.ErrorEntry;
import io.curasync.monitoring.ErrorLogSource;
import io.curasync.monitoring.ErrorSource;
import io.curasync.platform.text.CsvWriter;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** The error log, for admins. It has no table of its own, but reads the failures that the modules have stored ({@link ErrorLogSource}). */
@Service
public class ErrorLog {

    /** Maximum number of entries that are read from each source. A source with more entries returns the newest ones. */
    static final int MAX_PER_SOURCE = 1_000;

    private static final Comparator<ErrorEntry> NEWEST_FIRST = Comparator.comparing(ErrorEntry::at)
            .reversed()
            .thenComparing(ErrorEntry::source)
            .thenComparing(ErrorEntry::summary);

    private final List<ErrorLogSource> sources;

    ErrorLog(List<ErrorLogSource> sources) {
        this.sources = sources;
    }

    /** Source and summary of a failure. Failures for which both are equal become one entry. */
    private record Key(ErrorSource source, String summary) {}

    /**
     * Returns failures, newest first. Similar failures are combined into one entry.
     *
     * @throws org.springframework.security.access.AccessDeniedException if the user is not an admin
     */
    public List<ErrorEntry> entries(CurrentUser by, ErrorLogFilter filter) {
        by.requireAdmin("see the error log");
        // No failure has a time in the future. The query would fail for distant times, which Java can represent but
        // PostgreSQL cannot.
        if (filter.since().isAfter(Instant.now())) {
            return List.of();
        }
        Map<Key, ErrorEntry> groups = new HashMap<>();
        sources.stream()
                .filter(source -> filter.includes(source.source()))
                .flatMap(source -> source.failuresSince(filter.since(), MAX_PER_SOURCE).stream())
                .filter(filter::matches)
                .forEach(entry -> groups.merge(new Key(entry.source(), entry.summary()), entry, ErrorEntry::plus));
        return groups.values().stream().sorted(NEWEST_FIRST).toList();
    }

    /**
     * Writes the entries as comma-separated values (RFC 4180), newest first.
     *
     * @throws java.io.UncheckedIOException if writing to {@code out} fails
     */
    public void writeCsv(CurrentUser by, ErrorLogFilter filter, Appendable out) {
        CsvWriter csv = new CsvWriter(out, "at (UTC)", "source", "summary", "count", "link");
        entries(by, filter)
                .forEach(entry -> csv.row(entry.at(), entry.source(), entry.summary(), entry.count(), entry.link()));
    }
}
