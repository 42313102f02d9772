package io.curasync.assignment.ui;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.renderer.LitRenderer;
import io.curasync.assignment.UnmatchedPractice;
import io.curasync.assignment.UnmatchedPracticeQuery;
import io.curasync.assignment.UnmatchedSort;
import io.curasync.platform.text.NullableText;
import io.curasync.platform.text.UsStates;
import io.curasync.ui.EmptyState;
import io.curasync.ui.Icon;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.list.ListCells;
import io.curasync.ui.list.ListSource;
import io.curasync.ui.list.LiveList;
import io.curasync.ui.list.MultiSelect;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Builds the list of unmatched practices, in which users can select several rows. */
final class UnmatchedList {

    private UnmatchedList() {}

    /**
     * Creates a list without rows.
     *
     * @param counted called with the number of practices after each count
     * @param selected called with all selected practices when the selection changes
     * @param sorted called with the new URL state when the user changes the sort order
     */
    static LiveList<UnmatchedUrlState, UnmatchedPractice> create(
            UnmatchedPracticeQuery unmatchedPracticeQuery,
            IntConsumer counted,
            Consumer<Set<UnmatchedPractice>> selected,
            Consumer<UnmatchedUrlState> sorted) {
        var list = new LiveList<>(
                "Practice",
                new ListSource<UnmatchedUrlState, UnmatchedPractice>() {
                    @Override
                    public List<UnmatchedPractice> page(UnmatchedUrlState state, int offset, int limit) {
                        return unmatchedPracticeQuery.page(
                                state.filter(), state.sort(), state.descending(), offset, limit);
                    }

                    @Override
                    public int count(UnmatchedUrlState state) {
                        return Math.toIntExact(unmatchedPracticeQuery.count(state.filter()));
                    }
                },
                UnmatchedPractice::id,
                UnmatchedUrlState.DEFAULT,
                new EmptyState(Icon.CHECK, "No unmatched practices. If filters are set, clear them to see the others."),
                twoLines(),
                counted);
        MultiSelect.enable(list.grid());
        list.grid().addItemClickListener(click -> toggle(list.grid(), click.getItem()));
        list.grid().asMultiSelect().addSelectionListener(event -> selected.accept(event.getAllSelectedItems()));
        makeSortable(
                list.column("Practice", ListCells.text("cs-strong", UnmatchedPractice::label), "150px", 3),
                UnmatchedSort.NAME);
        makeSortable(
                list.column("Name in CuraGenesis", ListCells.text("", row -> orDash(row.salesRep())), "140px", 2),
                UnmatchedSort.REP);
        makeSortable(
                list.secondaryColumn(
                        "State", ListCells.text("cs-muted", row -> orDash(UsStates.label(row.state()))), "80px", 0),
                UnmatchedSort.STATE);
        list.secondaryColumn("Specialty", ListCells.text("cs-muted", row -> orDash(row.specialty())), "120px", 2);
        makeSortable(
                        list.column(
                                "Orders",
                                ListCells.text("cs-strong", row -> NumberLabels.of(row.totalOrders())),
                                "90px",
                                0),
                        UnmatchedSort.ORDERS)
                .setTextAlign(ColumnTextAlign.END);
        makeSortable(
                list.secondaryColumn("First seen", ListCells.time(UnmatchedPractice::firstSeenAt), "120px", 0),
                UnmatchedSort.SEEN);
        list.onSort((key, down) -> sorted.accept(list.asked().sorted(UnmatchedSort.valueOf(key), down)));
        return list;
    }

    private static void toggle(Grid<UnmatchedPractice> grid, UnmatchedPractice row) {
        if (grid.asMultiSelect().isSelected(row)) {
            grid.asMultiSelect().deselect(row);
        } else {
            grid.asMultiSelect().select(row);
        }
    }

    /** Returns the distinct rep names of the rows, each in one of its spellings. Ignores rows without a rep name. */
    static List<String> names(Set<UnmatchedPractice> rows) {
        return List.copyOf(rows.stream()
                .filter(row -> !row.salesRepKey().isEmpty())
                .collect(Collectors.toMap(
                        UnmatchedPractice::salesRepKey, UnmatchedPractice::salesRep, (one, same) -> one))
                .values());
    }

    private static Grid.Column<UnmatchedPractice> makeSortable(
            Grid.Column<UnmatchedPractice> column, UnmatchedSort sort) {
        return column.setKey(sort.name()).setSortProperty(sort.name()).setSortable(true);
    }

    private static LitRenderer<UnmatchedPractice> twoLines() {
        return LitRenderer.<UnmatchedPractice>of("""
                        <div class="cs-two-lines">
                            <span class="cs-strong">${item.label}</span><span class="cs-strong">${item.orders}</span>
                            <span class="cs-muted">${item.detail}</span>
                            <cura-time class="cs-muted" datetime="${item.at}"></cura-time>
                        </div>
                        """)
                .withProperty("label", UnmatchedPractice::label)
                .withProperty("orders", row -> NumberLabels.of(row.totalOrders(), "order"))
                .withProperty(
                        "detail",
                        row -> Stream.of(
                                        row.salesRep(),
                                        UsStates.label(row.state()),
                                        NullableText.orEmpty(row.specialty()))
                                .filter(part -> !part.isEmpty())
                                .collect(Collectors.joining(" · ")))
                .withProperty("at", row -> row.firstSeenAt().toString());
    }

    private static String orDash(@Nullable String text) {
        return text == null || text.isEmpty() ? "—" : text;
    }
}
