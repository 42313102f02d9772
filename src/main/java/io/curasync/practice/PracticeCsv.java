package io.curasync.practice;

import io.curasync.account.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Practices as comma-separated values (RFC 4180), row by row. */
@Component
public class PracticeCsv {

    private static final String NEWLINE = "\r\n";
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private final Practices practices;

    PracticeCsv(Practices practices) {
        this.practices = practices;
    }

    public void write(Scope scope, PracticeFilter filter, PracticeSort sort, boolean descending, Appendable out)
            throws IOException {
        out.append("practiceId,userId,name,state,specialty,salesRep,rep,totalOrders,status,activatedAt,lastOrderAt,")
                .append("lastSyncedAt,missingSince,changedAt")
                .append(NEWLINE);
        try {
            practices.each(scope, filter, sort, descending, row -> append(out, row));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void append(Appendable out, PracticeRow row) {
        try {
            out.append(line(
                            row.practiceId(),
                            row.userId(),
                            row.name(),
                            row.state(),
                            row.specialty(),
                            row.salesRep(),
                            row.rep(),
                            Integer.toString(row.totalOrders()),
                            row.status().name(),
                            text(row.activatedAt()),
                            text(row.lastOrderAt()),
                            text(row.seenAt()),
                            text(row.missingSince()),
                            text(row.changedAt())))
                    .append(NEWLINE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    private static String line(@Nullable String... cells) {
        return Arrays.stream(cells).map(PracticeCsv::cell).collect(Collectors.joining(","));
    }

    /** Spreadsheets run a cell that starts like a formula, so such a one gets an apostrophe in front. */
    static String cell(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return "";
        }
        String safe = FORMULA_STARTS.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
