package io.curasync.monitoring.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.RouterLink;
import io.curasync.monitoring.CheckStatus;
import io.curasync.monitoring.Incident;
import io.curasync.ui.BrowserTime;
import io.curasync.ui.Card;
import io.curasync.ui.FeedItem;
import io.curasync.ui.Icon;
import io.curasync.ui.LocalText;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.RelativeTime;
import java.util.List;

/** Card with the most recently resolved incidents and their durations. */
final class ResolvedIncidentsCard extends Composite<Card> {

    private final Div list = new Div();
    private List<Incident> shown = List.of();

    ResolvedIncidentsCard() {
        list.add(new Paragraph("No incident has been resolved yet."));
    }

    @Override
    protected Card initContent() {
        return new Card("Resolved incidents", list);
    }

    void show(List<Incident> incidents, BrowserTime time) {
        if (incidents.equals(shown)) {
            return;
        }
        shown = incidents;
        list.removeAll();
        incidents.forEach(incident -> list.add(item(incident, time)));
    }

    private static FeedItem item(Incident incident, BrowserTime time) {
        String severity = incident.severity() == CheckStatus.FAIL ? "failed" : "needed attention";
        String detail = "%s for %s · %s"
                .formatted(
                        severity, NumberLabels.duration(incident.duration()), LocalText.of(incident.summary(), time));
        return new FeedItem(
                Icon.CHECK,
                FeedItem.Tone.OK,
                new RouterLink(
                        incident.check().label(),
                        HealthView.class,
                        incident.check().wireName()),
                detail,
                new RelativeTime(incident.resolvedAt()));
    }
}
