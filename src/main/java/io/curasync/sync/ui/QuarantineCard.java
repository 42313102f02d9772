package io.curasync.sync.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.curasync.ledger.quarantine.Quarantine;
import io.curasync.sync.SyncOverview;
import io.curasync.ui.Card;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.RelativeTime;

/** Card with the number of unresolved rows in quarantine, and the newest of these rows with their reasons. */
final class QuarantineCard extends Composite<Card> {

    private final Span count = new Span();
    private final Div reasons = new Div();
    private final Paragraph hint = new Paragraph();

    @Override
    protected Card initContent() {
        count.addClassName("sync-total");
        reasons.addClassName("sync-lines");
        hint.addClassName("cs-muted");
        Card card = new Card("Quarantine", count, reasons, hint);
        card.setActions(new Anchor(QuarantineView.PATH, "Show all"));
        return card;
    }

    void show(SyncOverview overview) {
        count.setText(NumberLabels.of(overview.quarantined()));
        reasons.removeAll();
        for (Quarantine.UnresolvedRow row : overview.quarantine()) {
            Anchor key = new Anchor(QuarantineView.PATH + "/" + row.id(), row.rowKey());
            key.addClassName("cs-strong");
            Div line = new Div(key, new Span(": " + row.reason() + " · "), new RelativeTime(row.lastSeen()));
            line.setTitle(row.rowKey() + ": " + row.reason());
            reasons.add(line);
        }
        hint.setText(overview.quarantined() == 0 ? "No rows in quarantine" : "The next sync retries them");
    }
}
