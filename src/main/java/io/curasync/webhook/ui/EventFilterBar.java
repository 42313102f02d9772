package io.curasync.webhook.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.function.SerializableFunction;
import com.vaadin.flow.server.streams.DownloadHandler;
import io.curasync.base.Icon;
import io.curasync.webhook.EventFilter;
import io.curasync.webhook.EventFilter.Period;
import io.curasync.webhook.EventStatus;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Search, filters and export. */
final class EventFilterBar extends Div {

    private static final int SEARCH_PAUSE_MILLIS = 300;
    private static final int LONGEST = 200;
    private static final List<String> TYPES =
            List.of("practice.created", "practice.updated", "practice.activated", "order.placed");

    private final TextField search = text("Event id or key", "Search by event id or key");
    private final TextField practice = text("Practice or user id", "Practice or user id");
    private final Select<String> type = filter("Type", TYPES, value -> value);
    private final Select<EventStatus> status = filter("Status", Arrays.asList(EventStatus.values()), Words::status);
    private final Select<Period> period =
            filter("Received", List.of(Period.HOUR, Period.DAY, Period.WEEK), Words::period);
    private final Consumer<EventFilter> changed;
    private @Nullable String otherType;
    private boolean showing;

    /** @param changed told what the user asks for */
    EventFilterBar(DownloadHandler csv, Consumer<EventFilter> changed) {
        this.changed = changed;
        search.setPrefixComponent(Icon.SEARCH.create());
        search.addClassName("webhook-search");
        practice.addClassName("webhook-practice");
        Anchor export = new Anchor(csv, "");
        export.add(Icon.DOWNLOAD.create(), new Span("CSV"));
        export.addClassName("webhook-export");
        export.getElement().setAttribute("download", true).setAttribute("aria-label", "Export as CSV");
        addClassName("cs-toolbar");
        add(search, type, status, period, practice, export);
    }

    void show(EventFilter filter) {
        showing = true;
        search.setValue(filter.search());
        practice.setValue(filter.practice());
        boolean known = filter.type() != null && TYPES.contains(filter.type());
        // A type that only an address names stays until another is chosen.
        otherType = known ? null : filter.type();
        type.setEmptySelectionCaption("Type: " + (otherType == null ? "any" : otherType));
        type.setValue(known ? filter.type() : null);
        status.setValue(filter.status());
        period.setValue(filter.period() == Period.ALL ? null : filter.period());
        showing = false;
    }

    private TextField text(String placeholder, String label) {
        TextField field = new TextField();
        field.setPlaceholder(placeholder);
        field.setAriaLabel(label);
        field.setClearButtonVisible(true);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(SEARCH_PAUSE_MILLIS);
        field.setMaxLength(LONGEST);
        field.addValueChangeListener(change -> tell());
        return field;
    }

    private <T> Select<T> filter(String name, List<T> values, SerializableFunction<T, String> word) {
        Select<T> select = new Select<>();
        select.setItems(values);
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(name + ": any");
        select.setItemLabelGenerator(value -> value == null ? name + ": any" : word.apply(value));
        select.setAriaLabel(name);
        select.addClassName("webhook-filter");
        select.addValueChangeListener(change -> {
            select.setClassName("webhook-filter-set", change.getValue() != null);
            tell();
        });
        return select;
    }

    private void tell() {
        if (!showing) {
            Period chosen = period.getValue();
            changed.accept(new EventFilter(
                    search.getValue(),
                    type.getValue() == null ? otherType : type.getValue(),
                    status.getValue(),
                    practice.getValue(),
                    chosen == null ? Period.ALL : chosen));
        }
    }
}
