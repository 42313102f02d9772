package io.curasync.sync.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import io.curasync.base.RelativeTime;
import io.curasync.sync.SyncRun;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Short words at the edge of the screen. */
final class Notices {

    private static final int SHOWN_MILLIS = 7000;

    private Notices() {}

    static void ended(SyncRun run) {
        Notification.show(Words.outcome(run), SHOWN_MILLIS, Notification.Position.BOTTOM_END)
                .addThemeVariants(
                        switch (run.status()) {
                            case SUCCEEDED -> NotificationVariant.SUCCESS;
                            case PARTIAL, SUSPICIOUS -> NotificationVariant.WARNING;
                            case FAILED -> NotificationVariant.ERROR;
                            case RUNNING, CANCELLED -> NotificationVariant.INFO;
                        });
    }

    static void tell(String sentence) {
        Notification.show(sentence, SHOWN_MILLIS, Notification.Position.BOTTOM_END);
    }

    /** @param next when it is possible again; null: unknown */
    static void refused(String reason, @Nullable Instant next) {
        Notification notification = new Notification();
        Div text = new Div(new Span(reason));
        if (next != null) {
            text.add(new Span(" ("), new RelativeTime(next), new Span(")"));
        }
        notification.add(text);
        notification.setDuration(SHOWN_MILLIS);
        notification.setPosition(Notification.Position.BOTTOM_END);
        notification.open();
    }
}
