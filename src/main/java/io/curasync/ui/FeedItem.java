package io.curasync.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One thing that happened, in a ticker, a timeline or a list of notifications: icon, title, detail, and when. */
public final class FeedItem extends Div {

    /** The tint of the icon's tile. */
    public enum Tone {
        ACCENT,
        OK,
        WARN,
        ERROR,
        NEUTRAL
    }

    private final Span tile;

    /** @param when at the right, usually a {@link RelativeTime}; null: none */
    public FeedItem(Icon icon, Tone tone, String title, String detail, @Nullable Component when) {
        this(icon, tone, new Span(title), detail, when);
    }

    /** @param title what happened, perhaps as a link */
    public FeedItem(Icon icon, Tone tone, Component title, String detail, @Nullable Component when) {
        this(icon, tone, title, new Span(detail), when);
    }

    /** @param detail more about it, where words alone do not say it */
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

    /** Another icon, tinted so. */
    public void setIcon(Icon icon, Tone tone) {
        icon.showIn(tile);
        setTone(tone);
    }

    private void setTone(Tone tone) {
        tile.getElement().setAttribute("data-tone", tone.name().toLowerCase(Locale.ROOT));
    }
}
