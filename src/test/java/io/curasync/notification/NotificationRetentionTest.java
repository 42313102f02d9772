package io.curasync.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NotificationRetentionTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private static final TestDatabase DATABASE = TestDatabase.create();

    private final NotificationRetention retention = new NotificationRetention(DATABASE.jdbc());

    @BeforeEach
    void user() {
        DATABASE.clear();
        DATABASE.jdbc()
                .sql("insert into app_user (email, name, role) values ('a@example.com', 'A', 'REP')")
                .update();
    }

    @Test
    void keepsUnreadNotificationsForNinetyDays() throws Exception {
        add("old", NotificationRetention.RETENTION.plus(HOUR), null);
        add("young", NotificationRetention.RETENTION.minus(HOUR), null);

        retention.clean();

        assertThat(keys()).containsExactly("young");
    }

    @Test
    void deletesReadAndDismissedNotificationsEarlier() throws Exception {
        add("read", NotificationRetention.READ_RETENTION.plus(HOUR), "read_at");
        add("dismissed", NotificationRetention.READ_RETENTION.plus(HOUR), "dismissed_at");
        add("lately read", NotificationRetention.READ_RETENTION.minus(HOUR), "read_at");
        add("lately dismissed", NotificationRetention.READ_RETENTION.minus(HOUR), "dismissed_at");

        retention.clean();

        assertThat(keys()).containsExactlyInAnyOrder("lately read", "lately dismissed");
    }

    @Test
    void deletesMoreThanOneBatch() throws Exception {
        DATABASE.jdbc().sql("""
                insert into notification (user_id, kind, event_key, for_admins, created_at)
                select 1, 'ORDER_PLACED', n::text, false, now() - interval '91 days' from generate_series(1, 1200) n""").update();
        DATABASE.jdbc().sql("""
                insert into notified_event (user_id, event_key, notified_at)
                select 1, n::text, now() - case when n = 1 then interval '1 day' else interval '31 days' end
                from generate_series(1, 1200) n""").update();

        retention.clean();

        assertThat(keys()).isEmpty();
        assertThat(DATABASE.jdbc()
                        .sql("select event_key from notified_event")
                        .query(String.class)
                        .list())
                .containsExactly("1");
    }

    /**
     * Inserts a notification.
     *
     * @param age time since its creation and its mark
     * @param mark the timestamp column to set, {@code read_at} or {@code dismissed_at}; {@code null} for none
     */
    private static void add(String key, Duration age, @Nullable String mark) {
        DATABASE.jdbc()
                .sql("insert into notification (user_id, kind, event_key, for_admins, created_at"
                        + (mark == null ? "" : ", " + mark) + ") select 1, 'ORDER_PLACED', :key, false, at"
                        + (mark == null ? "" : ", at") + " from (select now() - :age * interval '1 second' as at) x")
                .param("key", key)
                .param("age", age.toSeconds())
                .update();
    }

    private static List<String> keys() {
        return DATABASE.jdbc()
                .sql("select event_key from notification")
                .query(String.class)
                .list();
    }
}
