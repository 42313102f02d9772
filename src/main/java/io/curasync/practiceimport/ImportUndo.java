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

/** Undoes an import as a whole. Admins only. The work itself runs in the background, on any instance. */
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

    /** Counts the effects that an undo would have now, without locks. */
    public UndoPreview preview(CurrentUser by, long id) {
        by.requireAdmin("undo imports");
        UndoPreview preview = UndoPreview.NONE;
        int position = 0;
        List<UndoRows.Due> due = rows.after(id, position, ROWS_PER_READ);
        while (!due.isEmpty()) {
            List<UndoOutcome> outcomes = rows.preview(due);
            for (int i = 0; i < due.size(); i++) {
                preview = preview.plus(due.get(i), outcomes.get(i));
            }
            position = due.getLast().row();
            due = rows.after(id, position, ROWS_PER_READ);
        }
        return preview;
    }

    /** Starts the undo, or continues one that failed. Returns the reason if it cannot start; empty if it is running now. */
    public Optional<String> start(CurrentUser by, long id) {
        by.requireAdmin("undo imports");
        boolean started = Boolean.TRUE.equals(transaction.execute(status -> {
            if (jdbc.sql(CONTINUE).param("id", id).update() > 0) {
                return true;
            }
            boolean fresh = jdbc.sql(START).param("by", by.id()).param("id", id).update() > 0;
            if (fresh) {
                String fileName = importQuery.find(id).orElseThrow().fileName();
                auditLog.record(by.email(), "book.import.undone", "import " + id, fileName);
            }
            return fresh;
        }));
        signal.publish(Topic.IMPORT);
        return started ? Optional.empty() : Optional.of(refusal(id));
    }

    private String refusal(long id) {
        PracticeImport book = importQuery.find(id).orElse(null);
        if (book == null) {
            return "There is no such import.";
        }
        return switch (book.status()) {
            case UNDOING -> "This import is being undone already.";
            case UNDONE -> "This import was already undone.";
            case CHECKING, READY, APPLYING -> "This import has not ended.";
            case FAILED -> "This import has not ended. Cancel it first.";
            case DONE, CANCELLED ->
                book.outcome().created() + book.outcome().updated() == 0
                        ? "This import changed nothing."
                        : "The previous values are no longer stored, so this import cannot be undone.";
        };
    }
}
