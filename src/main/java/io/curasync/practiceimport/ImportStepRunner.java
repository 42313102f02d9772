package io.curasync.practiceimport;

import io.curasync.platform.Bisection;
import io.curasync.platform.DatabaseFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Runs one step of the oldest import with pending work. The instance that has locked the import's row works on it. If that
 * instance dies, its connection closes and releases the lock, and another instance continues after the last committed step.
 */
@Component
class ImportStepRunner {

    private static final String NEXT = ImportQuery.SELECT + """
            where b.status in ('CHECKING', 'APPLYING', 'UNDOING') order by b.id limit 1 for update of b skip locked""";

    private final JdbcClient jdbc;
    private final ImportQuery importQuery;
    private final ValidateStep validateStep;
    private final ApplyStep applyStep;
    private final UndoRows undo;
    private final TransactionOperations transaction;

    ImportStepRunner(
            JdbcClient jdbc,
            ImportQuery importQuery,
            ValidateStep validateStep,
            ApplyStep applyStep,
            UndoRows undo,
            TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.importQuery = importQuery;
        this.validateStep = validateStep;
        this.applyStep = applyStep;
        this.undo = undo;
        this.transaction = transaction;
    }

    /** @param by the user who started the work */
    private record Taken(PracticeImport book, long by) {}

    /** Runs one step. Returns the import as it was before the step; null if there is no pending work. */
    @Transactional
    public @Nullable PracticeImport next() {
        Taken taken = take().orElse(null);
        if (taken == null) {
            return null;
        }
        switch (taken.book().status()) {
            case CHECKING -> validateStep.step(taken.book());
            case UNDOING -> undo.step(taken.book(), taken.by());
            default -> applyStep.step(taken.book(), taken.by());
        }
        return taken.book();
    }

    /**
     * Refuses the rows of the next batch that the ledger cannot take. Each attempt is rolled back. Returns false if there are no
     * such rows, or if all rows fail because of an error on our side.
     */
    boolean refuseUnfit() {
        Taken taken =
                Objects.requireNonNull(transaction.execute(status -> take())).orElse(null);
        if (taken == null) {
            return false;
        }
        return switch (taken.book().status()) {
            case APPLYING -> refuseUnfit(taken, applyStep);
            case UNDOING -> refuseUnfit(taken, undo);
            default -> false;
        };
    }

    private <R> boolean refuseUnfit(Taken taken, RowWork<R> work) {
        List<R> due = work.due(taken.book());
        Map<R, RuntimeException> unfit = new LinkedHashMap<>();
        Bisection.run(due, part -> attempt(taken, work, part), unfit::put);
        boolean onlyOurErrors = unfit.size() == due.size()
                && unfit.values().stream().noneMatch(e -> DatabaseFailure.of(e) == DatabaseFailure.REFUSED);
        if (unfit.isEmpty() || onlyOurErrors) {
            return false;
        }
        transaction.executeWithoutResult(status ->
                unfit.forEach((one, failure) -> work.refuse(taken.book(), one, DatabaseFailure.reason(failure))));
        return true;
    }

    private <R> void attempt(Taken taken, RowWork<R> work, List<R> part) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            work.post(taken.book(), taken.by(), part);
        });
    }

    private Optional<Taken> take() {
        return jdbc.sql(NEXT)
                .query((row, number) -> {
                    PracticeImport book = importQuery.book(row, number);
                    return new Taken(
                            book, row.getLong(book.status() == ImportStatus.UNDOING ? "undone_by" : "created_by"));
                })
                .optional();
    }

    /** Marks the oldest import with pending work as failed, with a message. */
    @Transactional
    public void fail(String message) {
        jdbc.sql("""
                        update practice_import set status = 'FAILED', message = ? where id = (
                            select id from practice_import where status in ('CHECKING', 'APPLYING', 'UNDOING')
                            order by id limit 1 for update skip locked)""").param(message).update();
    }

    /** Discards imports that were not confirmed within a week. */
    @Transactional
    public int expire() {
        return jdbc.sql("""
                        update practice_import set status = 'CANCELLED', finished_at = clock_timestamp()
                        where status = 'READY' and created_at < now() - interval '7 days'""").update();
    }

    /** Deletes the rows of imports that ended 30 days ago. The imports stay, and can no longer be undone. */
    @Transactional
    public int deleteOld() {
        return jdbc.sql("""
                        with old as (
                                 select id from practice_import
                                 where coalesce(undone_at, finished_at) < now() - interval '30 days'
                                   and status not in ('UNDOING', 'FAILED') for update
                             ),
                             closed as (update practice_import set undoable = false where undoable and id in (select id from old)),
                             entries as (delete from practice_import_entry where import in (select id from old))
                        delete from practice_import_row where import in (select id from old)""").update();
    }
}
