package io.curasync.ledger;

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
 * Undoes stored edits of practices. A value is put back only if the practice still has the one that the edit gave it; the rep only
 * together with the history of reps. Practices that an edit created stay.
 */
@Component
public class PracticeEditUndo {

    private static final String FOLLOWED = """
            select p.id, a.user_id from practice p join rep_alias a on a.alias_key = p.sales_rep_key where p.id = any(?)""";

    private final JdbcClient jdbc;
    private final ManualEdit people;
    private final PracticeValueStore values;

    PracticeEditUndo(JdbcClient jdbc, ManualEdit people, PracticeValueStore values) {
        this.jdbc = jdbc;
        this.people = people;
        this.values = values;
    }

    /** A value that an edit can change. */
    public enum Field {
        NAME,
        NPI,
        REP
    }

    /** Why a value is not put back. */
    public enum Obstacle {
        /** It is no longer what the edit made it. */
        CHANGED,
        /** The previous NPI is another practice's now. */
        NPI_TAKEN,
        /** The rep who would get the practice is deactivated. */
        REP_DEACTIVATED
    }

    /**
     * The outcome for one edit.
     *
     * @param restored the values that were put back
     * @param left the values that were not
     */
    public record Result(Set<Field> restored, Map<Field, Obstacle> left) {}

    /**
     * Returns what {@link #undo} would do now. Changes and locks nothing.
     *
     * @param assignable ids of the users who may get practices
     */
    @Transactional(readOnly = true, propagation = Propagation.SUPPORTS)
    public List<Result> preview(List<PracticeEdit> edits, Set<Long> assignable) {
        Map<Long, MergedPractice> merged = merged(edits);
        return plan(practices(edits, merged), edits, merged, assignable).run(edits);
    }

    /**
     * Undoes edits within the caller's transaction.
     *
     * @param assignable ids of the users who may get practices
     * @param by the user who does it
     * @param fact its name on the timelines
     * @param reason for people, on the timelines
     * @return one result for each edit, in their order
     * @throws org.springframework.dao.PessimisticLockingFailureException a practice was merged meanwhile: try again
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Result> undo(List<PracticeEdit> edits, Set<Long> assignable, long by, String fact, String reason) {
        AliasLock.share(jdbc);
        Map<Long, MergedPractice> merged = merged(edits);
        Set<Long> practices = practices(edits, merged);
        List<Result> results = new ArrayList<>();
        people.edit(practices, Set.of(), by, fact, reason, () -> {
            UndoPlan plan = plan(practices, edits, merged, assignable);
            results.addAll(plan.run(edits));
            values.write(plan.before(), plan.after());
        });
        return results;
    }

    private Map<Long, MergedPractice> merged(List<PracticeEdit> edits) {
        Map<Long, MergedPractice> merged = new HashMap<>();
        jdbc.sql("select twin, kept, takes_name, takes_npi, takes_owner from practice_merge where twin = any(?)")
                .param(edits.stream().map(PracticeEdit::practice).toArray(Long[]::new))
                .query(MergedPractice.class)
                .list()
                .forEach(one -> merged.put(one.twin(), one));
        return merged;
    }

    /** The practices that the edits are about now. */
    private Set<Long> practices(List<PracticeEdit> edits, Map<Long, MergedPractice> merged) {
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
        Map<Long, Long> followed = new HashMap<>();
        jdbc.sql(FOLLOWED).param(practices.toArray(Long[]::new)).query((ResultSet row) -> {
            followed.put(row.getLong("id"), row.getLong("user_id"));
        });
        NpiHolders npis = new NpiHolders();
        jdbc.sql("select npi, id from practice where npi = any(?)")
                .param(SqlArrays.texts(edits, edit -> edit.before().npi()))
                .query((ResultSet row) -> {
                    npis.add(row.getString("npi"), row.getLong("id"));
                });
        return new UndoPlan(values.read(practices), merged, followed, npis, assignable);
    }
}
