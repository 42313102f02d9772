package io.curasync.practice.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import io.curasync.account.Scope;
import io.curasync.base.EmptyState;
import io.curasync.practice.PracticeRow;
import io.curasync.practice.Practices;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/** The rows of a listing. Those in sight are kept up to date without moving what is being read. */
final class PracticeList extends Div {

    /** The rows that were fetched last. */
    private record Window(int offset, int limit, List<PracticeRow> rows) {}

    private final Practices practices;
    private final Scope scope;
    private final IntConsumer counted;
    private final PracticeGrid grid;
    private final Button changed = new Button("The list has changed · show", click -> reload());

    // Read by the thread that looks for changes too.
    private volatile Listing listing = Listing.DEFAULT;
    private volatile Window window = new Window(0, 0, List.of());

    /**
     * @param picked told which row the user wants to see
     * @param sorted told in which order the user wants the rows
     * @param counted told how many rows there are
     */
    PracticeList(
            Practices practices,
            Scope scope,
            EmptyState empty,
            Consumer<PracticeRow> picked,
            Consumer<Listing> sorted,
            IntConsumer counted) {
        this.practices = practices;
        this.scope = scope;
        this.counted = counted;
        grid = new PracticeGrid(
                new PracticeGrid.Source() {
                    @Override
                    public Stream<PracticeRow> page(int offset, int limit) {
                        return fetch(offset, limit);
                    }

                    @Override
                    public int count() {
                        return size();
                    }
                },
                picked,
                order -> sorted.accept(listing.sorted(order.sort(), order.descending())));
        grid.setEmptyStateComponent(empty);
        changed.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        changed.setVisible(false);
        addClassNames("cs-card", "cs-browse-list");
        add(grid, changed);
    }

    void list(Listing asked) {
        listing = asked;
        grid.showOrder(asked.sort(), asked.descending());
        reload();
    }

    Listing listing() {
        return listing;
    }

    void setNarrow(boolean narrow) {
        grid.setNarrow(narrow);
    }

    /** The rows that are in sight, as the database has them now. From any thread. */
    List<PracticeRow> read() {
        Window sight = window;
        return page(listing, sight.offset(), sight.limit());
    }

    int offset() {
        return window.offset();
    }

    /** Takes rows that were read: into place, or at the top of the list all of it anew; else it only says so. */
    void show(Visible fresh) {
        Window sight = window;
        if (!fresh.listing().equals(listing) || fresh.offset() != sight.offset()) {
            return;
        }
        if (ids(fresh.rows()).equals(ids(sight.rows()))) {
            for (int i = 0; i < fresh.rows().size(); i++) {
                if (!fresh.rows().get(i).equals(sight.rows().get(i))) {
                    grid.refresh(fresh.rows().get(i));
                }
            }
            window = new Window(sight.offset(), sight.limit(), fresh.rows());
        } else if (sight.offset() == 0) {
            reload();
        } else {
            changed.setVisible(true);
        }
    }

    private void reload() {
        changed.setVisible(false);
        grid.reload();
    }

    private Stream<PracticeRow> fetch(int offset, int limit) {
        List<PracticeRow> rows = page(listing, offset, limit);
        window = new Window(offset, limit, rows);
        return rows.stream();
    }

    private int size() {
        int size = practices.count(scope, listing.filter());
        counted.accept(size);
        return size;
    }

    private List<PracticeRow> page(Listing asked, int offset, int limit) {
        return practices.page(scope, asked.filter(), asked.sort(), asked.descending(), offset, limit);
    }

    private static List<Long> ids(List<PracticeRow> rows) {
        return rows.stream().map(PracticeRow::id).toList();
    }
}
