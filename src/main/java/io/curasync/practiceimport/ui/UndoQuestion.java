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

/** Asks before an import is undone, with the effect in numbers, and starts the undo. */
final class UndoQuestion {

    private static final Logger log = LoggerFactory.getLogger(UndoQuestion.class);

    private final ImportUndo undo;
    private final CurrentUser user;
    private final PracticeImport book;

    UndoQuestion(ImportUndo undo, CurrentUser user, PracticeImport book) {
        this.undo = undo;
        this.user = user;
        this.book = book;
    }

    /**
     * Counts the effect in the background, because a large import takes seconds. Then asks.
     *
     * @param counted called on the screen when the count has ended
     */
    void open(UI ui, Runnable counted) {
        Thread.ofVirtual().name("import-undo-count").start(() -> {
            try {
                Runnable answer = answer();
                ui.access(() -> {
                    counted.run();
                    answer.run();
                });
            } catch (UIDetachedException closed) {
                log.debug("Discarded the effect of undoing import {}: the screen was closed", book.id());
            }
        });
    }

    private Runnable answer() {
        try {
            List<String> effects = UndoLabels.effects(undo.preview(user, book.id()));
            return effects.isEmpty() ? () -> Toast.refused("There is nothing left to undo.") : () -> ask(effects);
        } catch (RuntimeException e) {
            log.warn("Could not count the effect of undoing import {}", book.id(), e);
            return () -> Toast.refused("The effect of the undo could not be counted. Try again.");
        }
    }

    private void ask(List<String> effects) {
        ConfirmationDialog confirmationDialog =
                new ConfirmationDialog("Undo import " + book.id() + "?", "Undo import", this::start);
        effects.forEach(confirmationDialog::saying);
        confirmationDialog
                .saying("An undo cannot be undone. You can import the file again.")
                .dangerous()
                .open();
    }

    void start() {
        undo.start(user, book.id()).ifPresent(Toast::refused);
    }
}
