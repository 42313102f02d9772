package io.curasync.sync;

import io.curasync.curagenesis.PartnerCall;
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

/** Applies a page: ledger, quarantine, the calls that brought it, and the run's cursor and counts in one transaction. */
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
     * Returns whether somebody asked to cancel.
     *
     * @param attempts since the page before, the one that brought this page as well
     * @throws RunLog.FencedException if the run has a new owner; nothing was written
     */
    @Transactional
    public boolean apply(RunLog.Lease lease, PracticePage page, List<PartnerCall> attempts) {
        Provenance provenance = new Provenance(Door.SYNC, lease.id(), page.sourceTime(), page.receivedAt());
        List<PracticeRow.Good> good = new ArrayList<>(page.rows().size());
        List<Quarantine.Row> refused = new ArrayList<>();
        for (PracticeRow row : page.rows()) {
            switch (row) {
                case PracticeRow.Good one -> good.add(one);
                case PracticeRow.Bad bad -> refused.add(new Quarantine.Row(bad.key(), bad.reason(), bad.raw()));
            }
        }
        int bad = refused.size();
        List<Settlement> settlements =
                ledger.apply(good.stream().map(row -> fact(provenance, row)).toList());
        for (int i = 0; i < good.size(); i++) {
            if (settlements.get(i).outcome() == Outcome.QUARANTINED) {
                refused.add(new Quarantine.Row(
                        good.get(i).practiceId(),
                        String.valueOf(settlements.get(i).reason()),
                        json.writeValueAsString(good.get(i))));
            }
        }
        quarantine.add(lease.id(), refused);
        calls.add(lease.id(), attempts);
        return log.advance(lease, page.nextCursor(), Tally.of(settlements, bad));
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
