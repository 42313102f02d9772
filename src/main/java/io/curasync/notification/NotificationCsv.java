package io.curasync.notification;

import io.curasync.account.CurrentUser;
import io.curasync.platform.text.CsvWriter;
import org.springframework.stereotype.Component;

/** Exports the notifications of a user as comma-separated values (RFC 4180). Never holds all notifications in memory at once. */
@Component
public class NotificationCsv {

    private final NotificationQuery query;

    NotificationCsv(NotificationQuery query) {
        this.query = query;
    }

    /** Writes the notifications that match the filter and are not dismissed, latest first, with times in UTC. */
    public void write(CurrentUser user, NotificationFilter filter, Appendable out) {
        CsvWriter csv = new CsvWriter(
                out, "latestAt (UTC)", "kind", "title", "details", "practiceId", "events", "readAt (UTC)");
        query.forEach(
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
