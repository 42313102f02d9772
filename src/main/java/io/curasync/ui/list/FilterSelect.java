package io.curasync.ui.list;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.function.SerializableFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Filter of a list by one value or by any value.
 *
 * @param <T> type of the values
 */
@StyleSheet("context://assets/browse.css")
public final class FilterSelect<T> extends Select<T> {

    private final String name;

    /** Value of an old or mistyped URL that is not among the choices. It is shown, so that the user can remove it. */
    private @Nullable T unknown;

    /**
     * @param word label of a value
     * @param changed called after each change, including changes by the program
     */
    public FilterSelect(String name, List<T> values, SerializableFunction<T, String> word, Runnable changed) {
        this.name = name;
        // Copied, because an unknown value is added to it.
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

    /** Sets the caption for no selection. */
    public void showForNothing(String word) {
        setEmptySelectionCaption(name + ": " + word);
    }

    /** Selects a value. A value that is not among the choices is marked as unknown. */
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
