package io.curasync.assignment;

import io.curasync.platform.Csv;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Component;

/** Unmatched practices as comma-separated values (RFC 4180), row by row. */
@Component
public class UnmatchedCsv {

    private final Unmatched unmatched;

    UnmatchedCsv(Unmatched unmatched) {
        this.unmatched = unmatched;
    }

    public void write(UnmatchedFilter filter, UnmatchedSort sort, boolean descending, Appendable out)
            throws IOException {
        out.append("practiceId,userId,name,state,specialty,salesRep,totalOrders,lastOrderAt,firstSeenAt\r\n");
        try {
            unmatched.each(filter, sort, descending, row -> append(out, row));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void append(Appendable out, UnmatchedRow row) {
        try {
            out.append(Csv.line(
                    row.practiceId(),
                    row.userId(),
                    row.name(),
                    row.state(),
                    row.specialty(),
                    row.salesRep(),
                    row.totalOrders(),
                    row.lastOrderAt(),
                    row.firstSeenAt()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
