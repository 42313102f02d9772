package io.curasync.ledger;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps from when until when a practice was whose, in the transaction in which it changes hands. The first owner is taken to
 * have had it from the beginning: what was there before anybody knew whose it is has been that rep's.
 */
@Component
class OwnershipHistory {

    private static final String END = """
            update practice_ownership o set until = greatest(o.since, :since)
            from unnest(:practices::bigint[], :owners::bigint[]) as m (practice, owner_id)
            where o.practice = m.practice and o.until is null and o.owner_id is distinct from m.owner_id""";

    // By each practice's own key: joined as a whole, without statistics, each would be held against all.
    private static final String BEGIN = """
            insert into practice_ownership (practice, owner_id, since)
            select m.practice, m.owner_id,
                case when last.until is null then '-infinity' else greatest(last.until, :since) end
            from unnest(:practices::bigint[], :owners::bigint[]) as m (practice, owner_id)
                cross join lateral (select max(until) as until, bool_or(until is null) as is_open from practice_ownership o
                                    where o.practice = m.practice) last
            where m.owner_id is not null and last.is_open is not true""";

    private final JdbcClient jdbc;

    OwnershipHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Before whoever else listens, so that they find it kept. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(LedgerChanges changes) {
        Map<Long, @Nullable Long> fresh = new HashMap<>();
        Map<Long, @Nullable Long> moved = new HashMap<>();
        List<Long> merged = new ArrayList<>();
        changes.byPractice().forEach((practice, change) -> {
            if (change.after() == null) {
                merged.add(practice);
            } else if (!Objects.equals(owner(change.before()), owner(change.after()))) {
                (change.before() == null ? fresh : moved).put(practice, owner(change.after()));
            }
        });
        if (!fresh.isEmpty()) {
            step(BEGIN, fresh, Instant.EPOCH);
        }
        if (!moved.isEmpty()) {
            passNow(moved);
        }
        forget("practice = any(:practices)", merged);
    }

    /**
     * Gives practices to other owners; to whom they are already they stay as they are. The caller holds the practices' locks.
     *
     * @param owners by practice; null: nobody's
     * @param since from when on, yet never before the present owner's own beginning
     */
    void pass(Map<Long, @Nullable Long> owners, Instant since) {
        step(END, owners, since);
        // Whoever lost it at the very moment of getting it never had it.
        forget("practice = any(:practices) and since = until", owners.keySet());
        step(BEGIN, owners, since);
    }

    /** Gives practices to other owners from now on. */
    void passNow(Map<Long, @Nullable Long> owners) {
        pass(owners, now());
    }

    private void step(String sql, Map<Long, @Nullable Long> owners, Instant since) {
        jdbc.sql(sql)
                .param("practices", owners.keySet().toArray(Long[]::new))
                .param("owners", owners.values().toArray(Long[]::new))
                .param("since", Timestamp.from(since.truncatedTo(ChronoUnit.MICROS)))
                .update();
    }

    private void forget(String which, Collection<Long> practices) {
        if (!practices.isEmpty()) {
            jdbc.sql("delete from practice_ownership where " + which)
                    .param("practices", practices.toArray(Long[]::new))
                    .update();
        }
    }

    /** PostgreSQL's, and later than what whoever held the locks before has written. */
    private Instant now() {
        return jdbc.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private static @Nullable Long owner(@Nullable PracticeState state) {
        return state == null ? null : state.ownerId();
    }
}
