package io.curasync.monitoring.ui;

import com.vaadin.flow.component.html.Div;
import io.curasync.monitoring.CheckGroup;
import io.curasync.monitoring.CheckId;
import io.curasync.monitoring.HealthReport;
import io.curasync.monitoring.StoredCheck;
import io.curasync.monitoring.health.CheckTimeline;
import io.curasync.ui.BrowserTime;
import io.curasync.ui.Card;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cards with the health checks, one card per group. The order of the checks is fixed, so rows do not move when a status changes. */
final class CheckGroupCards extends Div {

    private final Map<CheckId, CheckRow> rows = new EnumMap<>(CheckId.class);
    private final Map<CheckGroup, Card> cards = new EnumMap<>(CheckGroup.class);

    CheckGroupCards() {
        addClassName("health-groups");
        for (CheckGroup group : CheckGroup.values()) {
            Div list = new Div();
            list.addClassName("health-checks");
            list.getElement().setAttribute("role", "list").setAttribute("aria-label", group.label());
            Arrays.stream(CheckId.values())
                    .filter(check -> check.group() == group)
                    .forEach(check -> {
                        CheckRow row = new CheckRow(check);
                        rows.put(check, row);
                        list.add(row);
                    });
            Card card = new Card(group.label(), list);
            cards.put(group, card);
            add(card);
        }
    }

    void show(HealthReport report, Map<CheckId, CheckTimeline> timelines, BrowserTime time) {
        rows.forEach((check, row) -> {
            StoredCheck stored = report.find(check).orElse(null);
            row.setVisible(stored != null);
            if (stored != null) {
                row.show(stored, timelines.get(check), time);
            }
        });
        cards.forEach((group, card) -> card.setVisible(
                report.checks().stream().anyMatch(check -> check.id().group() == group)));
    }

    /**
     * Highlights the check that is open in the drawer, and scrolls to it.
     *
     * @param open null if the drawer is closed
     */
    void mark(@Nullable CheckId open) {
        rows.forEach((check, row) -> {
            row.setOpen(check == open);
            if (check == open) {
                row.scrollIntoView();
            }
        });
    }
}
