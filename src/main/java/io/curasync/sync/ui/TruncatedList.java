package io.curasync.sync.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.curasync.sync.history.RunDetails.Excerpt;
import io.curasync.ui.NumberLabels;
import java.util.List;
import java.util.function.Function;

/** Shows the first rows of a list. If the list has more rows, adds a note. If the list is empty, shows a text instead. */
final class TruncatedList {

    private TruncatedList() {}

    /**
     * Replaces the content of a container with the list.
     *
     * @param none text for an empty list
     * @param draw renders the rows; not called for an empty list
     */
    static <T> void show(Div container, Excerpt<T> excerpt, String none, Function<List<T>, Component> draw) {
        container.removeAll();
        if (excerpt.rows().isEmpty()) {
            container.add(muted(none));
            return;
        }
        if (excerpt.rows().size() < excerpt.total()) {
            container.add(muted("Showing the newest %s of %s."
                    .formatted(NumberLabels.of(excerpt.rows().size()), NumberLabels.of(excerpt.total()))));
        }
        container.add(draw.apply(excerpt.rows()));
    }

    private static Paragraph muted(String text) {
        Paragraph line = new Paragraph(text);
        line.addClassName("cs-muted");
        return line;
    }
}
