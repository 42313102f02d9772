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
 * A chart, drawn in the browser. Only this class depends on the chart library. New data is drawn as a change to the
 * existing chart. Screen readers read the same numbers as a table.
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
     * not over, so it is drawn as a bar beside the line: as the end of the line it would look like a drop.
     *
     * @param days oldest first
     * @param values one per day
     * @param earlier the period to compare with, or null
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
     * @param name for the legend, such as {@code these 30 days}
     * @param first index of the first day with data; earlier values are not drawn
     * @param values one per day, in the order of the days; may be shorter than the days
     */
    public record Line(String name, int first, List<? extends Number> values) {}

    /**
     * Bars side by side, oldest first, colored by their status.
     *
     * @param legend meaning of the colors, in this order
     */
    public record Bars(List<Bar> bars, SequencedMap<StatusBadge.Kind, String> legend) implements Data {

        @Override
        public String kind() {
            return "bars";
        }
    }

    /**
     * @param key passed to {@link Chart#addPickListener}
     * @param label name of the bar, such as {@code #812 incremental}
     * @param text the value as text, such as {@code succeeded in 4.1 s}
     */
    public record Bar(String key, String label, Number value, String text, StatusBadge.Kind tone) {}

    /**
     * A map of the US states. Larger numbers are darker.
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
     * @param code the postal code, such as {@code CA}; passed to {@link Chart#addPickListener}
     * @param text additional tooltip text, such as {@code 3,391 orders}, or null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record State(String code, Number value, @Nullable String text) {

        @JsonProperty("name")
        String name() {
            return UsStates.name(code);
        }
    }

    /** @param caption describes the numbers for screen readers */
    public Chart(String caption) {
        getElement().setAttribute("caption", caption);
    }

    public Chart(String caption, Data data) {
        this(caption);
        show(data);
    }

    /** Draws the data. A chart must always receive the same kind of data. */
    public void show(Data data) {
        getElement().setPropertyJson("data", JSON.of(data));
    }

    /**
     * Marks a state on the map.
     *
     * @param code postal code, or null to remove the mark
     */
    public void mark(@Nullable String code) {
        getElement().setProperty("marked", code);
    }

    /** Calls the listener with the key of the bar or the code of the state that the user picked. */
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
