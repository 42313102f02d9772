package io.curasync.ledger.apply;

import io.curasync.ledger.Fact;
import io.curasync.ledger.FactOutcome;
import io.curasync.ledger.FactResult;
import io.curasync.ledger.FieldDiff;
import io.curasync.ledger.LedgerChanges.PracticeChanged;
import io.curasync.ledger.PracticeState;
import io.curasync.ledger.Source;
import io.curasync.ledger.apply.FieldMerge.Decision;
import io.curasync.ledger.apply.FieldMerge.Recount;
import io.curasync.ledger.apply.PracticeResolver.CreatedPractice;
import io.curasync.ledger.apply.PracticeResolver.Resolution;
import io.curasync.ledger.apply.UnchangedFastPath.Unconfirmed;
import io.curasync.ledger.state.OrderTotals;
import io.curasync.ledger.state.PracticeStateReader;
import io.curasync.ledger.state.TimelineWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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

    /**
     * The effect of a fact on a practice.
     *
     * @param before null if the fact created the practice
     * @param isStale see {@link Decision}
     */
    private record Effect(long practice, @Nullable PracticeState before, PracticeState after, boolean isStale) {

        static Effect of(CreatedPractice created) {
            return new Effect(created.practice(), null, created.state(), false);
        }

        static Effect of(Decision decision, PracticeState after) {
            return new Effect(
                    decision.practice(), decision.created() ? null : decision.before(), after, decision.isStale());
        }
    }

    void apply(List<StagedPracticeFact> round, BatchResult result) {
        Unconfirmed rest = unchangedFastPath.confirm(round, result);
        List<StagedPracticeFact> unconfirmed = rest.facts();
        boolean areNew = rest.areNew();
        while (!unconfirmed.isEmpty()) {
            stagingTable.load(unconfirmed);
            Resolution resolution =
                    areNew ? practiceResolver.createOrResolve(unconfirmed.size()) : practiceResolver.resolve();
            result.addChanges(resolution.changes());
            List<StagedPracticeFact> deferred = new ArrayList<>();
            List<StagedPracticeFact> resolved = new ArrayList<>();
            for (StagedPracticeFact fact : unconfirmed) {
                (resolution.deferred().contains(fact.index()) ? deferred : resolved).add(fact);
            }
            applyResolved(resolved, resolution.created(), result);
            unconfirmed = deferred;
            areNew = false;
        }
    }

    private void applyResolved(
            List<StagedPracticeFact> round, Map<Integer, CreatedPractice> created, BatchResult result) {
        Map<Integer, String> quarantineReasons = new HashMap<>();
        Map<Integer, Effect> effects = new HashMap<>();
        created.forEach((index, practice) -> effects.put(index, Effect.of(practice)));
        if (created.size() < round.size()) {
            quarantineReasons.putAll(fieldMerge.quarantineReasons());
            effects.putAll(mergeFields());
            unchangedFastPath.storeHashes();
        }
        List<TimelineWriter.Entry> entries = new ArrayList<>();
        for (StagedPracticeFact fact : round) {
            String quarantineReason = quarantineReasons.get(fact.index());
            Effect effect = effects.get(fact.index());
            if (quarantineReason != null) {
                result.add(FactResult.quarantined(fact.fact(), quarantineReason));
            } else if (effect == null) {
                result.add(FactResult.of(fact.fact(), FactOutcome.UNCHANGED));
            } else {
                add(fact, effect, result, entries);
            }
        }
        timelineWriter.write(entries);
    }

    private Map<Integer, Effect> mergeFields() {
        Map<Integer, Decision> decisions = fieldMerge.apply();
        orderTotals.recount(practices(decisions.values(), Recount.REQUIRED));
        orderTotals.deleteObsolete(practices(decisions.values(), Recount.DONE));
        Map<Long, PracticeState> after =
                states.of(decisions.values().stream().map(Decision::practice).toList());
        Map<Integer, Effect> effects = HashMap.newHashMap(decisions.size());
        decisions.forEach((index, decision) ->
                effects.put(index, Effect.of(decision, Objects.requireNonNull(after.get(decision.practice())))));
        return effects;
    }

    private static List<Long> practices(Collection<Decision> decisions, Recount recount) {
        return decisions.stream()
                .filter(decision -> decision.recount() == recount)
                .map(Decision::practice)
                .toList();
    }

    private static void add(
            StagedPracticeFact fact, Effect effect, BatchResult result, List<TimelineWriter.Entry> entries) {
        PracticeState before = effect.before();
        PracticeState after = effect.after();
        Map<String, Object> differences = FieldDiff.between(before, after);
        FactOutcome factOutcome = before == null
                ? FactOutcome.CREATED
                : !differences.isEmpty()
                        ? FactOutcome.UPDATED
                        : effect.isStale() ? FactOutcome.STALE : FactOutcome.UNCHANGED;
        if (before == null || !differences.isEmpty()) {
            result.addChange(new PracticeChanged(effect.practice(), before, after));
        }
        if (factOutcome != FactOutcome.UNCHANGED || fact.provenance().channel() != Source.SYNC) {
            Map<String, Object> detail = new LinkedHashMap<>();
            if (!differences.isEmpty()) {
                detail.put("changes", differences);
            }
            if (effect.isStale()) {
                detail.put("staleValues", contentOf(fact.content()));
            }
            entries.add(
                    TimelineWriter.Entry.of(effect.practice(), fact.name(), fact.provenance(), factOutcome, detail));
        }
        int ordersGained = after.totalOrders() - (before == null ? 0 : before.totalOrders());
        result.add(FactResult.applied(fact.fact(), factOutcome, ordersGained));
    }

    /** Returns the non-null values of a stale fact, so that people can see the ignored values on the timeline. */
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
