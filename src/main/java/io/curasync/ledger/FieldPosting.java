package io.curasync.ledger;

import io.curasync.ledger.LedgerChanges.PracticeChanged;
import io.curasync.ledger.SeenFacts.Decided;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Posts one round of facts about fields and accounts for each of them. */
@Component
class FieldPosting {

    private final Stage stage;
    private final Confirmation confirmation;
    private final Identity identity;
    private final SeenFacts seen;
    private final Recount recount;
    private final PracticeStates states;
    private final Timeline timeline;

    FieldPosting(
            Stage stage,
            Confirmation confirmation,
            Identity identity,
            SeenFacts seen,
            Recount recount,
            PracticeStates states,
            Timeline timeline) {
        this.stage = stage;
        this.confirmation = confirmation;
        this.identity = identity;
        this.seen = seen;
        this.recount = recount;
        this.states = states;
        this.timeline = timeline;
    }

    List<PracticeChanged> post(List<StagedFact> round, @Nullable Settlement[] settlements) {
        List<StagedFact> different = confirmation.confirm(round);
        for (StagedFact fact : round) {
            settlements[fact.index()] = Settlement.UNCHANGED;
        }
        if (different.isEmpty()) {
            return List.of();
        }
        stage.load(different);
        List<PracticeChanged> changes = postDifferent(different, settlements);
        confirmation.remember();
        return changes;
    }

    private List<PracticeChanged> postDifferent(List<StagedFact> round, @Nullable Settlement[] settlements) {
        List<PracticeChanged> changes = new ArrayList<>(identity.resolve());
        Map<Integer, String> refusals = seen.refusals();
        Map<Integer, Decided> decided = seen.apply();
        recount.recount(decided.values().stream()
                .filter(Decided::recounts)
                .map(Decided::practice)
                .toList());
        Map<Long, PracticeState> after =
                states.of(decided.values().stream().map(Decided::practice).toList());
        List<Timeline.Entry> entries = new ArrayList<>();
        for (StagedFact fact : round) {
            int index = fact.index();
            String refusal = refusals.get(index);
            Decided decision = decided.get(index);
            if (refusal != null) {
                settlements[index] = new Settlement(Outcome.QUARANTINED, refusal, 0);
            } else if (decision != null) {
                settlements[index] = settle(
                        fact, decision, Objects.requireNonNull(after.get(decision.practice())), changes, entries);
            }
        }
        timeline.write(entries);
        return changes;
    }

    private static Settlement settle(
            StagedFact fact,
            Decided decision,
            PracticeState after,
            List<PracticeChanged> changes,
            List<Timeline.Entry> entries) {
        PracticeState before = decision.created() ? null : decision.before();
        Map<String, Object> differences = Changes.between(before, after);
        Outcome outcome = decision.created()
                ? Outcome.CREATED
                : !differences.isEmpty() ? Outcome.UPDATED : decision.loses() ? Outcome.STALE : Outcome.UNCHANGED;
        if (decision.created() || !differences.isEmpty()) {
            changes.add(new PracticeChanged(decision.practice(), before, after));
        }
        if (outcome != Outcome.UNCHANGED || fact.provenance().door() != Door.SYNC) {
            Map<String, Object> detail = new LinkedHashMap<>();
            if (!differences.isEmpty()) {
                detail.put("changes", differences);
            }
            if (decision.loses()) {
                detail.put("told", told(fact));
            }
            entries.add(Timeline.Entry.of(decision.practice(), fact.name(), fact.provenance(), outcome, detail));
        }
        int gained = after.totalOrders() - (before == null ? 0 : before.totalOrders());
        return new Settlement(outcome, null, gained);
    }

    /** What a fact that came too late said, so that people can see what was passed over. */
    private static Map<String, Object> told(StagedFact fact) {
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
