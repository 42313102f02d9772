package io.curasync.assignment;

import io.curasync.platform.text.CsvWriter;
import org.springframework.stereotype.Component;

/** Exports unmatched practices as comma-separated values (RFC 4180). Writes each row as soon as it is read from PostgreSQL. */
@Component
public class UnmatchedCsv {

    private final UnmatchedPracticeQuery unmatchedPracticeQuery;

    UnmatchedCsv(UnmatchedPracticeQuery unmatchedPracticeQuery) {
        this.unmatchedPracticeQuery = unmatchedPracticeQuery;
    }

    public void write(UnmatchedFilter filter, UnmatchedSort sort, boolean descending, Appendable out) {
        CsvWriter csv = new CsvWriter(
                out,
                "practiceId",
                "userId",
                "name",
                "state",
                "specialty",
                "salesRep",
                "totalOrders",
                "lastOrderAt (UTC)",
                "firstSeenAt (UTC)");
        unmatchedPracticeQuery.each(
                filter,
                sort,
                descending,
                row -> csv.row(
                        row.practiceId(),
                        row.userId(),
                        row.name(),
                        row.state(),
                        row.specialty(),
                        row.salesRep(),
                        row.totalOrders(),
                        row.lastOrderAt(),
                        row.firstSeenAt()));
    }
}
