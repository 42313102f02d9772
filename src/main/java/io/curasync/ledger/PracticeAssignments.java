package io.curasync.ledger;

import io.curasync.ledger.edit.ManualEdit;
import io.curasync.ledger.ownership.OwnershipHistory;
import io.curasync.ledger.ownership.PracticeOwnershipRepository;
import io.curasync.platform.AdvisoryLocks;
import io.curasync.platform.SqlTimes;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Assigns practices to reps on behalf of people, within the caller's transaction. The caller checks the permission. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class PracticeAssignments {

    private static final String FACT = "practice.assigned";

    private static final String ASSIGN = """
            update practice set owner_id = :owner, owner_is_manual = true, changed_at = now()
            where id = any(:practices) and (owner_id is distinct from :owner or not owner_is_manual)""";

    private static final String ASSIGN_BY_ALIAS = """
            update practice p set owner_is_manual = false, changed_at = now(),
                owner_id = (select a.user_id from alias_directory a where a.alias_key = p.sales_rep_key)
            where id = any(:practices) and owner_is_manual""";

    private final JdbcClient jdbc;
    private final ManualEdit manualEdit;
    private final OwnershipHistory ownershipHistory;
    private final PracticeOwnershipRepository practiceOwnershipRepository;

    PracticeAssignments(
            JdbcClient jdbc,
            ManualEdit manualEdit,
            OwnershipHistory ownershipHistory,
            PracticeOwnershipRepository practiceOwnershipRepository) {
        this.jdbc = jdbc;
        this.manualEdit = manualEdit;
        this.ownershipHistory = ownershipHistory;
        this.practiceOwnershipRepository = practiceOwnershipRepository;
    }

    /**
     * Assigns practices to a user, regardless of their reps in CuraGenesis.
     *
     * @param owner id of the user
     * @param since start of the user's period as owner, which decides to whom earlier orders belong. If it is before the start of the
     *     present owner's period, that start is used instead.
     * @param by id of the user who makes the change
     * @param reason shown to people on the timeline
     * @return the practices that changed
     */
    public Set<Long> assign(Collection<Long> practices, long owner, Instant since, long by, String reason) {
        AdvisoryLocks.share(jdbc, AdvisoryLocks.ALIASES);
        return manualEdit.edit(practices, Set.of(), by, FACT, reason, () -> {
            jdbc.sql(ASSIGN)
                    .param("owner", owner)
                    .param("practices", practices.toArray(Long[]::new))
                    .update();
            Map<Long, @Nullable Long> owners = new HashMap<>();
            practices.forEach(practice -> owners.put(practice, owner));
            ownershipHistory.transfer(owners, since);
        });
    }

    /**
     * Ends manual assignments. Each practice is assigned to the user who has its rep's name in CuraGenesis as an alias, or to no one.
     *
     * @return the practices that changed
     */
    public Set<Long> release(Collection<Long> practices, long by, String reason) {
        AdvisoryLocks.share(jdbc, AdvisoryLocks.ALIASES);
        return manualEdit.edit(
                practices,
                Set.of(),
                by,
                FACT,
                reason,
                () -> jdbc.sql(ASSIGN_BY_ALIAS)
                        .param("practices", practices.toArray(Long[]::new))
                        .update());
    }

    /** Locks practices until the transaction ends. Returns their present and past owners by practice. */
    public Map<Long, PracticeOwnership> lock(Collection<Long> practices) {
        AdvisoryLocks.share(jdbc, AdvisoryLocks.ALIASES);
        manualEdit.lock(practices);
        return practiceOwnershipRepository.read(practices);
    }

    /** Replaces the reps of practices and the history of their reps by earlier ones. See {@link PracticeOwnershipRepository#write}. */
    public void restore(Collection<PracticeOwnership> before, long by, String reason) {
        AdvisoryLocks.share(jdbc, AdvisoryLocks.ALIASES);
        manualEdit.edit(
                before.stream().map(PracticeOwnership::practice).toList(),
                Set.of(),
                by,
                FACT,
                reason,
                () -> practiceOwnershipRepository.write(before));
    }

    /**
     * A period during which a practice had one owner.
     *
     * @param owner the user's name
     * @param since null for the first owner
     * @param until null for the present owner
     */
    public record Period(
            String owner, @Nullable Instant since, @Nullable Instant until) {}

    /** Returns the present and past owners of a practice, latest first. */
    @Transactional(readOnly = true, propagation = Propagation.SUPPORTS)
    public List<Period> periods(long practice) {
        return jdbc.sql("""
                        select u.name, nullif(o.since, '-infinity') as since, o.until
                        from practice_ownership o join user_directory u on u.id = o.owner_id
                        where o.practice = ? order by o.since desc""")
                .param(practice)
                .query((row, number) -> new Period(
                        row.getString("name"),
                        SqlTimes.instantOrNull(row, "since"),
                        SqlTimes.instantOrNull(row, "until")))
                .list();
    }
}
