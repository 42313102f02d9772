package io.curasync.monitoring.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.curasync.monitoring.StoredCheck;
import io.curasync.monitoring.health.CheckTimeline;
import io.curasync.monitoring.health.StatusChange;
import io.curasync.ui.BrowserTime;
import io.curasync.ui.DrawerHead;
import io.curasync.ui.LocalText;
import io.curasync.ui.RelativeTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Drawer with one health check. Shows the status, the evidence, the action, a link to the related screen, and the changes of status. */
final class CheckDrawer extends Div {

    private final H2 title = new H2();
    private final Div content = new Div();
    private final TimelineBar timeline = new TimelineBar();
    private final RelativeTime checkedAt = new RelativeTime();
    private final Div changes = new Div();
    private @Nullable StoredCheck shown;
    private @Nullable CheckTimeline shownHistory;

    /**
     * Creates the drawer without a check.
     *
     * @param close called when the user closes the drawer
     */
    CheckDrawer(Runnable close) {
        addClassNames("cs-card", "cs-drawer", "health-drawer");
        getElement().setAttribute("role", "complementary").setAttribute("aria-label", "Health check");
        content.addClassName("health-section");
        changes.addClassName("health-section");
        add(new DrawerHead(title, close), content, new H3("Last 30 days"), timeline, changes);
    }

    /**
     * Shows a check. Replaces only changed content, so that the keyboard focus does not move.
     *
     * @param history null if the check has no history yet
     */
    void show(StoredCheck check, @Nullable CheckTimeline history, BrowserTime time) {
        checkedAt.setTime(check.evaluatedAt());
        boolean isOther = shown == null || shown.id() != check.id();
        if (shown == null || !shown.hasSameResult(check)) {
            title.setText(check.id().label());
            showResult(check, time);
        }
        shown = check;
        if (isOther || !Objects.equals(history, shownHistory)) {
            shownHistory = history;
            timeline.show(history);
            changes.removeAll();
            if (history != null) {
                history.changes().forEach(change -> changes.add(change(change)));
            }
        }
    }

    private void showResult(StoredCheck check, BrowserTime time) {
        Div state = new Div(
                HealthLabels.badge(check.status()),
                fact("since ", new RelativeTime(check.since())),
                fact("checked ", checkedAt));
        state.addClassName("health-facts");
        content.removeAll();
        content.add(state, new Paragraph(LocalText.of(check.summary(), time)));
        if (check.action() != null) {
            Paragraph action = new Paragraph(LocalText.of(check.action(), time));
            action.addClassName("health-advice");
            content.add(action);
        }
        if (!check.details().isEmpty()) {
            UnorderedList details = new UnorderedList();
            check.details().forEach(line -> details.add(new ListItem(LocalText.of(line, time))));
            content.add(details);
        }
        Anchor link = new Anchor(check.id().link(), "Open " + HealthLabels.screen(check.id()));
        link.addClassName("cs-button");
        content.add(link);
    }

    private static Div change(StatusChange change) {
        Div line = new Div(HealthLabels.badge(change.status()), RelativeTime.clock(change.at()));
        line.addClassName("health-facts");
        return line;
    }

    private static Span fact(String label, RelativeTime time) {
        Span fact = new Span(new Span(label), time);
        fact.addClassName("cs-muted");
        return fact;
    }
}
