package io.curasync.sync;

import io.curasync.curagenesis.PracticePage;
import io.curasync.curagenesis.PracticeRow;
import io.curasync.ledger.Door;
import io.curasync.ledger.Fact;
import io.curasync.ledger.Ledger;
import io.curasync.ledger.Outcome;
import io.curasync.ledger.Provenance;
import io.curasync.ledger.Quarantine;
import io.curasync.ledger.Settlement;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Applies pages: ledger, quarantine, the calls that brought them, and the run's cursor and counts in one transaction. */
@Component
class PageBatch {

    private final Ledger ledger;
    private final Quarantine quarantine;
    private final CallLog calls;
    private final RunLog log;
    private final JsonMapper json;

    PageBatch(Ledger ledger, Quarantine quarantine, CallLog calls, RunLog log, JsonMapper json) {
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
        for (FetchedPage fetched : pages) {
            PracticePage page = fetched.page();
            Provenance provenance = new Provenance(Door.SYNC, lease.id(), page.sourceTime(), page.receivedAt());
            for (PracticeRow row : page.rows()) {
                switch (row) {
                    case PracticeRow.Good one -> {
                        good.add(one);
                        facts.add(fact(provenance, one));
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
        calls.add(lease.id(), pages.stream().map(FetchedPage::attempts).toList());
        Tally tally = Tally.of(settlements, bad);
        boolean cancelled =
                log.advance(lease, pages.size(), pages.getLast().page().nextCursor(), tally);
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
