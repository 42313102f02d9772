package io.curasync.practiceimport.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import io.curasync.practiceimport.ImportStatus;
import io.curasync.practiceimport.PracticeImport;
import io.curasync.ui.Card;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.StatusBadge;

/** The status of an import, its effects in numbers, and its actions. */
final class ImportStatusCard extends Composite<Card> implements HasStyle {

    private final StatusBadge badge = new StatusBadge(StatusBadge.Kind.RUNNING, "");
    private final Paragraph explanation = new Paragraph();
    private final ProgressBar progress = new ProgressBar();
    private final Div figures = new Div();
    private final Paragraph changes = new Paragraph();
    private final Button confirm;
    private final Button cancel;
    private final Button undo;

    ImportStatusCard(Runnable confirmed, Runnable cancelled, Runnable undone) {
        confirm = new Button("", click -> confirmed.run());
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        cancel = new Button("", click -> cancelled.run());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        undo = new Button("", click -> undone.run());
        undo.addThemeVariants(ButtonVariant.TERTIARY);
        figures.addClassName("import-figures");
        changes.addClassName("import-changes");
        explanation.getElement().setAttribute("role", "status");
    }

    @Override
    protected Card initContent() {
        Div line = new Div(badge, explanation);
        line.addClassName("import-line");
        Card card = new Card("", line, progress, figures, changes);
        card.addClassName("import-state");
        card.setActions(cancel, undo, confirm);
        return card;
    }

    void show(PracticeImport book) {
        getContent().setTitle(book.fileName());
        badge.setStatus(ImportLabels.kind(book.status()), ImportLabels.word(book));
        explanation.setText(ImportLabels.explanation(book));
        progress.setValue(book.progress());
        progress.setVisible(book.running());
        showFigures(book);
        boolean ready = book.status() == ImportStatus.READY && book.columns().identifies() && book.good() > 0;
        boolean failed = book.status() == ImportStatus.FAILED;
        boolean resumable = failed && book.startedAt() != null && !book.isUndoStarted();
        confirm.setVisible(ready || resumable);
        confirm.setText(resumable ? "Continue" : "Import " + NumberLabels.of(book.good(), "row"));
        boolean open = book.running() || book.status() == ImportStatus.READY || failed;
        cancel.setVisible(open && !book.isUndoStarted());
        cancel.setText(cancelText(book));
        undo.setVisible(book.isUndoable() || failed && book.isUndoStarted());
        undo.setText(failed ? "Continue undo" : "Undo import");
    }

    /** Disabled while the effect of an undo is counted. */
    void setUndoEnabled(boolean enabled) {
        undo.setEnabled(enabled);
    }

    private static String cancelText(PracticeImport book) {
        return switch (book.status()) {
            case APPLYING -> "Stop here";
            case READY -> "Discard";
            default -> "Cancel";
        };
    }

    private void showFigures(PracticeImport book) {
        figures.removeAll();
        boolean begun = book.startedAt() != null;
        figure(book.rows(), "rows");
        if (book.status() != ImportStatus.CHECKING) {
            figure(begun ? book.outcome().created() : book.plan().toCreate(), "new");
            figure(begun ? book.outcome().updated() : book.plan().toUpdate(), "changed");
            figure(begun ? book.outcome().unchanged() : book.plan().toKeep(), "unchanged");
            figure(book.faults() + (long) book.outcome().refused(), "skipped (errors)");
            changes.setText(ImportLabels.changes(book));
        }
        if (book.isUndoStarted()) {
            figure(book.undo().putBack(), "put back");
            if (book.undo().partly() > 0) {
                figure(book.undo().partly(), "put back in part");
            }
            figure(book.undo().left(), "left");
        }
        changes.setVisible(book.status() != ImportStatus.CHECKING && book.plan().toUpdate() > 0);
    }

    private void figure(long number, String name) {
        Span figure = new Span(NumberLabels.of(number));
        figure.addClassName("import-figure");
        Span label = new Span(name);
        label.addClassName("cs-muted");
        figures.add(new Div(figure, label));
    }
}
