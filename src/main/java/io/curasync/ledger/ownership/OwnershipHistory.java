package io.curasync.ledger.ownership;

import io.curasync.ledger.LedgerChanges;
import io.curasync.ledger.LedgerChanges.OrderRecorded;
import io.curasync.ledger.LedgerChanges.PracticeChanged;
import io.curasync.ledger.LedgerListenerOrder;
import io.curasync.ledger.OwnershipChanging;
import io.curasync.ledger.PracticeState;
import io.curasync.platform.SqlTimes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Records the periods during which practices have owners, in the transaction that changes the owner. The period of the first
 * owner begins at {@code -infinity}, because the first owner is also credited with the orders from before the assignment.
 */
@Component
public class OwnershipHistory {

    private static final String END_PERIODS = """
            update practice_ownership o set until = greatest(o.since, :since)
            from unnest(:practices::bigint[], :owners::bigint[]) as n (practice, owner_id)
            where o.practice = n.practice and o.until is null and o.owner_id is distinct from n.owner_id""";

    // The join is lateral, so that PostgreSQL looks up each practice by its key. Without statistics, a plain join
    // would compare each row with all rows.
    private static final String BEGIN_PERIODS = """
            insert into practice_ownership (practice, owner_id, since)
            select n.practice, n.owner_id,
                case when last.until is null then '-infinity' else greatest(last.until, :since) end
            from unnest(:practices::bigint[], :owners::bigint[]) as n (practice, owner_id)
                cross join lateral (select max(until) as until, bool_or(until is null) as is_open from practice_ownership o
                                    where o.practice = n.practice) last
            where n.owner_id is not null and last.is_open is not true""";

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    OwnershipHistory(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    @EventListener
    @Order(LedgerListenerOrder.OWNERSHIP)
    void on(LedgerChanges changes) {
        Map<Long, @Nullable Long> firstOwners = new HashMap<>();
        Map<Long, @Nullable Long> newOwners = new HashMap<>();
        List<Long> merged = new ArrayList<>();
        Map<Long, PracticeChanged> net = changes.byPractice();
        net.forEach((practice, change) -> {
            if (change.after() == null) {
                merged.add(practice);
            } else if (!Objects.equals(owner(change.before()), owner(change.after()))) {
                (change.before() == null ? firstOwners : newOwners).put(practice, owner(change.after()));
            }
        });
        addSurviving(merged, net, firstOwners, newOwners);
        announce(withKnownOrders(firstOwners.keySet(), newOwners.keySet(), changes.orders()), changes.orders());
        if (!firstOwners.isEmpty()) {
            execute(BEGIN_PERIODS, firstOwners, Instant.EPOCH);
        }
        if (!newOwners.isEmpty()) {
            transferNow(newOwners);
        }
        delete("practice = any(:practices)", merged);
    }

    /**
     * Adds the practices that survived a merge to {@code newOwners}, even if their owner did not change. A surviving practice may have
     * taken over the periods of the duplicate. If the last of these periods does not belong to the practice's owner, it must end.
     */
    private void addSurviving(
            List<Long> merged,
            Map<Long, PracticeChanged> changes,
            Map<Long, @Nullable Long> firstOwners,
            Map<Long, @Nullable Long> newOwners) {
        if (merged.isEmpty()) {
            return;
        }
        jdbc.sql("select distinct surviving from practice_merge where duplicate = any(?)")
                .param(merged.toArray(Long[]::new))
                .query(Long.class)
                .list()
                .forEach(practice -> {
                    PracticeChanged change = changes.get(practice);
                    if (change != null && change.after() != null) {
                        firstOwners.remove(practice);
                        newOwners.put(practice, owner(change.after()));
                    }
                });
    }

    /**
     * Returns the practices whose periods will change, and that may have orders. A practice that was just created can only have
     * orders of this transaction. Most new practices have none, so a first sync publishes no {@link OwnershipChanging}.
     */
    private static Set<Long> withKnownOrders(Set<Long> created, Set<Long> changed, List<OrderRecorded> orders) {
        Set<Long> practices = new HashSet<>(changed);
        orders.stream().map(OrderRecorded::practice).filter(created::contains).forEach(practices::add);
        return practices;
    }

    private void announce(Set<Long> practices, List<OrderRecorded> newOrders) {
        if (!practices.isEmpty()) {
            events.publishEvent(new OwnershipChanging(
                    practices, newOrders.stream().map(OrderRecorded::orderId).collect(Collectors.toSet())));
        }
    }

    /**
     * Publishes {@link OwnershipChanging} for a change that does not come from {@link LedgerChanges}. Must be called before the
     * change.
     */
    void announce(Collection<Long> practices) {
        announce(Set.copyOf(practices), List.of());
    }

    /**
     * Ends the periods of the present owners and begins periods of the new owners. Does not change the present period of a practice that
     * already has the given owner. The practices must be locked.
     *
     * @param owners ids of the new owners by practice; null for none
     * @param since end of the present owner's period and start of the new period. If the present owner's period started at this time or
     *     later, that period is deleted. If a remaining period ends later, the new period starts at that end. If no period remains, the new
     *     period starts at {@code -infinity}.
     */
    public void transfer(Map<Long, @Nullable Long> owners, Instant since) {
        announce(owners.keySet());
        replaceOwners(owners, since);
    }

    private void replaceOwners(Map<Long, @Nullable Long> owners, Instant since) {
        execute(END_PERIODS, owners, since);
        // Periods of zero length have no orders.
        delete("practice = any(:practices) and since = until", owners.keySet());
        execute(BEGIN_PERIODS, owners, since);
    }

    /** Transfers practices to new owners as of now. Works like {@link #transfer}, but publishes no {@link OwnershipChanging}. */
    void transferNow(Map<Long, @Nullable Long> owners) {
        replaceOwners(owners, now());
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

    /**
     * Returns the time by PostgreSQL's clock, which all instances share. The caller has locked the practices. Therefore, the time is not
     * before any time that an earlier transaction read while it had these locks.
     */
    private Instant now() {
        return jdbc.sql("select clock_timestamp()").query(Instant.class).single();
    }

    private static @Nullable Long owner(@Nullable PracticeState state) {
        return state == null ? null : state.ownerId();
    }
}
