package io.curasync.notification.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import io.curasync.base.FeedItem;
import io.curasync.base.Icon;
import io.curasync.base.RelativeTime;
import io.curasync.notification.Notice;
import io.curasync.notification.NoticeLink;
import java.util.function.Consumer;

/** A notification as an entry of a feed. */
final class NoticeLook {

    private static final String UNREAD = "notification-unread";

    private NoticeLook() {}

    /** @param followed told when the user goes where it leads */
    static FeedItem item(Notice notice, Consumer<Notice> followed) {
        Anchor link = new Anchor(NoticeLink.of(notice), notice.title());
        link.getElement().addEventListener("click", click -> followed.accept(notice));
        Span title = new Span(link);
        if (notice.unread()) {
            Span word = new Span(" unread");
            word.addClassName("cs-visually-hidden");
            title.add(word);
        }
        FeedItem item =
                new FeedItem(icon(notice), tone(notice), title, notice.body(), new RelativeTime(notice.createdAt()));
        item.setClassName(UNREAD, notice.unread());
        return item;
    }

    private static Icon icon(Notice notice) {
        return switch (notice.kind()) {
            case ORDER_PLACED -> Icon.CART;
            case PRACTICE_ACTIVATED -> Icon.BOLT;
            case PRACTICES_UNMATCHED -> Icon.BOX;
            case SYNC_FAILED, SYNC_PARTIAL, SYNC_SUSPICIOUS -> Icon.SYNC;
            case WEBHOOK_FAILED -> Icon.ANCHOR;
            case DATA_STALE, ENROLLMENT_DISPUTED -> Icon.WARNING;
        };
    }

    private static FeedItem.Tone tone(Notice notice) {
        return switch (notice.kind()) {
            case ORDER_PLACED -> FeedItem.Tone.OK;
            case PRACTICE_ACTIVATED -> FeedItem.Tone.ACCENT;
            case PRACTICES_UNMATCHED, SYNC_PARTIAL, SYNC_SUSPICIOUS, ENROLLMENT_DISPUTED -> FeedItem.Tone.WARN;
            case SYNC_FAILED, WEBHOOK_FAILED, DATA_STALE -> FeedItem.Tone.ERROR;
        };
    }
}
