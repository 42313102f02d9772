package io.curasync.sync;

import io.curasync.curagenesis.PageRow;
import io.curasync.ledger.Fact;
import io.curasync.ledger.FactOutcome;
import io.curasync.ledger.FactResult;
import io.curasync.ledger.Ledger;
import io.curasync.ledger.Provenance;
import io.curasync.ledger.Quarantine;
import io.curasync.sync.FaultyRowFinder.Candidate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Applies pages in one transaction: ledger, quarantine, API calls, and the cursor and counts of the run. */
@Component
class PageBatch {

    private static final Logger log = LoggerFactory.getLogger(PageBatch.class);

    private final PageTimestamps pageTimestamps;
    private final Ledger ledger;
    private final Quarantine quarantine;
    private final ApiCallRepository calls;
    private final RunRepository runs;
    private final JsonMapper json;

    PageBatch(
            PageTimestamps pageTimestamps,
            Ledger ledger,
            Quarantine quarantine,
            ApiCallRepository calls,
            RunRepository runs,
            JsonMapper json) {
        this.pageTimestamps = pageTimestamps;
        this.ledger = ledger;
        this.quarantine = quarantine;
        this.calls = calls;
        this.runs = runs;
        this.json = json;
    }

    /**
     * Result of applying a batch.
     *
     * @param changed whether any row changed something
     * @param cancelled whether a user requested to cancel the run
     */
    record Applied(boolean changed, boolean cancelled) {}

    /** The readable rows of pages, in order, and the first note about the date of a page. */
    private record Rows(
            List<Candidate> candidates, @Nullable String note) {}

    /**
     * Applies consecutive pages.
     *
     * @param excluded rows that the ledger cannot apply, with their reasons
     * @throws RunRepository.FencedException if the run has a new owner; nothing was written
     */
    @Transactional
    public Applied apply(RunRepository.Lease lease, List<FetchedPage> pages, Map<PageRow.Good, String> excluded) {
        List<Quarantine.Row> quarantinedRows = unreadable(pages);
        List<Candidate> included = new ArrayList<>();
        Rows rows = readable(lease, pages);
        for (Candidate candidate : rows.candidates()) {
            String reason = excluded.get(candidate.row());
            if (reason == null) {
                included.add(candidate);
            } else {
                quarantinedRows.add(quarantined(candidate.row(), reason));
            }
        }
        int bad = quarantinedRows.size();
        List<FactResult> results =
                ledger.apply(included.stream().map(Candidate::fact).toList());
        for (int i = 0; i < included.size(); i++) {
            if (results.get(i).outcome() == FactOutcome.QUARANTINED) {
                quarantinedRows.add(quarantined(
                        included.get(i).row(), String.valueOf(results.get(i).reason())));
            }
        }
        quarantine.add(lease.id(), quarantinedRows);
        if (rows.note() != null) {
            log.warn("Sync run {}: {}", lease.id(), rows.note());
        }
        calls.add(lease.id(), pages.stream().map(FetchedPage::attempts).toList());
        BatchCounts batchCounts = BatchCounts.of(results, bad);
        boolean cancelled = runs.advance(lease, pages, batchCounts, rows.note());
        return new Applied(batchCounts.unchanged() < batchCounts.fetched(), cancelled);
    }

    /** Returns the readable rows of these pages, in order. */
    public List<Candidate> candidates(RunRepository.Lease lease, List<FetchedPage> pages) {
        return readable(lease, pages).candidates();
    }

    private Rows readable(RunRepository.Lease lease, List<FetchedPage> pages) {
        Duration offset = pageTimestamps.offset();
        List<Candidate> candidates = new ArrayList<>();
        String note = null;
        for (FetchedPage fetched : pages) {
            PageTimestamps.Dated dated = PageTimestamps.date(lease.id(), fetched.page(), offset);
            note = note == null ? dated.note() : note;
            for (PageRow row : fetched.page().rows()) {
                if (row instanceof PageRow.Good good) {
                    candidates.add(new Candidate(good, fact(dated.provenance(), good)));
                }
            }
        }
        return new Rows(candidates, note);
    }

    private static List<Quarantine.Row> unreadable(List<FetchedPage> pages) {
        List<Quarantine.Row> rows = new ArrayList<>();
        for (FetchedPage fetched : pages) {
            for (PageRow row : fetched.page().rows()) {
                if (row instanceof PageRow.Bad bad) {
                    rows.add(new Quarantine.Row(bad.key(), bad.reason(), bad.raw()));
                }
            }
        }
        return rows;
    }

    private Quarantine.Row quarantined(PageRow.Good row, String reason) {
        return new Quarantine.Row(row.practiceId(), reason, json.writeValueAsString(row));
    }

    private static Fact fact(Provenance provenance, PageRow.Good row) {
        return new Fact.PracticeSeen(
                provenance,
                true,
                row.practiceId(),
                row.userId(),
                row.curaIntakeId(),
                row.specialty(),
                row.state(),
                row.salesRep(),
                row.activatedAt(),
                row.totalOrders());
    }
}
