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

/** Card with the column mapping of an import. The user can change the mapping while the import is being validated or is ready. */
final class ColumnMappingCard extends Composite<Card> implements HasStyle {

    private final Map<ImportColumn, Select<Integer>> selects = new EnumMap<>(ImportColumn.class);
    private final Div fields = new Div();
    private final Consumer<ColumnMapping> changed;
    private List<String> header = List.of();
    private List<List<String>> sample = List.of();
    private ColumnMapping columnMapping = new ColumnMapping(Map.of());
    /**
     * True while {@link #show} sets the values of the fields. The listeners of the fields then do not call {@link #changed}, because the
     * user has not changed the mapping.
     */
    private boolean settingValues;

    /**
     * Creates the card without a mapping.
     *
     * @param changed called with the new mapping after each change by the user
     */
    ColumnMappingCard(Consumer<ColumnMapping> changed) {
        this.changed = changed;
        fields.addClassName("import-columns");
        for (ImportColumn column : ImportColumn.values()) {
            Select<Integer> select = new Select<>();
            select.setLabel(column.label());
            select.setEmptySelectionAllowed(true);
            select.setEmptySelectionCaption("not in the file");
            select.setItemLabelGenerator(index -> index == null ? "not in the file" : title(index));
            select.addValueChangeListener(change -> change(column, change.getValue()));
            selects.put(column, select);
            fields.add(select);
        }
    }

    @Override
    protected Card initContent() {
        return new Card("Columns", fields);
    }

    /**
     * Displays the mapping of an import.
     *
     * @param rows the first rows below the header row, from which the card takes an example for each column
     */
    void show(PracticeImport practiceImport, List<List<String>> rows) {
        settingValues = true;
        if (!practiceImport.header().equals(header)) {
            header = practiceImport.header();
            sample = rows;
            selects.values()
                    .forEach(select -> select.setItems(
                            IntStream.range(0, header.size()).boxed().toList()));
        }
        columnMapping = practiceImport.columns();
        boolean open =
                practiceImport.status() == ImportStatus.CHECKING || practiceImport.status() == ImportStatus.READY;
        selects.forEach((column, select) -> {
            select.setValue(columnMapping.index(column));
            select.setReadOnly(!open);
            select.setHelperText(example(columnMapping.index(column)));
        });
        settingValues = false;
    }

    private void change(ImportColumn column, @Nullable Integer index) {
        if (!settingValues) {
            columnMapping = columnMapping.with(column, index);
            changed.accept(columnMapping);
        }
    }

    private String title(int index) {
        String title = header.get(index);
        return title.isBlank() ? "column " + (index + 1) : title;
    }

    private @Nullable String example(@Nullable Integer index) {
        return index == null
                ? null
                : sample.stream()
                        .filter(cells ->
                                index < cells.size() && !cells.get(index).isBlank())
                        .findFirst()
                        .map(cells -> "e.g. " + cells.get(index))
                        .orElse(null);
    }
}
