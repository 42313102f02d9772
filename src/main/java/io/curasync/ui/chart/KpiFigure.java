package io.curasync.ui.chart;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.TextUpdater;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A card with one figure. It shows the label, the number, its change, its recent trend and a footnote. The HTML element of the number has
 * two attributes: {@code data-kpi} is the name of the figure, and {@code data-value} is the unformatted number. The card is briefly
 * highlighted when its number changes.
 */
public final class KpiFigure extends Composite<Div> implements HasStyle {

    private final Span caption;
    private final Span value = new Span("–");
    private final Text sign = new Text("");
    private final Text inWords = new Text("");
    private final Span delta = new Span();
    private final Sparkline trend = new Sparkline();
    private final Span footnote = new Span();
    private boolean lowerIsBetter;
    private @Nullable Delta shown;

    private record Delta(long change, String since) {}

    /**
     * Creates a card that shows a dash until the number is set.
     *
     * @param name value of {@code data-kpi}, such as {@code total-orders}
     * @param label displayed name of the figure
     */
    public KpiFigure(String name, String label) {
        caption = new Span(label);
        caption.addClassName("cs-kpi-label");
        value.addClassName("cs-kpi-value");
        value.getElement().setAttribute("data-kpi", name);
        delta.addClassName("cs-kpi-delta");
        delta.setVisible(false);
        Span visibleText = new Span(sign);
        visibleText.getElement().setAttribute("aria-hidden", "true");
        Span spokenText = new Span(inWords);
        spokenText.addClassName("cs-visually-hidden");
        delta.add(visibleText, spokenText);
        trend.setVisible(false);
        footnote.addClassName("cs-kpi-footnote");
        Div number = new Div(value, delta);
        number.addClassName("cs-kpi-number");
        getContent().addClassNames("cs-card", "cs-kpi");
        getContent().getElement().setAttribute("role", "group").setAttribute("aria-label", label);
        getContent().add(caption, number, trend, footnote);
    }

    /**
     * Makes {@link #setDelta} color an increase as bad and a decrease as good. Call this method before the first call of {@link #setDelta}.
     */
    public KpiFigure lowerIsBetter() {
        lowerIsBetter = true;
        return this;
    }

    /** Makes the whole card a link, usually to the list of the counted items. */
    public void setHref(String href) {
        Anchor link = new Anchor(href, caption.getText());
        link.addClassName("cs-cover");
        caption.removeAll();
        caption.add(link);
    }

    public void setValue(long number) {
        setValue(NumberLabels.of(number), Long.toString(number));
    }

    /**
     * Sets a number that is not a plain count.
     *
     * @param formatted displayed text, such as {@code 0.2 %}
     * @param bare unformatted number, such as {@code 0.2}
     */
    public void setValue(String formatted, String bare) {
        String before = value.getElement().getAttribute("data-value");
        if (Objects.equals(before, bare) && formatted.equals(value.getText())) {
            return;
        }
        TextUpdater.show(value, formatted);
        value.getElement().setAttribute("data-value", bare);
        if (before != null) {
            getElement().flashClass("cs-changed");
        }
    }

    /**
     * Shows the change of the number with its sign and a color. Screen readers read the sign as a word, such as “up”.
     *
     * @param since text for the start of the comparison, such as {@code since yesterday}; also the tooltip
     */
    public void setDelta(long change, String since) {
        Delta newDelta = new Delta(change, since);
        if (newDelta.equals(shown)) {
            return;
        }
        shown = newDelta;
        boolean good = lowerIsBetter ? change < 0 : change > 0;
        String number = NumberLabels.of(Math.abs(change));
        sign.setText((change > 0 ? "+" : change < 0 ? "−" : "±") + number);
        inWords.setText(change == 0 ? "unchanged " + since : (change > 0 ? "up " : "down ") + number + " " + since);
        delta.getElement().setAttribute("data-tone", change == 0 ? "neutral" : good ? "ok" : "error");
        delta.setTitle(since);
        delta.setVisible(true);
    }

    /** Hides the change, for example if there is nothing to compare with. */
    public void hideDelta() {
        if (shown != null) {
            shown = null;
            delta.setVisible(false);
        }
    }

    /** Sets the recent values of the trend, oldest first. If there are fewer than two values, the trend is hidden. */
    public void setTrend(List<? extends Number> values) {
        if (trend.setValues(values)) {
            trend.setVisible(values.size() > 1);
        }
    }

    public void setFootnote(String text) {
        TextUpdater.show(footnote, text);
    }
}
