package io.curasync.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.monitoring.ErrorEntry;
import io.curasync.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailErrorQueryTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    private final MailErrorQuery query = new MailErrorQuery(DATABASE.jdbc());

    @BeforeEach
    void clear() {
        DATABASE.clear();
        DATABASE.jdbc()
                .sql("insert into app_user (email, name, role) values ('dana@example.com', 'Dana', 'REP')")
                .update();
    }

    @Test
    void listsEmailsThatFailedOrWereGivenUp() {
        // The third attempt was a minute and a half ago, so the next one is due 8 minutes after that.
        mail("retried", 3, "now() + interval '390 seconds'", 1);
        mail("given up", 60, "'infinity'", 96);
        mail("given up, too", 0, "'infinity'", 97);

        assertThat(lines())
                .containsExactly(
                        "1 Email to dana@example.com could not be sent, and is retried /health",
                        "2 Email to dana@example.com was given up after three days /health");
    }

    @Test
    void omitsEmailsThatAreBeingSentOrNotDue() {
        mail("being sent", 1, "now() + interval '115 seconds'", 1);
        mail("in the daily digest", 0, "now() + interval '5 hours'", 1);
        mail("sent", 1, "null", 1);
        mail("given up before", 60, "'infinity'", 11 * 24);

        assertThat(lines()).isEmpty();
    }

    private static void mail(String key, int attempts, String dueAt, int hoursAgo) {
        DATABASE.jdbc()
                .sql("""
                insert into notification (user_id, kind, event_key, for_admins, created_at, mail_attempts, mail_due_at)
                values (1, 'ORDER_PLACED', :key, false, now() - :hours * interval '1 hour', :attempts, %s)
                """.formatted(dueAt))
                .param("key", key)
                .param("attempts", attempts)
                .param("hours", hoursAgo)
                .update();
    }

    private List<String> lines() {
        return query.failuresSince(Instant.now().minus(Duration.ofDays(7)), 100).stream()
                .map(MailErrorQueryTest::line)
                .toList();
    }

    private static String line(ErrorEntry entry) {
        return "%d %s %s".formatted(entry.count(), entry.summary(), entry.link());
    }
}
