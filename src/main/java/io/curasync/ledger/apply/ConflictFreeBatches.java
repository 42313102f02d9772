package io.curasync.ledger.apply;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Splits facts into rounds in which no practice appears twice, so that one set-based statement can process a whole round.
 * Facts about the same practice stay in order. A fact with only a practice id and a fact with only a user id may be about the
 * same practice, so they never share a round.
 */
final class ConflictFreeBatches {

    private ConflictFreeBatches() {}

    static List<List<StagedPracticeFact>> of(List<StagedPracticeFact> facts) {
        Map<String, Integer> nextOfPractice = HashMap.newHashMap(facts.size());
        Map<String, Integer> nextOfUser = HashMap.newHashMap(facts.size());
        List<List<StagedPracticeFact>> rounds = new ArrayList<>();
        int afterPracticeOnly = 0;
        int afterUserOnly = 0;
        for (StagedPracticeFact fact : facts) {
            String practice = fact.fact().practiceId();
            String user = fact.fact().userId();
            int round = Math.max(next(nextOfPractice, practice), next(nextOfUser, user));
            if (practice == null) {
                round = Math.max(round, afterPracticeOnly);
                afterUserOnly = Math.max(afterUserOnly, round + 1);
            } else if (user == null) {
                round = Math.max(round, afterUserOnly);
                afterPracticeOnly = Math.max(afterPracticeOnly, round + 1);
            }
            if (practice != null) {
                nextOfPractice.put(practice, round + 1);
            }
            if (user != null) {
                nextOfUser.put(user, round + 1);
            }
            while (round >= rounds.size()) {
                rounds.add(new ArrayList<>());
            }
            rounds.get(round).add(fact);
        }
        return rounds;
    }

    /** Returns the first possible round. A missing id imposes no constraint. */
    private static int next(Map<String, Integer> nextOfId, @Nullable String id) {
        return id == null ? 0 : nextOfId.getOrDefault(id, 0);
    }
}
