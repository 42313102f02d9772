package io.curasync.webhook.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.server.streams.DownloadHandler;
import io.curasync.ui.CsvLink;
import io.curasync.ui.FilterSelect;
import io.curasync.ui.SearchField;
import io.curasync.webhook.EventFilter;
import io.curasync.webhook.EventFilter.Period;
import io.curasync.webhook.EventStatus;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Search, filters and export. */
final class EventFilterBar extends Div {

    private static final List<String> TYPES =
            List.of("practice.created", "practice.updated", "practice.activated", "order.placed");

    private final SearchField search = new SearchField("Event id or key", "Search by event id or key", this::tell);
    private final SearchField practice = new SearchField("Practice or user id", "Practice or user id", this::tell);
    private final FilterSelect<String> type = new FilterSelect<>("Type", TYPES, value -> value, this::tell);
    private final FilterSelect<EventStatus> status =
            new FilterSelect<>("Status", Arrays.asList(EventStatus.values()), EventLabels::status, this::tell);
    private final FilterSelect<Period> period = new FilterSelect<>(
            "Received", List.of(Period.HOUR, Period.DAY, Period.WEEK), EventLabels::period, this::tell);
    private final Consumer<EventFilter> changed;
    private @Nullable String otherType;
    private boolean oldestFirst;
    private boolean showing;

    /** @param changed told what the user asks for */
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
        // A type that only an address names stays until another is chosen.
        otherType = known ? null : filter.type();
        type.showForNothing(otherType == null ? "any" : otherType);
        type.choose(filter.type());
        status.setValue(filter.status());
        period.setValue(filter.period() == Period.ALL ? null : filter.period());
        showing = false;
    }

    /** Asks for the same events in this order. */
    void order(boolean oldest) {
        oldestFirst = oldest;
        tell();
    }

    void focusOnSlash() {
        search.focusOnSlash();
    }

    private void tell() {
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
