package io.curasync.ui;

import com.vaadin.flow.component.ClickNotifier;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Shows whether the content next to it is live (updated without a reload) or paused. While the connection is
 * interrupted, it shows the interruption instead.
 */
public final class LiveIndicator extends Component implements HasStyle, ClickNotifier<LiveIndicator> {

    private final Span word = new Span();
    private final Element symbol = new Span().getElement();
    private final @Nullable Consumer<Boolean> toggled;
    private boolean paused;

    /** Creates an indicator that cannot be pressed. */
    public LiveIndicator() {
        this(new Element("span"), null);
    }

    private LiveIndicator(Element element, @Nullable Consumer<Boolean> toggled) {
        super(element);
        this.toggled = toggled;
        addClassName("cs-live");
        word.addClassName("cs-connected");
        element.appendChild(symbol, word.getElement(), interrupted());
        setPaused(false);
    }

    /**
     * Creates an indicator that pauses and resumes updates when pressed.
     *
     * @param toggled called with true when paused, false when resumed
     */
    public static LiveIndicator pausable(Consumer<Boolean> toggled) {
        LiveIndicator indicator = new LiveIndicator(new Element("button").setAttribute("type", "button"), toggled);
        indicator.addClassName("cs-live-switch");
        indicator.addClickListener(click -> {
            indicator.setPaused(!indicator.paused);
            toggled.accept(indicator.paused);
        });
        return indicator;
    }

    /**
     * Creates an element that shows the start of an interruption of the connection. It is empty while the connection
     * works.
     */
    static Element interrupted() {
        return new Element("cura-interrupted");
    }

    public void setPaused(boolean paused) {
        this.paused = paused;
        setClassName("cs-paused", paused);
        word.setText(paused ? "Paused" : "Live");
        symbol.removeAllChildren();
        symbol.appendChild((paused ? Icon.PAUSE : Icon.DOT).create().getElement());
        if (toggled == null) {
            getElement()
                    .setAttribute("title", paused ? "Changes appear after you resume" : "Changes appear automatically");
        } else {
            getElement()
                    .setAttribute(
                            "title", paused ? "Show changes again" : "Changes appear automatically. Press to pause.")
                    .setAttribute("aria-pressed", String.valueOf(paused))
                    .setAttribute("aria-label", word.getText() + ", pause changes");
        }
    }
}
