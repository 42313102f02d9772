package io.curasync.ledger;

import io.curasync.ledger.FieldMerge.Decided;
import io.curasync.ledger.LedgerChanges.PracticeChanged;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Posts one round of facts about fields and accounts for each of them. */
@Component
class FieldFactsApplier {

    private final StagingTable stagingTable;
    private final UnchangedFastPath unchangedFastPath;
    private final PracticeResolver practiceResolver;
    private final FieldMerge seen;
    private final OrderTotals orderTotals;
    private final PracticeStateReader states;
    private final TimelineWriter timelineWriter;

    FieldFactsApplier(
            StagingTable stagingTable,
            UnchangedFastPath unchangedFastPath,
            PracticeResolver practiceResolver,
            FieldMerge seen,
            OrderTotals orderTotals,
            PracticeStateReader states,
            TimelineWriter timelineWriter) {
        this.stagingTable = stagingTable;
        this.unchangedFastPath = unchangedFastPath;
        this.practiceResolver = practiceResolver;
        this.seen = seen;
        this.orderTotals = orderTotals;
        this.states = states;
        this.timelineWriter = timelineWriter;
    }

    List<PracticeChanged> post(List<StagedPracticeFact> round, @Nullable FactResult[] settlements) {
        List<StagedPracticeFact> different = unchangedFastPath.confirm(round);
        for (StagedPracticeFact fact : round) {
            settlements[fact.index()] = FactResult.UNCHANGED;
        }
        if (different.isEmpty()) {
            return List.of();
        }
        stagingTable.load(different);
        List<PracticeChanged> changes = postDifferent(different, settlements);
        unchangedFastPath.remember();
        return changes;
    }

    private List<PracticeChanged> postDifferent(List<StagedPracticeFact> round, @Nullable FactResult[] settlements) {
        List<PracticeChanged> changes = new ArrayList<>(practiceResolver.resolve());
        Map<Integer, String> refusals = seen.refusals();
        Map<Integer, Decided> decided = seen.apply();
        orderTotals.recount(decided.values().stream()
                .filter(Decided::recounts)
                .map(Decided::practice)
                .toList());
        Map<Long, PracticeState> after =
                states.of(decided.values().stream().map(Decided::practice).toList());
        List<TimelineWriter.Entry> entries = new ArrayList<>();
        for (StagedPracticeFact fact : round) {
            int index = fact.index();
            String refusal = refusals.get(index);
            Decided decision = decided.get(index);
            if (refusal != null) {
                settlements[index] = new FactResult(FactOutcome.QUARANTINED, refusal, 0);
            } else if (decision != null) {
                settlements[index] = settle(
                        fact, decision, Objects.requireNonNull(after.get(decision.practice())), changes, entries);
            }
        }
        timelineWriter.write(entries);
        return changes;
    }

    private static FactResult settle(
            StagedPracticeFact fact,
            Decided decision,
            PracticeState after,
            List<PracticeChanged> changes,
            List<TimelineWriter.Entry> entries) {
        PracticeState before = decision.created() ? null : decision.before();
        Map<String, Object> differences = FieldDiff.between(before, after);
        FactOutcome factOutcome = decision.created()
                ? FactOutcome.CREATED
                : !differences.isEmpty()
                        ? FactOutcome.UPDATED
                        : decision.loses() ? FactOutcome.STALE : FactOutcome.UNCHANGED;
        if (decision.created() || !differences.isEmpty()) {
            changes.add(new PracticeChanged(decision.practice(), before, after));
        }
        if (factOutcome != FactOutcome.UNCHANGED || fact.provenance().door() != Source.SYNC) {
            Map<String, Object> detail = new LinkedHashMap<>();
            if (!differences.isEmpty()) {
                detail.put("changes", differences);
            }
            if (decision.loses()) {
                detail.put("told", told(fact));
            }
            entries.add(
                    TimelineWriter.Entry.of(decision.practice(), fact.name(), fact.provenance(), factOutcome, detail));
        }
        int gained = after.totalOrders() - (before == null ? 0 : before.totalOrders());
        return new FactResult(factOutcome, null, gained);
    }

    /** What a fact that came too late said, so that people can see what was passed over. */
    private static Map<String, Object> told(StagedPracticeFact fact) {
        Map<String, Object> told = new LinkedHashMap<>();
        putIfTold(told, "userId", fact.userId());
        putIfTold(told, "state", fact.state());
        putIfTold(told, "specialty", fact.specialty());
        putIfTold(told, "salesRep", fact.salesRep());
        putIfTold(told, "activatedAt", fact.activatedAt());
        putIfTold(told, "totalOrders", fact.totalOrders());
        return told;
    }

    private static void putIfTold(Map<String, Object> told, String field, @Nullable Object value) {
        if (value != null) {
            told.put(field, value);
        }
    }
}
