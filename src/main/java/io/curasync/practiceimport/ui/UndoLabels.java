package io.curasync.practiceimport.ui;

import io.curasync.practiceimport.ImportRow;
import io.curasync.practiceimport.PracticeImport;
import io.curasync.practiceimport.UndoExtent;
import io.curasync.practiceimport.UndoPreview;
import io.curasync.ui.NumberLabels;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** UI texts for the undo of an import. */
final class UndoLabels {

    private UndoLabels() {}

    /** Returns the expected effects of an undo, as one sentence for each kind of effect; empty if the undo would have no effect. */
    static List<String> effects(UndoPreview preview) {
        List<String> effects = new ArrayList<>();
        if (preview.practices() > 0) {
            effects.add("Puts back what the import changed in %s: %s."
                    .formatted(
                            NumberLabels.of(preview.practices(), "practice"),
                            kinds(preview.names(), preview.npis(), preview.reps(), preview.details())));
        }
        if (preview.created() > 0) {
            effects.add(
                    preview.created() == 1
                            ? "1 practice that the import created stays, without the values that the import gave it."
                            : "%s practices that the import created stay, without the values that the import gave them."
                                    .formatted(NumberLabels.of(preview.created())));
        }
        if (preview.left() > 0) {
            effects.add("Leaves values of %s that have been changed since or cannot be put back."
                    .formatted(NumberLabels.of(preview.left(), "practice")));
        }
        return effects;
    }

    /**
     * Returns the numbers of values of each kind as text, such as {@code 3 names, 1 rep, details of 2}. Omits zeros.
     *
     * @param details number of practices whose details are counted
     */
    static String kinds(int names, int npis, int reps, int details) {
        return Stream.of(
                        amount(names, "name"),
                        amount(npis, "NPI"),
                        amount(reps, "rep"),
                        details == 0 ? "" : "details of " + NumberLabels.of(details))
                .filter(amount -> !amount.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String amount(int count, String noun) {
        return count == 0 ? "" : NumberLabels.of(count, noun);
    }

    /** Returns the result of a finished undo, in numbers. */
    static String result(PracticeImport practiceImport) {
        PracticeImport.Undo undo = practiceImport.undo();
        String partly = undo.partly() == 0 ? "" : "%s put back in part, ".formatted(NumberLabels.of(undo.partly()));
        String created = practiceImport.outcome().created() == 0 ? "" : " Practices that it created stay.";
        return "%s put back, %s%s left.%s"
                .formatted(NumberLabels.of(undo.putBack()), partly, NumberLabels.of(undo.left()), created);
    }

    /** Returns the result of the undo of one row, such as {@code put back except: name changed since}. */
    static String effect(ImportRow row, UndoExtent extent) {
        return switch (extent) {
            case PUT_BACK -> "CREATED".equals(row.outcome()) ? "put back (the practice stays)" : "put back";
            case PARTLY -> "put back except: " + row.undoNote();
            case LEFT -> "left: " + row.undoNote();
        };
    }
}
