package io.curasync.practiceimport.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import io.curasync.account.CurrentUser;
import io.curasync.practiceimport.ImportUndo;
import io.curasync.practiceimport.PracticeImport;
import io.curasync.ui.ConfirmationDialog;
import io.curasync.ui.Toast;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for confirmation in a dialog before an import is undone. The dialog shows the expected effects in numbers. Starts the undo after the
 * confirmation.
 */
final class UndoQuestion {

    private static final Logger log = LoggerFactory.getLogger(UndoQuestion.class);

    private final ImportUndo undo;
    private final CurrentUser user;
    private final PracticeImport practiceImport;

    UndoQuestion(ImportUndo undo, CurrentUser user, PracticeImport practiceImport) {
        this.undo = undo;
        this.user = user;
        this.practiceImport = practiceImport;
    }

    /**
     * Counts the effects of the undo in the background, because this takes seconds for a large import. Then opens the dialog. If there is
     * nothing to undo, or if counting failed, shows a toast instead.
     *
     * @param ui UI of the screen
     * @param counted called after the count has ended or failed, while the UI is locked
     */
    void open(UI ui, Runnable counted) {
        Thread.ofVirtual().name("import-undo-count").start(() -> {
            try {
                Runnable openDialog = countEffects();
                ui.access(() -> {
                    counted.run();
                    openDialog.run();
                });
            } catch (UIDetachedException closed) {
                log.debug("Discarded the effects of the undo of import {}: the screen was closed", practiceImport.id());
            }
        });
    }

    /**
     * Counts the effects of the undo. Returns an action that opens the dialog, or that shows a toast if there is nothing to undo or if
     * counting failed.
     */
    private Runnable countEffects() {
        try {
            List<String> effects = UndoLabels.effects(undo.preview(user, practiceImport.id()));
            return effects.isEmpty() ? () -> Toast.refused("There is nothing left to undo.") : () -> ask(effects);
        } catch (RuntimeException e) {
            log.warn("Could not count the effects of the undo of import {}", practiceImport.id(), e);
            return () -> Toast.refused("The effects of the undo could not be counted. Try again.");
        }
    }

    private void ask(List<String> effects) {
        ConfirmationDialog confirmationDialog =
                new ConfirmationDialog("Undo import " + practiceImport.id() + "?", "Undo import", this::start);
        effects.forEach(confirmationDialog::withText);
        confirmationDialog
                .withText("An undo cannot be undone. You can import the file again.")
                .dangerous()
                .open();
    }

    /** Starts the undo, or continues a failed undo, without asking for confirmation. */
    void start() {
        undo.start(user, practiceImport.id()).ifPresent(Toast::refused);
    }
}
