package io.curasync.bookimport.ui;

import io.curasync.base.Quantity;
import io.curasync.base.StatusBadge;
import io.curasync.bookimport.BookImport;
import io.curasync.bookimport.ImportRow;
import io.curasync.bookimport.ImportStatus;
import io.curasync.bookimport.Imports;

/** An import as people read it. */
final class Words {

    private Words() {}

    static StatusBadge.Kind kind(ImportStatus status) {
        return switch (status) {
            case CHECKING, APPLYING -> StatusBadge.Kind.RUNNING;
            case READY -> StatusBadge.Kind.WARN;
            case DONE -> StatusBadge.Kind.OK;
            case CANCELLED -> StatusBadge.Kind.NEUTRAL;
            case FAILED -> StatusBadge.Kind.ERROR;
        };
    }

    static String word(ImportStatus status) {
        return switch (status) {
            case CHECKING -> "Checking";
            case READY -> "Waits for your word";
            case APPLYING -> "Importing";
            case DONE -> "Done";
            case CANCELLED -> "Cancelled";
            case FAILED -> "Failed";
        };
    }

    static String explanation(BookImport book) {
        return switch (book.status()) {
            case CHECKING -> "Row %s of %s.".formatted(Quantity.of(book.position()), Quantity.of(book.rows()));
            case READY ->
                book.columns().identifies()
                        ? "Nothing is written before you confirm."
                        : "No column holds a practice id or a user id: say below which does.";
            case APPLYING ->
                "Row %s of %s. It goes on when you leave this page."
                        .formatted(Quantity.of(book.position()), Quantity.of(book.rows()));
            case DONE -> outcome(book);
            case CANCELLED ->
                book.startedAt() == null ? "Nothing was written." : "What was written stays. " + outcome(book);
            case FAILED -> book.message() + ". What was written stays.";
        };
    }

    private static String outcome(BookImport book) {
        return "%s new, %s changed, %s as they were, %s left out."
                .formatted(
                        Quantity.of(book.created()),
                        Quantity.of(book.updated()),
                        Quantity.of(book.unchanged()),
                        Quantity.of(book.faults() + (long) book.refused()));
    }

    /** What becomes, or became, of the row. */
    static String effect(ImportRow row) {
        if (row.fault() != null) {
            return row.fault();
        }
        String what = row.outcome() != null ? row.outcome() : row.effect() == null ? "" : row.effect();
        return switch (what) {
            case "CREATE" -> "will be new";
            case "UPDATE" -> "will be changed";
            case "KEEP" -> "is so already";
            case "CREATED" -> "new";
            case "UPDATED" -> "changed";
            case "UNCHANGED" -> "was so already";
            default -> "";
        };
    }

    static String which(Imports.Which which) {
        return switch (which) {
            case ALL -> "All rows";
            case FAULTS -> "Faults";
            case NEW -> "New";
            case CHANGED -> "Changed";
        };
    }
}
