package io.curasync.notification.ui;

import com.vaadin.flow.component.html.Div;
import io.curasync.base.FilterSelect;
import io.curasync.base.SegmentedControl;
import io.curasync.notification.NoticeFilter;
import io.curasync.notification.NotificationKind;
import java.util.List;
import java.util.function.Consumer;

/** All or the unread ones, and of which kind. */
final class NoticeFilterBar extends Div {

    private final SegmentedControl<Boolean> unreadOnly =
            new SegmentedControl<>("Which", List.of(false, true), unread -> unread ? "Unread" : "All");
    private final FilterSelect<NotificationKind> kind;
    private final Consumer<NoticeFilter> changed;
    private boolean showing;

    /**
     * @param kinds to choose among
     * @param changed told what the user asks for
     */
    NoticeFilterBar(List<NotificationKind> kinds, Consumer<NoticeFilter> changed) {
        this.changed = changed;
        kind = new FilterSelect<>("Kind", kinds, NotificationKind::words, this::tell);
        kind.addClassName("notification-kind");
        unreadOnly.addValueChangeListener(change -> tell());
        addClassName("cs-toolbar");
        add(unreadOnly, kind);
    }

    void show(NoticeFilter filter) {
        showing = true;
        unreadOnly.setValue(filter.unreadOnly());
        kind.choose(filter.kind());
        showing = false;
    }

    private void tell() {
        if (!showing) {
            changed.accept(new NoticeFilter(unreadOnly.getValue(), kind.getValue()));
        }
    }
}
