package io.curasync.webhook.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import io.curasync.ui.EmptyState;
import io.curasync.ui.GridScrollState;
import io.curasync.ui.Icon;
import io.curasync.ui.NumberLabels;
import io.curasync.webhook.EventFilter;
import io.curasync.webhook.EventRow;
import io.curasync.webhook.InboxService;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Events, newest first. The list ends at the newest event that it had when it was read: later ones join it at once while
 * its top is in sight, else they are offered, so that what is being read stays where it is.
 */
final class EventList extends Div {

    /** The rows that were fetched last. */
    private record Window(int offset, int limit, List<EventRow> rows) {}

    /**
     * What the database has now.
     *
     * @param upTo the list's end when it was read
     * @param more how many have come after that
     */
    record Fresh(EventFilter filter, long upTo, int offset, List<EventRow> rows, int more) {}

    private final InboxService inboxService;
    private final IntConsumer counted;
    private final EventGrid grid;
    private final Button changed = new Button("", click -> showAll());

    // Read by the thread that looks for changes too.
    private volatile EventFilter filter = EventFilter.ALL;
    private volatile Window window = new Window(0, 0, List.of());
    private volatile long upTo;

    private boolean scrolled;
    private @Nullable Long marked;

    /**
     * @param picked told which event the user wants to see
     * @param selected told which ones the user has ticked
     * @param counted told how many there are
     */
    EventList(
            InboxService inboxService,
            Consumer<EventRow> picked,
            Consumer<Set<EventRow>> selected,
            IntConsumer counted) {
        this.inboxService = inboxService;
        this.counted = counted;
        grid = new EventGrid(
                new EventGrid.Source() {
                    @Override
                    public Stream<EventRow> page(int offset, int limit) {
                        return fetch(offset, limit);
                    }

                    @Override
                    public int count() {
                        return size();
                    }
                },
                picked);
        grid.setEmptyStateComponent(new EmptyState(
                Icon.WEBHOOK, "No webhooks found. Clear the filters, or wait for the first webhook to arrive."));
        grid.asMultiSelect().addSelectionListener(selection -> selected.accept(selection.getAllSelectedItems()));
        changed.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        changed.setVisible(false);
        addClassNames("cs-card", "cs-browse-list");
        add(grid, changed);
        GridScrollState.watch(grid, this::scrolled);
    }

    void scrolled(boolean awayFromTop) {
        scrolled = awayFromTop;
    }

    /** @param sorted told whether the user wants the oldest first */
    void onSort(Consumer<Boolean> sorted) {
        grid.onSort(sorted);
    }

    void list(EventFilter asked) {
        if (asked.oldestFirst() != filter.oldestFirst()) {
            grid.showSort(asked.oldestFirst());
        }
        filter = asked;
        showAll();
    }

    EventFilter filter() {
        return filter;
    }

    void setNarrow(boolean narrow) {
        grid.setNarrow(narrow);
    }

    /** Marks the row of the event that is open beside the list; null: none. */
    void mark(@Nullable Long id) {
        Long before = marked;
        if (Objects.equals(before, id)) {
            return;
        }
        marked = id;
        grid.mark(id);
        window.rows().stream()
                .filter(row -> Long.valueOf(row.id()).equals(before)
                        || Long.valueOf(row.id()).equals(id))
                .forEach(grid::refresh);
    }

    void clearSelection() {
        grid.deselectAll();
    }

    /** What is in sight, as the database has it now. From any thread. */
    Fresh read() {
        EventFilter asked = filter;
        Window sight = window;
        long end = upTo;
        return new Fresh(
                asked,
                end,
                sight.offset(),
                inboxService.page(asked, end, sight.offset(), sight.limit()),
                inboxService.countAfter(asked, end));
    }

    /** Takes what was read into place; what would move the rows is only offered, unless the top is in sight. */
    void show(Fresh fresh) {
        Window sight = window;
        if (!fresh.filter().equals(filter) || fresh.offset() != sight.offset() || fresh.upTo() != upTo) {
            return;
        }
        boolean moved = fresh.more() > 0 || !ids(fresh.rows()).equals(ids(sight.rows()));
        if (moved && !scrolled) {
            showAll();
            return;
        }
        if (moved) {
            changed.setText(
                    fresh.more() > 0 ? NumberLabels.of(fresh.more()) + " new · show" : "The list has changed · show");
            changed.setVisible(true);
        }
        if (ids(fresh.rows()).equals(ids(sight.rows()))) {
            for (int i = 0; i < fresh.rows().size(); i++) {
                if (!fresh.rows().get(i).equals(sight.rows().get(i))) {
                    grid.refresh(fresh.rows().get(i));
                }
            }
            window = new Window(sight.offset(), sight.limit(), fresh.rows());
        }
    }

    private void showAll() {
        upTo = inboxService.newest();
        changed.setVisible(false);
        if (scrolled) {
            grid.scrollToStart();
        }
        grid.reload();
    }

    private Stream<EventRow> fetch(int offset, int limit) {
        List<EventRow> rows = inboxService.page(filter, upTo, offset, limit);
        window = new Window(offset, limit, rows);
        return rows.stream();
    }

    private int size() {
        int size = inboxService.count(filter, upTo);
        counted.accept(size);
        return size;
    }

    private static List<Long> ids(List<EventRow> rows) {
        return rows.stream().map(EventRow::id).toList();
    }
}
