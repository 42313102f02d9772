package io.curasync.webhook.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.server.streams.DownloadHandler;
import io.curasync.ui.list.CsvLink;
import io.curasync.ui.list.FilterSelect;
import io.curasync.ui.list.SearchField;
import io.curasync.webhook.EventStatus;
import io.curasync.webhook.EventType;
import io.curasync.webhook.inbox.EventFilter;
import io.curasync.webhook.inbox.EventFilter.Period;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Toolbar of the event list: search, filters and export. */
final class EventFilterBar extends Div {

    private static final List<String> TYPES = List.of(EventType.wireNames());

    private final SearchField search =
            new SearchField("Event id or key", "Search by event id or key", this::fireChanged);
    private final SearchField practice =
            new SearchField("Practice or user id", "Practice or user id", this::fireChanged);
    private final FilterSelect<String> type = new FilterSelect<>("Type", TYPES, value -> value, this::fireChanged);
    private final FilterSelect<EventStatus> status =
            new FilterSelect<>("Status", Arrays.asList(EventStatus.values()), EventLabels::status, this::fireChanged);
    private final FilterSelect<Period> period = new FilterSelect<>(
            "Received", List.of(Period.HOUR, Period.DAY, Period.WEEK), EventLabels::period, this::fireChanged);
    private final Consumer<EventFilter> changed;
    private @Nullable String otherType;
    private boolean oldestFirst;

    /** True while {@link #show} sets the fields, so that they report no changes. */
    private boolean showing;

    /**
     * Creates the toolbar.
     *
     * @param csv sends the exported file
     * @param changed called with the filter after the user has changed it
     */
    EventFilterBar(DownloadHandler csv, Consumer<EventFilter> changed) {
        this.changed = changed;
        search.addClassName("cs-search");
        practice.addClassName("webhook-practice");
        addClassName("cs-toolbar");
        add(search, type, status, period, practice, new CsvLink(csv));
    }

    void show(EventFilter filter) {
        showing = true;
        oldestFirst = filter.oldestFirst();
        search.setValue(filter.search());
        practice.setValue(filter.practice());
        boolean known = filter.type() != null && TYPES.contains(filter.type());
        // The URL may contain a type that is not in the list. It remains in effect until the user chooses another one.
        otherType = known ? null : filter.type();
        type.setAnyLabel(otherType == null ? "any" : otherType);
        type.choose(filter.type());
        status.setValue(filter.status());
        period.setValue(filter.period() == Period.ALL ? null : filter.period());
        showing = false;
    }

    /** Changes the sort order and reports the changed filter. */
    void sort(boolean oldest) {
        oldestFirst = oldest;
        fireChanged();
    }

    void focusOnSlash() {
        search.focusOnSlash();
    }

    private void fireChanged() {
        if (!showing) {
            Period chosen = period.getValue();
            changed.accept(new EventFilter(
                    search.getValue(),
                    type.getValue() == null ? otherType : type.getValue(),
                    status.getValue(),
                    practice.getValue(),
                    chosen == null ? Period.ALL : chosen,
                    oldestFirst));
        }
    }
}
