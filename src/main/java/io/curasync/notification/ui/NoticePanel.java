package io.curasync.notification.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import io.curasync.base.DrawerHead;
import io.curasync.base.FeedItem;
import io.curasync.base.Quantity;
import io.curasync.base.RelativeTime;
import io.curasync.notification.Notice;
import io.curasync.notification.NoticeItems;
import io.curasync.notification.NoticeTimes;
import io.curasync.notification.NotificationKind;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The orders or practices of a grouped notification, each with a link to its practice. */
final class NoticePanel extends Div {

    private final H2 title = new H2();
    private final Paragraph summary = new Paragraph();
    private final Div items = new Div();

    NoticePanel(Runnable close) {
        addClassNames("cs-card", "cs-drawer", "notification-panel-of-one");
        getElement().setAttribute("role", "complementary").setAttribute("aria-label", "Notification");
        summary.addClassName("cs-muted");
        items.addClassName("notification-items");
        add(new DrawerHead(title, close), summary, items);
    }

    void show(Notice notice, List<NoticeItems.Item> found) {
        NoticeTimes times = LocalTimes.current();
        title.setText(notice.title(times));
        summary.setText(summary(notice, found.size()));
        items.removeAll();
        found.forEach(item -> items.add(row(notice, item, times)));
    }

    /** Why there are fewer than the title says, if there are. */
    private static String summary(Notice notice, int found) {
        if (found == notice.events()) {
            return notice.body();
        }
        String noun = notice.kind() == NotificationKind.ORDER_PLACED ? "order" : "practice";
        String why = notice.events() > NoticeItems.MAX_ITEMS
                ? "the first ones that came."
                : "the others are no longer in your scope.";
        return "%s of %s: %s".formatted(Quantity.of(found, noun), Quantity.of(notice.events()), why);
    }

    private static FeedItem row(Notice notice, NoticeItems.Item item, NoticeTimes times) {
        String order = item.order() == null ? null : "Order " + item.order();
        String amount = item.amount() == null
                ? null
                : NumberFormat.getCurrencyInstance(Locale.US).format(item.amount());
        String day = item.placedAt() == null ? null : "placed " + times.day(item.placedAt());
        String detail = Stream.of(item.facts(), order, amount, day)
                .filter(Objects::nonNull)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(" · "));
        return new FeedItem(
                NoticeLook.icon(notice),
                NoticeLook.tone(notice),
                new Anchor("practices/" + item.practice(), item.label()),
                detail,
                item.placedAt() == null ? null : new RelativeTime(item.placedAt()));
    }
}
