package io.curasync.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A relative time as {@code <time>}, past or future, updated by the browser, with the exact local time as tooltip. In
 * a grid's {@code LitRenderer}: {@code <cura-time datetime="${item.at}"></cura-time>}.
 */
@Tag("cura-time")
public final class RelativeTime extends Component implements HasStyle {

    /** Creates an empty element; call {@link #setTime} to show a time. */
    public RelativeTime() {}

    public RelativeTime(@Nullable Instant time) {
        setTime(time);
    }

    /**
     * Creates an element that shows the local time to the second, such as {@code 14:05:32}, instead of a relative
     * time. It includes the day if it is not today.
     */
    public static RelativeTime clock(@Nullable Instant time) {
        RelativeTime clock = new RelativeTime(time);
        clock.getElement().setAttribute("clock", true);
        return clock;
    }

    /** @param time null shows "never" */
    public void setTime(@Nullable Instant time) {
        getElement().setAttribute("datetime", time == null ? "" : time.toString());
    }
}
