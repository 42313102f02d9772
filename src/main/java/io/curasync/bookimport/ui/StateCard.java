package io.curasync.bookimport.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import io.curasync.base.Card;
import io.curasync.base.Quantity;
import io.curasync.base.StatusBadge;
import io.curasync.bookimport.BookImport;
import io.curasync.bookimport.ImportStatus;

/** Where an import stands, what it would do or has done, and what can be done with it. */
final class StateCard extends Composite<Card> implements HasStyle {

    private final StatusBadge badge = new StatusBadge(StatusBadge.Kind.RUNNING, "");
    private final Paragraph explanation = new Paragraph();
    private final ProgressBar progress = new ProgressBar();
    private final Div figures = new Div();
    private final Button confirm;
    private final Button cancel;

    StateCard(Runnable confirmed, Runnable cancelled) {
        confirm = new Button("", click -> confirmed.run());
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        cancel = new Button("", click -> cancelled.run());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        figures.addClassName("import-figures");
        explanation.getElement().setAttribute("role", "status");
    }

    @Override
    protected Card initContent() {
        Div line = new Div(badge, explanation);
        line.addClassName("import-line");
        Card card = new Card("", line, progress, figures);
        card.addClassName("import-state");
        card.setActions(cancel, confirm);
        return card;
    }

    void show(BookImport book) {
        getContent().setTitle(book.fileName());
        badge.setStatus(Words.kind(book.status()), Words.word(book.status()));
        explanation.setText(Words.explanation(book));
        progress.setValue(book.progress());
        progress.setVisible(book.running());
        showFigures(book);
        boolean ready = book.status() == ImportStatus.READY && book.columns().identifies() && book.good() > 0;
        boolean resumable = book.status() == ImportStatus.FAILED && book.startedAt() != null;
        confirm.setVisible(ready || resumable);
        confirm.setText(resumable ? "Go on" : "Import " + Quantity.of(book.good(), "row"));
        boolean open = book.running() || book.status() == ImportStatus.READY || book.status() == ImportStatus.FAILED;
        cancel.setVisible(open);
        cancel.setText(book.status() == ImportStatus.APPLYING ? "Stop here" : "Cancel");
    }

    private void showFigures(BookImport book) {
        figures.removeAll();
        boolean begun = book.startedAt() != null;
        figure(book.rows(), "rows");
        if (book.status() != ImportStatus.CHECKING) {
            figure(begun ? book.created() : book.toCreate(), begun ? "new" : "would be new");
            figure(begun ? book.updated() : book.toUpdate(), begun ? "changed" : "would be changed");
            figure(begun ? book.unchanged() : book.toKeep(), begun ? "as they were" : "are so already");
            figure(book.faults() + (long) book.refused(), "left out, with a fault");
        }
    }

    private void figure(long number, String name) {
        Span figure = new Span(Quantity.of(number));
        figure.addClassName("import-figure");
        Span label = new Span(name);
        label.addClassName("cs-muted");
        figures.add(new Div(figure, label));
    }
}
