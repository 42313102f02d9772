package io.curasync.ui.list;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.function.SerializableFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Select field that filters a list by one value. If no value is selected, the list is not filtered. Until the screen is painted for the
 * first time, the field contains only the selected value. Each choice is a component, and dozens of components would delay the paint.
 *
 * @param <T> type of the values
 */
@StyleSheet("context://assets/browse.css")
public final class FilterSelect<T> extends Select<T> {

    private static final String PAINTED_SCRIPT =
            "return new Promise(done => requestAnimationFrame(() => setTimeout(done)))";

    private final String name;
    private final List<T> values;
    private final Runnable changed;
    private String anyLabel = "any";
    private boolean hasAllValues;
    /** Whether this class is changing the choices or the value. During this time, value changes do not call {@code changed}. */
    private boolean isUpdating;

    /**
     * Selected value that is not among the choices, for example from an old or mistyped URL; null if there is none. This value is added to
     * the choices, so that the user sees it and can remove it.
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
        this.values = List.copyOf(values);
        this.changed = changed;
        setItems(new ArrayList<>());
        setEmptySelectionAllowed(true);
        setAnyLabel("any");
        setItemLabelGenerator(value -> name + ": " + (value == null ? anyLabel : label(value, label)));
        setTextRenderer(value -> value == null ? name + ": " + anyLabel : label(value, label));
        setAriaLabel(name);
        addClassName("cs-filter");
        addValueChangeListener(change -> {
            if (!isUpdating) {
                valueChanged();
            }
        });
    }

    private void valueChanged() {
        setClassName("cs-filter-set", getValue() != null);
        changed.run();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        if (!hasAllValues) {
            getElement().executeJs(PAINTED_SCRIPT).then(painted -> addAllValues());
        }
    }

    /** Adds all choices. Then restores the selected value, which a change of the choices clears. */
    void addAllValues() {
        T chosen = getValue();
        List<T> all = new ArrayList<>(values);
        if (unknown != null) {
            all.add(unknown);
        }
        hasAllValues = true;
        isUpdating = true;
        setItems(all);
        setValue(chosen);
        isUpdating = false;
    }

    private String label(T value, SerializableFunction<T, String> label) {
        return label.apply(value) + (value.equals(unknown) ? " (unknown)" : "");
    }

    /** Sets the text for the empty selection, which is shown after the name of the filter. The default is "any". */
    public void setAnyLabel(String label) {
        anyLabel = label;
        setEmptySelectionCaption(name + ": " + label);
    }

    /**
     * Selects a value; null clears the selection. A value that is not among the choices is added to them and marked as
     * unknown.
     */
    public void choose(@Nullable T value) {
        T previous = getValue();
        T before = unknown;
        isUpdating = true;
        if (before != null && !Objects.equals(before, value)) {
            setValue(null);
            unknown = null;
            getListDataView().removeItem(before);
        }
        if (value != null && !values.contains(value)) {
            unknown = value;
        }
        if (value != null && !getListDataView().contains(value)) {
            getListDataView().addItem(value);
        }
        setValue(value);
        isUpdating = false;
        if (!Objects.equals(previous, value)) {
            valueChanged();
        }
    }
}
