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

/** Card with the status of an import, its effects in numbers, and buttons to confirm, cancel or undo it. */
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

    void show(PracticeImport practiceImport) {
        getContent().setTitle(practiceImport.fileName());
        badge.setStatus(ImportLabels.kind(practiceImport.status()), ImportLabels.status(practiceImport));
        explanation.setText(ImportLabels.explanation(practiceImport));
        progress.setValue(practiceImport.progress());
        progress.setVisible(practiceImport.running());
        showFigures(practiceImport);
        boolean ready = practiceImport.status() == ImportStatus.READY
                && practiceImport.columns().hasIdColumn()
                && practiceImport.validRows() > 0;
        boolean failed = practiceImport.status() == ImportStatus.FAILED;
        boolean resumable = failed && practiceImport.startedAt() != null && !practiceImport.isUndoStarted();
        confirm.setVisible(ready || resumable);
        confirm.setText(resumable ? "Continue" : "Import " + NumberLabels.of(practiceImport.validRows(), "row"));
        boolean open = practiceImport.running() || practiceImport.status() == ImportStatus.READY || failed;
        cancel.setVisible(open && !practiceImport.isUndoStarted());
        cancel.setText(cancelText(practiceImport));
        undo.setVisible(practiceImport.isUndoable() || failed && practiceImport.isUndoStarted());
        undo.setText(failed ? "Continue undo" : "Undo import");
    }

    /** Enables or disables the undo button. It is disabled while the effects of an undo are being counted. */
    void setUndoEnabled(boolean enabled) {
        undo.setEnabled(enabled);
    }

    private static String cancelText(PracticeImport practiceImport) {
        return switch (practiceImport.status()) {
            case APPLYING -> "Stop here";
            case READY -> "Discard";
            default -> "Cancel";
        };
    }

    private void showFigures(PracticeImport practiceImport) {
        figures.removeAll();
        boolean started = practiceImport.startedAt() != null;
        figure(practiceImport.rows(), "rows");
        if (practiceImport.status() != ImportStatus.CHECKING) {
            figure(
                    started
                            ? practiceImport.outcome().created()
                            : practiceImport.plan().toCreate(),
                    "new");
            figure(
                    started
                            ? practiceImport.outcome().updated()
                            : practiceImport.plan().toUpdate(),
                    "changed");
            figure(
                    started
                            ? practiceImport.outcome().unchanged()
                            : practiceImport.plan().toKeep(),
                    "unchanged");
            figure(practiceImport.faults() + (long) practiceImport.outcome().refused(), "skipped (errors)");
            changes.setText(ImportLabels.changes(practiceImport));
        }
        if (practiceImport.isUndoStarted()) {
            figure(practiceImport.undo().putBack(), "put back");
            if (practiceImport.undo().partly() > 0) {
                figure(practiceImport.undo().partly(), "put back in part");
            }
            figure(practiceImport.undo().left(), "left");
        }
        changes.setVisible(practiceImport.status() != ImportStatus.CHECKING
                && practiceImport.plan().toUpdate() > 0);
    }

    private void figure(long number, String name) {
        Span figure = new Span(NumberLabels.of(number));
        figure.addClassName("import-figure");
        Span label = new Span(name);
        label.addClassName("cs-muted");
        figures.add(new Div(figure, label));
    }
}
