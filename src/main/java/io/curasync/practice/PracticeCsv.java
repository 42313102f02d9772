package io.curasync.practice;

import io.curasync.account.Scope;
import io.curasync.platform.Csv;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Component;

/** Practices as comma-separated values (RFC 4180), row by row. */
@Component
public class PracticeCsv {

    private final Practices practices;

    PracticeCsv(Practices practices) {
        this.practices = practices;
    }

    public void write(Scope scope, PracticeFilter filter, PracticeSort sort, boolean descending, Appendable out)
            throws IOException {
        out.append("practiceId,userId,name,state,specialty,salesRep,rep,totalOrders,status,activatedAt,lastOrderAt,")
                .append("lastSyncedAt,missingSince,changedAt\r\n");
        try {
            practices.each(scope, filter, sort, descending, row -> append(out, row));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void append(Appendable out, PracticeRow row) {
        try {
            out.append(Csv.line(
                    row.practiceId(),
                    row.userId(),
                    row.name(),
                    row.state(),
                    row.specialty(),
                    row.salesRep(),
                    row.rep(),
                    row.totalOrders(),
                    row.status(),
                    row.activatedAt(),
                    row.lastOrderAt(),
                    row.seenAt(),
                    row.missingSince(),
                    row.changedAt()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
