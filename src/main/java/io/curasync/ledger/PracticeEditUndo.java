package io.curasync.ledger;

import io.curasync.ledger.edit.ManualEdit;
import io.curasync.ledger.edit.MergedPractice;
import io.curasync.ledger.edit.NpiHolders;
import io.curasync.ledger.edit.PracticeValueStore;
import io.curasync.ledger.edit.UndoPlan;
import io.curasync.platform.AdvisoryLocks;
import io.curasync.platform.SqlArrays;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Undoes stored edits of practices. A value is restored only if the practice still has the value that the edit set, and if there
 * is no other {@link Obstacle}. A rep is restored together with the history of the practice's reps, and only if that history is
 * unchanged since the edit. Practices that an edit created are not deleted.
 */
@Component
public class PracticeEditUndo {

    private static final String SELECT_REPS_BY_ALIAS = """
            select p.id, a.user_id from practice p join alias_directory a on a.alias_key = p.sales_rep_key where p.id = any(?)""";

    private final JdbcClient jdbc;
    private final ManualEdit manualEdit;
    private final PracticeValueStore values;

    PracticeEditUndo(JdbcClient jdbc, ManualEdit manualEdit, PracticeValueStore values) {
        this.jdbc = jdbc;
        this.manualEdit = manualEdit;
        this.values = values;
    }

    /**
     * A value whose restoration is reported in the {@link Result}. An undo also resets the state and the specialty that an edit set,
     * without reporting them.
     */
    public enum Field {
        NAME,
        NPI,
        REP,
        /** The phone, the address and the contacts, which are restored together. */
        DETAILS
    }

    /** A reason for not restoring a value. */
    public enum Obstacle {
        /**
         * The value has changed since the edit, or the practice no longer exists. This is also the reason if the practice was merged into a
         * practice that did not take the value.
         */
        CHANGED,
        /** Another practice now has the previous NPI. */
        NPI_TAKEN,
        /** The practice would get a deactivated rep, and deactivated reps get no practices. */
        REP_DEACTIVATED
    }

    /**
     * The outcome of the undo of one edit. Both components contain only fields that the edit changed.
     *
     * @param restored fields whose previous values were restored
     * @param left fields that were not restored, each with the reason
     */
    public record Result(Set<Field> restored, Map<Field, Obstacle> left) {}

    /**
     * Returns the results that {@link #undo} would return now, without changing or locking anything.
     *
     * @param assignable ids of the users that practices can be assigned to
     */
    @Transactional(readOnly = true, propagation = Propagation.SUPPORTS)
    public List<Result> preview(List<PracticeEdit> edits, Set<Long> assignable) {
        Map<Long, MergedPractice> merged = mergedPractices(edits);
        return plan(currentPractices(edits, merged), edits, merged, assignable).run(edits);
    }

    /**
     * Undoes edits within the caller's transaction.
     *
     * @param assignable ids of the users that practices can be assigned to
     * @param by id of the user who undoes the edits
     * @param fact the name of the change on the timelines
     * @param reason shown to people on the timelines
     * @return one result per edit, in the order of the edits
     * @throws org.springframework.dao.PessimisticLockingFailureException if a practice was merged concurrently; the caller can
     *     retry
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Result> undo(List<PracticeEdit> edits, Set<Long> assignable, long by, String fact, String reason) {
        AdvisoryLocks.share(jdbc, AdvisoryLocks.ALIASES);
        Map<Long, MergedPractice> merged = mergedPractices(edits);
        Set<Long> practices = currentPractices(edits, merged);
        List<Result> results = new ArrayList<>();
        manualEdit.edit(practices, Set.of(), by, fact, reason, () -> {
            UndoPlan plan = plan(practices, edits, merged, assignable);
            results.addAll(plan.run(edits));
            values.write(plan.before(), plan.after(), by);
        });
        return results;
    }

    private Map<Long, MergedPractice> mergedPractices(List<PracticeEdit> edits) {
        Map<Long, MergedPractice> merged = new HashMap<>();
        jdbc.sql("""
                        select duplicate, surviving, inherits_name, inherits_npi, inherits_owner from practice_merge
                        where duplicate = any(?)""")
                .param(edits.stream().map(PracticeEdit::practice).toArray(Long[]::new))
                .query(MergedPractice.class)
                .list()
                .forEach(one -> merged.put(one.duplicate(), one));
        return merged;
    }

    /** Returns the ids of the edited practices that still exist. A merged practice is represented by the surviving one. */
    private Set<Long> currentPractices(List<PracticeEdit> edits, Map<Long, MergedPractice> merged) {
        Long[] practices = edits.stream()
                .map(edit -> MergedPractice.current(edit.practice(), merged))
                .toArray(Long[]::new);
        return new HashSet<>(jdbc.sql("select id from practice where id = any(?)")
                .param(practices)
                .query(Long.class)
                .list());
    }

    private UndoPlan plan(
            Set<Long> practices, List<PracticeEdit> edits, Map<Long, MergedPractice> merged, Set<Long> assignable) {
        Map<Long, Long> repsByAlias = new HashMap<>();
        jdbc.sql(SELECT_REPS_BY_ALIAS).param(practices.toArray(Long[]::new)).query((ResultSet row) -> {
            repsByAlias.put(row.getLong("id"), row.getLong("user_id"));
        });
        NpiHolders npis = new NpiHolders();
        jdbc.sql("select npi, id from practice where npi = any(?)")
                .param(SqlArrays.texts(edits, edit -> edit.before().npi()))
                .query((ResultSet row) -> {
                    npis.add(row.getString("npi"), row.getLong("id"));
                });
        return new UndoPlan(values.read(practices), merged, repsByAlias, npis, assignable);
    }
}
