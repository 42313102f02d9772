package io.curasync.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A {@code <time>} element that shows a past or future time relative to now, such as {@code 5 min ago}. If the time is at least 30 days in
 * the past or future, the element shows the date instead. The browser updates the text, and shows the exact local time as a tooltip. A
 * {@code LitRenderer} of a grid uses the web component directly: {@code <cura-time datetime="${item.at}"></cura-time>}.
 */
@Tag("cura-time")
public final class RelativeTime extends Component implements HasStyle {

    /** Creates an element that shows "never" until {@link #setTime} is called. */
    public RelativeTime() {}

    /**
     * Creates an element that shows the time.
     *
     * @param time null shows "never"
     */
    public RelativeTime(@Nullable Instant time) {
        setTime(time);
    }

    /**
     * Creates an element that shows the local time to the second, such as {@code 14:05:32}, instead of a relative time.
     * If the time is not today, the text includes the day.
     *
     * @param time null shows "never"
     */
    public static RelativeTime clock(@Nullable Instant time) {
        RelativeTime clock = new RelativeTime(time);
        clock.getElement().setAttribute("clock", true);
        return clock;
    }

    /**
     * Changes the time.
     *
     * @param time null shows "never"
     */
    public void setTime(@Nullable Instant time) {
        getElement().setAttribute("datetime", time == null ? "" : time.toString());
    }
}
