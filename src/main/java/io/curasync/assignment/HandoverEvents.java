package io.curasync.assignment;

import io.curasync.assignment.PracticesHandedOver.Loss;
import io.curasync.assignment.PracticesHandedOver.Receipt;
import io.curasync.ledger.PracticeOwnership;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Publishes {@link PracticesHandedOver} for an executed handover, within the caller's transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class HandoverEvents {

    private static final String NO_REP = "no rep";

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    HandoverEvents(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /**
     * Publishes the event if at least one practice has a different rep than before.
     *
     * @param by id of the user who handed over
     */
    void publish(HandoverUndo done, long by) {
        Map<Long, @Nullable Long> before = new HashMap<>();
        done.before().forEach(ownership -> before.put(ownership.practice(), ownership.owner()));
        Map<Long, List<Long>> received = new TreeMap<>();
        Map<Long, List<@Nullable Long>> newOwnersByLoser = new TreeMap<>();
        for (PracticeOwnership after : done.after()) {
            Long from = before.get(after.practice());
            Long to = after.owner();
            if (Objects.equals(from, to)) {
                continue;
            }
            if (to != null) {
                received.computeIfAbsent(to, rep -> new ArrayList<>()).add(after.practice());
            }
            if (from != null) {
                newOwnersByLoser.computeIfAbsent(from, rep -> new ArrayList<>()).add(to);
            }
        }
        if (received.isEmpty() && newOwnersByLoser.isEmpty()) {
            return;
        }
        List<Receipt> receipts = new ArrayList<>();
        received.forEach((rep, practices) -> receipts.add(new Receipt(rep, practices)));
        List<Loss> losses = new ArrayList<>();
        newOwnersByLoser.forEach((rep, owners) -> losses.add(new Loss(rep, owners.size(), label(owners))));
        events.publishEvent(new PracticesHandedOver(UUID.randomUUID().toString(), by, receipts, losses));
    }

    /**
     * Returns a text about the new owners of the practices that a rep lost.
     *
     * @param owners new owner of each practice; null for no rep
     */
    private String label(List<@Nullable Long> owners) {
        List<Long> reps = owners.stream().filter(Objects::nonNull).toList();
        if (reps.isEmpty()) {
            return NO_REP;
        }
        int withoutRep = owners.size() - reps.size();
        return withoutRep == 0
                ? label(Set.copyOf(reps))
                : "%s (%d) and %s (%d)".formatted(label(Set.copyOf(reps)), reps.size(), NO_REP, withoutRep);
    }

    private String label(Set<Long> reps) {
        return reps.size() > 1
                ? reps.size() + " reps"
                : jdbc.sql("select name from user_directory where id = ?")
                        .param(reps.iterator().next())
                        .query(String.class)
                        .single();
    }
}
