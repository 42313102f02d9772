package io.curasync.practiceimport.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.renderer.LitRenderer;
import io.curasync.practiceimport.ImportQuery;
import io.curasync.practiceimport.ImportRow;
import io.curasync.ui.EmptyState;
import io.curasync.ui.Icon;
import io.curasync.ui.list.ListCells;
import io.curasync.ui.list.ListSource;
import io.curasync.ui.list.LiveList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Factory for the list of the rows of an import. The list loads the rows page by page. */
final class ImportRowList {

    private ImportRowList() {}

    /**
     * The import and the filter that determine the rows of the list.
     *
     * @param id id of the import; 0 for an empty list
     */
    record Selection(long id, ImportQuery.RowFilter filter) {}

    static LiveList<Selection, ImportRow> create(ImportQuery importQuery) {
        var list = new LiveList<>(
                "Row",
                new ListSource<Selection, ImportRow>() {
                    @Override
                    public List<ImportRow> page(Selection selection, int offset, int limit) {
                        return importQuery.page(selection.id(), selection.filter(), offset, limit);
                    }

                    @Override
                    public int count(Selection selection) {
                        return importQuery.count(selection.id(), selection.filter());
                    }
                },
                ImportRow::row,
                new Selection(0, ImportQuery.RowFilter.ALL),
                new EmptyState(Icon.CHECK, "No rows match the filter. Select “All rows”."),
                twoLines(),
                count -> {});
        list.grid().setSelectionMode(Grid.SelectionMode.NONE);
        list.column("Line", ListCells.text("cs-muted", row -> String.valueOf(row.line())), "70px", 0);
        list.column("Practice", ListCells.text("cs-strong", row -> orDash(row.name())), "150px", 2);
        list.secondaryColumn("Practice id", ListCells.text("cs-muted", row -> orDash(row.practiceId())), "130px", 1);
        list.secondaryColumn("User id", ListCells.text("cs-muted", row -> orDash(row.userId())), "130px", 1);
        list.secondaryColumn("NPI", ListCells.text("cs-muted", row -> orDash(row.npi())), "110px", 0);
        list.secondaryColumn("Rep", ListCells.text("cs-muted", row -> orDash(row.rep())), "120px", 1);
        list.column("Effect", effect(), "230px", 5);
        return list;
    }

    private static LitRenderer<ImportRow> effect() {
        return LitRenderer.<ImportRow>of(
                        "<span class=\"${item.fault ? 'import-row-fault' : ''}\" title=\"${item.text}\">${item.text}</span>")
                .withProperty("fault", row -> row.fault() != null)
                .withProperty("text", ImportLabels::effect);
    }

    private static LitRenderer<ImportRow> twoLines() {
        return LitRenderer.<ImportRow>of("""
                        <div class="cs-two-lines">
                            <span class="cs-strong">${item.label}</span><span class="cs-muted">line ${item.line}</span>
                            <span class="${item.fault ? 'import-row-fault' : 'cs-muted'}">${item.text}</span><span></span>
                        </div>
                        """)
                .withProperty(
                        "label",
                        row -> row.name() != null
                                ? row.name()
                                : orDash(row.practiceId() != null ? row.practiceId() : row.userId()))
                .withProperty("line", ImportRow::line)
                .withProperty("fault", row -> row.fault() != null)
                .withProperty("text", ImportLabels::effect);
    }

    private static String orDash(@Nullable String text) {
        return text == null ? "—" : text;
    }
}
