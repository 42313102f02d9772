package io.curasync.ledger.apply;

import io.curasync.ledger.Fact;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Locks all known practices of a batch with one statement, in the order of CuraSync's ids. Without this lock, two batches that lock
 * practices in several steps could deadlock.
 */
@Component
class PracticeLocks {

    private static final String LOCK = """
            select x.practice from practice_observation x
            where x.practice in (
                select id from practice where practice_id = any(:practices)
                union select id from practice where user_id = any(:users))
            order by x.practice for update""";

    private final JdbcClient jdbc;

    PracticeLocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void lock(Collection<? extends Fact> facts) {
        Set<String> practices = new HashSet<>();
        Set<String> users = new HashSet<>();
        for (Fact fact : facts) {
            addIfPresent(practices, fact.practiceId());
            addIfPresent(users, fact.userId());
        }
        jdbc.sql(LOCK)
                .param("practices", practices.toArray(String[]::new))
                .param("users", users.toArray(String[]::new))
                .query()
                .listOfRows();
    }

    private static void addIfPresent(Set<String> ids, @Nullable String id) {
        if (id != null) {
            ids.add(id);
        }
    }
}
