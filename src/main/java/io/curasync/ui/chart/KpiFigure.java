package io.curasync.ui.chart;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import io.curasync.ui.NumberLabels;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A card with one figure, which the browser renders. It shows the label, the number, its change, its recent trend and a footnote. The HTML
 * element of the number has two attributes: {@code data-kpi} is the name of the figure, and {@code data-value} is the unformatted number.
 * The card is briefly highlighted when its number changes.
 */
@Tag("cura-kpi")
public final class KpiFigure extends Component implements HasStyle {

    /**
     * Content of a card.
     *
     * @param text displayed number, such as {@code 28,417}
     * @param value unformatted number, such as {@code 28417}
     * @param delta {@code null} to show no change, for example if there is nothing to compare with
     * @param trend recent values, oldest first; with fewer than two values, no trend is shown
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Content(
            String text, String value, @Nullable KpiDelta delta, List<? extends Number> trend, String footnote) {

        /** Creates the content of a card without change and trend. */
        public static Content of(long number, String footnote) {
            return of(number, null, List.of(), footnote);
        }

        public static Content of(long number, @Nullable KpiDelta delta, List<? extends Number> trend, String footnote) {
            return new Content(NumberLabels.of(number), Long.toString(number), delta, trend, footnote);
        }
    }

    /**
     * Creates a card that shows a dash until {@link #show} is called.
     *
     * @param name value of {@code data-kpi}, such as {@code total-orders}
     * @param label displayed name of the figure
     */
    public KpiFigure(String name, String label) {
        addClassNames("cs-card", "cs-kpi");
        getElement().setAttribute("role", "group").setAttribute("aria-label", label);
        getElement().setProperty("name", name).setProperty("label", label);
    }

    /** Makes the whole card a link, usually to the list of the counted items. */
    public void setHref(String href) {
        getElement().setProperty("href", href);
    }

    public void show(Content content) {
        show(SharedJson.of(content));
    }

    /** Shows a {@link Content} that other screens show too. */
    public void show(SharedJson content) {
        getElement().setPropertyJson("content", content);
    }
}
