package io.curasync.kpi.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The components of a container in their order. As few as possible are moved, for Vaadin detaches and attaches what it moves,
 * with all that is in it.
 */
final class Arrangement<C extends Component> {

    private final HasComponents container;
    private List<C> placed = List.of();

    /** @param container empty, and filled by nobody else */
    Arrangement(HasComponents container) {
        this.container = container;
    }

    /** These, in this order, and no others. */
    void show(List<C> wanted) {
        if (wanted.equals(placed)) {
            return;
        }
        Set<C> staying = staying(wanted);
        placed.stream().filter(component -> !staying.contains(component)).forEach(container::remove);
        for (int i = 0; i < wanted.size(); i++) {
            if (!staying.contains(wanted.get(i))) {
                container.addComponentAtIndex(i, wanted.get(i));
            }
        }
        placed = List.copyOf(wanted);
    }

    /** The most that are in the same order already: the longest increasing sequence of places, by patience sorting. */
    private Set<C> staying(List<C> wanted) {
        Map<C, Integer> places = new HashMap<>();
        placed.forEach(component -> places.put(component, places.size()));
        List<C> known = wanted.stream().filter(places::containsKey).toList();
        int[] before = new int[known.size()];
        List<Integer> ends = new ArrayList<>();
        for (int i = 0; i < known.size(); i++) {
            int place = places.get(known.get(i));
            int length = 0;
            while (length < ends.size() && places.get(known.get(ends.get(length))) < place) {
                length++;
            }
            before[i] = length == 0 ? -1 : ends.get(length - 1);
            if (length == ends.size()) {
                ends.add(i);
            } else {
                ends.set(length, i);
            }
        }
        Set<C> staying = new HashSet<>();
        for (int i = ends.isEmpty() ? -1 : ends.getLast(); i >= 0; i = before[i]) {
            staying.add(known.get(i));
        }
        return staying;
    }
}
