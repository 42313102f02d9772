package io.curasync.ui.list;

import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import java.time.Instant;

/** Renderers for the cells of lists. */
public final class ListCells {

    private ListCells() {}

    /**
     * Renders a text. A narrow column truncates the text, so the whole text is also the tooltip.
     *
     * @param style CSS class; "" for none
     */
    public static <T> LitRenderer<T> text(String style, ValueProvider<T, String> text) {
        return LitRenderer.<T>of("<span class=\"" + style + "\" title=\"${item.text}\">${item.text}</span>")
                .withProperty("text", text);
    }

    /** Renders a time relative to now. */
    public static <T> LitRenderer<T> time(ValueProvider<T, Instant> time) {
        return LitRenderer.<T>of("<cura-time class=\"cs-muted\" datetime=\"${item.at}\"></cura-time>")
                .withProperty("at", row -> time.apply(row).toString());
    }
}
