package io.curasync.ledger;

import io.curasync.ledger.edit.ManualEdit;
import io.curasync.ledger.ownership.OwnershipHistory;
import io.curasync.ledger.ownership.PracticeOwnershipRepository;
import io.curasync.platform.AdvisoryLocks;
import io.curasync.platform.SqlTimes;
import java.sql.ResultSet;
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

/**
 * Assigns practices to reps on behalf of users, within the caller's transaction. The caller must check the permission of the
 * user. All methods identify practices by CuraSync's id.
 */
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
            where id = any(:practices) and owner_is_manual
            returning p.id, p.owner_id""";

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
     * Assigns practices to a user, regardless of their reps in CuraGenesis. A practice that the user already owns only becomes manually
     * assigned.
     *
     * <p>For the other practices, the period of the present owner ends at {@code since}, and the period of the user begins. If the present
     * owner's period began at {@code since} or later, that period is deleted. If an earlier owner's period ends after {@code since}, the
     * user's period begins at that end instead. If no period remains, the user's period also covers all earlier orders.
     *
     * @param owner id of the user
     * @param since start of the user's period as owner. Earlier orders belong to the previous owners.
     * @param by id of the user who makes the change
     * @param reason shown to people on the timeline
     * @return the practices whose owner changed
     * @throws org.springframework.dao.PessimisticLockingFailureException if a practice does not exist, for example because it was merged
     *     concurrently
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
     * Ends the manual assignment of practices. Each practice is then assigned to the user whose alias matches the rep's name in
     * CuraGenesis. If there is no such user, the practice has no rep. Practices without a manual assignment do not change.
     *
     * @param since start of the new owner's period; see {@link #assign} for the effect on the periods of other owners
     * @param by id of the user who makes the change
     * @param reason shown to people on the timeline
     * @return the practices whose owner changed
     * @throws org.springframework.dao.PessimisticLockingFailureException if a practice does not exist, for example because it was
     *     merged concurrently
     */
    public Set<Long> release(Collection<Long> practices, Instant since, long by, String reason) {
        AdvisoryLocks.share(jdbc, AdvisoryLocks.ALIASES);
        return manualEdit.edit(practices, Set.of(), by, FACT, reason, () -> {
            Map<Long, @Nullable Long> owners = new HashMap<>();
            jdbc.sql(ASSIGN_BY_ALIAS)
                    .param("practices", practices.toArray(Long[]::new))
                    .query((ResultSet row) -> {
                        owners.put(row.getLong("id"), row.getObject("owner_id", Long.class));
                    });
            ownershipHistory.transfer(owners, since);
        });
    }

    /**
     * Locks practices until the transaction ends. Returns their owners and histories of owners, by practice. The map does not
     * contain practices that do not exist.
     */
    public Map<Long, PracticeOwnership> lock(Collection<Long> practices) {
        AdvisoryLocks.share(jdbc, AdvisoryLocks.ALIASES);
        manualEdit.lock(practices);
        return practiceOwnershipRepository.read(practices);
    }

    /**
     * Restores the owners that practices had before a change, and the history of their owners. A practice whose owner was not assigned
     * manually gets the owner who matches by alias now. See {@link PracticeOwnershipRepository#write}.
     *
     * @param before the ownerships to restore
     * @param by id of the user who makes the change
     * @param reason shown to people on the timeline
     * @throws org.springframework.dao.PessimisticLockingFailureException if a practice does not exist, for example because it was merged
     *     concurrently
     */
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
     * @param since null for the first owner, who is also credited with all earlier orders
     * @param until null for the present owner
     */
    public record Period(
            String owner, @Nullable Instant since, @Nullable Instant until) {}

    /** Returns the periods of the present and past owners of a practice, latest first. Does not require a transaction. */
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
