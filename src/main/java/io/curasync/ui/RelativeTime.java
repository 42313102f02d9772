package io.curasync.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A moment as {@code <time>}: how long ago it was, or how far off, kept up by the browser, with the exact local time on
 * hover. In a grid's {@code LitRenderer}: {@code <cura-time datetime="${item.at}"></cura-time>}.
 */
@Tag("cura-time")
public final class RelativeTime extends Component implements HasStyle {

    /** Shows nothing until {@link #setTime}. */
    public RelativeTime() {}

    public RelativeTime(@Nullable Instant time) {
        setTime(time);
    }

    /** The local time of day to the second instead of how long ago, such as {@code 14:05:32}; with the day when it is another one. */
    public static RelativeTime clock(@Nullable Instant time) {
        RelativeTime clock = new RelativeTime(time);
        clock.getElement().setAttribute("clock", true);
        return clock;
    }

    /** @param time null: "never" */
    public void setTime(@Nullable Instant time) {
        getElement().setAttribute("datetime", time == null ? "" : time.toString());
    }
}
