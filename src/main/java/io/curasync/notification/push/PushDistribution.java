package io.curasync.notification.push;

import io.curasync.platform.SqlTimes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Adds due notifications of a user to the queues of the user's browsers. During the user's quiet hours, postpones the notifications to the
 * end of the quiet hours instead.
 */
@Repository
class PushDistribution {

    private static final int MAX_NOTIFICATIONS = 500;

    private static final String SELECT_RECIPIENT = """
            select %s, u.enabled, now() as now
            from notification n join user_directory u on u.id = n.user_id left join push_quiet_hours q on q.user_id = u.id
            where n.push_due_at <= now() order by n.push_due_at, n.id limit 1""".formatted(PushRecipient.COLUMNS);

    private static final String POSTPONE = """
            update notification set push_due_at = :due where id in (
                select id from notification where user_id = :user and push_due_at <= now()
                order by push_due_at limit :limit for update skip locked)""";

    // If push was turned off for some time, notifications can become due days after their latest event. Such
    // notifications are not pushed.
    private static final String TAKE = """
            update notification set push_due_at = null, pushed_at = now() where id in (
                select id from notification where user_id = :user and push_due_at <= now()
                order by push_due_at limit :limit for update skip locked)
            returning id, read_at is null and dismissed_at is null and latest_at > now() - interval '2 days' as wanted""";

    private static final String ENQUEUE = """
            update push_subscription set pending = pending || :notifications::bigint[], due_at = coalesce(due_at, now())
            where user_id = :user and device_session is not null""";

    private final JdbcClient jdbc;

    PushDistribution(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Due(PushRecipient recipient, boolean enabled, Instant now) {}

    private record Taken(long id, boolean wanted) {}

    /**
     * Distributes or postpones due notifications of one user. Chooses the user with the notification that has been due for the
     * longest time. Returns false if no notifications are due, or if another transaction has locked them.
     */
    @Transactional
    public boolean distribute() {
        Optional<Due> found = jdbc.sql(SELECT_RECIPIENT)
                .query((row, number) ->
                        new Due(PushRecipient.of(row), row.getBoolean("enabled"), SqlTimes.instant(row, "now")))
                .optional();
        return found.isPresent() && distribute(found.get());
    }

    private boolean distribute(Due due) {
        long user = due.recipient().user().id();
        Optional<Instant> end = due.recipient().endOfQuietHours(due.now());
        if (end.isPresent()) {
            return with(POSTPONE, user).param("due", SqlTimes.param(end.get())).update() > 0;
        }
        List<Taken> taken = with(TAKE, user).query(Taken.class).list();
        Long[] wanted =
                taken.stream().filter(Taken::wanted).map(Taken::id).sorted().toArray(Long[]::new);
        if (wanted.length > 0 && due.enabled()) {
            jdbc.sql(ENQUEUE).param("notifications", wanted).param("user", user).update();
        }
        return !taken.isEmpty();
    }

    private JdbcClient.StatementSpec with(String sql, long user) {
        return jdbc.sql(sql).param("user", user).param("limit", MAX_NOTIFICATIONS);
    }
}
