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
 * Records the periods during which practices have owners, in the transaction that changes the owner. The first owner's period begins
 * at {@code -infinity}, so the first owner is also credited with the orders from before the assignment.
 */
@Component
public class OwnershipHistory {

    private static final String END_PERIODS = """
            update practice_ownership o set until = greatest(o.since, :since)
            from unnest(:practices::bigint[], :owners::bigint[]) as n (practice, owner_id)
            where o.practice = n.practice and o.until is null and o.owner_id is distinct from n.owner_id""";

    // Lateral, so that PostgreSQL looks up each practice by its key. Without statistics, a plain join would compare
    // each row with all rows.
    private static final String BEGIN_PERIODS = """
            insert into practice_ownership (practice, owner_id, since)
            select n.practice, n.owner_id,
                case when last.until is null then '-infinity' else greatest(last.until, :since) end
            from unnest(:practices::bigint[], :owners::bigint[]) as n (practice, owner_id)
                cross join lateral (select max(until) as until, bool_or(until is null) as is_open from practice_ownership o
                                    where o.practice = n.practice) last
            where n.owner_id is not null and last.is_open is not true""";

    private final JdbcClient jdbc;

    OwnershipHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    @Order(LedgerListenerOrder.OWNERSHIP)
    void on(LedgerChanges changes) {
        Map<Long, @Nullable Long> firstOwners = new HashMap<>();
        Map<Long, @Nullable Long> newOwners = new HashMap<>();
        List<Long> merged = new ArrayList<>();
        changes.byPractice().forEach((practice, change) -> {
            if (change.after() == null) {
                merged.add(practice);
            } else if (!Objects.equals(owner(change.before()), owner(change.after()))) {
                (change.before() == null ? firstOwners : newOwners).put(practice, owner(change.after()));
            }
        });
        if (!firstOwners.isEmpty()) {
            execute(BEGIN_PERIODS, firstOwners, Instant.EPOCH);
        }
        if (!newOwners.isEmpty()) {
            transferNow(newOwners);
        }
        delete("practice = any(:practices)", merged);
    }

    /**
     * Ends the periods of the present owners and begins those of the new owners. A practice that already has the given owner is
     * unchanged. The caller has locked the practices.
     *
     * @param owners ids of the new owners by practice; null for none
     * @param since start of the new periods. If it is before the start of the present owner's period, that start is used instead.
     */
    public void transfer(Map<Long, @Nullable Long> owners, Instant since) {
        execute(END_PERIODS, owners, since);
        // A period of zero length is no ownership.
        delete("practice = any(:practices) and since = until", owners.keySet());
        execute(BEGIN_PERIODS, owners, since);
    }

    /** Ends the periods of the present owners and begins those of the new owners now. */
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

    private void delete(String condition, Collection<Long> practices) {
        if (!practices.isEmpty()) {
            jdbc.sql("delete from practice_ownership where " + condition)
                    .param("practices", practices.toArray(Long[]::new))
                    .update();
        }
    }

    /** Returns PostgreSQL's time, which is later than all times written by transactions that held the locks before. */
    private Instant now() {
        return jdbc.sql("select clock_timestamp()").query(Instant.class).single();
    }

    private static @Nullable Long owner(@Nullable PracticeState state) {
        return state == null ? null : state.ownerId();
    }
}
