package io.curasync.bookimport.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import io.curasync.base.Card;
import io.curasync.bookimport.BookColumn;
import io.curasync.bookimport.BookImport;
import io.curasync.bookimport.Columns;
import io.curasync.bookimport.ImportStatus;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which column of the file holds what: found by the titles, and to be put right by hand. */
final class ColumnsCard extends Composite<Card> implements HasStyle {

    private final Map<BookColumn, Select<Integer>> selects = new EnumMap<>(BookColumn.class);
    private final Div fields = new Div();
    private final Consumer<Columns> changed;
    private List<String> header = List.of();
    private List<List<String>> sample = List.of();
    private Columns columns = new Columns(Map.of());
    private boolean showing;

    /** @param changed told what the user has put right */
    ColumnsCard(Consumer<Columns> changed) {
        this.changed = changed;
        fields.addClassName("import-columns");
        for (BookColumn column : BookColumn.values()) {
            Select<Integer> select = new Select<>();
            select.setLabel(column.label());
            select.setEmptySelectionAllowed(true);
            select.setEmptySelectionCaption("not in the file");
            select.setItemLabelGenerator(place -> place == null ? "not in the file" : title(place));
            select.addValueChangeListener(change -> change(column, change.getValue()));
            selects.put(column, select);
            fields.add(select);
        }
    }

    @Override
    protected Card initContent() {
        return new Card("Columns", fields);
    }

    /** @param rows the first ones of the file, to show what is in a column */
    void show(BookImport book, List<List<String>> rows) {
        showing = true;
        if (!book.header().equals(header)) {
            header = book.header();
            sample = rows;
            selects.values()
                    .forEach(select -> select.setItems(
                            IntStream.range(0, header.size()).boxed().toList()));
        }
        columns = book.columns();
        boolean open = book.status() == ImportStatus.CHECKING || book.status() == ImportStatus.READY;
        selects.forEach((column, select) -> {
            select.setValue(columns.place(column));
            select.setReadOnly(!open);
            select.setHelperText(example(columns.place(column)));
        });
        showing = false;
    }

    private void change(BookColumn column, @Nullable Integer place) {
        if (!showing) {
            columns = columns.with(column, place);
            changed.accept(columns);
        }
    }

    private String title(int place) {
        String title = header.get(place);
        return title.isBlank() ? "column " + (place + 1) : title;
    }

    private @Nullable String example(@Nullable Integer place) {
        return place == null
                ? null
                : sample.stream()
                        .filter(cells ->
                                place < cells.size() && !cells.get(place).isBlank())
                        .findFirst()
                        .map(cells -> "e.g. " + cells.get(place))
                        .orElse(null);
    }
}
