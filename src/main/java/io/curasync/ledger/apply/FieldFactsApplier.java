package io.curasync.ledger.apply;

import io.curasync.ledger.Fact;
import io.curasync.ledger.FactOutcome;
import io.curasync.ledger.FactResult;
import io.curasync.ledger.FieldDiff;
import io.curasync.ledger.LedgerChanges.PracticeChanged;
import io.curasync.ledger.PracticeState;
import io.curasync.ledger.Source;
import io.curasync.ledger.apply.FieldMerge.Decided;
import io.curasync.ledger.state.OrderTotals;
import io.curasync.ledger.state.PracticeStateReader;
import io.curasync.ledger.state.TimelineWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Applies one round of facts about fields. */
@Component
class FieldFactsApplier {

    private final StagingTable stagingTable;
    private final UnchangedFastPath unchangedFastPath;
    private final PracticeResolver practiceResolver;
    private final FieldMerge fieldMerge;
    private final OrderTotals orderTotals;
    private final PracticeStateReader states;
    private final TimelineWriter timelineWriter;

    FieldFactsApplier(
            StagingTable stagingTable,
            UnchangedFastPath unchangedFastPath,
            PracticeResolver practiceResolver,
            FieldMerge fieldMerge,
            OrderTotals orderTotals,
            PracticeStateReader states,
            TimelineWriter timelineWriter) {
        this.stagingTable = stagingTable;
        this.unchangedFastPath = unchangedFastPath;
        this.practiceResolver = practiceResolver;
        this.fieldMerge = fieldMerge;
        this.orderTotals = orderTotals;
        this.states = states;
        this.timelineWriter = timelineWriter;
    }

    void apply(List<StagedPracticeFact> round, BatchResult result) {
        List<StagedPracticeFact> different = unchangedFastPath.confirm(round, result);
        if (!different.isEmpty()) {
            stagingTable.load(different);
            applyDifferent(different, result);
            unchangedFastPath.storeDigests();
        }
    }

    private void applyDifferent(List<StagedPracticeFact> round, BatchResult result) {
        result.addChanges(practiceResolver.resolve());
        Map<Integer, String> refusals = fieldMerge.refusals();
        Map<Integer, Decided> decided = fieldMerge.apply();
        orderTotals.recount(decided.values().stream()
                .filter(Decided::recounts)
                .map(Decided::practice)
                .toList());
        Map<Long, PracticeState> after =
                states.of(decided.values().stream().map(Decided::practice).toList());
        List<TimelineWriter.Entry> entries = new ArrayList<>();
        for (StagedPracticeFact fact : round) {
            String refusal = refusals.get(fact.index());
            Decided decision = decided.get(fact.index());
            if (refusal != null) {
                result.add(FactResult.quarantined(fact.fact(), refusal));
            } else if (decision == null) {
                result.add(FactResult.of(fact.fact(), FactOutcome.UNCHANGED));
            } else {
                add(fact, decision, Objects.requireNonNull(after.get(decision.practice())), result, entries);
            }
        }
        timelineWriter.write(entries);
    }

    private static void add(
            StagedPracticeFact fact,
            Decided decision,
            PracticeState after,
            BatchResult result,
            List<TimelineWriter.Entry> entries) {
        PracticeState before = decision.created() ? null : decision.before();
        Map<String, Object> differences = FieldDiff.between(before, after);
        FactOutcome factOutcome = decision.created()
                ? FactOutcome.CREATED
                : !differences.isEmpty()
                        ? FactOutcome.UPDATED
                        : decision.loses() ? FactOutcome.STALE : FactOutcome.UNCHANGED;
        if (decision.created() || !differences.isEmpty()) {
            result.addChange(new PracticeChanged(decision.practice(), before, after));
        }
        if (factOutcome != FactOutcome.UNCHANGED || fact.provenance().channel() != Source.SYNC) {
            Map<String, Object> detail = new LinkedHashMap<>();
            if (!differences.isEmpty()) {
                detail.put("changes", differences);
            }
            if (decision.loses()) {
                detail.put("staleValues", contentOf(fact.content()));
            }
            entries.add(
                    TimelineWriter.Entry.of(decision.practice(), fact.name(), fact.provenance(), factOutcome, detail));
        }
        int gained = after.totalOrders() - (before == null ? 0 : before.totalOrders());
        result.add(FactResult.applied(fact.fact(), factOutcome, gained));
    }

    /** Returns the content of a stale fact, so that people can see what was ignored. */
    private static Map<String, Object> contentOf(Fact.PracticeSeen fact) {
        Map<String, Object> content = new LinkedHashMap<>();
        putIfPresent(content, "userId", fact.userId());
        putIfPresent(content, "state", fact.state());
        putIfPresent(content, "specialty", fact.specialty());
        putIfPresent(content, "salesRep", fact.salesRep());
        putIfPresent(content, "activatedAt", fact.activatedAt());
        putIfPresent(content, "totalOrders", fact.totalOrders());
        return content;
    }

    private static void putIfPresent(Map<String, Object> content, String field, @Nullable Object value) {
        if (value != null) {
            content.put(field, value);
        }
    }
}
