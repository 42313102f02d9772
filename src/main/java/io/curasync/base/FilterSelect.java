package io.curasync.base;

import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.function.SerializableFunction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One filter of a list: any, or one of these values.
 *
 * @param <T> what is chosen among
 */
public final class FilterSelect<T> extends Select<T> {

    private final String name;

    /**
     * @param word a value in the list's words
     * @param changed told after each change, the program's own too
     */
    public FilterSelect(String name, List<T> values, SerializableFunction<T, String> word, Runnable changed) {
        this.name = name;
        setItems(values);
        setEmptySelectionAllowed(true);
        showForNothing("any");
        setItemLabelGenerator(value -> name + ": " + (value == null ? "any" : word.apply(value)));
        setTextRenderer(value -> value == null ? name + ": any" : word.apply(value));
        setAriaLabel(name);
        addClassName("cs-filter");
        addValueChangeListener(change -> {
            setClassName("cs-filter-set", change.getValue() != null);
            changed.run();
        });
    }

    /** What stands there when none of the values is chosen. */
    public void showForNothing(String word) {
        setEmptySelectionCaption(name + ": " + word);
    }

    /** A value that is not among the choices, as an old address may name, stays without a choice. */
    public void choose(@Nullable T value) {
        setValue(value != null && getListDataView().contains(value) ? value : null);
    }
}
