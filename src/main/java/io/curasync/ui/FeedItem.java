package io.curasync.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a feed, a timeline or a list of notifications. It consists of an icon, a title, a second line with details, and usually a
 * time.
 */
public final class FeedItem extends Div {

    /** Color of the tile behind the icon. */
    public enum Tone {
        ACCENT,
        OK,
        WARN,
        ERROR,
        NEUTRAL
    }

    private final Span tile;

    /**
     * Creates an item whose title and detail are plain text.
     *
     * @param detail second line
     * @param when component on the right, usually a {@link RelativeTime}; null for none
     */
    public FeedItem(Icon icon, Tone tone, String title, String detail, @Nullable Component when) {
        this(icon, tone, new Span(title), detail, when);
    }

    /**
     * Creates an item whose title is a component, such as a link.
     *
     * @param detail second line
     * @param when component on the right, usually a {@link RelativeTime}; null for none
     */
    public FeedItem(Icon icon, Tone tone, Component title, String detail, @Nullable Component when) {
        this(icon, tone, title, new Span(detail), when);
    }

    /**
     * Creates an item whose title and detail are components.
     *
     * @param detail second line
     * @param when component on the right, usually a {@link RelativeTime}; null for none
     */
    public FeedItem(Icon icon, Tone tone, Component title, Component detail, @Nullable Component when) {
        addClassName("cs-feed-item");
        tile = icon.create();
        tile.addClassName("cs-tile");
        setTone(tone);
        Div heading = new Div(title);
        heading.addClassName("cs-feed-title");
        Div text = new Div(heading, detail);
        text.addClassName("cs-feed-text");
        add(tile, text);
        if (when != null) {
            add(when);
        }
    }

    /** Replaces the icon and the color of its tile. */
    public void setIcon(Icon icon, Tone tone) {
        icon.showIn(tile);
        setTone(tone);
    }

    private void setTone(Tone tone) {
        tile.getElement().setAttribute("data-tone", tone.name().toLowerCase(Locale.ROOT));
    }
}
