package io.curasync.ui.list;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.function.SerializableFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Filter of a list by a single value. The empty selection does not restrict the list.
 *
 * @param <T> type of the values
 */
@StyleSheet("context://assets/browse.css")
public final class FilterSelect<T> extends Select<T> {

    private final String name;

    /**
     * Selected value that is not among the choices, from an old or mistyped URL. It is displayed, so that the user can
     * remove it.
     */
    private @Nullable T unknown;

    /**
     * Creates a filter without a selected value.
     *
     * @param name name of the filter, shown before the selected value
     * @param values the choices
     * @param label returns the label of a value
     * @param changed called after each change, including programmatic ones
     */
    public FilterSelect(String name, List<T> values, SerializableFunction<T, String> label, Runnable changed) {
        this.name = name;
        // Copied, because an unknown value is added to it.
        setItems(new ArrayList<>(values));
        setEmptySelectionAllowed(true);
        setAnyLabel("any");
        setItemLabelGenerator(value -> name + ": " + (value == null ? "any" : label(value, label)));
        setTextRenderer(value -> value == null ? name + ": any" : label(value, label));
        setAriaLabel(name);
        addClassName("cs-filter");
        addValueChangeListener(change -> {
            setClassName("cs-filter-set", change.getValue() != null);
            changed.run();
        });
    }

    private String label(T value, SerializableFunction<T, String> label) {
        return label.apply(value) + (value.equals(unknown) ? " (unknown)" : "");
    }

    /** Sets the label of the empty selection, after the name of the filter. */
    public void setAnyLabel(String label) {
        setEmptySelectionCaption(name + ": " + label);
    }

    /** Selects a value; null clears the selection. A value that is not among the choices is marked as unknown. */
    public void choose(@Nullable T value) {
        T before = unknown;
        if (before != null && !Objects.equals(before, value)) {
            setValue(null);
            unknown = null;
            getListDataView().removeItem(before);
        }
        if (value != null && !getListDataView().contains(value)) {
            unknown = value;
            getListDataView().addItem(value);
        }
        setValue(value);
    }
}
