package io.curasync.practiceimport.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import io.curasync.practiceimport.ColumnMapping;
import io.curasync.practiceimport.ImportColumn;
import io.curasync.practiceimport.ImportStatus;
import io.curasync.practiceimport.PracticeImport;
import io.curasync.ui.Card;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Shows the column mapping, which is guessed from the titles, and lets the user correct it. */
final class ColumnMappingCard extends Composite<Card> implements HasStyle {

    private final Map<ImportColumn, Select<Integer>> selects = new EnumMap<>(ImportColumn.class);
    private final Div fields = new Div();
    private final Consumer<ColumnMapping> changed;
    private List<String> header = List.of();
    private List<List<String>> sample = List.of();
    private ColumnMapping columnMapping = new ColumnMapping(Map.of());
    private boolean showing;

    /** @param changed receives the mapping after a change by the user */
    ColumnMappingCard(Consumer<ColumnMapping> changed) {
        this.changed = changed;
        fields.addClassName("import-columns");
        for (ImportColumn column : ImportColumn.values()) {
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

    /** @param rows the first rows of the file, for an example of each column */
    void show(PracticeImport book, List<List<String>> rows) {
        showing = true;
        if (!book.header().equals(header)) {
            header = book.header();
            sample = rows;
            selects.values()
                    .forEach(select -> select.setItems(
                            IntStream.range(0, header.size()).boxed().toList()));
        }
        columnMapping = book.columns();
        boolean open = book.status() == ImportStatus.CHECKING || book.status() == ImportStatus.READY;
        selects.forEach((column, select) -> {
            select.setValue(columnMapping.place(column));
            select.setReadOnly(!open);
            select.setHelperText(example(columnMapping.place(column)));
        });
        showing = false;
    }

    private void change(ImportColumn column, @Nullable Integer place) {
        if (!showing) {
            columnMapping = columnMapping.with(column, place);
            changed.accept(columnMapping);
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
