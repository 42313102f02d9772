package io.curasync.notification.push;

import io.curasync.platform.SqlTimes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Queue of the notifications to push to each subscribed browser. An instance claims a browser before it sends a push. The claim sets the
 * time of the next attempt, and until then no other instance sends to the browser. If the instance stops before it has sent the push,
 * another instance sends the push at that time.
 */
@Repository
class PushQueue {

    /** Time after the first failure during which a push is retried, as a PostgreSQL interval. */
    static final String MAX_RETRY = "1 day";

    // The 30 seconds exceed the maximum duration of an attempt, so that no other instance claims the browser meanwhile.
    private static final String CLAIM = """
            with due as (
                select s.id from push_subscription s join user_directory u on u.id = s.user_id
                where s.due_at <= now() and u.enabled order by s.due_at, s.id limit :limit for update of s skip locked
            ), claimed as (
                update push_subscription set attempts = attempts + 1,
                    due_at = now() + least(:retryMillis * 2 ^ least(attempts, 20), 3600000) * interval '1 millisecond'
                        + interval '30 seconds'
                where id in (select id from due) returning *
            )
            select c.id, c.endpoint, c.p256dh, c.auth, c.device, c.server_key, c.pending, now() as now,
                %s
            from claimed c join user_directory u on u.id = c.user_id
                left join push_quiet_hours q on q.user_id = c.user_id""".formatted(PushRecipient.COLUMNS);

    // Notifications that were added during the attempt remain, and are due.
    private static final String COMPLETE = """
            update push_subscription set pending = pending[:sent + 1 : ], attempts = 0,
                due_at = case when cardinality(pending) > :sent then now() end,
                last_success_at = case when :delivered then now() else last_success_at end,
                failing_since = case when not :delivered then failing_since end,
                failed_at = case when not :delivered then failed_at end,
                error = case when not :delivered then error end
            where id = :id and user_id = :user""";

    private static final String POSTPONE =
            "update push_subscription set due_at = :due, attempts = attempts - 1 where id = :id and attempts > 0";

    private static final String FAIL = """
            update push_subscription set error = :error, failed_at = now(), failing_since = coalesce(failing_since, now()),
                due_at = now() + least(:retryMillis * 2 ^ least(attempts - 1, 20), 3600000) * interval '1 millisecond'
            where id = :id and user_id = :user and attempts > 0
            returning failing_since < now() - interval '%s'""".formatted(MAX_RETRY);

    private static final String GIVE_UP = """
            update push_subscription set pending = '{}', due_at = null, attempts = 0, failing_since = null where id = :id""";

    private final JdbcClient jdbc;
    private final long retryMillis;

    PushQueue(JdbcClient jdbc, PushProperties properties) {
        this.jdbc = jdbc;
        retryMillis = properties.retryAfter().toMillis();
    }

    /**
     * A claimed browser, and the push to send to it.
     *
     * @param serverKey public key with which the browser subscribed
     * @param notifications ids of the notifications in the push
     * @param recipient the user of the browser
     * @param now time of the claim, by the database's clock
     */
    record Claim(PushTarget target, String serverKey, List<Long> notifications, PushRecipient recipient, Instant now) {}

    /** Claims due pushes, starting with the push that has been due for the longest time. */
    List<Claim> claim(int limit) {
        return jdbc.sql(CLAIM)
                .param("limit", limit)
                .param("retryMillis", retryMillis)
                .query((row, number) -> claim(row))
                .list();
    }

    /**
     * Removes the notifications of a claim from the queue. Called if the push was delivered, or if it is no longer needed.
     *
     * @param delivered whether the push was delivered
     */
    void complete(Claim claim, boolean delivered) {
        jdbc.sql(COMPLETE)
                .param("sent", claim.notifications().size())
                .param("delivered", delivered)
                .param("id", claim.target().id())
                .param("user", claim.recipient().user().id())
                .update();
    }

    /** Undoes a claim and makes the push due at a later time. The claim does not count as an attempt. */
    void postpone(Claim claim, Instant due) {
        jdbc.sql(POSTPONE)
                .param("due", SqlTimes.param(due))
                .param("id", claim.target().id())
                .update();
    }

    /**
     * Stores a failed attempt. If attempts have failed for a day, gives up the push and returns true.
     *
     * @param error reason of the failure, for admins
     */
    boolean fail(Claim claim, String error) {
        Optional<Boolean> isOver = jdbc.sql(FAIL)
                .param("error", error)
                .param("retryMillis", retryMillis)
                .param("id", claim.target().id())
                .param("user", claim.recipient().user().id())
                .query(Boolean.class)
                .optional();
        if (isOver.orElse(false)) {
            jdbc.sql(GIVE_UP).param("id", claim.target().id()).update();
            return true;
        }
        return false;
    }

    private static Claim claim(ResultSet row) throws SQLException {
        return new Claim(
                new PushTarget(
                        row.getLong("id"),
                        row.getString("endpoint"),
                        row.getString("p256dh"),
                        row.getString("auth"),
                        row.getString("device")),
                row.getString("server_key"),
                List.of((Long[]) row.getArray("pending").getArray()),
                PushRecipient.of(row),
                SqlTimes.instant(row, "now"));
    }
}
