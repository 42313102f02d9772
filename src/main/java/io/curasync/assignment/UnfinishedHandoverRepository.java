package io.curasync.assignment;

import io.curasync.account.AuditLog;
import io.curasync.ledger.PracticeOwnership;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stores the committed batches of handovers whose last batch has not been committed yet. During a batch, the row of the handover
 * is locked, so that no other instance ends the handover.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class UnfinishedHandoverRepository {

    private static final String INSERT = """
            insert into unfinished_handover (action, by_id, subject, released, address, practices)
            values (:action, :by, :subject, :released, :address, :practices)""";
    private static final String ADD_BATCH = """
            update unfinished_handover set processed = :processed, aliases = aliases || :aliases::text[], batch_at = clock_timestamp()
            where action = :action""";
    private static final String ADD_CHANGES = """
            insert into unfinished_handover_change (action, practice, owner_before, owner_after)
            select :action, b.practice, b.owner, a.owner
            from unnest(:before::bigint[], :ownersBefore::bigint[]) as b (practice, owner)
                left join unnest(:after::bigint[], :ownersAfter::bigint[]) as a (practice, owner) using (practice)""";
    private static final String LOCK = """
            select h.action, h.by_id, u.email, h.subject, h.released, h.aliases, h.address, h.practices, h.processed
            from unfinished_handover h join user_directory u on u.id = h.by_id where\s""";
    private static final String INTERRUPTED =
            "h.batch_at < now() - interval '2 minutes' order by h.batch_at limit 1 for update of h skip locked";
    private static final String SELECT_CHANGES =
            "select practice, owner_before, owner_after from unfinished_handover_change where action = ? order by practice";

    private final JdbcClient jdbc;

    UnfinishedHandoverRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores an action before its first batch. */
    void insert(HandoverAction action) {
        jdbc.sql(INSERT)
                .param("action", action.id())
                .param("by", action.by().id())
                .param("subject", action.nothingDone().subject())
                .param("released", action.isRelease())
                .param("address", AuditLog.clientAddress())
                .param("practices", action.size())
                .update();
    }

    /**
     * Locks the action for its next batch.
     *
     * @throws IllegalStateException if another instance has ended the action, because this instance had not committed a batch for
     *     more than 2 minutes
     */
    void lock(String action) {
        if (jdbc.sql("select action from unfinished_handover where action = ? for update")
                .param(action)
                .query(String.class)
                .optional()
                .isEmpty()) {
            throw new IllegalStateException("Handover " + action + " was ended by another instance");
        }
    }

    /**
     * Stores a batch of a locked action.
     *
     * @param processed number of practices in this batch and all earlier ones
     */
    void add(String action, HandoverUndo batch, int processed) {
        jdbc.sql(ADD_BATCH)
                .param("action", action)
                .param("processed", processed)
                .param("aliases", batch.aliases().toArray(String[]::new))
                .update();
        jdbc.sql(ADD_CHANGES)
                .param("action", action)
                .param("before", practices(batch.before()))
                .param("ownersBefore", owners(batch.before()))
                .param("after", practices(batch.after()))
                .param("ownersAfter", owners(batch.after()))
                .update();
    }

    void delete(String action) {
        jdbc.sql("delete from unfinished_handover where action = ?")
                .param(action)
                .update();
    }

    /** Locks and returns the action. Returns an empty result if the action has no committed batch, or has already ended. */
    Optional<UnfinishedHandover> find(String action) {
        return jdbc.sql(LOCK + "h.action = ? for update of h")
                .param(action)
                .query(this::unfinished)
                .optional();
    }

    /**
     * Locks and returns an action that has committed no batch in the last 2 minutes, probably because its instance was killed. Omits
     * actions that another transaction has locked. Returns an empty result if there is none.
     */
    Optional<UnfinishedHandover> findInterrupted() {
        return jdbc.sql(LOCK + INTERRUPTED).query(this::unfinished).optional();
    }

    private UnfinishedHandover unfinished(ResultSet row, int number) throws SQLException {
        String action = row.getString("action");
        long by = row.getLong("by_id");
        List<PracticeOwnership> before = new ArrayList<>();
        List<PracticeOwnership> after = new ArrayList<>();
        jdbc.sql(SELECT_CHANGES).param(action).query((ResultSet change) -> {
            long practice = change.getLong("practice");
            before.add(owner(practice, change.getObject("owner_before", Long.class)));
            after.add(owner(practice, change.getObject("owner_after", Long.class)));
        });
        List<String> aliases = List.of((String[]) row.getArray("aliases").getArray());
        return new UnfinishedHandover(
                action,
                by,
                row.getString("email"),
                row.getString("address"),
                row.getBoolean("released"),
                new HandoverUndo(row.getString("subject"), by, aliases, before, after),
                row.getInt("processed"),
                row.getInt("practices"));
    }

    private static PracticeOwnership owner(long practice, @Nullable Long owner) {
        return new PracticeOwnership(practice, owner, false, List.of());
    }

    private static Long[] practices(Collection<PracticeOwnership> ownerships) {
        return ownerships.stream().map(PracticeOwnership::practice).toArray(Long[]::new);
    }

    private static Long[] owners(Collection<PracticeOwnership> ownerships) {
        return ownerships.stream().map(PracticeOwnership::owner).toArray(Long[]::new);
    }
}
