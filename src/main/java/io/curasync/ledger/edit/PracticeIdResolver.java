package io.curasync.ledger.edit;

import io.curasync.ledger.ManualPractice;
import io.curasync.platform.SqlArrays;
import java.sql.ResultSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds practices by practice id or user id, and creates unknown practices. */
@Component
public class PracticeIdResolver {

    private static final String FIND = """
            select id, practice_id, user_id from practice where practice_id = any(:practices)
            union select id, practice_id, user_id from practice where user_id = any(:users)""";

    // The rows are sorted, so that two transactions that insert the same new practices wait for each other instead of
    // deadlocking.
    private static final String CREATE = """
            insert into practice (practice_id, user_id, state, specialty, name, npi, owner_id, owner_is_manual)
            select *, v.owner_id is not null
            from unnest(:practices::text[], :users::text[], :states::text[], :specialties::text[], :names::text[],
                :npis::text[], :owners::bigint[])
                as v (practice_id, user_id, state, specialty, name, npi, owner_id)
            order by practice_id, user_id
            on conflict do nothing
            returning id""";

    private final JdbcClient jdbc;

    PracticeIdResolver(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(
            long id, @Nullable String practiceId, @Nullable String userId) {}

    /**
     * The result of {@link #find}.
     *
     * @param byPractice practices by practice id
     * @param byUser practices by user id
     * @param created CuraSync's ids of the practices that {@link #find} created
     */
    public record Found(Map<String, Row> byPractice, Map<String, Row> byUser, Set<Long> created) {

        /**
         * Returns the reason why the two ids cannot belong to one practice; null if there is none. Either an id contradicts a
         * stored id, or the two ids belong to two stored practices.
         */
        @Nullable
        public String contradiction(ManualPractice practice) {
            Row one = practice.practiceId() == null ? null : byPractice.get(practice.practiceId());
            Row other = practice.userId() == null ? null : byUser.get(practice.userId());
            if (one != null && practice.userId() != null && differs(one.userId(), practice.userId())) {
                return "practice %s has the user id %s, not %s"
                        .formatted(practice.practiceId(), one.userId(), practice.userId());
            }
            if (other != null && practice.practiceId() != null && differs(other.practiceId(), practice.practiceId())) {
                return "user id %s is that of practice %s, not of %s"
                        .formatted(practice.userId(), other.practiceId(), practice.practiceId());
            }
            return one != null && other != null && one.id() != other.id()
                    ? "practice %s and user id %s are known as two practices so far; the next sync decides whether they are one"
                            .formatted(practice.practiceId(), practice.userId())
                    : null;
        }

        /**
         * Returns CuraSync's id of the practice. The practice must have been passed to {@link #find} and have no
         * {@link #contradiction}.
         */
        public long id(ManualPractice practice) {
            return Objects.requireNonNull(find(practice)).id();
        }

        private @Nullable Row find(ManualPractice practice) {
            Row row = practice.practiceId() == null ? null : byPractice.get(practice.practiceId());
            return row != null || practice.userId() == null ? row : byUser.get(practice.userId());
        }

        private static boolean differs(@Nullable String known, String given) {
            return known != null && !known.equals(given);
        }
    }

    /** Finds practices by practice id or user id. If neither id is known, creates the practice with the entered values. */
    public Found find(Collection<ManualPractice> practices) {
        Set<Long> created = new HashSet<>();
        Found found = query(practices, created);
        List<ManualPractice> unknown = unknown(practices, found);
        while (!unknown.isEmpty()) {
            created.addAll(create(unknown));
            found = query(practices, created);
            unknown = unknown(practices, found);
        }
        return found;
    }

    private static List<ManualPractice> unknown(Collection<ManualPractice> practices, Found found) {
        return practices.stream()
                .filter(practice -> found.find(practice) == null)
                .toList();
    }

    private Found query(Collection<ManualPractice> practices, Set<Long> created) {
        Map<String, Row> byPractice = new HashMap<>();
        Map<String, Row> byUser = new HashMap<>();
        jdbc.sql(FIND)
                .param("practices", SqlArrays.texts(practices, ManualPractice::practiceId))
                .param("users", SqlArrays.texts(practices, ManualPractice::userId))
                .query((ResultSet result) -> {
                    Row row =
                            new Row(result.getLong("id"), result.getString("practice_id"), result.getString("user_id"));
                    if (row.practiceId() != null) {
                        byPractice.put(row.practiceId(), row);
                    }
                    if (row.userId() != null) {
                        byUser.put(row.userId(), row);
                    }
                });
        return new Found(byPractice, byUser, created);
    }

    private List<Long> create(List<ManualPractice> unknown) {
        return jdbc.sql(CREATE)
                .param("practices", SqlArrays.texts(unknown, ManualPractice::practiceId))
                .param("users", SqlArrays.texts(unknown, ManualPractice::userId))
                .param("states", SqlArrays.texts(unknown, ManualPractice::state))
                .param("specialties", SqlArrays.texts(unknown, ManualPractice::specialty))
                .param("names", SqlArrays.texts(unknown, ManualPractice::name))
                .param("npis", SqlArrays.texts(unknown, ManualPractice::npi))
                .param("owners", unknown.stream().map(ManualPractice::ownerId).toArray(Long[]::new))
                .query(Long.class)
                .list();
    }
}
