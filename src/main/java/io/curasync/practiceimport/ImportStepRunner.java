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
 * Runs one step of the oldest import with pending work. An instance locks the import's row while it works on the import. If the
 * instance ends abruptly, its connection closes, PostgreSQL releases the lock, and another instance continues after the last
 * committed step.
 */
@Component
class ImportStepRunner {

    private static final String LOCK_NEXT = ImportQuery.SELECT + """
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

    /**
     * An import whose row is locked.
     *
     * @param by id of the user who started the work
     */
    private record LockedImport(PracticeImport practiceImport, long by) {}

    /** Runs one step. Returns the import as it was before the step, or null if there is no pending work. */
    @Transactional
    public @Nullable PracticeImport runNext() {
        LockedImport locked = lockNext().orElse(null);
        if (locked == null) {
            return null;
        }
        switch (locked.practiceImport().status()) {
            case CHECKING -> validateStep.validateBatch(locked.practiceImport());
            case UNDOING -> undo.undoBatch(locked.practiceImport(), locked.by());
            default -> applyStep.applyBatch(locked.practiceImport(), locked.by());
        }
        return locked.practiceImport();
    }

    /**
     * Marks the rows of the next batch that the ledger rejects. Finds them by attempts with parts of the batch, which are rolled back.
     *
     * @return false if the ledger rejects no row, or if all rows fail although none violates a rule of the database, which indicates
     * an error in CuraSync
     */
    boolean rejectInvalidRows() {
        LockedImport locked = Objects.requireNonNull(transaction.execute(status -> lockNext()))
                .orElse(null);
        if (locked == null) {
            return false;
        }
        return switch (locked.practiceImport().status()) {
            case APPLYING -> rejectInvalidRows(locked, applyStep);
            case UNDOING -> rejectInvalidRows(locked, undo);
            default -> false;
        };
    }

    private <R> boolean rejectInvalidRows(LockedImport locked, RowWork<R> work) {
        List<R> batch = work.nextBatch(locked.practiceImport());
        Map<R, RuntimeException> rejected = new LinkedHashMap<>();
        Bisection.run(batch, part -> attempt(locked, work, part), rejected::put);
        boolean isInternalError = rejected.size() == batch.size()
                && rejected.values().stream().noneMatch(e -> DatabaseFailure.of(e) == DatabaseFailure.REFUSED);
        if (rejected.isEmpty() || isInternalError) {
            return false;
        }
        transaction.executeWithoutResult(status -> rejected.forEach(
                (row, failure) -> work.reject(locked.practiceImport(), row, DatabaseFailure.reason(failure))));
        return true;
    }

    private <R> void attempt(LockedImport locked, RowWork<R> work, List<R> part) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            work.post(locked.practiceImport(), locked.by(), part);
        });
    }

    private Optional<LockedImport> lockNext() {
        return jdbc.sql(LOCK_NEXT)
                .query((row, number) -> {
                    PracticeImport practiceImport = importQuery.practiceImport(row, number);
                    return new LockedImport(
                            practiceImport,
                            row.getLong(practiceImport.status() == ImportStatus.UNDOING ? "undone_by" : "created_by"));
                })
                .optional();
    }

    /** Sets the oldest import with pending work to failed. */
    @Transactional
    public void fail(String message) {
        jdbc.sql("""
                        update practice_import set status = 'FAILED', message = ? where id = (
                            select id from practice_import where status in ('CHECKING', 'APPLYING', 'UNDOING')
                            order by id limit 1 for update skip locked)""").param(message).update();
    }

    /** Cancels imports that were not confirmed within seven days. Returns their number. */
    @Transactional
    public int cancelExpired() {
        return jdbc.sql("""
                        update practice_import set status = 'CANCELLED', finished_at = clock_timestamp()
                        where status = 'READY' and created_at < now() - interval '7 days'""").update();
    }

    /** Deletes the rows of imports that ended more than 30 days ago, which can no longer be undone then. Returns the number of rows. */
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
