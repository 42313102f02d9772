package io.curasync.webhook.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import io.curasync.ui.EmptyState;
import io.curasync.ui.Icon;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.list.GridScrollState;
import io.curasync.webhook.inbox.EventFilter;
import io.curasync.webhook.inbox.EventRow;
import io.curasync.webhook.inbox.InboxService;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * List of events up to the newest one at the time of loading. If the list is scrolled to the top, it is reloaded when events arrive.
 * Otherwise, a button to reload it appears, so that the visible rows do not move.
 */
final class EventList extends Div {

    /** The range of rows that the grid fetched last. */
    private record Window(int offset, int limit, List<EventRow> rows) {}

    /**
     * The fetched range of rows, read again from the database.
     *
     * @param filter filter of the list at the time of reading
     * @param upTo greatest id in the list at the time of reading
     * @param more number of matching events with greater ids
     */
    record ListUpdate(EventFilter filter, long upTo, int offset, List<EventRow> rows, int more) {}

    private final InboxService inboxService;
    private final IntConsumer counted;
    private final EventGrid grid;
    private final Button changed = new Button("", click -> reload());

    // Also read by the thread that computes live values.
    private volatile EventFilter filter = EventFilter.ALL;
    private volatile Window window = new Window(0, 0, List.of());
    private volatile long upTo;

    private boolean scrolled;
    private @Nullable Long marked;

    /**
     * Creates an empty list.
     *
     * @param picked called with the event to open
     * @param selected called with the selected events
     * @param counted called with the number of matching events after each count
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

    /**
     * Adds a listener to the user's changes of the sort order.
     *
     * @param sorted called with true if the oldest events are first, otherwise with false
     */
    void onSort(Consumer<Boolean> sorted) {
        grid.onSort(sorted);
    }

    void load(EventFilter requested) {
        if (requested.oldestFirst() != filter.oldestFirst()) {
            grid.showSort(requested.oldestFirst());
        }
        filter = requested;
        reload();
    }

    EventFilter filter() {
        return filter;
    }

    void setNarrow(boolean narrow) {
        grid.setNarrow(narrow);
    }

    /** Highlights the row of the event in the drawer; null for none. */
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

    /** Reads the fetched range of rows again. May be called from any thread. */
    ListUpdate read() {
        EventFilter requested = filter;
        Window visible = window;
        long end = upTo;
        return new ListUpdate(
                requested,
                end,
                visible.offset(),
                inboxService.page(requested, end, visible.offset(), visible.limit()),
                inboxService.countAfter(requested, end));
    }

    /**
     * Applies the result of {@link #read}. Updates changed rows in place. If rows would move, reloads the list if it is at the top, and
     * otherwise shows a button. Ignores the result if the list or the fetched range has changed since.
     */
    void show(ListUpdate update) {
        Window visible = window;
        if (!update.filter().equals(filter) || update.offset() != visible.offset() || update.upTo() != upTo) {
            return;
        }
        boolean moved = update.more() > 0 || !ids(update.rows()).equals(ids(visible.rows()));
        if (moved && !scrolled) {
            reload();
            return;
        }
        if (moved) {
            changed.setText(
                    update.more() > 0 ? NumberLabels.of(update.more()) + " new · show" : "The list has changed · show");
            changed.setVisible(true);
        }
        if (ids(update.rows()).equals(ids(visible.rows()))) {
            for (int i = 0; i < update.rows().size(); i++) {
                if (!update.rows().get(i).equals(visible.rows().get(i))) {
                    grid.refresh(update.rows().get(i));
                }
            }
            window = new Window(visible.offset(), visible.limit(), update.rows());
        }
    }

    private void reload() {
        upTo = inboxService.newestId();
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
