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

/** Applies pages: ledger, quarantine, the calls that brought them, and the run's cursor and counts in one transaction. */
@Component
class PageBatch {

    private static final Logger logger = LoggerFactory.getLogger(PageBatch.class);

    private final PageTimestamps times;
    private final Ledger ledger;
    private final Quarantine quarantine;
    private final ApiCallRepository calls;
    private final RunRepository log;
    private final JsonMapper json;

    PageBatch(
            PageTimestamps times,
            Ledger ledger,
            Quarantine quarantine,
            ApiCallRepository calls,
            RunRepository log,
            JsonMapper json) {
        this.times = times;
        this.ledger = ledger;
        this.quarantine = quarantine;
        this.calls = calls;
        this.log = log;
        this.json = json;
    }

    /**
     * What became of a batch.
     *
     * @param changed whether it did more than confirm what was known
     * @param cancelled whether somebody asked to cancel the run
     */
    record Applied(boolean changed, boolean cancelled) {}

    /** Readable rows of some pages, in their order, and the first note about a page's date. */
    private record Rows(
            List<Candidate> candidates, @Nullable String note) {}

    /**
     * Applies pages that follow each other.
     *
     * @param unfit rows that the ledger cannot take, with their reasons
     * @throws RunRepository.FencedException if the run has a new owner; nothing was written
     */
    @Transactional
    public Applied apply(RunRepository.Lease lease, List<FetchedPage> pages, Map<PageRow.Good, String> unfit) {
        List<Quarantine.Row> refused = unreadable(pages);
        List<Candidate> fit = new ArrayList<>();
        Rows rows = readable(lease, pages);
        for (Candidate candidate : rows.candidates()) {
            String reason = unfit.get(candidate.row());
            if (reason == null) {
                fit.add(candidate);
            } else {
                refused.add(quarantined(candidate.row(), reason));
            }
        }
        int bad = refused.size();
        List<FactResult> settlements =
                ledger.apply(fit.stream().map(Candidate::fact).toList());
        for (int i = 0; i < fit.size(); i++) {
            if (settlements.get(i).outcome() == FactOutcome.QUARANTINED) {
                refused.add(quarantined(
                        fit.get(i).row(), String.valueOf(settlements.get(i).reason())));
            }
        }
        quarantine.add(lease.id(), refused);
        if (rows.note() != null) {
            logger.warn("Sync run {}: {}", lease.id(), rows.note());
        }
        calls.add(lease.id(), pages.stream().map(FetchedPage::attempts).toList());
        BatchCounts batchCounts = BatchCounts.of(settlements, bad);
        boolean cancelled = log.advance(lease, pages, batchCounts, rows.note());
        return new Applied(batchCounts.unchanged() < batchCounts.fetched(), cancelled);
    }

    /** The readable rows of these pages, in their order. */
    public List<Candidate> candidates(RunRepository.Lease lease, List<FetchedPage> pages) {
        return readable(lease, pages).candidates();
    }

    private Rows readable(RunRepository.Lease lease, List<FetchedPage> pages) {
        Duration offset = times.offset();
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
