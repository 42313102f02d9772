package io.curasync.webhook.ui;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.data.renderer.LitRenderer;
import io.curasync.ui.BadgeRenderer;
import io.curasync.ui.EmptyState;
import io.curasync.ui.Icon;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.list.ListCells;
import io.curasync.ui.list.ListSource;
import io.curasync.ui.list.LiveList;
import io.curasync.ui.list.MultiSelect;
import io.curasync.webhook.inbox.EventFilter;
import io.curasync.webhook.inbox.EventRow;
import io.curasync.webhook.inbox.InboxService;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * Creates the list of events, in which the user can select several rows. Events that arrive after the list was loaded are not part of the
 * list.
 */
final class EventList {

    private static final String RECEIVED = "received";

    private EventList() {}

    /**
     * Query of the list.
     *
     * @param upTo greatest id in the list; later events are omitted, so that the rows do not shift when events arrive
     */
    record Query(EventFilter filter, long upTo) {

        /** Returns a query for {@link LiveList#list}, which replaces {@code upTo} with the id of the newest event. */
        static Query of(EventFilter filter) {
            return new Query(filter, 0);
        }

        boolean isFiltered() {
            return !filter.equals(EventFilter.ALL);
        }
    }

    private record Source(InboxService inboxService) implements ListSource<Query, EventRow> {

        @Override
        public List<EventRow> page(Query query, int offset, int limit) {
            return inboxService.page(query.filter(), query.upTo(), offset, limit);
        }

        @Override
        public int count(Query query) {
            return inboxService.count(query.filter(), query.upTo());
        }

        @Override
        public Query renewed(Query query) {
            return new Query(query.filter(), inboxService.newestId());
        }

        @Override
        public int newer(Query query) {
            return inboxService.countAfter(query.filter(), query.upTo());
        }

        /** Does not count the events again, because counting a large inbox is expensive, and each new event would require a new count. */
        @Override
        public int recount(Query query) {
            return UNCOUNTED;
        }
    }

    /**
     * Creates a list without rows.
     *
     * @param picked called with the event that the user has clicked
     * @param selected called with all selected events when the selection changes
     * @param counted called with the number of matching events after each count
     * @param sorted called when the user has changed the sort order; the argument is true if the oldest events are first
     */
    static LiveList<Query, EventRow> create(
            InboxService inboxService,
            Consumer<EventRow> picked,
            Consumer<Set<EventRow>> selected,
            IntConsumer counted,
            Consumer<Boolean> sorted) {
        LiveList<Query, EventRow> list = new LiveList<>(
                "Event",
                new Source(inboxService),
                EventRow::id,
                Query.of(EventFilter.ALL),
                new EmptyState(
                        Icon.WEBHOOK, "No webhooks found. Clear the filters, or wait for the first webhook to arrive."),
                twoLines(),
                counted);
        MultiSelect.enable(list.grid());
        list.grid().addItemClickListener(click -> picked.accept(click.getItem()));
        list.grid().asMultiSelect().addSelectionListener(event -> selected.accept(event.getAllSelectedItems()));
        list.column("Received", ListCells.time(EventRow::receivedAt), "112px", 0)
                .setKey(RECEIVED)
                .setSortable(true);
        list.column("Type", ListCells.text("cs-strong", EventRow::event), "140px", 0);
        list.column(
                "Status",
                BadgeRenderer.of(row -> EventLabels.tone(row.status()), row -> EventLabels.status(row.status())),
                "122px",
                0);
        list.secondaryColumn("Practice", ListCells.text("", EventLabels::practice), "90px", 1);
        list.optionalColumn("Key", ListCells.text("cs-muted", row -> row.key() == null ? "—" : row.key()), "120px", 2);
        list.optionalColumn("Attempts", ListCells.text("cs-muted", row -> NumberLabels.of(row.attempts())), "88px", 0)
                .setTextAlign(ColumnTextAlign.END);
        list.optionalColumn("Latency", ListCells.text("", EventLabels::latency), "96px", 0)
                .setTextAlign(ColumnTextAlign.END);
        list.optionalColumn("Error", ListCells.text("cs-muted", EventLabels::problem), "90px", 2);
        list.onSort((key, descending) -> sorted.accept(!descending));
        return list;
    }

    /** Changes the filter and the sort order of a list, and reloads it. */
    static void load(LiveList<Query, EventRow> list, EventFilter filter) {
        if (filter.oldestFirst() != list.asked().filter().oldestFirst()) {
            if (filter.oldestFirst()) {
                list.showSort(RECEIVED, false);
            } else {
                // The default order is not marked. This way, one click on the header shows the oldest events.
                list.grid().sort(List.of());
            }
        }
        list.list(Query.of(filter));
    }

    private static LitRenderer<EventRow> twoLines() {
        return LitRenderer.<EventRow>of("""
                        <div class="cs-two-lines">
                            <span class="cs-strong">${item.event}</span><span>${item.status}</span>
                            <span class="cs-muted">${item.detail}</span>
                            <cura-time class="cs-muted" datetime="${item.at}"></cura-time>
                        </div>
                        """)
                .withProperty("event", EventRow::event)
                .withProperty("status", row -> EventLabels.status(row.status()))
                .withProperty(
                        "detail",
                        row -> EventLabels.problem(row).isEmpty()
                                ? EventLabels.practice(row) + " · " + EventLabels.latency(row)
                                : EventLabels.problem(row))
                .withProperty("at", row -> row.receivedAt().toString());
    }
}
