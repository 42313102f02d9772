package io.curasync.webhook.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.server.streams.DownloadHandler;
import io.curasync.platform.RecentPeriod;
import io.curasync.ui.list.CsvLink;
import io.curasync.ui.list.FilterSelect;
import io.curasync.ui.list.SearchField;
import io.curasync.webhook.EventStatus;
import io.curasync.webhook.EventType;
import io.curasync.webhook.inbox.EventFilter;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Toolbar of the event list with search, filters and export. */
final class EventFilterBar extends Div {

    private static final List<String> TYPES = List.of(EventType.wireNames());

    private final SearchField search =
            new SearchField("Event id or key", "Search by event id or key", this::fireChanged);
    private final SearchField practice =
            new SearchField("Practice or user id", "Practice or user id", this::fireChanged);
    private final SearchField reason = new SearchField("Error", "Part of the error", this::fireChanged);
    private final FilterSelect<String> type = new FilterSelect<>("Type", TYPES, value -> value, this::fireChanged);
    private final FilterSelect<EventStatus> status =
            new FilterSelect<>("Status", Arrays.asList(EventStatus.values()), EventLabels::status, this::fireChanged);
    private final FilterSelect<RecentPeriod> period =
            new FilterSelect<>("Received", RecentPeriod.LIMITED, RecentPeriod::label, this::fireChanged);
    private final Consumer<EventFilter> changed;
    private @Nullable String otherType;
    private boolean oldestFirst;

    /** Whether {@link #show} is setting the fields. During this time, change events of the fields are ignored. */
    private boolean showing;

    /**
     * Creates the toolbar.
     *
     * @param csv sends the exported file
     * @param changed called with the new filter when the user has changed a filter or the sort order
     */
    EventFilterBar(DownloadHandler csv, Consumer<EventFilter> changed) {
        this.changed = changed;
        search.addClassName("cs-search");
        practice.addClassName("webhook-practice");
        reason.addClassName("webhook-practice");
        addClassName("cs-toolbar");
        add(search, type, status, period, practice, reason, new CsvLink(csv));
    }

    void show(EventFilter filter) {
        showing = true;
        oldestFirst = filter.oldestFirst();
        search.setValue(filter.search());
        practice.setValue(filter.practice());
        reason.setValue(filter.reason());
        boolean known = filter.type() != null && TYPES.contains(filter.type());
        // The URL may contain a type that is not in the list. That type applies until the user chooses another one.
        otherType = known ? null : filter.type();
        type.setAnyLabel(otherType == null ? "any" : otherType);
        type.choose(filter.type());
        status.choose(filter.status());
        period.choose(filter.period() == RecentPeriod.ALL ? null : filter.period());
        showing = false;
    }

    /**
     * Changes the sort order and reports the new filter.
     *
     * @param oldest whether the oldest events are first
     */
    void sort(boolean oldest) {
        oldestFirst = oldest;
        fireChanged();
    }

    void focusOnSlash() {
        search.focusOnSlash();
    }

    private void fireChanged() {
        if (!showing) {
            RecentPeriod chosen = period.getValue();
            changed.accept(new EventFilter(
                    search.getValue(),
                    type.getValue() == null ? otherType : type.getValue(),
                    status.getValue(),
                    practice.getValue(),
                    chosen == null ? RecentPeriod.ALL : chosen,
                    reason.getValue(),
                    null,
                    null,
                    oldestFirst));
        }
    }
}
