package io.curasync.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Splits facts into rounds in which no practice appears twice, so that one set-based statement can take a whole round.
 * Facts about the same practice keep their order. One that tells only the practice id and one that tells only the user id
 * may be about the same practice, so they never share a round.
 */
final class Rounds {

    private Rounds() {}

    static List<List<StagedFact>> of(List<StagedFact> facts) {
        Map<String, Integer> next = new HashMap<>(facts.size() * 4);
        List<List<StagedFact>> rounds = new ArrayList<>();
        int afterPracticeOnly = 0;
        int afterUserOnly = 0;
        for (StagedFact fact : facts) {
            String practice = key("p", fact.practiceId());
            String user = key("u", fact.userId());
            int round = Math.max(next.getOrDefault(practice, 0), next.getOrDefault(user, 0));
            if (fact.practiceId() == null) {
                round = Math.max(round, afterPracticeOnly);
                afterUserOnly = Math.max(afterUserOnly, round + 1);
            } else if (fact.userId() == null) {
                round = Math.max(round, afterUserOnly);
                afterPracticeOnly = Math.max(afterPracticeOnly, round + 1);
            }
            next.put(practice, round + 1);
            next.put(user, round + 1);
            next.remove("");
            while (round >= rounds.size()) {
                rounds.add(new ArrayList<>());
            }
            rounds.get(round).add(fact);
        }
        return rounds;
    }

    /** "" for an id that was not told: it keeps nobody apart. */
    private static String key(String kind, @Nullable String id) {
        return id == null ? "" : kind + id;
    }
}
