package io.curasync.ui.chart;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.internal.JacksonUtils;
import com.vaadin.flow.shared.Registration;
import io.curasync.platform.text.UsStates;
import io.curasync.ui.StatusBadge;
import java.time.LocalDate;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A chart that the browser draws. Only this class depends on the chart library. New data changes the existing chart
 * instead of replacing it. Screen readers read the same numbers as a table.
 */
@Tag("cura-chart")
public final class Chart extends Component implements HasSize, HasStyle {

    /** Serialized data, cached because several screens show the same data. */
    private static final IdentityCache<Data, ObjectNode> JSON = new IdentityCache<>(JacksonUtils::beanToJson);

    /** Data that a chart can draw. */
    public sealed interface Data {

        @JsonProperty("kind")
        String kind();
    }

    /**
     * A line over an area with one value per day, optionally with an earlier period as a dashed line. The last day is
     * still incomplete, so it is drawn as a bar next to the line. As the end of the line, it would look like a drop.
     *
     * @param days oldest first
     * @param values one per day
     * @param earlier the period to compare with; null for none
     * @param unit unit of the values
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
     * @param name name in the legend, such as {@code these 30 days}
     * @param first index of the first day with data; earlier values are not drawn
     * @param values one per day, in the order of the days; may be shorter than the days
     */
    public record Line(String name, int first, List<? extends Number> values) {}

    /**
     * Bars side by side, oldest first, colored by their status.
     *
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
     * @param text the value as text, such as {@code succeeded in 4.1 s}
     * @param tone status that determines the color
     */
    public record Bar(String key, String label, Number value, String text, StatusBadge.Kind tone) {}

    /**
     * A map of the US states. A larger number makes a state darker.
     *
     * @param unit noun of the counted things, such as {@code practices}
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
     * @param code the postal code, such as {@code CA}; passed to the listener of {@link Chart#addPickListener}
     * @param text additional tooltip text, such as {@code 3,391 orders}; null for none
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

    /** Draws the data. All data of one chart must be of the same kind. */
    public void show(Data data) {
        getElement().setPropertyJson("data", JSON.of(data));
    }

    /**
     * Marks a state on the map.
     *
     * @param code postal code; null removes the mark
     */
    public void mark(@Nullable String code) {
        getElement().setProperty("marked", code);
    }

    /** Adds a listener that receives the key of a picked bar or the code of a picked state. */
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
