package io.curasync.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.function.SerializableFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One filter of a list: any, or one of these values.
 *
 * @param <T> what is chosen among
 */
@StyleSheet("context://assets/browse.css")
public final class FilterSelect<T> extends Select<T> {

    private final String name;

    /** The value of an old or mistyped address that is not among the choices. It is shown, so that it can be removed. */
    private @Nullable T unknown;

    /**
     * @param word a value in the list's words
     * @param changed told after each change, the program's own too
     */
    public FilterSelect(String name, List<T> values, SerializableFunction<T, String> word, Runnable changed) {
        this.name = name;
        // A list of its own: an unknown value is added to it.
        setItems(new ArrayList<>(values));
        setEmptySelectionAllowed(true);
        showForNothing("any");
        setItemLabelGenerator(value -> name + ": " + (value == null ? "any" : label(value, word)));
        setTextRenderer(value -> value == null ? name + ": any" : label(value, word));
        setAriaLabel(name);
        addClassName("cs-filter");
        addValueChangeListener(change -> {
            setClassName("cs-filter-set", change.getValue() != null);
            changed.run();
        });
    }

    private String label(T value, SerializableFunction<T, String> word) {
        return word.apply(value) + (value.equals(unknown) ? " (unknown)" : "");
    }

    /** What stands there when none of the values is chosen. */
    public void showForNothing(String word) {
        setEmptySelectionCaption(name + ": " + word);
    }

    /** Shows this value as the chosen one; one that is not among the choices is marked as unknown. */
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
