package io.curasync.kpi.ui;

import com.vaadin.flow.component.Tag;
import io.curasync.ui.FeedItem.Tone;
import io.curasync.ui.Icon;
import io.curasync.ui.chart.SharedJson;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Feed whose entries the browser renders. All entries have the same height. Longer text is truncated, and shown in full on hover.
 */
@Tag("cura-feed")
final class Feed extends LiveItems {

    /**
     * An entry of the feed.
     *
     * @param detail second line
     * @param lastOrderAt time of the last order, which is shown before the detail; {@code null} for none
     * @param at time on the right; {@code null} for none
     * @param placedAt time on the right, as the day on which an order was placed; {@code null} for none
     */
    record Entry(
            Icon icon,
            Tone tone,
            String href,
            String title,
            String detail,
            @Nullable Instant lastOrderAt,
            @Nullable Instant at,
            @Nullable Instant placedAt) {}

    /**
     * Creates an empty feed.
     *
     * @param icons SVG markup of all icons that entries of the feed may have, by name
     */
    Feed(SharedJson icons) {
        addClassName("kpi-feed");
        getElement().setPropertyJson("icons", icons);
    }

    /** Returns the markup of icons, for the constructor. */
    static SharedJson markup(Collection<Icon> icons) {
        return SharedJson.of(icons.stream().collect(Collectors.toMap(Function.identity(), Icon::svg)));
    }

    void show(List<SharedJson> entries) {
        showItems(entries);
    }
}
