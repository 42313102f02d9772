package io.curasync.monitoring.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import io.curasync.monitoring.Incident;
import io.curasync.ui.BrowserTime;
import io.curasync.ui.Card;
import io.curasync.ui.LocalText;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.RelativeTime;
import java.util.List;
import java.util.function.Consumer;

/**
 * Card with the unresolved incidents. An incident that is not acknowledged has a button to acknowledge it. The card is hidden if there
 * are no unresolved incidents.
 */
final class OpenIncidentsCard extends Composite<Card> {

    private final Consumer<Incident> acknowledge;
    private final Div list = new Div();
    private List<Incident> shown = List.of();

    /**
     * Creates the card without incidents.
     *
     * @param acknowledge called when the user acknowledges an incident
     */
    OpenIncidentsCard(Consumer<Incident> acknowledge) {
        this.acknowledge = acknowledge;
        list.addClassName("health-checks");
        list.getElement().setAttribute("role", "list").setAttribute("aria-label", "Open incidents");
        setVisible(false);
    }

    @Override
    protected Card initContent() {
        return new Card("Open incidents", list);
    }

    void show(List<Incident> incidents, BrowserTime time) {
        setVisible(!incidents.isEmpty());
        if (incidents.equals(shown)) {
            return;
        }
        shown = incidents;
        getContent().setTitle(NumberLabels.of(incidents.size(), "open incident"));
        list.removeAll();
        incidents.forEach(incident -> list.add(row(incident, time)));
    }

    private Div row(Incident incident, BrowserTime time) {
        RouterLink name = new RouterLink(
                incident.check().label(), HealthView.class, incident.check().wireName());
        name.addClassNames("cs-strong", "health-name");
        Span since = new Span(new Span("since "), new RelativeTime(incident.openedAt()));
        since.addClassName("health-since");
        Div text = new Div(name, new Span(LocalText.of(incident.summary(), time)), since);
        text.addClassName("health-text");
        Div row = new Div(HealthLabels.badge(incident.severity()), text, acknowledgement(incident));
        row.addClassName("health-incident");
        row.getElement().setAttribute("role", "listitem").setAttribute("data-incident", Long.toString(incident.id()));
        return row;
    }

    private Component acknowledgement(Incident incident) {
        if (incident.acknowledgedBy() == null) {
            Button button = new Button("Acknowledge", click -> acknowledge.accept(incident));
            button.setAriaLabel("Acknowledge: " + incident.check().label());
            button.setDisableOnClick(true);
            return button;
        }
        Span by = new Span(
                new Span("Acknowledged by " + incident.acknowledgedBy() + " "),
                new RelativeTime(incident.acknowledgedAt()));
        by.addClassNames("cs-muted", "health-acknowledged");
        return by;
    }
}
