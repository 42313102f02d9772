package io.curasync.ledger.apply;

import io.curasync.ledger.Fact;
import io.curasync.ledger.FactOutcome;
import io.curasync.ledger.FactResult;
import io.curasync.ledger.FieldDiff;
import io.curasync.ledger.LedgerChanges.PracticeChanged;
import io.curasync.ledger.PracticeState;
import io.curasync.ledger.Source;
import io.curasync.ledger.apply.FieldMerge.Decision;
import io.curasync.ledger.apply.PracticeResolver.Resolution;
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

/**
 * Applies a round of facts about the fields of practices, and writes their timeline entries. See {@link ConflictFreeBatches} for
 * rounds.
 */
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
        List<StagedPracticeFact> unconfirmed = unchangedFastPath.confirm(round, result);
        while (!unconfirmed.isEmpty()) {
            stagingTable.load(unconfirmed);
            Resolution resolution = practiceResolver.resolve();
            result.addChanges(resolution.changes());
            List<StagedPracticeFact> deferred = new ArrayList<>();
            List<StagedPracticeFact> resolved = new ArrayList<>();
            for (StagedPracticeFact fact : unconfirmed) {
                (resolution.deferred().contains(fact.index()) ? deferred : resolved).add(fact);
            }
            applyResolved(resolved, result);
            unchangedFastPath.storeHashes();
            unconfirmed = deferred;
        }
    }

    private void applyResolved(List<StagedPracticeFact> round, BatchResult result) {
        Map<Integer, String> quarantineReasons = fieldMerge.quarantineReasons();
        Map<Integer, Decision> decisions = fieldMerge.apply();
        orderTotals.recount(decisions.values().stream()
                .filter(Decision::requiresRecount)
                .map(Decision::practice)
                .toList());
        Map<Long, PracticeState> after =
                states.of(decisions.values().stream().map(Decision::practice).toList());
        List<TimelineWriter.Entry> entries = new ArrayList<>();
        for (StagedPracticeFact fact : round) {
            String quarantineReason = quarantineReasons.get(fact.index());
            Decision decision = decisions.get(fact.index());
            if (quarantineReason != null) {
                result.add(FactResult.quarantined(fact.fact(), quarantineReason));
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
            Decision decision,
            PracticeState after,
            BatchResult result,
            List<TimelineWriter.Entry> entries) {
        PracticeState before = decision.created() ? null : decision.before();
        Map<String, Object> differences = FieldDiff.between(before, after);
        FactOutcome factOutcome = decision.created()
                ? FactOutcome.CREATED
                : !differences.isEmpty()
                        ? FactOutcome.UPDATED
                        : decision.isStale() ? FactOutcome.STALE : FactOutcome.UNCHANGED;
        if (decision.created() || !differences.isEmpty()) {
            result.addChange(new PracticeChanged(decision.practice(), before, after));
        }
        if (factOutcome != FactOutcome.UNCHANGED || fact.provenance().channel() != Source.SYNC) {
            Map<String, Object> detail = new LinkedHashMap<>();
            if (!differences.isEmpty()) {
                detail.put("changes", differences);
            }
            if (decision.isStale()) {
                detail.put("staleValues", contentOf(fact.content()));
            }
            entries.add(
                    TimelineWriter.Entry.of(decision.practice(), fact.name(), fact.provenance(), factOutcome, detail));
        }
        int ordersGained = after.totalOrders() - (before == null ? 0 : before.totalOrders());
        result.add(FactResult.applied(fact.fact(), factOutcome, ordersGained));
    }

    /** Returns the non-null values of a stale fact for the timeline, so that people can see the ignored values. */
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
