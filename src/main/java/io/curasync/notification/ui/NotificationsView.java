package io.curasync.notification.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.server.streams.DownloadEvent;
import io.curasync.account.AuditedCsvDownload;
import io.curasync.account.CurrentUser;
import io.curasync.account.CurrentUserAccess;
import io.curasync.live.LiveBinding;
import io.curasync.live.LiveValues;
import io.curasync.live.Topic;
import io.curasync.notification.BellContent;
import io.curasync.notification.GroupedItemsQuery;
import io.curasync.notification.NotificationCsv;
import io.curasync.notification.NotificationFilter;
import io.curasync.notification.NotificationItem;
import io.curasync.notification.NotificationKind;
import io.curasync.notification.Notifications;
import io.curasync.ui.ButtonState;
import io.curasync.ui.Card;
import io.curasync.ui.DrawerLayout;
import io.curasync.ui.EmptyState;
import io.curasync.ui.Icon;
import io.curasync.ui.LiveIndicator;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.Toast;
import io.curasync.ui.ViewHeader;
import io.curasync.ui.list.CsvLink;
import jakarta.annotation.security.PermitAll;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Screen with the user's notifications that are not dismissed. A drawer shows the orders or practices of one notification. */
@Route(NotificationsView.PATH)
@RouteAlias(NotificationsView.PATH + "/:" + NotificationsView.ID + "([1-9][0-9]{0,17})")
@PageTitle("Notifications")
@Menu(title = "Notifications", order = 30, icon = "bell")
@PermitAll
@StyleSheet("context://assets/notifications.css")
class NotificationsView extends Div implements BeforeEnterObserver {

    static final String PATH = "notifications";
    static final String ID = "id";

    private static final int PAGE_SIZE = 50;
    /**
     * Maximum number of new notifications that wait until the user shows them. If there are more, the oldest visible notifications
     * disappear.
     */
    private static final int MAX_PENDING = 100;

    private final Notifications notifications;
    private final GroupedItemsQuery items;
    private final CurrentUser user = CurrentUserAccess.require();
    private final ViewHeader header = new ViewHeader("Notifications");
    private final Button allRead = new Button("Mark all as read", click -> markAllRead());
    private final NotificationFilterBar filters;
    private final NotificationList list =
            new NotificationList(item -> new NotificationEntry(item, this::markRead, this::dismiss));
    private final VisibleNotifications visibleNotifications = new VisibleNotifications();
    private final Button newButton = new Button("", click -> showNew());
    private final Button older = new Button("Show older ones", click -> showOlder());
    private final Card card;
    private final DrawerLayout layout;
    private final NotificationDrawer panel = new NotificationDrawer(() -> open(null));
    private final EmptyState empty = new EmptyState(
            Icon.BELL,
            "No notifications yet. Orders, activations and other events that you choose in the settings appear here.");
    private final EmptyState noMatch = new EmptyState(
            Icon.BELL,
            "No notifications match.",
            new Button("Clear filters", click -> refilter(NotificationFilter.ALL)));

    // The following two fields are volatile, because a background thread reads them.
    private volatile NotificationFilter filter = NotificationFilter.ALL;
    private volatile int limit = PAGE_SIZE;

    /**
     * Data of the screen, read from the database.
     *
     * @param limit maximum number of visible notifications when the data was read
     * @param notices visible and pending notifications, latest event first
     * @param unread number of unread notifications, at most {@link BellContent#MAX_UNREAD}
     */
    private record ViewData(NotificationFilter filter, int limit, List<NotificationItem> notices, int unread) {}

    NotificationsView(
            Notifications notifications,
            GroupedItemsQuery items,
            NotificationCsv csv,
            AuditedCsvDownload exports,
            PreferencesDialogs preferences,
            LiveValues liveValues) {
        this.notifications = notifications;
        this.items = items;
        filters = new NotificationFilterBar(
                NotificationKind.of(user.role()), this::refilter, new CsvLink(event -> download(event, csv, exports)));
        older.addThemeVariants(ButtonVariant.TERTIARY);
        newButton.addThemeVariants(ButtonVariant.SMALL);
        Div bar = new Div(newButton);
        bar.addClassName("notification-arrived");
        card = new Card("", bar, list, older);
        header.addTitleAction(allRead);
        header.addActions(
                new LiveIndicator(),
                ViewHeader.withIconOnPhones(
                        new Button("Notification settings …", click -> preferences.open(user)), Icon.GEAR));
        Div master = new Div(card, empty, noMatch);
        master.addClassName("notification-master");
        layout = new DrawerLayout(master, "Notification", 430, () -> open(null));
        addClassName("notifications");
        add(header, filters, layout);
        LiveBinding.follow(this, liveValues.create(Topic.NOTIFICATION, this::read), this::show);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        NotificationFilter asked = NotificationUrlState.read(event.getLocation().getQueryParameters());
        boolean same = isAttached() && asked.equals(filter);
        filter = asked;
        filters.show(filter);
        if (!same) {
            limit = PAGE_SIZE;
            visibleNotifications.reset();
        }
        if (isAttached()) {
            show(read());
        }
        Long opened = event.getRouteParameters().getLong(ID).orElse(null);
        NotificationItem notificationItem =
                opened == null ? null : notifications.find(user, opened).orElse(null);
        if (opened != null && notificationItem == null) {
            Toast.refused("This notification no longer exists.");
        }
        showPanel(notificationItem);
    }

    private void showPanel(@Nullable NotificationItem notificationItem) {
        if (notificationItem == null) {
            layout.setDetail(null);
            return;
        }
        panel.show(notificationItem, items.of(user, notificationItem));
        layout.setDetail(panel);
    }

    private ViewData read() {
        NotificationFilter asked = filter;
        int rows = limit;
        return new ViewData(
                asked, rows, notifications.page(user, asked, rows + MAX_PENDING + 1), notifications.countUnread(user));
    }

    /** Displays the data. Ignores data that belongs to another filter or limit. */
    private void show(ViewData fresh) {
        if (!fresh.filter().equals(filter) || fresh.limit() != limit) {
            return;
        }
        VisibleNotifications.Split split = visibleNotifications.split(fresh.notices());
        boolean more = split.visible().size() > fresh.limit();
        List<NotificationItem> shown = more ? split.visible().subList(0, fresh.limit()) : split.visible();
        list.show(shown);
        newButton.setText(NumberLabels.of(split.pendingCount()) + " new · show");
        newButton.setVisible(split.pendingCount() > 0);
        older.setVisible(more);
        boolean nothing = shown.isEmpty();
        card.setVisible(!nothing);
        empty.setVisible(nothing && filter.equals(NotificationFilter.ALL));
        noMatch.setVisible(nothing && !filter.equals(NotificationFilter.ALL));
        allRead.setText(MarkAllReadAction.label(fresh.unread()));
        ButtonState.setEnabled(allRead, fresh.unread() > 0);
        header.setSubtitle(fresh.unread() == 0 ? "All read" : BellContent.unreadLabel(fresh.unread()) + " unread");
        header.setAsOf(Instant.now());
    }

    private void refilter(NotificationFilter asked) {
        filter = asked;
        limit = PAGE_SIZE;
        visibleNotifications.reset();
        filters.show(asked);
        show(read());
        getUI().ifPresent(ui ->
                ui.getPage().getHistory().replaceState(null, new Location(PATH, NotificationUrlState.write(asked))));
    }

    private void showNew() {
        visibleNotifications.reset();
        show(read());
    }

    private void showOlder() {
        limit += PAGE_SIZE;
        show(read());
    }

    private void open(@Nullable Long id) {
        getUI().ifPresent(ui -> ui.navigate(id == null ? PATH : PATH + "/" + id, NotificationUrlState.write(filter)));
    }

    private void applyAction(Runnable change) {
        change.run();
        show(read());
    }

    private void markRead(NotificationItem notificationItem, boolean read) {
        applyAction(() -> notifications.markRead(user, notificationItem.id(), read));
    }

    private void markAllRead() {
        applyAction(() -> notifications
                .page(user, NotificationFilter.ALL, 1)
                .forEach(newest -> MarkAllReadAction.mark(notifications, user, newest.latestAt())));
    }

    private void dismiss(NotificationItem notificationItem) {
        applyAction(() -> notifications.dismiss(user, notificationItem.id()));
        Toast.undoable(
                notificationItem.title(ScreenNotificationTimes.current()) + ": dismissed",
                () -> applyAction(() -> notifications.restore(user, notificationItem.id())));
    }

    private void download(DownloadEvent event, NotificationCsv csv, AuditedCsvDownload exports) throws IOException {
        NotificationFilter asked = filter;
        exports.send(
                event,
                "notifications.csv",
                NotificationUrlState.write(asked).getQueryString(),
                out -> csv.write(user, asked, out));
    }
}
