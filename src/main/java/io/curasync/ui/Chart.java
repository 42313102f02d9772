package io.curasync.ui;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.internal.JacksonUtils;
import com.vaadin.flow.shared.Registration;
import io.curasync.platform.UsStates;
import java.time.LocalDate;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A chart. The only class that knows the library that draws it, in the browser. New data is drawn as the difference to what
 * is there; screen readers find the same numbers as a table.
 */
@Tag("cura-chart")
public final class Chart extends Component implements HasSize, HasStyle {

    /** Of data that several screens show, written once. */
    private static final IdentityCache<Data, ObjectNode> JSON = new IdentityCache<>(JacksonUtils::beanToJson);

    /** What can be drawn. */
    public sealed interface Data {

        @JsonProperty("kind")
        String kind();
    }

    /**
     * One value a day as a line over its area, and if wanted an earlier course beside it, dashed. The last day is not over, so it is a bar
     * beside the line: as its end it would look like a fall.
     *
     * @param days oldest first
     * @param values one a day
     * @param earlier what it is compared with; null: nothing
     * @param unit what the values are
     */
    public record Days(
            List<LocalDate> days, Line values, @Nullable Line earlier, Unit unit) implements Data {

        @Override
        public String kind() {
            return "days";
        }
    }

    /** What values are, and so how they are written. */
    public enum Unit {
        COUNT,
        DOLLARS
    }

    /**
     * @param name for the legend, such as {@code these 30 days}
     * @param first the first day that there are data of: the values before it are not drawn
     * @param values one a day, in the order of the days; may be shorter than the days
     */
    public record Line(String name, int first, List<? extends Number> values) {}

    /**
     * Bars side by side, oldest first, colored by what they mean.
     *
     * @param legend what the colors mean, in this order
     */
    public record Bars(List<Bar> bars, SequencedMap<StatusBadge.Kind, String> legend) implements Data {

        @Override
        public String kind() {
            return "bars";
        }
    }

    /**
     * @param key told to {@link Chart#addPickListener}
     * @param label what it is, such as {@code #812 incremental}
     * @param text the value for people, such as {@code succeeded in 4.1 s}
     */
    public record Bar(String key, String label, Number value, String text, StatusBadge.Kind tone) {}

    /**
     * The states of the USA, darker where the number is larger.
     *
     * @param unit what is counted, such as {@code practices}
     */
    public record States(String unit, List<State> states) implements Data {

        @Override
        public String kind() {
            return "states";
        }
    }

    /**
     * @param code the postal code, such as {@code CA}; told to {@link Chart#addPickListener}
     * @param text more for the tooltip, such as {@code 3,391 orders}; null: nothing
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record State(String code, Number value, @Nullable String text) {

        @JsonProperty("name")
        String name() {
            return UsStates.name(code);
        }
    }

    /** @param caption what the numbers are, for screen readers */
    public Chart(String caption) {
        getElement().setAttribute("caption", caption);
    }

    public Chart(String caption, Data data) {
        this(caption);
        show(data);
    }

    /** Draws these numbers. The kind of data stays the same for a chart's life. */
    public void show(Data data) {
        getElement().setPropertyJson("data", JSON.of(data));
    }

    /** Marks a state; null: none. */
    public void mark(@Nullable String code) {
        getElement().setProperty("marked", code);
    }

    /** The key of the bar or the code of the state that the user picked. */
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
