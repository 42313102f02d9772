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

/** UI text of imports and their rows. */
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

    static String word(PracticeImport book) {
        return switch (book.status()) {
            case CHECKING -> "Checking";
            case READY -> book.good() > 0 ? "Ready to import" : "Nothing to import";
            case APPLYING -> "Importing";
            case DONE -> "Done";
            case CANCELLED -> "Cancelled";
            case FAILED -> book.isUndoStarted() ? "Undo failed" : "Failed";
            case UNDOING -> "Undoing";
            case UNDONE -> "Undone";
        };
    }

    static String explanation(PracticeImport book) {
        return switch (book.status()) {
            case CHECKING -> "Row %s of %s.".formatted(NumberLabels.of(book.position()), NumberLabels.of(book.rows()));
            case READY -> ready(book);
            case APPLYING, UNDOING ->
                "Row %s of %s. It continues if you leave this page."
                        .formatted(NumberLabels.of(book.position()), NumberLabels.of(book.rows()));
            case DONE -> outcome(book);
            case CANCELLED ->
                book.startedAt() == null ? "Nothing was imported." : "Imported rows stay. " + outcome(book);
            case FAILED ->
                book.message() + (book.isUndoStarted() ? ". Continue to undo the rest." : ". Imported rows stay.");
            case UNDONE -> UndoLabels.result(book);
        };
    }

    private static String ready(PracticeImport book) {
        if (!book.columns().identifies()) {
            return "No column holds a practice id or a user id. Choose the column below.";
        }
        return book.good() > 0
                ? "Nothing is imported before you confirm. Discarded after 7 days."
                : "Every row has an error. Fix the file and upload it again, or change the columns below.";
    }

    private static String outcome(PracticeImport book) {
        PracticeImport.Outcome outcome = book.outcome();
        return "%s new, %s changed, %s unchanged, %s skipped."
                .formatted(
                        NumberLabels.of(outcome.created()),
                        NumberLabels.of(outcome.updated()),
                        NumberLabels.of(outcome.unchanged()),
                        NumberLabels.of(book.faults() + (long) outcome.refused()));
    }

    /** Returns the effects of confirming the import, in numbers. */
    static String effects(PracticeImport book) {
        PracticeImport.Plan plan = book.plan();
        return Stream.of(
                        sentence(plan.toCreate(), "Creates %s.", NumberLabels.of(plan.toCreate(), "practice")),
                        sentence(plan.toUpdate(), "%s.", changes(book)),
                        sentence(plan.toKeep(), "Leaves %s unchanged.", NumberLabels.of(plan.toKeep())),
                        sentence(book.faults(), "Skips %s with errors.", NumberLabels.of(book.faults(), "row")))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** The changes by kind. */
    static String changes(PracticeImport book) {
        PracticeImport.Plan plan = book.plan();
        return "Changes %s: %s"
                .formatted(
                        NumberLabels.of(plan.toUpdate(), "practice"),
                        UndoLabels.kinds(plan.names(), plan.npis(), plan.reps()));
    }

    private static String sentence(int count, String sentence, String words) {
        return count == 0 ? "" : sentence.formatted(words);
    }

    /** The effect of a row. */
    static String effect(ImportRow row) {
        if (row.fault() != null) {
            return row.fault();
        }
        if (row.undo() != null) {
            return UndoLabels.effect(row, row.undo());
        }
        String what = row.outcome() != null ? row.outcome() : row.effect() == null ? "" : row.effect();
        return switch (what) {
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
                .map(change ->
                        "%s %s → %s".formatted(field(change.field()), orNone(change.before()), orNone(change.after())))
                .collect(Collectors.joining(" · "));
    }

    private static String field(ImportRow.Field field) {
        return switch (field) {
            case NAME -> "name";
            case NPI -> "NPI";
            case REP -> "rep";
        };
    }

    private static String orNone(@Nullable String value) {
        return value == null ? "none" : value;
    }

    static String which(ImportQuery.RowFilter which) {
        return switch (which) {
            case ALL -> "All rows";
            case FAULTS -> "Errors";
            case NEW -> "New";
            case CHANGED -> "Changed";
            case LEFT -> "Left";
        };
    }
}
