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
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One step of the oldest import that has something to do. Whichever instance has its row locked works on it; an instance that
 * dies lets go of it with its connection, and any other goes on from the last step that was committed.
 */
@Component
class ImportStepRunner {

    private static final String NEXT = ImportQuery.SELECT + """
            where b.status in ('CHECKING', 'APPLYING') order by b.id limit 1 for update of b skip locked""";

    private final JdbcClient jdbc;
    private final ImportQuery importQuery;
    private final ValidateStep validateStep;
    private final ApplyStep applyStep;
    private final TransactionTemplate transaction;

    ImportStepRunner(
            JdbcClient jdbc,
            ImportQuery importQuery,
            ValidateStep validateStep,
            ApplyStep applyStep,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.importQuery = importQuery;
        this.validateStep = validateStep;
        this.applyStep = applyStep;
        this.transaction = transaction;
    }

    private record Taken(PracticeImport book, long creator) {}

    /** The import as the step found it; null: there is nothing to do. */
    @Transactional
    public @Nullable PracticeImport next() {
        Taken taken = take().orElse(null);
        if (taken == null) {
            return null;
        }
        if (taken.book().status() == ImportStatus.CHECKING) {
            validateStep.step(taken.book());
        } else {
            applyStep.step(taken.book(), taken.creator());
        }
        return taken.book();
    }

    /**
     * Refuses those rows of the next step that the ledger cannot take; each attempt is rolled back. False if there are none, or if
     * no row can be taken by a fault of ours.
     */
    boolean refuseUnfit() {
        Taken taken =
                Objects.requireNonNull(transaction.execute(status -> take())).orElse(null);
        if (taken == null || taken.book().status() != ImportStatus.APPLYING) {
            return false;
        }
        List<ApplyStep.Due> due = applyStep.due(taken.book());
        Map<ApplyStep.Due, RuntimeException> unfit = new LinkedHashMap<>();
        Bisection.run(due, part -> tryOut(taken, part), unfit::put);
        boolean oursAlone = unfit.size() == due.size()
                && unfit.values().stream().noneMatch(e -> DatabaseFailure.of(e) == DatabaseFailure.REFUSED);
        if (unfit.isEmpty() || oursAlone) {
            return false;
        }
        transaction.executeWithoutResult(status ->
                unfit.forEach((one, failure) -> applyStep.refuse(taken.book(), one, DatabaseFailure.reason(failure))));
        return true;
    }

    private void tryOut(Taken taken, List<ApplyStep.Due> part) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            applyStep.post(taken.book(), taken.creator(), part);
        });
    }

    private Optional<Taken> take() {
        return jdbc.sql(NEXT)
                .query((row, number) -> new Taken(importQuery.book(row, number), row.getLong("created_by")))
                .optional();
    }

    /** The oldest import that has something to do stops where it is, and says why. */
    @Transactional
    public void fail(String message) {
        jdbc.sql("""
                        update book_import set status = 'FAILED', message = ? where id = (
                            select id from book_import where status in ('CHECKING', 'APPLYING')
                            order by id limit 1 for update skip locked)""").param(message).update();
    }

    /** Discards imports that nobody confirmed for a week. */
    @Transactional
    public int expire() {
        return jdbc.sql("""
                        update book_import set status = 'CANCELLED', finished_at = clock_timestamp()
                        where status = 'READY' and created_at < now() - interval '7 days'""").update();
    }

    /** Rows of imports that ended long ago are let go of; what became of them stays. */
    @Transactional
    public int forget() {
        return jdbc.sql("""
                        with old as (select id from book_import where finished_at < now() - interval '30 days'),
                             entries as (delete from book_import_entry where import in (select id from old))
                        delete from book_import_row where import in (select id from old)""").update();
    }
}
