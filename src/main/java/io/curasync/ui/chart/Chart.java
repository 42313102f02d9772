package io.curasync.ui.chart;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.shared.Registration;
import io.curasync.platform.text.UsStates;
import io.curasync.ui.StatusBadge;
import java.time.LocalDate;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A chart that the browser draws. Only the web component of this chart uses the chart library. New data changes the existing chart instead
 * of replacing it. For screen readers, the same numbers are available as a table.
 */
@Tag("cura-chart")
public final class Chart extends Component implements HasSize, HasStyle {

    private static final IdentityCache<Data, SharedJson> JSON = new IdentityCache<>(SharedJson::of);

    /** Data that a chart can draw. */
    public sealed interface Data {

        @JsonProperty("kind")
        String kind();
    }

    /**
     * A line with one value per day, over a filled area. The values of an earlier period can be added as a dashed line. The last day is
     * drawn as a bar next to the line, because the day is not over yet. As a point of the line, the incomplete value would look like a
     * drop.
     *
     * @param days oldest first
     * @param values one per day
     * @param earlier values of the preceding period of the same length, for comparison; null for none
     * @param unit unit of the values of both lines
     */
    public record Days(
            List<LocalDate> days, Line values, @Nullable Line earlier, Unit unit) implements Data {

        @Override
        public String kind() {
            return "days";
        }
    }

    /** Unit of the values, which determines their format. */
    public enum Unit {
        COUNT,
        DOLLARS
    }

    /**
     * A series of values, one per day.
     *
     * @param name name in the legend, such as {@code last 30 days}
     * @param first index of the first day with data; values of earlier days are not drawn
     * @param values one per day, oldest first; if there are fewer values than days, the line ends earlier
     */
    public record Line(String name, int first, List<? extends Number> values) {}

    /**
     * Bars side by side. The color of a bar shows its status.
     *
     * @param bars oldest first
     * @param legend meanings of the colors, in the displayed order
     */
    public record Bars(List<Bar> bars, SequencedMap<StatusBadge.Kind, String> legend) implements Data {

        @Override
        public String kind() {
            return "bars";
        }
    }

    /**
     * A bar.
     *
     * @param key passed to the listener of {@link Chart#addPickListener}
     * @param label name of the bar, such as {@code #812 incremental}
     * @param value determines the height, relative to the other bars
     * @param text description of the value, such as {@code succeeded in 4.1 s}
     * @param tone status, which determines the color of the bar
     */
    public record Bar(String key, String label, Number value, String text, StatusBadge.Kind tone) {}

    /**
     * A map of the US states. The larger the number of a state, the stronger its color.
     *
     * @param unit plural noun of the counted things, such as {@code practices}
     * @param states states with their numbers; a state that is not in the list has the number 0
     */
    public record States(String unit, List<State> states) implements Data {

        @Override
        public String kind() {
            return "states";
        }
    }

    /**
     * A state with its number.
     *
     * @param code the two-letter state code, such as {@code CA}; passed to the listener of {@link Chart#addPickListener}
     * @param text additional text of the tooltip, such as {@code 3,391 orders}; null for none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record State(String code, Number value, @Nullable String text) {

        @JsonProperty("name")
        String name() {
            return UsStates.name(code);
        }
    }

    /**
     * Creates an empty chart.
     *
     * @param caption description of the numbers for screen readers
     */
    public Chart(String caption) {
        getElement().setAttribute("caption", caption);
    }

    public Chart(String caption, Data data) {
        this(caption);
        show(data);
    }

    /** Draws the data. Later calls must pass data of the same type as the first call. */
    public void show(Data data) {
        show(JSON.of(data));
    }

    /** Draws data that other screens draw too. */
    public void show(SharedJson data) {
        getElement().setPropertyJson("data", data);
    }

    /**
     * Outlines a state on the map.
     *
     * @param code two-letter state code; null removes the outline
     */
    public void mark(@Nullable String code) {
        getElement().setProperty("marked", code);
    }

    /**
     * Makes days, bars or states selectable by mouse and keyboard. The listener receives the ISO 8601 date of the selected day, the key of
     * the selected bar, or the two-letter code of the selected state.
     */
    public Registration addPickListener(SerializableConsumer<String> listener) {
        getElement().setAttribute("pickable", true);
        return getElement()
                .addEventListener(
                        "pick",
                        event -> listener.accept(
                                event.getEventData().get("event.detail").asString()))
                .addEventData("event.detail");
    }
}
