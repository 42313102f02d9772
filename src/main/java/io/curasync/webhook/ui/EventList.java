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
 * List of events. It is bounded by the newest event at the time of reading. Later events appear at once while the list is at the
 * top; otherwise a button offers them, so that the visible rows do not move.
 */
final class EventList extends Div {

    /** The rows fetched last. */
    private record Window(int offset, int limit, List<EventRow> rows) {}

    /**
     * Current state of the fetched rows in the database.
     *
     * @param upTo newest id in the list at the time of reading
     * @param more number of events received after that
     */
    record Fresh(EventFilter filter, long upTo, int offset, List<EventRow> rows, int more) {}

    private final InboxService inboxService;
    private final IntConsumer counted;
    private final EventGrid grid;
    private final Button changed = new Button("", click -> showAll());

    // Also read by the live value's thread.
    private volatile EventFilter filter = EventFilter.ALL;
    private volatile Window window = new Window(0, 0, List.of());
    private volatile long upTo;

    private boolean scrolled;
    private @Nullable Long marked;

    /**
     * @param picked called with the event to open
     * @param selected called with the selected events
     * @param counted called with the number of events
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

    /** @param sorted called with true if the user sorts oldest first, else with false */
    void onSort(Consumer<Boolean> sorted) {
        grid.onSort(sorted);
    }

    void list(EventFilter requested) {
        if (requested.oldestFirst() != filter.oldestFirst()) {
            grid.showSort(requested.oldestFirst());
        }
        filter = requested;
        showAll();
    }

    EventFilter filter() {
        return filter;
    }

    void setNarrow(boolean narrow) {
        grid.setNarrow(narrow);
    }

    /** Marks the row of the event shown in the drawer; null for none. */
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

    /** Reads the fetched rows again. May be called from any thread. */
    Fresh read() {
        EventFilter requested = filter;
        Window visible = window;
        long end = upTo;
        return new Fresh(
                requested,
                end,
                visible.offset(),
                inboxService.page(requested, end, visible.offset(), visible.limit()),
                inboxService.countAfter(requested, end));
    }

    /** Updates the rows in place. Changes that would move rows are only offered, unless the list is at the top. */
    void show(Fresh fresh) {
        Window visible = window;
        if (!fresh.filter().equals(filter) || fresh.offset() != visible.offset() || fresh.upTo() != upTo) {
            return;
        }
        boolean moved = fresh.more() > 0 || !ids(fresh.rows()).equals(ids(visible.rows()));
        if (moved && !scrolled) {
            showAll();
            return;
        }
        if (moved) {
            changed.setText(
                    fresh.more() > 0 ? NumberLabels.of(fresh.more()) + " new · show" : "The list has changed · show");
            changed.setVisible(true);
        }
        if (ids(fresh.rows()).equals(ids(visible.rows()))) {
            for (int i = 0; i < fresh.rows().size(); i++) {
                if (!fresh.rows().get(i).equals(visible.rows().get(i))) {
                    grid.refresh(fresh.rows().get(i));
                }
            }
            window = new Window(visible.offset(), visible.limit(), fresh.rows());
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
