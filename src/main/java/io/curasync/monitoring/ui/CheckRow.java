package io.curasync.monitoring.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import io.curasync.monitoring.CheckId;
import io.curasync.monitoring.StoredCheck;
import io.curasync.monitoring.health.CheckTimeline;
import io.curasync.ui.BrowserTime;
import io.curasync.ui.LocalText;
import io.curasync.ui.RelativeTime;
import io.curasync.ui.StatusBadge;
import io.curasync.ui.TextUpdater;
import org.jspecify.annotations.Nullable;

/** Row with the status, summary, action and timeline of one check. A click on the name of the check opens the drawer. */
final class CheckRow extends Div {

    private final StatusBadge badge = new StatusBadge(StatusBadge.Kind.NEUTRAL, "");
    private final RelativeTime since = new RelativeTime();
    private final Span summary = new Span();
    private final Span action = new Span();
    private final TimelineBar timeline = new TimelineBar();
    private @Nullable StoredCheck shown;

    CheckRow(CheckId check) {
        RouterLink name = new RouterLink(check.label(), HealthView.class, check.wireName());
        name.addClassNames("cs-strong", "health-name");
        summary.addClassName("health-summary");
        action.addClassName("health-action");
        Div text = new Div(name, summary, action);
        text.addClassName("health-text");
        Span duration = new Span(new Span("since "), since);
        duration.addClassName("health-since");
        addClassName("health-check");
        getElement().setAttribute("role", "listitem").setAttribute("data-check", check.wireName());
        add(badge, text, timeline, duration);
    }

    /**
     * Updates the row.
     *
     * @param history null if the check has no history yet
     */
    void show(StoredCheck check, @Nullable CheckTimeline history, BrowserTime time) {
        timeline.show(history);
        if (check.equals(shown)) {
            return;
        }
        if (shown == null || shown.status() != check.status()) {
            getElement().setAttribute("data-status", check.status().name());
            badge.setStatus(HealthLabels.kind(check.status()), HealthLabels.word(check.status()));
        }
        shown = check;
        since.setTime(check.since());
        TextUpdater.show(summary, LocalText.of(check.summary(), time));
        TextUpdater.show(action, check.action() == null ? "" : LocalText.of(check.action(), time));
        action.setVisible(check.action() != null);
    }

    /**
     * Sets whether the row is highlighted.
     *
     * @param open whether the drawer shows the check of this row
     */
    void setOpen(boolean open) {
        setClassName("cs-open", open);
    }
}
