package io.curasync.ledger.details;

import io.curasync.account.CurrentUser;
import io.curasync.ledger.edit.ManualEdit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Applies changes that people make to the name and the details of a practice, within the caller's transaction. Each change
 * appears on the timeline of the practice, with the values before and after. If two people change the same value, the later
 * change wins.
 */
@Component
public class PracticeDetailsEditor {

    private static final String FACT = "details.changed";

    private static final String RENAME = """
            update practice set name = nullif(:name, ''), changed_at = now()
            where id = :practice and name is distinct from nullif(:name, '')""";

    private final JdbcClient jdbc;
    private final ManualEdit manualEdit;
    private final PracticeDetailsQuery query;
    private final PracticeDetailsRepository repository;

    PracticeDetailsEditor(
            JdbcClient jdbc, ManualEdit manualEdit, PracticeDetailsQuery query, PracticeDetailsRepository repository) {
        this.jdbc = jdbc;
        this.manualEdit = manualEdit;
        this.query = query;
        this.repository = repository;
    }

    /** Outcome of an edit. */
    public sealed interface Result {

        /**
         * The practice has the values of the edit.
         *
         * @param changed false if the practice already had these values
         */
        record Done(boolean changed) implements Result {}

        /**
         * Nothing was changed, because a value is invalid.
         *
         * @param faults messages for the user by field; see {@link PracticeDetailsValidator#faults}
         */
        record Invalid(Map<String, String> faults) implements Result {}

        /** Nothing was changed, because the practice does not exist or is not in the user's scope. */
        record NotFound() implements Result {}
    }

    /**
     * Changes the name and the details of a practice in the user's scope.
     *
     * @param practice CuraSync's id of the practice
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Result edit(long practice, PracticeDetailsEdit edit, CurrentUser by) {
        // Locks the practice before the scope is checked, because the practice may be handed over or merged while this
        // transaction waits for the lock.
        if (manualEdit.lock(List.of(practice)) == 0
                || query.inScope(by.scope(), List.of(practice)).isEmpty()) {
            return new Result.NotFound();
        }
        Map<String, String> faults = PracticeDetailsValidator.faults(edit);
        if (!faults.isEmpty()) {
            return new Result.Invalid(faults);
        }
        Set<Long> changed = manualEdit.edit(
                List.of(practice), Set.of(), by.id(), FACT, "by " + by.name(), () -> write(practice, edit, by.id()));
        return new Result.Done(!changed.isEmpty());
    }

    private void write(long practice, PracticeDetailsEdit edit, long by) {
        if (edit.name() != null) {
            jdbc.sql(RENAME)
                    .param("name", edit.name())
                    .param("practice", practice)
                    .update();
        }
        if (edit.setsDetails()) {
            Map<Long, StoredDetails> before = repository.stored(List.of(practice));
            List<StoredDetails> after =
                    before.values().stream().map(stored -> stored.edited(edit)).toList();
            repository.write(before, after, by);
        }
    }
}
