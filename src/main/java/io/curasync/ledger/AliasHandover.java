package io.curasync.ledger;

import io.curasync.account.AliasesAssigned;
import io.curasync.ledger.LedgerChanges.PracticeChanged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Hands practices over to the rep whose name they carry, in the transaction that makes the name the rep's. */
@Component
class AliasHandover {

    private static final String LOCK = """
            select x.practice from practice_sighting x join practice p on p.id = x.practice
            where p.sales_rep_key = any(:keys) and not p.owner_by_hand and p.owner_id is distinct from :user
            order by x.practice for update of x""";

    private final JdbcClient jdbc;
    private final PracticeStates states;
    private final Timeline timeline;
    private final ApplicationEventPublisher events;

    AliasHandover(JdbcClient jdbc, PracticeStates states, Timeline timeline, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.states = states;
        this.timeline = timeline;
        this.events = events;
    }

    @EventListener
    void on(AliasesAssigned assigned) {
        AliasLock.exclude(jdbc);
        List<Long> practices = jdbc.sql(LOCK)
                .param("keys", assigned.aliasKeys().toArray(String[]::new))
                .param("user", assigned.userId())
                .query(Long.class)
                .list();
        if (practices.isEmpty()) {
            return;
        }
        Map<Long, PracticeState> before = states.of(practices);
        jdbc.sql("update practice set owner_id = ?, changed_at = now() where id = any(?)")
                .param(assigned.userId())
                .param(practices.toArray(Long[]::new))
                .update();
        Map<Long, PracticeState> after = states.of(practices);
        Provenance provenance = new Provenance(Door.PEOPLE, assigned.userId(), null, Instant.now());
        List<PracticeChanged> changes = new ArrayList<>();
        List<Timeline.Entry> entries = new ArrayList<>();
        practices.forEach(practice -> {
            changes.add(new PracticeChanged(practice, before.get(practice), after.get(practice)));
            entries.add(Timeline.Entry.of(
                    practice, "practice.assigned", provenance, Outcome.UPDATED, Map.of("reason", "by alias")));
        });
        timeline.write(entries);
        events.publishEvent(new LedgerChanges(changes, List.of()));
    }
}
