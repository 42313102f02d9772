package io.curasync.practiceimport;

import io.curasync.platform.Bisection;
import io.curasync.platform.DatabaseFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Runs imports step by step, with one transaction per step. During a step, the row of the import is locked, so that other instances skip
 * the import. If the instance crashes, PostgreSQL releases the lock, and another instance continues after the last committed step. This
 * class also cancels expired imports, ends expired undos, and deletes old rows. {@link ImportWorker} calls this class.
 */
@Component
class ImportStepRunner {

    private static final String LOCK_NEXT = ImportQuery.SELECT + """
            where b.status in ('CHECKING', 'APPLYING', 'UNDOING') order by b.id limit 1 for update of b skip locked""";

    private static final String LOCK = ImportQuery.SELECT + "where b.id = ? for update of b";

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
     * A locked import, as it was when it was locked.
     *
     * @param by id of the user who uploaded the file; for an undo, id of the user who started the undo
     */
    private record LockedImport(PracticeImport practiceImport, long by) {}

    /**
     * Thrown if a step of an import failed. The transaction of the step was rolled back. Contains the original exception and the id of the
     * import.
     */
    static final class StepFailure extends RuntimeException {

        private final long importId;
        private final RuntimeException failure;

        private StepFailure(long importId, RuntimeException failure) {
            super(failure);
            this.importId = importId;
            this.failure = failure;
        }

        long importId() {
            return importId;
        }

        RuntimeException failure() {
            return failure;
        }
    }

    /**
     * Runs one step of the oldest pending import that no other instance has locked. Returns the import as it was before the step; null if
     * there is no such import.
     *
     * @throws StepFailure if the step failed
     */
    @Nullable
    PracticeImport runNext() {
        AtomicReference<@Nullable PracticeImport> started = new AtomicReference<>();
        try {
            transaction.executeWithoutResult(status -> lock(LOCK_NEXT).ifPresent(locked -> {
                started.set(locked.practiceImport());
                run(locked);
            }));
        } catch (RuntimeException e) {
            PracticeImport failed = started.get();
            throw failed == null ? e : new StepFailure(failed.id(), e);
        }
        return started.get();
    }

    private void run(LockedImport locked) {
        switch (locked.practiceImport().status()) {
            case CHECKING -> validateStep.validateBatch(locked.practiceImport());
            case UNDOING -> undo.undoBatch(locked.practiceImport(), locked.by());
            default -> applyStep.applyBatch(locked.practiceImport(), locked.by());
        }
    }

    /**
     * Rejects the rows of the next batch that the ledger cannot apply or undo. Finds these rows by processing parts of the batch in
     * transactions that are rolled back. Does not lock the import during this search.
     *
     * <p>If all rows of the batch fail and PostgreSQL has rejected no value, the cause is probably an error in CuraSync. In this case,
     * rejects no row.
     *
     * @return whether at least one row was rejected
     */
    boolean rejectInvalidRows(long importId) {
        LockedImport locked = Objects.requireNonNull(transaction.execute(status -> lock(LOCK, importId)))
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

    private <R> boolean rejectInvalidRows(LockedImport locked, RowPhase<R> work) {
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

    private <R> void attempt(LockedImport locked, RowPhase<R> work, List<R> part) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            work.post(locked.practiceImport(), locked.by(), part);
        });
    }

    private Optional<LockedImport> lock(String sql, Object... params) {
        return jdbc.sql(sql)
                .params(params)
                .query((row, number) -> {
                    PracticeImport practiceImport = importQuery.practiceImport(row, number);
                    return new LockedImport(
                            practiceImport,
                            row.getLong(practiceImport.status() == ImportStatus.UNDOING ? "undone_by" : "created_by"));
                })
                .optional();
    }

    /**
     * Sets the status of an import to {@link ImportStatus#FAILED}. Has no effect if the import is not being validated, applied or undone.
     *
     * @param message reason, for the user
     */
    @Transactional
    public void fail(long importId, String message) {
        jdbc.sql("""
                        update practice_import set status = 'FAILED', message = ?
                        where id = ? and status in ('CHECKING', 'APPLYING', 'UNDOING')""").params(message, importId).update();
    }

    /**
     * Cancels imports that were not confirmed within seven days after the upload. Also cancels imports that failed and were confirmed more
     * than 30 days ago. If the validation failed, the 30 days begin with the upload. Does not cancel failed undos. Returns the number of
     * canceled imports.
     */
    @Transactional
    public int cancelExpired() {
        return jdbc.sql("""
                        update practice_import set status = 'CANCELLED', finished_at = clock_timestamp()
                        where status = 'READY' and created_at < now() - interval '7 days'
                           or status = 'FAILED' and undo_started_at is null
                              and coalesce(started_at, created_at) < now() - interval '30 days'""").update();
    }

    /**
     * Ends failed undos that were not continued within 30 days after the start of the undo. The remaining rows count as not restored.
     * Returns the number of these undos.
     */
    @Transactional
    public int endExpiredUndos() {
        return jdbc.sql("""
                        with expired as (
                                 select id from practice_import
                                 where status = 'FAILED' and undo_started_at < now() - interval '30 days' for update
                             ),
                             remaining as (
                                 update practice_import_entry set undo = 'LEFT', undo_note = 'the undo was not continued in time'
                                 where import in (select id from expired) and outcome in ('CREATED', 'UPDATED') and undo is null
                                 returning import
                             )
                        update practice_import b set status = 'UNDONE', position = rows, undone_at = clock_timestamp(),
                            left_as_is = left_as_is + (select count(*) from remaining r where r.import = b.id)
                        where b.id in (select id from expired)""").update();
    }

    /**
     * Deletes the rows of imports that ended more than 30 days ago. If an import was undone, the 30 days begin with the end of the undo.
     * Without these rows, an import can no longer be undone. Returns the number of deleted rows.
     */
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
