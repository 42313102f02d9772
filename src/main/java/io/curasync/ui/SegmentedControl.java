package io.curasync.ui;

import com.vaadin.flow.component.AbstractCompositeField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.function.SerializableFunction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Selects one of a few options shown side by side, such as the days of a chart, map or table. */
public final class SegmentedControl<T> extends AbstractCompositeField<Div, SegmentedControl<T>, T> {

    private final Map<T, NativeButton> segments = new LinkedHashMap<>();

    /**
     * @param label for screen readers
     * @param items at least one; the first is selected initially
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

    /** Shows or hides a segment that does not always apply. */
    public void setItemVisible(T item, boolean visible) {
        Objects.requireNonNull(segments.get(item)).setVisible(visible);
    }

    @Override
    protected void setPresentationValue(T chosen) {
        segments.forEach((item, segment) ->
                segment.getElement().setAttribute("aria-pressed", Boolean.toString(item.equals(chosen))));
    }
}
