package io.curasync.notification;

import io.curasync.account.CurrentUser;
import io.curasync.platform.CsvWriter;
import org.springframework.stereotype.Component;

/** A user's notifications as comma-separated values (RFC 4180), row by row. */
@Component
public class NotificationCsv {

    private final NotificationQuery reader;

    NotificationCsv(NotificationQuery reader) {
        this.reader = reader;
    }

    public void write(CurrentUser user, NotificationFilter filter, Appendable out) {
        CsvWriter csv = new CsvWriter(
                out, "latestAt (UTC)", "kind", "title", "details", "practiceId", "events", "readAt (UTC)");
        reader.each(
                user,
                filter,
                notice -> csv.row(
                        notice.latestAt(),
                        notice.kind(),
                        notice.title(),
                        notice.body(),
                        notice.practiceId(),
                        notice.events(),
                        notice.readAt()));
    }
}
