package io.curasync.notification.ui;

import com.vaadin.flow.component.html.Div;
import io.curasync.notification.NotificationFilter;
import io.curasync.notification.NotificationKind;
import io.curasync.ui.SegmentedControl;
import io.curasync.ui.list.CsvLink;
import io.curasync.ui.list.FilterSelect;
import io.curasync.ui.list.SearchField;
import java.util.List;
import java.util.function.Consumer;

/** Toolbar above the list of notifications, with filters and a CSV export. */
final class NotificationFilterBar extends Div {

    private final SearchField search =
            new SearchField("Search practice, order, id", "Search notifications", this::fireChange);
    private final SegmentedControl<Boolean> unreadOnly =
            new SegmentedControl<>("Which", List.of(false, true), unread -> unread ? "Unread" : "All");
    private final FilterSelect<NotificationKind> kind;
    private final Consumer<NotificationFilter> changed;
    /** True while {@link #show} sets values. Then {@link #changed} is not called, because the user did not make the changes. */
    private boolean settingValues;

    /**
     * Creates the toolbar without active filters.
     *
     * @param kinds kinds to choose from
     * @param changed called with the filter after each change by the user
     * @param csv link that downloads the list as a CSV file
     */
    NotificationFilterBar(List<NotificationKind> kinds, Consumer<NotificationFilter> changed, CsvLink csv) {
        this.changed = changed;
        kind = new FilterSelect<>("Kind", kinds, NotificationKind::label, this::fireChange);
        kind.addClassName("notification-kind");
        unreadOnly.addValueChangeListener(change -> fireChange());
        search.addClassName("cs-search");
        search.focusOnSlash();
        addClassName("cs-toolbar");
        add(search, unreadOnly, kind, csv);
    }

    void show(NotificationFilter filter) {
        settingValues = true;
        search.setValue(filter.search());
        unreadOnly.setValue(filter.unreadOnly());
        kind.choose(filter.kind());
        settingValues = false;
    }

    private void fireChange() {
        if (!settingValues) {
            changed.accept(new NotificationFilter(search.getValue(), unreadOnly.getValue(), kind.getValue()));
        }
    }
}
