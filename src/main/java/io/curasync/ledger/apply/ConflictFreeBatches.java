package io.curasync.ledger.apply;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Splits facts into rounds, so that one set-based statement can process a whole round. Two facts with the same practice id or the
 * same user id are never in the same round. The same applies to a fact with only a practice id and a fact with only a user id,
 * because both may be about the same practice. Facts with a common id are processed in their original order. If two facts of a
 * round have different ids but turn out to be about the same row, {@link PracticeResolver} defers the later one.
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

    /**
     * Returns the number of the first round after all rounds that contain an earlier fact with the id. Returns 0 if there is no
     * such fact or the id is null.
     */
    private static int minRound(Map<String, Integer> nextRoundById, @Nullable String id) {
        return id == null ? 0 : nextRoundById.getOrDefault(id, 0);
    }
}
