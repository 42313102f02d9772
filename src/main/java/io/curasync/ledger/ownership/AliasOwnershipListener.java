package io.curasync.ledger.ownership;

import io.curasync.account.AliasPractices;
import io.curasync.account.AliasesAssigned;
import io.curasync.account.AliasesRemoved;
import io.curasync.ledger.FactOutcome;
import io.curasync.ledger.LedgerChanges;
import io.curasync.ledger.LedgerChanges.PracticeChanged;
import io.curasync.ledger.PracticeState;
import io.curasync.ledger.Provenance;
import io.curasync.ledger.Source;
import io.curasync.ledger.state.PracticeStateReader;
import io.curasync.ledger.state.TimelineWriter;
import io.curasync.platform.AdvisoryLocks;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reassigns practices when an alias that matches the name of their rep is added or removed. Runs in the transaction of that
 * change. Manually assigned practices do not change.
 */
@Component
class AliasOwnershipListener implements AliasPractices {

    private static final String LOCK = """
            select x.practice from practice_observation x join practice p on p.id = x.practice
            where p.sales_rep_key = any(:keys) and not p.owner_is_manual and p.owner_id is distinct from :user
            order by x.practice for update of x""";

    private final JdbcClient jdbc;
    private final PracticeStateReader states;
    private final TimelineWriter timelineWriter;
    private final ApplicationEventPublisher events;

    AliasOwnershipListener(
            JdbcClient jdbc,
            PracticeStateReader states,
            TimelineWriter timelineWriter,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.states = states;
        this.timelineWriter = timelineWriter;
        this.events = events;
    }

    @Override
    public int count(long userId, Set<String> aliasKeys) {
        return jdbc.sql("""
                        select count(*) from practice
                        where sales_rep_key = any(:keys) and not owner_is_manual and owner_id = :user""")
                .param("keys", aliasKeys.toArray(String[]::new))
                .param("user", userId)
                .query(Integer.class)
                .single();
    }

    @EventListener
    void on(AliasesAssigned assigned) {
        reassign(assigned.aliasKeys(), assigned.userId(), assigned.userId(), "practice.assigned");
    }

    @EventListener
    void on(AliasesRemoved removed) {
        reassign(removed.aliasKeys(), null, removed.userId(), "practice.unassigned");
    }

    /**
     * Reassigns the practices whose rep name in CuraGenesis is one of the aliases, except manually assigned practices.
     *
     * @param aliasKeys normalized aliases
     * @param owner id of the new owner of the practices; null for none
     * @param user id of the user who has or had the aliases
     * @param fact the name of the change on the timelines
     */
    private void reassign(Set<String> aliasKeys, @Nullable Long owner, long user, String fact) {
        AdvisoryLocks.lock(jdbc, AdvisoryLocks.ALIASES);
        List<Long> practices = jdbc.sql(LOCK)
                .param("keys", aliasKeys.toArray(String[]::new))
                .param("user", owner, Types.BIGINT)
                .query(Long.class)
                .list();
        if (practices.isEmpty()) {
            return;
        }
        Map<Long, PracticeState> before = states.of(practices);
        jdbc.sql("update practice set owner_id = ?, changed_at = now() where id = any(?)")
                .param(owner)
                .param(practices.toArray(Long[]::new))
                .update();
        Map<Long, PracticeState> after = states.of(practices);
        Provenance provenance = new Provenance(Source.PEOPLE, user, null, Instant.now());
        List<PracticeChanged> changes = new ArrayList<>();
        List<TimelineWriter.Entry> entries = new ArrayList<>();
        practices.forEach(practice -> {
            changes.add(new PracticeChanged(practice, before.get(practice), after.get(practice)));
            entries.add(TimelineWriter.Entry.of(
                    practice, fact, provenance, FactOutcome.UPDATED, Map.of("reason", "by alias")));
        });
        timelineWriter.write(entries);
        events.publishEvent(new LedgerChanges(changes, List.of()));
    }
}
