package io.curasync.practiceimport.ui;

import io.curasync.practiceimport.ImportQuery;
import io.curasync.practiceimport.ImportRow;
import io.curasync.practiceimport.ImportStatus;
import io.curasync.practiceimport.PracticeImport;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.StatusBadge;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** UI texts for imports and their rows. */
final class ImportLabels {

    private ImportLabels() {}

    static StatusBadge.Kind kind(ImportStatus status) {
        return switch (status) {
            case CHECKING, APPLYING, UNDOING -> StatusBadge.Kind.RUNNING;
            case READY -> StatusBadge.Kind.WARN;
            case DONE -> StatusBadge.Kind.OK;
            case CANCELLED, UNDONE -> StatusBadge.Kind.NEUTRAL;
            case FAILED -> StatusBadge.Kind.ERROR;
        };
    }

    static String status(PracticeImport practiceImport) {
        return switch (practiceImport.status()) {
            case CHECKING -> "Checking";
            case READY -> practiceImport.validRows() > 0 ? "Ready to import" : "Nothing to import";
            case APPLYING -> "Importing";
            case DONE -> "Done";
            case CANCELLED -> "Cancelled";
            case FAILED -> practiceImport.isUndoStarted() ? "Undo failed" : "Failed";
            case UNDOING -> "Undoing";
            case UNDONE -> "Undone";
        };
    }

    static String explanation(PracticeImport practiceImport) {
        return switch (practiceImport.status()) {
            case CHECKING ->
                "Row %s of %s."
                        .formatted(NumberLabels.of(practiceImport.position()), NumberLabels.of(practiceImport.rows()));
            case READY -> ready(practiceImport);
            case APPLYING, UNDOING ->
                "Row %s of %s. It continues if you leave this page."
                        .formatted(NumberLabels.of(practiceImport.position()), NumberLabels.of(practiceImport.rows()));
            case DONE -> outcome(practiceImport);
            case CANCELLED ->
                practiceImport.startedAt() == null
                        ? "Nothing was imported."
                        : "Imported rows stay. " + outcome(practiceImport);
            case FAILED ->
                practiceImport.message()
                        + (practiceImport.isUndoStarted() ? ". Continue to undo the rest." : ". Imported rows stay.");
            case UNDONE -> UndoLabels.result(practiceImport);
        };
    }

    private static String ready(PracticeImport practiceImport) {
        if (!practiceImport.columns().hasIdColumn()) {
            return "No column contains a practice id or a user id. Choose the column below.";
        }
        return practiceImport.validRows() > 0
                ? "Nothing is imported before you confirm. Discarded after 7 days."
                : "Every row has an error. Fix the file and upload it again, or change the columns below.";
    }

    private static String outcome(PracticeImport practiceImport) {
        PracticeImport.Outcome outcome = practiceImport.outcome();
        return "%s new, %s changed, %s unchanged, %s skipped."
                .formatted(
                        NumberLabels.of(outcome.created()),
                        NumberLabels.of(outcome.updated()),
                        NumberLabels.of(outcome.unchanged()),
                        NumberLabels.of(practiceImport.faults() + (long) outcome.refused()));
    }

    /** Returns the text of the confirmation dialog about the expected effects of the import, with numbers. */
    static String effects(PracticeImport practiceImport) {
        PracticeImport.Plan plan = practiceImport.plan();
        return Stream.of(
                        sentence(plan.toCreate(), "Creates %s.", NumberLabels.of(plan.toCreate(), "practice")),
                        sentence(plan.toUpdate(), "%s.", changes(practiceImport)),
                        sentence(plan.toKeep(), "Leaves %s unchanged.", NumberLabels.of(plan.toKeep())),
                        sentence(
                                practiceImport.faults(),
                                "Skips %s with errors.",
                                NumberLabels.of(practiceImport.faults(), "row")))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** Returns the expected changes of existing practices as text, such as {@code Changes 3 practices: 2 names, 1 rep}. */
    static String changes(PracticeImport practiceImport) {
        PracticeImport.Plan plan = practiceImport.plan();
        return "Changes %s: %s"
                .formatted(
                        NumberLabels.of(plan.toUpdate(), "practice"),
                        UndoLabels.kinds(plan.names(), plan.npis(), plan.reps(), plan.details()));
    }

    private static String sentence(int count, String sentence, String argument) {
        return count == 0 ? "" : sentence.formatted(argument);
    }

    /**
     * Returns the reason for skipping the row. If the row is not skipped, returns the result of its undo, or else its effect on the
     * practice. Returns an empty string if none of these is known yet.
     */
    static String effect(ImportRow row) {
        if (row.fault() != null) {
            return row.fault();
        }
        if (row.undo() != null) {
            return UndoLabels.effect(row, row.undo());
        }
        String effect = row.outcome() != null ? row.outcome() : row.effect() == null ? "" : row.effect();
        return switch (effect) {
            case "CREATE" -> "will be new";
            case "UPDATE" -> changes(row);
            case "KEEP", "UNCHANGED" -> "unchanged";
            case "CREATED" -> "new";
            case "UPDATED" -> row.changes().isEmpty() ? "changed" : "changed: " + changes(row);
            default -> "";
        };
    }

    private static String changes(ImportRow row) {
        return row.changes().stream()
                .map(change -> change.field() == ImportRow.Field.DETAILS
                        ? "details: " + orNone(change.after())
                        : "%s %s → %s"
                                .formatted(field(change.field()), orNone(change.before()), orNone(change.after())))
                .collect(Collectors.joining(" · "));
    }

    private static String field(ImportRow.Field field) {
        return switch (field) {
            case NAME -> "name";
            case NPI -> "NPI";
            case REP -> "rep";
            case DETAILS -> "details";
        };
    }

    private static String orNone(@Nullable String value) {
        return value == null ? "none" : value;
    }

    static String filter(ImportQuery.RowFilter filter) {
        return switch (filter) {
            case ALL -> "All rows";
            case FAULTS -> "Errors";
            case NEW -> "New";
            case CHANGED -> "Changed";
            case LEFT -> "Left";
        };
    }
}
