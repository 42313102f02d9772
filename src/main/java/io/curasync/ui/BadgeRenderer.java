package io.curasync.ui;

import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import java.util.EnumMap;
import java.util.Map;

/**
 * Creates renderers for grid cells that contain a status badge. The browser draws the badge. One {@link StatusBadge} component per row
 * would be slow to create and to send.
 */
public final class BadgeRenderer {

    private static final Map<StatusBadge.Kind, String> ICONS = icons();

    private BadgeRenderer() {}

    /**
     * Creates a renderer.
     *
     * @param kind returns the severity of a row's status
     * @param word returns the displayed text of a row's status
     */
    public static <T> LitRenderer<T> of(ValueProvider<T, StatusBadge.Kind> kind, ValueProvider<T, String> word) {
        return LitRenderer.<T>of("""
                        <span class="cs-badge" data-tone="${item.tone}">
                            <span class="cs-icon" aria-hidden="true" .innerHTML="${item.icon}"></span><span>${item.word}</span>
                        </span>
                        """)
                .withProperty("tone", row -> kind.apply(row).tone())
                .withProperty("icon", row -> ICONS.get(kind.apply(row)))
                .withProperty("word", word);
    }

    private static Map<StatusBadge.Kind, String> icons() {
        Map<StatusBadge.Kind, String> icons = new EnumMap<>(StatusBadge.Kind.class);
        for (StatusBadge.Kind kind : StatusBadge.Kind.values()) {
            icons.put(kind, kind.icon().svg());
        }
        return icons;
    }
}
