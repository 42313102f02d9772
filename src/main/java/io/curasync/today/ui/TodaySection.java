package io.curasync.today.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.curasync.ui.Card;
import io.curasync.ui.NumberLabels;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A section of the list of the day, such as the next steps. It is hidden while it has no rows. An update does not replace the rows of
 * unchanged items, so that the focus stays in these rows.
 *
 * @param <T> type of the items; must implement {@code equals} by value
 */
final class TodaySection<T> extends Composite<Card> {

    private final String title;
    private final Function<T, TodayRow> render;
    private final Div list = new Div();
    private final Paragraph excerpt = new Paragraph();
    private Map<T, TodayRow> rows = new LinkedHashMap<>();
    private boolean movesFocus;

    TodaySection(String title, Function<T, TodayRow> render) {
        this.title = title;
        this.render = render;
        list.getElement().setAttribute("role", "list");
        excerpt.addClassName("cs-muted");
        setVisible(false);
    }

    @Override
    protected Card initContent() {
        return new Card(title, list, excerpt);
    }

    /**
     * Moves the focus after the next removal of a row. Must be called when the user has pressed a button in a row. The focus moves to the
     * row that takes the place of the removed row, or to the last row.
     */
    void moveFocus() {
        movesFocus = true;
    }

    void show(List<T> items) {
        show(items, items.size());
    }

    /**
     * Shows items.
     *
     * @param items the items of the rows, in order
     * @param total number of items, including those that are not in {@code items}
     */
    void show(List<T> items, int total) {
        Map<T, TodayRow> next = new LinkedHashMap<>();
        items.forEach(item -> next.put(item, rows.containsKey(item) ? rows.get(item) : render.apply(item)));
        int left = -1;
        for (Map.Entry<T, TodayRow> row : rows.entrySet()) {
            if (!next.containsKey(row.getKey())) {
                left = list.indexOf(row.getValue());
                list.remove(row.getValue());
            }
        }
        rows = next;
        int index = 0;
        for (TodayRow row : next.values()) {
            if (list.getComponentCount() <= index || list.getComponentAt(index) != row) {
                list.addComponentAtIndex(index, row);
            }
            index++;
        }
        if (movesFocus && left >= 0) {
            movesFocus = false;
            List<TodayRow> all = List.copyOf(next.values());
            if (!all.isEmpty()) {
                all.get(Math.min(left, all.size() - 1)).focusAction();
            }
        }
        getContent().setTitle(title + " · " + NumberLabels.of(total));
        excerpt.setText("The list shows the newest %d.".formatted(items.size()));
        excerpt.setVisible(items.size() < total);
        setVisible(!items.isEmpty());
    }
}
