package io.curasync.notification.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.curasync.account.CurrentUser;
import io.curasync.account.CurrentUsers;
import io.curasync.base.Card;
import io.curasync.base.EmptyState;
import io.curasync.base.Icon;
import io.curasync.base.LiveIndicator;
import io.curasync.base.ViewHeader;
import io.curasync.live.Following;
import io.curasync.live.LiveValues;
import io.curasync.live.Topic;
import io.curasync.notification.MailChoice;
import io.curasync.notification.Notice;
import io.curasync.notification.NoticeFeed;
import io.curasync.notification.NoticeFilter;
import io.curasync.notification.NotificationKind;
import io.curasync.notification.Notifications;
import io.curasync.notification.Preferences;
import jakarta.annotation.security.PermitAll;
import java.time.Instant;
import java.util.List;

/** All that the user was told and has not dismissed, and what to be told about. */
@Route(NotificationsView.PATH)
@PageTitle("Notifications")
@Menu(title = "Notifications", order = 30, icon = "bell")
@PermitAll
@StyleSheet("context://assets/notifications.css")
class NotificationsView extends Div implements BeforeEnterObserver {

    static final String PATH = "notifications";

    private static final int PAGE = 50;
    private static final int UNDO_MILLIS = 7000;

    private final Notifications notifications;
    private final CurrentUser user = CurrentUsers.require();
    private final ViewHeader header = new ViewHeader("Notifications");
    private final Button allRead = new Button("Mark all read", click -> markAllRead());
    private final NoticeFilterBar filters;
    private final NoticeList list = new NoticeList(this::draw);
    private final Button older = new Button("Show older ones", click -> showOlder());
    private final Card card = new Card("", list, older);
    private final EmptyState empty = new EmptyState(
            Icon.BELL,
            "Nothing here yet. Orders, activations and whatever else you want to be told about appear by themselves.");
    private final EmptyState noMatch = new EmptyState(
            Icon.BELL,
            "No notification matches the filter.",
            new Button("Show all", click -> refilter(NoticeFilter.ALL)));

    // Read by the thread that looks for changes too.
    private volatile NoticeFilter filter = NoticeFilter.ALL;
    private volatile int limit = PAGE;
    private volatile int actions;

    /**
     * What the screen shows of the database.
     *
     * @param actions how many the user had taken before it was read
     */
    private record Visible(int actions, NoticeFilter filter, int limit, List<Notice> notices, int unread) {}

    NotificationsView(Notifications notifications, Preferences preferences, MailChoice mail, LiveValues liveValues) {
        this.notifications = notifications;
        filters = new NoticeFilterBar(NotificationKind.of(user.role()), this::refilter);
        older.addThemeVariants(ButtonVariant.TERTIARY);
        header.addActions(
                new LiveIndicator(),
                allRead,
                new Button("What to be told about …", click -> new PreferencesDialog(preferences, mail, user).open()));
        addClassName("notifications");
        add(header, filters, card, empty, noMatch);
        Following.follow(this, liveValues.create(Topic.NOTIFICATION, this::read), this::show);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        filter = NoticeQuery.read(event.getLocation().getQueryParameters());
        limit = PAGE;
        filters.show(filter);
        if (isAttached()) {
            show(read());
        }
    }

    private Visible read() {
        int before = actions;
        NoticeFilter asked = filter;
        int most = limit;
        return new Visible(
                before, asked, most, notifications.page(user, asked, most + 1), notifications.countUnread(user));
    }

    /** Unless it was read before the user has changed what is to be seen: that must not come back, not even for a moment. */
    private void show(Visible fresh) {
        if (fresh.actions() != actions || !fresh.filter().equals(filter) || fresh.limit() != limit) {
            return;
        }
        boolean more = fresh.notices().size() > fresh.limit();
        List<Notice> shown = more ? fresh.notices().subList(0, fresh.limit()) : fresh.notices();
        list.show(shown);
        older.setVisible(more);
        boolean nothing = shown.isEmpty();
        card.setVisible(!nothing);
        empty.setVisible(nothing && filter.equals(NoticeFilter.ALL));
        noMatch.setVisible(nothing && !filter.equals(NoticeFilter.ALL));
        allRead.setEnabled(fresh.unread() > 0);
        header.setSubtitle(fresh.unread() == 0 ? "All read" : NoticeFeed.words(fresh.unread()) + " unread");
        header.setAsOf(Instant.now());
    }

    private void refilter(NoticeFilter asked) {
        filter = asked;
        limit = PAGE;
        filters.show(asked);
        show(read());
        getUI().ifPresent(ui ->
                ui.getPage().getHistory().replaceState(null, new Location(PATH, NoticeQuery.write(asked))));
    }

    private void showOlder() {
        limit += PAGE;
        show(read());
    }

    private Component draw(Notice notice) {
        Button read = iconButton(
                notice.unread() ? Icon.CHECK : Icon.DOT,
                notice.unread() ? "Mark as read" : "Mark as unread",
                () -> markRead(notice, notice.unread()));
        Button dismiss = iconButton(Icon.CLOSE, "Dismiss", () -> dismiss(notice));
        Div entry = new Div(NoticeLook.item(notice, followed -> markRead(followed, true)), read, dismiss);
        entry.addClassName("notification-entry");
        return entry;
    }

    private static Button iconButton(Icon icon, String label, Runnable action) {
        Button button = new Button(icon.create(), click -> action.run());
        button.setAriaLabel(label);
        button.setTooltipText(label);
        button.addThemeVariants(ButtonVariant.TERTIARY);
        return button;
    }

    private void act(Runnable change) {
        change.run();
        actions++;
        show(read());
    }

    private void markRead(Notice notice, boolean read) {
        act(() -> notifications.markRead(user, notice.id(), read));
    }

    private void markAllRead() {
        act(() -> notifications
                .page(user, NoticeFilter.ALL, 1)
                .forEach(newest -> notifications.markAllRead(user, newest.createdAt())));
    }

    private void dismiss(Notice notice) {
        act(() -> notifications.dismiss(user, notice.id()));
        Notification toast = new Notification();
        Button undo = new Button("Undo", click -> {
            toast.close();
            act(() -> notifications.restore(user, notice.id()));
        });
        undo.addThemeVariants(ButtonVariant.TERTIARY);
        Div text = new Div(new Div(notice.title() + ": dismissed"), undo);
        text.addClassName("notification-undo");
        toast.add(text);
        toast.setDuration(UNDO_MILLIS);
        toast.setPosition(Notification.Position.BOTTOM_END);
        toast.open();
    }
}
