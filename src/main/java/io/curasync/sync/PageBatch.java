package io.curasync.sync;

import io.curasync.curagenesis.PracticePage;
import io.curasync.curagenesis.PracticeRow;
import io.curasync.ledger.Fact;
import io.curasync.ledger.Ledger;
import io.curasync.ledger.Outcome;
import io.curasync.ledger.Provenance;
import io.curasync.ledger.Quarantine;
import io.curasync.ledger.Settlement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Applies pages: ledger, quarantine, the calls that brought them, and the run's cursor and counts in one transaction. */
@Component
class PageBatch {

    private static final Logger logger = LoggerFactory.getLogger(PageBatch.class);

    private final PageTimes times;
    private final Ledger ledger;
    private final Quarantine quarantine;
    private final CallLog calls;
    private final RunLog log;
    private final JsonMapper json;

    PageBatch(PageTimes times, Ledger ledger, Quarantine quarantine, CallLog calls, RunLog log, JsonMapper json) {
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

    /**
     * Applies pages that follow each other.
     *
     * @throws RunLog.FencedException if the run has a new owner; nothing was written
     */
    @Transactional
    public Applied apply(RunLog.Lease lease, List<FetchedPage> pages) {
        List<PracticeRow.Good> good = new ArrayList<>();
        List<Fact> facts = new ArrayList<>();
        List<Quarantine.Row> refused = new ArrayList<>();
        Duration offset = times.offset();
        String note = null;
        for (FetchedPage fetched : pages) {
            PracticePage page = fetched.page();
            PageTimes.Dated dated = PageTimes.date(lease.id(), page, offset);
            note = note == null ? dated.note() : note;
            for (PracticeRow row : page.rows()) {
                switch (row) {
                    case PracticeRow.Good one -> {
                        good.add(one);
                        facts.add(fact(dated.provenance(), one));
                    }
                    case PracticeRow.Bad bad -> refused.add(new Quarantine.Row(bad.key(), bad.reason(), bad.raw()));
                }
            }
        }
        int bad = refused.size();
        List<Settlement> settlements = ledger.apply(facts);
        for (int i = 0; i < good.size(); i++) {
            if (settlements.get(i).outcome() == Outcome.QUARANTINED) {
                refused.add(new Quarantine.Row(
                        good.get(i).practiceId(),
                        String.valueOf(settlements.get(i).reason()),
                        json.writeValueAsString(good.get(i))));
            }
        }
        quarantine.add(lease.id(), refused);
        if (note != null) {
            logger.warn("Sync run {}: {}", lease.id(), note);
        }
        calls.add(lease.id(), pages.stream().map(FetchedPage::attempts).toList());
        Tally tally = Tally.of(settlements, bad);
        boolean cancelled = log.advance(lease, pages, tally, note);
        return new Applied(tally.unchanged() < tally.fetched(), cancelled);
    }

    private static Fact fact(Provenance provenance, PracticeRow.Good row) {
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
