package io.curasync.kpi.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import java.util.ArrayList;
import java.util.List;

/** The components of a container in their order. It knows where each is: to ask Vaadin takes long where there are many. */
final class Arrangement<C extends Component> {

    private final HasComponents container;
    private final List<C> placed = new ArrayList<>();

    /** @param container empty, and filled by nobody else */
    Arrangement(HasComponents container) {
        this.container = container;
    }

    /** Adds a component there, or moves it up to there. */
    void put(int place, C component) {
        if (place < placed.size() && placed.get(place) == component) {
            return;
        }
        placed.remove(component);
        placed.add(place, component);
        container.addComponentAtIndex(place, component);
    }

    void remove(C component) {
        placed.remove(component);
        container.remove(component);
    }
}
