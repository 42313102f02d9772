package io.curasync.sync.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import io.curasync.ledger.quarantine.QuarantinedRow;
import io.curasync.platform.text.JsonMasker;
import io.curasync.ui.BrowserTime;
import io.curasync.ui.DrawerHead;
import io.curasync.ui.RelativeTime;
import io.curasync.ui.StatusBadge;

/** Drawer that shows one quarantined row: the reason, advice, and the content of the row with masked secrets. */
final class QuarantineDrawer extends Div {

    private final H2 title = new H2();
    private final Div facts = new Div();
    private final Paragraph explanation = new Paragraph();
    private final Paragraph advice = new Paragraph();
    private final Paragraph effect = new Paragraph();
    private final Pre content = new Pre();

    /**
     * Creates the drawer without a row.
     *
     * @param close called when the user closes the drawer
     */
    QuarantineDrawer(Runnable close) {
        addClassNames("cs-card", "cs-drawer", "sync-drawer");
        getElement().setAttribute("role", "complementary").setAttribute("aria-label", "Quarantined row");
        facts.addClassName("sync-facts");
        explanation.addClassNames("sync-error", "sync-doubt");
        effect.addClassName("cs-muted");
        content.addClassNames("sync-raw", "sync-row");
        content.getElement().setAttribute("tabindex", "0").setAttribute("aria-label", "Row as received");
        add(
                new DrawerHead(title, close),
                facts,
                explanation,
                new H3("What to do"),
                advice,
                effect,
                new H3("Row as received"),
                content);
    }

    /**
     * Shows a row.
     *
     * @param raw JSON of the row as stored; secrets are masked before it is displayed
     */
    void show(QuarantinedRow row, String raw) {
        BrowserTime time = BrowserTime.of(UI.getCurrent());
        title.setText(row.label());
        facts.removeAll();
        facts.add(
                new StatusBadge(QuarantineLabels.kind(row.status()), QuarantineLabels.status(row.status())),
                fact("Since", RelativeTime.clock(row.firstSeen())),
                fact("Last seen", RelativeTime.clock(row.lastSeen())),
                fact("Run", new Anchor("sync/" + row.runId(), "Sync #" + row.runId())));
        if (row.resolvedAt() != null) {
            facts.add(fact("Resolved", RelativeTime.clock(row.resolvedAt())));
        }
        if (row.userId() != null && row.practiceId() != null) {
            facts.add(fact("User id", new Span(row.userId())));
        }
        if (row.practice() != null) {
            facts.add(fact("Practice", new Anchor("practices/" + row.practice(), "Open the practice")));
        }
        explanation.setText(QuarantineLabels.explanation(row, time));
        advice.setText(QuarantineLabels.advice(row));
        effect.setText(QuarantineLabels.effect(row, time));
        effect.setVisible(!effect.getText().isEmpty());
        content.setText(JsonMasker.format(raw));
    }

    private static Div fact(String name, Component value) {
        Span label = new Span(name);
        label.addClassName("cs-muted");
        return new Div(label, value);
    }
}
