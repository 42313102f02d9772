package io.curasync.kpi.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.curasync.monitoring.CheckId;
import io.curasync.ui.BrowserTime;
import io.curasync.ui.Icon;
import io.curasync.ui.TextUpdater;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Banner that shows the time of the figures while they are stale. Meanwhile, the header of the dashboard shows no time. */
final class StaleFiguresBanner extends Div {

    private final Span text = new Span();

    /**
     * Creates a hidden banner.
     *
     * @param link whether to show a link to the health check; only admins may open it
     */
    StaleFiguresBanner(boolean link) {
        addClassName("cs-warning");
        getElement().setAttribute("role", "status");
        add(Icon.WARNING.create(), text);
        if (link) {
            add(new Anchor("health/" + CheckId.FRESHNESS.wireName(), "See Health"));
        }
        setVisible(false);
    }

    /**
     * Shows or hides the banner.
     *
     * @param syncedAt end of the last successful sync, which is the time of the figures; null if there is none
     */
    void show(boolean stale, @Nullable Instant syncedAt) {
        setVisible(stale);
        if (stale) {
            TextUpdater.show(
                    text,
                    syncedAt == null
                            ? "Figures are incomplete. CuraSync has not reached CuraGenesis yet."
                            : "Figures are from %s. CuraSync has not reached CuraGenesis since then."
                                    .formatted(BrowserTime.of(UI.getCurrent()).time(syncedAt)));
        }
    }
}
