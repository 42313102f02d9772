package io.curasync.practiceimport;

import io.curasync.account.AuditLog;
import io.curasync.account.CurrentUser;
import io.curasync.live.ChangeSignal;
import io.curasync.live.Topic;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Previews and starts the undo of an import that has ended, for admins only. {@link ImportWorker} processes the rows in the
 * background on any instance.
 */
@Service
public class ImportUndo {

    private static final int ROWS_PER_READ = 5_000;

    private static final String START = """
            update practice_import set status = 'UNDOING', position = 0, message = null, undone_by = :by,
                undo_started_at = clock_timestamp()
            where id = :id and undoable and status in ('DONE', 'CANCELLED')""";

    private static final String CONTINUE = """
            update practice_import set status = 'UNDOING', message = null
            where id = :id and status = 'FAILED' and undo_started_at is not null""";

    private final JdbcClient jdbc;
    private final ImportQuery importQuery;
    private final UndoRows rows;
    private final AuditLog auditLog;
    private final ChangeSignal signal;
    private final TransactionOperations transaction;

    ImportUndo(
            JdbcClient jdbc,
            ImportQuery importQuery,
            UndoRows rows,
            AuditLog auditLog,
            ChangeSignal signal,
            TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.importQuery = importQuery;
        this.rows = rows;
        this.auditLog = auditLog;
        this.signal = signal;
        this.transaction = transaction;
    }

    /**
     * Counts the effects that an undo would have now. The actual effects may differ, because the practices are not locked and can change
     * before the undo.
     */
    public UndoPreview preview(CurrentUser by, long id) {
        by.requireAdmin("undo imports");
        UndoPreview preview = UndoPreview.NONE;
        int position = 0;
        List<UndoRows.AppliedRow> batch = rows.after(id, position, ROWS_PER_READ);
        while (!batch.isEmpty()) {
            List<UndoOutcome> outcomes = rows.preview(batch);
            for (int i = 0; i < batch.size(); i++) {
                preview = preview.plus(batch.get(i), outcomes.get(i));
            }
            position = batch.getLast().row();
            batch = rows.after(id, position, ROWS_PER_READ);
        }
        return preview;
    }

    /**
     * Starts the undo, or continues an undo that failed.
     *
     * @return empty if the undo was started or continued; otherwise the reason why not, as a text for the user
     */
    public Optional<String> start(CurrentUser by, long id) {
        by.requireAdmin("undo imports");
        boolean started = Boolean.TRUE.equals(transaction.execute(status -> {
            if (jdbc.sql(CONTINUE).param("id", id).update() > 0) {
                return true;
            }
            boolean isNew = jdbc.sql(START).param("by", by.id()).param("id", id).update() > 0;
            if (isNew) {
                String fileName = importQuery.find(id).orElseThrow().fileName();
                auditLog.record(by.email(), "import.undone", "import " + id, fileName);
            }
            return isNew;
        }));
        signal.publish(Topic.IMPORT);
        return started ? Optional.empty() : Optional.of(obstacle(id));
    }

    private String obstacle(long id) {
        PracticeImport practiceImport = importQuery.find(id).orElse(null);
        if (practiceImport == null) {
            return "This import does not exist.";
        }
        return switch (practiceImport.status()) {
            case UNDOING -> "This import is already being undone.";
            case UNDONE -> "This import was already undone.";
            case CHECKING, READY, APPLYING -> "This import has not ended.";
            case FAILED -> "This import has not ended. Cancel it first.";
            case DONE, CANCELLED ->
                practiceImport.outcome().created() + practiceImport.outcome().updated() == 0
                        ? "This import changed nothing."
                        : "The previous values are no longer stored, so this import cannot be undone.";
        };
    }
}
