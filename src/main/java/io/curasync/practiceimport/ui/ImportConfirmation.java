package io.curasync.practiceimport.ui;

import io.curasync.practiceimport.PracticeImport;
import io.curasync.ui.ConfirmationDialog;
import io.curasync.ui.NumberLabels;

/**
 * Factory for the dialog that asks for confirmation before an import changes practices. The dialog shows the expected effects in numbers.
 */
final class ImportConfirmation {

    private ImportConfirmation() {}

    static ConfirmationDialog of(PracticeImport practiceImport, Runnable confirmed) {
        String action = "Import " + NumberLabels.of(practiceImport.validRows(), "row");
        return new ConfirmationDialog(action + "?", action, confirmed)
                .withText(ImportLabels.effects(practiceImport))
                .withText("You can undo it for 30 days. Practices that it creates stay.");
    }
}
