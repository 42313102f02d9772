package io.curasync.notification.push;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Reads and writes subscribed browsers in the table {@code push_subscription}. {@link PushQueue} manages the queue in the same table. */
@Repository
class PushSubscriptions {

    /** Maximum number of subscribed browsers of a user. If there are more, the oldest subscriptions are removed. */
    static final int MAX_DEVICES = 20;

    private static final String UPSERT = """
            insert into push_subscription (user_id, device_session, endpoint, p256dh, auth, server_key, device)
            values (:user, :session, :endpoint, :p256dh, :auth, :serverKey, :device)
            on conflict (endpoint) do update set user_id = excluded.user_id, device_session = excluded.device_session,
                p256dh = excluded.p256dh, auth = excluded.auth, server_key = excluded.server_key, device = excluded.device""";

    private static final String DELETE_EARLIER = """
            delete from push_subscription
            where endpoint = :endpoint and user_id <> :user or device_session = :session and endpoint <> :endpoint""";

    private static final String DELETE_OLDEST = """
            delete from push_subscription where id in (
                select id from push_subscription where user_id = ? order by id desc offset ?)""";

    private static final String SELECT_DEVICES = """
            select id, endpoint, device, created_at, last_success_at, failed_at
            from push_subscription where user_id = ? and device_session is not null order by id desc""";

    private static final String SELECT_TARGETS = """
            select id, endpoint, p256dh, auth, device from push_subscription
            where user_id = ? and device_session is not null and server_key = ? order by id""";

    private static final String REVOKE = """
            update push_subscription set device_session = null, pending = '{}', due_at = null where user_id = ? and id = ?""";

    private final JdbcClient jdbc;

    PushSubscriptions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Stores or updates a subscription. Deletes an earlier subscription of the same session, and the user's oldest subscriptions beyond
     * {@link #MAX_DEVICES}. Also deletes the subscription of another user who was signed in with the same browser before. Pending pushes of
     * a deleted subscription are lost.
     */
    @Transactional
    public void save(
            long userId, long deviceSession, BrowserSubscription subscription, String serverKey, String device) {
        jdbc.sql(DELETE_EARLIER)
                .param("endpoint", subscription.endpoint())
                .param("user", userId)
                .param("session", deviceSession)
                .update();
        jdbc.sql(UPSERT)
                .param("user", userId)
                .param("session", deviceSession)
                .param("endpoint", subscription.endpoint())
                .param("p256dh", subscription.p256dh())
                .param("auth", subscription.auth())
                .param("serverKey", serverKey)
                .param("device", device)
                .update();
        jdbc.sql(DELETE_OLDEST).params(userId, MAX_DEVICES).update();
    }

    /** Returns the devices on which a user receives pushes, most recently added first. */
    List<PushDevice> devices(long userId) {
        return jdbc.sql(SELECT_DEVICES).param(userId).query(PushDevice.class).list();
    }

    /** Returns the devices on which a user receives pushes and which subscribed with the given server key. */
    List<PushTarget> targets(long userId, String serverKey) {
        return jdbc.sql(SELECT_TARGETS)
                .params(userId, serverKey)
                .query(PushTarget.class)
                .list();
    }

    /** Deletes the user's subscription with this endpoint. */
    void delete(long userId, String endpoint) {
        jdbc.sql("delete from push_subscription where user_id = ? and endpoint = ?")
                .params(userId, endpoint)
                .update();
    }

    /**
     * Stops pushes to a device of the user. The row remains until the device opens a page, so that the page does not renew the
     * subscription.
     */
    void revoke(long userId, long id) {
        jdbc.sql(REVOKE).params(userId, id).update();
    }

    /** Deletes the subscription with this endpoint if the user has revoked it. Returns whether a subscription was deleted. */
    boolean deleteRevoked(long userId, String endpoint) {
        return jdbc.sql("delete from push_subscription where user_id = ? and endpoint = ? and device_session is null")
                        .params(userId, endpoint)
                        .update()
                > 0;
    }

    /** Deletes a subscription to which pushes can no longer be sent. */
    void forget(PushTarget target) {
        jdbc.sql("delete from push_subscription where id = ? and endpoint = ?")
                .params(target.id(), target.endpoint())
                .update();
    }
}
