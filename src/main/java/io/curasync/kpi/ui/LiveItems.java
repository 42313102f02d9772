package io.curasync.kpi.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import io.curasync.ui.chart.SharedJson;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Element that shows a list of items, which the browser renders. Each item is a property of the element, {@code item0}, {@code item1} and
 * so on. Only changed items are sent. The element is a single node of Vaadin's tree, and screens share the JSON of the items.
 */
abstract class LiveItems extends Component implements HasStyle {

    private static final int NAMED = 256;
    /** Shared names, because each screen stores the name of each of its properties. */
    private static final List<String> NAMES =
            IntStream.range(0, NAMED).mapToObj(index -> "item" + index).toList();

    private List<SharedJson> shown = List.of();
    private int revision;

    /**
     * Shows the items. Items that are equal to the shown items at the same positions are not sent again.
     *
     * @param items immutable, so that screens can share it
     */
    final void showItems(List<SharedJson> items) {
        if (items == shown) {
            return;
        }
        boolean changed = items.size() != shown.size();
        for (int i = 0; i < items.size(); i++) {
            if (i >= shown.size() || !items.get(i).equals(shown.get(i))) {
                getElement().setPropertyJson(name(i), items.get(i));
                changed = true;
            }
        }
        for (int i = items.size(); i < shown.size(); i++) {
            getElement().removeProperty(name(i));
        }
        if (changed) {
            getElement().setProperty("count", items.size());
            // The browser renders when this property changes.
            getElement().setProperty("revision", ++revision);
        }
        shown = items;
    }

    private static String name(int index) {
        return index < NAMED ? NAMES.get(index) : "item" + index;
    }
}
