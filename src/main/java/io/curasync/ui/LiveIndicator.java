package io.curasync.ui;

import com.vaadin.flow.component.ClickNotifier;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Shows whether the content next to the indicator is live or paused. Live content is updated without a reload. While the connection to the
 * server is interrupted, the indicator shows the interruption instead.
 */
public final class LiveIndicator extends Component implements HasStyle, ClickNotifier<LiveIndicator> {

    private final Span word = new Span();
    private final Element symbol = new Span().getElement();
    private final @Nullable Consumer<Boolean> toggled;
    private boolean paused;

    /** Creates an indicator that only shows the state. The user cannot press it. */
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
     * @param toggled called with true when the user pauses, false when the user resumes
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
     * Creates an element that is empty while the connection works. During an interruption, it shows the time of the
     * last contact with the server.
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
