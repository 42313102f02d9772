package io.curasync.assignment.ui;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import io.curasync.assignment.Unmatched;
import io.curasync.assignment.UnmatchedRow;
import io.curasync.assignment.UnmatchedSort;
import io.curasync.base.BrowseList;
import io.curasync.base.EmptyState;
import io.curasync.base.Icon;
import io.curasync.base.Quantity;
import io.curasync.base.Ticking;
import io.curasync.platform.UsStates;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Builds the list of unmatched practices, several of which can be ticked. */
final class UnmatchedList {

    private UnmatchedList() {}

    /**
     * @param counted called with the number of practices
     * @param ticked called with the selected ones
     * @param sorted called with the order that the user wants
     */
    static BrowseList<Listing, UnmatchedRow> create(
            Unmatched unmatched, IntConsumer counted, Consumer<Set<UnmatchedRow>> ticked, Consumer<Listing> sorted) {
        var list = new BrowseList<>(
                "Practice",
                new BrowseList.Source<Listing, UnmatchedRow>() {
                    @Override
                    public List<UnmatchedRow> page(Listing asked, int offset, int limit) {
                        return unmatched.page(asked.filter(), asked.sort(), asked.descending(), offset, limit);
                    }

                    @Override
                    public int count(Listing asked) {
                        return Math.toIntExact(unmatched.count(asked.filter()));
                    }
                },
                UnmatchedRow::id,
                Listing.DEFAULT,
                new EmptyState(Icon.CHECK, "No unmatched practices. If filters are set, clear them to see the others."),
                twoLines(),
                counted);
        Ticking.in(list.grid());
        list.grid().addItemClickListener(click -> toggle(list.grid(), click.getItem()));
        list.grid().asMultiSelect().addSelectionListener(event -> ticked.accept(event.getAllSelectedItems()));
        key(list.column("Practice", text("cs-strong", UnmatchedRow::label), "150px", 3), UnmatchedSort.NAME);
        key(list.column("Name in CuraGenesis", text("", row -> orDash(row.salesRep())), "140px", 2), UnmatchedSort.REP);
        key(
                list.column("State", text("cs-muted", row -> orDash(UsStates.label(row.state()))), "80px", 0),
                UnmatchedSort.STATE);
        list.column("Specialty", text("cs-muted", row -> orDash(row.specialty())), "120px", 2);
        key(
                        list.column("Orders", text("cs-strong", row -> Quantity.of(row.totalOrders())), "90px", 0),
                        UnmatchedSort.ORDERS)
                .setTextAlign(ColumnTextAlign.END);
        key(list.column("First seen", seen(), "120px", 0), UnmatchedSort.SEEN);
        list.onSort((key, down) -> sorted.accept(list.asked().sorted(UnmatchedSort.valueOf(key), down)));
        return list;
    }

    private static void toggle(Grid<UnmatchedRow> grid, UnmatchedRow row) {
        if (grid.asMultiSelect().isSelected(row)) {
            grid.asMultiSelect().deselect(row);
        } else {
            grid.asMultiSelect().select(row);
        }
    }

    /** The spellings that the rows carry, one a name; the nameless apart. */
    static List<String> names(Set<UnmatchedRow> rows) {
        return List.copyOf(rows.stream()
                .filter(row -> !row.salesRepKey().isEmpty())
                .collect(Collectors.toMap(UnmatchedRow::salesRepKey, UnmatchedRow::salesRep, (one, same) -> one))
                .values());
    }

    private static Grid.Column<UnmatchedRow> key(Grid.Column<UnmatchedRow> column, UnmatchedSort sort) {
        return column.setKey(sort.name()).setSortProperty(sort.name()).setSortable(true);
    }

    private static LitRenderer<UnmatchedRow> text(String style, ValueProvider<UnmatchedRow, String> text) {
        return LitRenderer.<UnmatchedRow>of("<span class=\"" + style + "\" title=\"${item.text}\">${item.text}</span>")
                .withProperty("text", text);
    }

    private static LitRenderer<UnmatchedRow> seen() {
        return LitRenderer.<UnmatchedRow>of("<cura-time class=\"cs-muted\" datetime=\"${item.at}\"></cura-time>")
                .withProperty("at", row -> row.firstSeenAt().toString());
    }

    private static LitRenderer<UnmatchedRow> twoLines() {
        return LitRenderer.<UnmatchedRow>of("""
                        <div class="cs-two-lines">
                            <span class="cs-strong">${item.label}</span><span class="cs-strong">${item.orders}</span>
                            <span class="cs-muted">${item.detail}</span>
                            <cura-time class="cs-muted" datetime="${item.at}"></cura-time>
                        </div>
                        """)
                .withProperty("label", UnmatchedRow::label)
                .withProperty("orders", row -> Quantity.of(row.totalOrders(), "order"))
                .withProperty(
                        "detail",
                        row -> Stream.of(row.salesRep(), UsStates.label(row.state()), orEmpty(row.specialty()))
                                .filter(part -> !part.isEmpty())
                                .collect(Collectors.joining(" · ")))
                .withProperty("at", row -> row.firstSeenAt().toString());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String orDash(@Nullable String text) {
        return text == null || text.isEmpty() ? "—" : text;
    }
}
