package io.curasync.sync.run;

import io.curasync.curagenesis.PageRow;
import io.curasync.ledger.Fact;
import io.curasync.ledger.FactOutcome;
import io.curasync.ledger.FactResult;
import io.curasync.ledger.Ledger;
import io.curasync.ledger.quarantine.Quarantine;
import io.curasync.platform.text.TextSanitizer;
import io.curasync.sync.history.ApiCallRepository;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Applies pages in one transaction. The same transaction stores quarantined rows, API calls, and the cursor and counts of the run.
 */
@Component
class PageBatch {

    private static final Logger log = LoggerFactory.getLogger(PageBatch.class);
    private static final int MAX_RAW_LENGTH = 10_000;

    private final Ledger ledger;
    private final Quarantine quarantine;
    private final ApiCallRepository calls;
    private final RunRepository runs;
    private final JdbcClient jdbc;

    PageBatch(Ledger ledger, Quarantine quarantine, ApiCallRepository calls, RunRepository runs, JdbcClient jdbc) {
        this.ledger = ledger;
        this.quarantine = quarantine;
        this.calls = calls;
        this.runs = runs;
        this.jdbc = jdbc;
    }

    /**
     * Result of applying a batch.
     *
     * @param changed false if all rows of the batch were unchanged; stale and quarantined rows count as changes
     * @param cancelled whether a user requested the cancellation of the run
     */
    record Applied(boolean changed, boolean cancelled) {}

    /**
     * The readable rows of pages, in order.
     *
     * @param note the first note about the date of a page; null if there is none
     */
    private record Rows(List<RowFact> facts, @Nullable String note) {}

    /**
     * Applies consecutive pages and records the progress of the run.
     *
     * @param offset the result of {@link PageTimestamps#offset}
     * @param excluded rows that are quarantined instead of being passed to the ledger, with the reasons
     * @param turn position of the batch among the batches that are applied at the same time
     * @throws RunRepository.FencedException if the run has a new owner or has ended; nothing was written
     * @throws BatchTurn.NotAppliedException see {@link BatchTurn#awaitPrevious}; nothing was written
     */
    @Transactional
    public Applied apply(
            RunRepository.Lease lease,
            List<FetchedPage> pages,
            Duration offset,
            Map<PageRow.Valid, String> excluded,
            BatchTurn turn) {
        turn.begin(jdbc);
        List<Quarantine.Row> quarantinedRows = unreadable(pages);
        List<Fact> facts = new ArrayList<>();
        // Rows with equal facts differ only in fields that are not read. If such a fact is rejected, any one of these
        // rows is stored in quarantine.
        Map<Fact, PageRow.Valid> rowOf = new HashMap<>();
        Rows rows = readable(lease, pages, offset);
        for (RowFact readable : rows.facts()) {
            String reason = excluded.get(readable.row());
            if (reason == null) {
                facts.add(readable.fact());
                rowOf.put(readable.fact(), readable.row());
            } else {
                quarantinedRows.add(quarantined(readable.row(), reason));
            }
        }
        int bad = quarantinedRows.size();
        List<FactResult> results = ledger.apply(facts, () -> turn.awaitPrevious(jdbc));
        for (FactResult result : results) {
            if (result.outcome() == FactOutcome.QUARANTINED) {
                PageRow.Valid row = Objects.requireNonNull(rowOf.get(result.fact()));
                quarantinedRows.add(quarantined(row, String.valueOf(result.reason())));
            }
        }
        quarantine.add(lease.id(), quarantinedRows);
        if (rows.note() != null) {
            log.warn("Sync run {}: {}", lease.id(), rows.note());
        }
        calls.add(lease.id(), pages.stream().map(FetchedPage::attempts).toList());
        BatchCounts counts = BatchCounts.of(results, bad);
        boolean cancelled = runs.advance(lease, pages, counts, rows.note());
        return new Applied(counts.unchanged() < counts.fetched(), cancelled);
    }

    /** Returns the readable rows of the pages, in order, including rows that the ledger cannot apply. */
    static List<RowFact> readableRows(RunRepository.Lease lease, List<FetchedPage> pages, Duration offset) {
        return readable(lease, pages, offset).facts();
    }

    private static Rows readable(RunRepository.Lease lease, List<FetchedPage> pages, Duration offset) {
        List<RowFact> facts = new ArrayList<>();
        String note = null;
        for (FetchedPage fetched : pages) {
            PageTimestamps.PageProvenance dated = PageTimestamps.date(lease.id(), fetched.page(), offset);
            note = note == null ? dated.note() : note;
            for (PageRow row : fetched.page().rows()) {
                if (row instanceof PageRow.Valid good) {
                    facts.add(RowFact.of(dated.provenance(), good));
                }
            }
        }
        return new Rows(facts, note);
    }

    private static List<Quarantine.Row> unreadable(List<FetchedPage> pages) {
        List<Quarantine.Row> rows = new ArrayList<>();
        for (FetchedPage fetched : pages) {
            for (PageRow row : fetched.page().rows()) {
                if (row instanceof PageRow.Invalid bad) {
                    rows.add(new Quarantine.Row(bad.key(), bad.practiceId(), bad.userId(), bad.reason(), raw(bad)));
                }
            }
        }
        return rows;
    }

    private static Quarantine.Row quarantined(PageRow.Valid row, String reason) {
        return new Quarantine.Row(row.practiceId(), row.practiceId(), row.userId(), reason, raw(row));
    }

    private static String raw(PageRow row) {
        return TextSanitizer.of(row.raw(), MAX_RAW_LENGTH);
    }
}
