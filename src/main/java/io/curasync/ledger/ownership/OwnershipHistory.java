package io.curasync.ledger.ownership;

import io.curasync.ledger.LedgerChanges;
import io.curasync.ledger.LedgerListenerOrder;
import io.curasync.ledger.PracticeState;
import io.curasync.platform.SqlTimes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Records the periods during which a practice had each owner, in the transaction that changes the owner. The first owner's
 * period begins at {@code -infinity}, so orders from before the first assignment belong to that rep.
 */
@Component
public class OwnershipHistory {

    private static final String END = """
            update practice_ownership o set until = greatest(o.since, :since)
            from unnest(:practices::bigint[], :owners::bigint[]) as m (practice, owner_id)
            where o.practice = m.practice and o.until is null and o.owner_id is distinct from m.owner_id""";

    // Lateral, so that each practice is looked up by its key: without statistics, a plain join would compare each row
    // with all rows.
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

    @EventListener
    @Order(LedgerListenerOrder.OWNERSHIP)
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
            execute(BEGIN, fresh, Instant.EPOCH);
        }
        if (!moved.isEmpty()) {
            transferNow(moved);
        }
        delete("practice = any(:practices)", merged);
    }

    /**
     * Transfers practices to new owners. A practice that already has the given owner is unchanged. The caller holds the
     * practices' locks.
     *
     * @param owners by practice; null for none
     * @param since the start of the new period; never before the start of the present owner's period
     */
    public void transfer(Map<Long, @Nullable Long> owners, Instant since) {
        execute(END, owners, since);
        // A period of zero length is no ownership.
        delete("practice = any(:practices) and since = until", owners.keySet());
        execute(BEGIN, owners, since);
    }

    /** Transfers practices to new owners from now on. */
    void transferNow(Map<Long, @Nullable Long> owners) {
        transfer(owners, now());
    }

    private void execute(String sql, Map<Long, @Nullable Long> owners, Instant since) {
        jdbc.sql(sql)
                .param("practices", owners.keySet().toArray(Long[]::new))
                .param("owners", owners.values().toArray(Long[]::new))
                .param("since", SqlTimes.param(since.truncatedTo(ChronoUnit.MICROS)))
                .update();
    }

    private void delete(String which, Collection<Long> practices) {
        if (!practices.isEmpty()) {
            jdbc.sql("delete from practice_ownership where " + which)
                    .param("practices", practices.toArray(Long[]::new))
                    .update();
        }
    }

    /** The time of PostgreSQL, which is later than any time written by a previous holder of the locks. */
    private Instant now() {
        return jdbc.sql("select clock_timestamp()").query(Instant.class).single();
    }

    private static @Nullable Long owner(@Nullable PracticeState state) {
        return state == null ? null : state.ownerId();
    }
}
