package io.curasync.ledger;

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

/** Whose practices are, decided by people. Within the caller's transaction; the caller has checked that this is allowed. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class PracticeAssignments {

    private static final String FACT = "practice.assigned";

    private static final String ASSIGN = """
            update practice set owner_id = :owner, owner_by_hand = true, changed_at = now()
            where id = any(:practices) and (owner_id is distinct from :owner or not owner_by_hand)""";

    private static final String RELEASE = """
            update practice p set owner_by_hand = false, changed_at = now(),
                owner_id = (select a.user_id from rep_alias a where a.alias_key = p.sales_rep_key)
            where id = any(:practices) and owner_by_hand""";

    private final JdbcClient jdbc;
    private final ManualEdit people;
    private final OwnershipHistory ownershipHistory;
    private final PracticeOwnershipRepository practiceOwnershipRepository;

    PracticeAssignments(
            JdbcClient jdbc,
            ManualEdit people,
            OwnershipHistory ownershipHistory,
            PracticeOwnershipRepository practiceOwnershipRepository) {
        this.jdbc = jdbc;
        this.people = people;
        this.ownershipHistory = ownershipHistory;
        this.practiceOwnershipRepository = practiceOwnershipRepository;
    }

    /**
     * Makes them this user's, whatever name CuraGenesis writes.
     *
     * @param since from when on, which decides whose the orders before are; never before the present owner's own beginning
     * @param by the user who does it
     * @param reason for people, on the timeline
     * @return those that changed hands
     */
    public Set<Long> assign(Collection<Long> practices, long owner, Instant since, long by, String reason) {
        AliasLock.share(jdbc);
        return people.edit(practices, Set.of(), by, FACT, reason, () -> {
            jdbc.sql(ASSIGN)
                    .param("owner", owner)
                    .param("practices", practices.toArray(Long[]::new))
                    .update();
            Map<Long, @Nullable Long> owners = new HashMap<>();
            practices.forEach(practice -> owners.put(practice, owner));
            ownershipHistory.pass(owners, since);
        });
    }

    /** Makes them whose CuraGenesis says again, by its name for the rep. */
    public Set<Long> release(Collection<Long> practices, long by, String reason) {
        AliasLock.share(jdbc);
        return people.edit(
                practices,
                Set.of(),
                by,
                FACT,
                reason,
                () -> jdbc.sql(RELEASE)
                        .param("practices", practices.toArray(Long[]::new))
                        .update());
    }

    /** Whose practices are and were, by practice. They stay locked, and so unchanged, until the transaction ends. */
    public Map<Long, PracticeOwnership> lock(Collection<Long> practices) {
        AliasLock.share(jdbc);
        people.lock(practices);
        return practiceOwnershipRepository.read(practices);
    }

    /** Gives practices the reps and the history that they had before. */
    public void restore(Collection<PracticeOwnership> before, long by, String reason) {
        AliasLock.share(jdbc);
        people.edit(
                before.stream().map(PracticeOwnership::practice).toList(),
                Set.of(),
                by,
                FACT,
                reason,
                () -> practiceOwnershipRepository.write(before));
    }

    /**
     * A time during which a practice was somebody's.
     *
     * @param owner the user's name
     * @param since null: from the beginning
     * @param until null: it still is
     */
    public record Period(
            String owner, @Nullable Instant since, @Nullable Instant until) {}

    /** Whose the practice was and is, the latest first. */
    @Transactional(readOnly = true, propagation = Propagation.SUPPORTS)
    public List<Period> periods(long practice) {
        return jdbc.sql("""
                        select u.name, nullif(o.since, '-infinity') as since, o.until
                        from practice_ownership o join app_user u on u.id = o.owner_id
                        where o.practice = ? order by o.since desc""")
                .param(practice)
                .query((row, number) -> new Period(
                        row.getString("name"),
                        PracticeStateReader.instant(row, "since"),
                        PracticeStateReader.instant(row, "until")))
                .list();
    }
}
