package io.curasync.ui;

import com.vaadin.flow.component.html.Span;
import java.util.Locale;

/** Shows a status as an icon and a word. Color alone would not be accessible. */
public final class StatusBadge extends Span {

    /** Severity of a status. Determines the icon and the color. */
    public enum Kind {
        OK(Icon.CHECK),
        WARN(Icon.WARNING),
        ERROR(Icon.CLOSE),
        RUNNING(Icon.SPINNER),
        NEUTRAL(Icon.DOT);

        private final Icon icon;

        Kind(Icon icon) {
            this.icon = icon;
        }

        Icon icon() {
            return icon;
        }

        String tone() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public StatusBadge(Kind kind, String word) {
        addClassName("cs-badge");
        setStatus(kind, word);
    }

    public void setStatus(Kind kind, String word) {
        getElement().setAttribute("data-tone", kind.tone());
        removeAll();
        add(kind.icon.create(), new Span(word));
    }
}
