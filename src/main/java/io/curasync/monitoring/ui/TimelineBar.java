package io.curasync.monitoring.ui;

import com.vaadin.flow.component.html.Div;
import io.curasync.monitoring.CheckStatus;
import io.curasync.monitoring.health.CheckTimeline;
import io.curasync.ui.NumberLabels;
import java.util.Locale;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Thin bar that shows the statuses of a check during the last 30 days as colored segments. A text describes the problems to screen
 * readers.
 */
final class TimelineBar extends Div {

    private static final String NO_DATA = "Last 30 days: no data";

    private @Nullable CheckTimeline shown;

    TimelineBar() {
        addClassName("health-timeline");
        getElement().setAttribute("role", "img");
        describe(NO_DATA);
    }

    /**
     * Updates the bar.
     *
     * @param timeline null if the check has no history yet
     */
    void show(@Nullable CheckTimeline timeline) {
        if (Objects.equals(timeline, shown)) {
            return;
        }
        shown = timeline;
        if (timeline == null) {
            getStyle().remove("background-image");
            describe(NO_DATA);
            return;
        }
        getStyle().set("background-image", gradient(timeline));
        long problems = timeline.problems();
        describe(
                problems == 0
                        ? "Last 30 days: no problems"
                        : "Last 30 days: " + NumberLabels.of(problems, "period") + " with problems");
    }

    private void describe(String text) {
        getElement().setAttribute("aria-label", text).setAttribute("title", text);
    }

    private static String gradient(CheckTimeline timeline) {
        StringJoiner stops = new StringJoiner(", ", "linear-gradient(to right, ", ")");
        double from = 0;
        for (CheckTimeline.Segment segment : timeline.segments()) {
            double to = from + segment.percent();
            stops.add(String.format(Locale.ROOT, "%s %.2f%% %.2f%%", color(segment.status()), from, to));
            from = to;
        }
        return stops.toString();
    }

    private static String color(@Nullable CheckStatus status) {
        return "var(--health-" + (status == null ? "unknown" : status.name().toLowerCase(Locale.ROOT)) + ")";
    }
}
