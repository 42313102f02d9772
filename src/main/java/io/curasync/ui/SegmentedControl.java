package io.curasync.ui;

import com.vaadin.flow.component.AbstractCompositeField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.function.SerializableFunction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A field for choosing one of a few values, such as “map” and “table”. All values are visible side by side. */
public final class SegmentedControl<T> extends AbstractCompositeField<Div, SegmentedControl<T>, T> {

    private final Map<T, NativeButton> segments = new LinkedHashMap<>();

    /**
     * Creates a control with the first item selected.
     *
     * @param label name of the control for screen readers
     * @param items the possible values; at least one
     * @param text returns the displayed text of an item
     */
    public SegmentedControl(String label, List<T> items, SerializableFunction<T, String> text) {
        super(items.getFirst());
        getContent().addClassName("cs-segments");
        getContent().getElement().setAttribute("role", "group").setAttribute("aria-label", label);
        for (T item : items) {
            NativeButton segment = new NativeButton(text.apply(item), click -> setModelValue(item, true));
            segments.put(item, segment);
            getContent().add(segment);
            segment.addClickListener(click -> setPresentationValue(item));
        }
        setPresentationValue(items.getFirst());
    }

    /**
     * Shows or hides an item that does not always apply. Does not change the selection, even if the selected item is hidden.
     *
     * @param item one of the items that were passed to the constructor
     */
    public void setItemVisible(T item, boolean visible) {
        Objects.requireNonNull(segments.get(item)).setVisible(visible);
    }

    @Override
    protected void setPresentationValue(T chosen) {
        segments.forEach((item, segment) ->
                segment.getElement().setAttribute("aria-pressed", Boolean.toString(item.equals(chosen))));
    }
}
