package io.curasync.ledger.apply;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Splits facts into rounds in which no practice appears twice, so that one set-based statement can process a whole round. Facts
 * about the same practice keep their order. A fact with only a practice id and a fact with only a user id may be about the same
 * practice, so they are never in the same round.
 */
final class ConflictFreeBatches {

    private ConflictFreeBatches() {}

    static List<List<StagedPracticeFact>> of(List<StagedPracticeFact> facts) {
        Map<String, Integer> nextRoundByPracticeId = HashMap.newHashMap(facts.size());
        Map<String, Integer> nextRoundByUserId = HashMap.newHashMap(facts.size());
        List<List<StagedPracticeFact>> rounds = new ArrayList<>();
        int minRoundWithoutPracticeId = 0;
        int minRoundWithoutUserId = 0;
        for (StagedPracticeFact fact : facts) {
            String practice = fact.fact().practiceId();
            String user = fact.fact().userId();
            int round = Math.max(minRound(nextRoundByPracticeId, practice), minRound(nextRoundByUserId, user));
            if (practice == null) {
                round = Math.max(round, minRoundWithoutPracticeId);
                minRoundWithoutUserId = Math.max(minRoundWithoutUserId, round + 1);
            } else if (user == null) {
                round = Math.max(round, minRoundWithoutUserId);
                minRoundWithoutPracticeId = Math.max(minRoundWithoutPracticeId, round + 1);
            }
            if (practice != null) {
                nextRoundByPracticeId.put(practice, round + 1);
            }
            if (user != null) {
                nextRoundByUserId.put(user, round + 1);
            }
            while (round >= rounds.size()) {
                rounds.add(new ArrayList<>());
            }
            rounds.get(round).add(fact);
        }
        return rounds;
    }

    /** Returns the first round after all earlier facts with the id; 0 if there is no such fact or the id is null. */
    private static int minRound(Map<String, Integer> nextRoundById, @Nullable String id) {
        return id == null ? 0 : nextRoundById.getOrDefault(id, 0);
    }
}
