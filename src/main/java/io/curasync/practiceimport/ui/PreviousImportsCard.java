package io.curasync.practiceimport.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import io.curasync.practiceimport.PracticeImport;
import io.curasync.ui.Card;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.RelativeTime;
import io.curasync.ui.StatusBadge;
import java.util.List;

/** Card that lists the latest imports, each with a link to its screen. */
final class PreviousImportsCard extends Composite<Card> implements HasStyle {

    private final Div rows = new Div();

    PreviousImportsCard() {
        rows.addClassName("import-earlier");
    }

    @Override
    protected Card initContent() {
        return new Card("Previous imports", rows);
    }

    void show(List<PracticeImport> imports) {
        rows.removeAll();
        if (imports.isEmpty()) {
            Paragraph none = new Paragraph("No imports yet. Choose a file to start one.");
            none.addClassName("cs-muted");
            rows.add(none);
        }
        imports.forEach(practiceImport -> rows.add(row(practiceImport)));
    }

    private static Div row(PracticeImport practiceImport) {
        RouterLink link = new RouterLink(
                practiceImport.fileName(),
                ImportView.class,
                new RouteParameters(ImportView.ID, String.valueOf(practiceImport.id())));
        link.addClassName("cs-strong");
        Span detail = new Span(NumberLabels.of(practiceImport.rows(), "row") + " · " + practiceImport.creator());
        detail.addClassName("cs-muted");
        Div row = new Div(
                new Div(link, detail),
                new StatusBadge(ImportLabels.kind(practiceImport.status()), ImportLabels.status(practiceImport)),
                new RelativeTime(practiceImport.createdAt()));
        row.addClassName("import-earlier-row");
        return row;
    }
}
