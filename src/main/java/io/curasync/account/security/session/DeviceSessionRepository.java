package io.curasync.account.security.session;

import io.curasync.account.CurrentUser;
import io.curasync.account.Role;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stores the sessions of signed-in devices. */
@Component
public class DeviceSessionRepository {

    /**
     * Minimum age of a token before it is replaced. Without this limit, requests that alternate between instances would replace
     * the token each time.
     */
    private static final Duration MIN_TOKEN_AGE = Duration.ofMinutes(1);

    /**
     * Time for which the previous token remains valid after the device has presented the current token. Concurrent requests may
     * still contain the previous token.
     */
    private static final Duration PREVIOUS_TOKEN_GRACE = Duration.ofSeconds(30);

    /**
     * The client of a request.
     *
     * @param address null if unknown
     * @param userAgent null if unknown
     */
    record Client(@Nullable String address, @Nullable String userAgent) {}

    /**
     * A row of {@code device_session} with its user.
     *
     * @param previousHash digest of the previous token; null before the first replacement
     * @param successorSalt salt from which the current token was derived; null before the first replacement
     * @param isNew whether the current token is too new to be replaced
     * @param isPreviousValid whether the previous token is still accepted
     */
    private record Row(
            long id,
            CurrentUser user,
            byte[] tokenHash,
            byte @Nullable [] previousHash,
            byte @Nullable [] successorSalt,
            boolean keepSignedIn,
            boolean isNew,
            boolean isPreviousValid) {}

    private final JdbcClient jdbc;
    private final SessionProperties properties;

    DeviceSessionRepository(JdbcClient jdbc, SessionProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /** Stores a new device session and the time of the sign-in. Returns the id of the session. */
    @Transactional
    public long begin(long userId, SessionToken token, boolean keepSignedIn, Client client) {
        jdbc.sql("update app_user set last_sign_in_at = now() where id = ?")
                .param(userId)
                .update();
        return jdbc.sql("""
                insert into device_session (user_id, series, token_hash, keep_signed_in, expires_at, address, user_agent)
                values (?, ?, ?, ?, now() + ? * interval '1 second', ?, ?) returning id
                """)
                .param(userId)
                .param(token.series())
                .param(token.digest())
                .param(keepSignedIn)
                .param(properties.initialLifetime(keepSignedIn).toSeconds())
                .param(client.address())
                .param(client.userAgent())
                .query(Long.class)
                .single();
    }

    /**
     * Resumes the session of a device from its cookie. Accepts the current token, and replaces it if it is at least a minute old.
     * Also accepts the previous token, until {@link #PREVIOUS_TOKEN_GRACE} has passed since the device presented the current token.
     * Any other token ends the session, because it suggests that two clients use copies of the cookie. A row lock serializes
     * concurrent requests of the device over all instances.
     *
     * @param presented the token in the cookie
     */
    @Transactional
    public RememberMeResult resume(SessionToken presented, Client client) {
        Optional<Row> found = lock(presented.series());
        if (found.isEmpty()) {
            return new RememberMeResult.Unknown();
        }
        Row row = found.get();
        if (MessageDigest.isEqual(row.tokenHash(), presented.digest())) {
            SessionToken next = row.isNew() ? presented : replace(row, presented);
            if (row.isNew()) {
                markReceived(row.id());
            }
            recordUse(row, client);
            return new RememberMeResult.Resumed(row.id(), row.user(), next, row.keepSignedIn());
        }
        if (row.isPreviousValid() && MessageDigest.isEqual(row.previousHash(), presented.digest())) {
            return new RememberMeResult.Resumed(
                    row.id(),
                    row.user(),
                    presented.successor(Objects.requireNonNull(row.successorSalt())),
                    row.keepSignedIn());
        }
        end(row.id());
        return new RememberMeResult.TokenReuse(row.user().email());
    }

    public void end(long id) {
        jdbc.sql("delete from device_session where id = ?").param(id).update();
    }

    /** Ends the session whose current token is the given token. Does nothing if there is no such session. */
    public void end(SessionToken token) {
        jdbc.sql("delete from device_session where series = ? and token_hash = ?")
                .params(token.series(), token.digest())
                .update();
    }

    /** Records that the device has received its current token. The previous token becomes invalid {@link #PREVIOUS_TOKEN_GRACE} later. */
    public void markReceived(long id) {
        jdbc.sql("update device_session set confirmed_at = now() where id = ? and confirmed_at is null")
                .param(id)
                .update();
    }

    /**
     * Returns the users of valid sessions by session id. Omits sessions that have ended or expired, or whose user is deactivated.
     */
    public Map<Long, CurrentUser> findValidUsers(Collection<Long> ids) {
        Map<Long, CurrentUser> valid = new HashMap<>();
        jdbc.sql("""
                select s.id as session_id, u.id, u.email, u.name, u.role
                  from device_session s join app_user u on u.id = s.user_id
                 where s.id = any(?) and s.expires_at > now() and u.enabled
                """).param(ids.toArray(Long[]::new)).query(row -> {
            valid.put(row.getLong("session_id"), user(row));
        });
        return valid;
    }

    /**
     * Records the last use of sessions and extends their lifetime, up to the maximum lifetime after the sign-in.
     *
     * @param clients the last client of each session, by session id
     */
    public void recordUse(Map<Long, Client> clients) {
        clients.forEach((id, client) -> jdbc.sql("""
                update device_session
                   set last_used_at = now(), address = ?, user_agent = ?,
                       expires_at = least(now() + case when keep_signed_in then ? else ? end * interval '1 second',
                                          created_at + ? * interval '1 second')
                 where id = ?
                """)
                .param(client.address())
                .param(client.userAgent())
                .param(properties.rememberMeTtl().toSeconds())
                .param(properties.idle().toSeconds())
                .param(properties.maxLifetime().toSeconds())
                .param(id)
                .update());
    }

    private void recordUse(Row row, Client client) {
        recordUse(Map.of(row.id(), client));
    }

    private SessionToken replace(Row row, SessionToken presented) {
        byte[] salt = SessionToken.salt();
        SessionToken next = presented.successor(salt);
        jdbc.sql("""
                update device_session
                   set token_hash = ?, previous_hash = ?, successor_salt = ?, issued_at = now(), confirmed_at = null
                 where id = ?
                """).params(next.digest(), presented.digest(), salt, row.id()).update();
        return next;
    }

    private Optional<Row> lock(String series) {
        return jdbc.sql("""
                select s.id as session_id, s.token_hash, s.previous_hash, s.successor_salt, s.keep_signed_in,
                       s.issued_at > now() - :min_token_age * interval '1 second' as is_new,
                       s.previous_hash is not null
                           and coalesce(s.confirmed_at > now() - :previous_token_grace * interval '1 second', true)
                           as is_previous_valid,
                       u.id, u.email, u.name, u.role
                  from device_session s join app_user u on u.id = s.user_id
                 where s.series = :series and s.expires_at > now() and u.enabled
                   for update of s
                """)
                .param("min_token_age", MIN_TOKEN_AGE.toSeconds())
                .param("previous_token_grace", PREVIOUS_TOKEN_GRACE.toSeconds())
                .param("series", series)
                .query((row, _) -> new Row(
                        row.getLong("session_id"),
                        user(row),
                        row.getBytes("token_hash"),
                        row.getBytes("previous_hash"),
                        row.getBytes("successor_salt"),
                        row.getBoolean("keep_signed_in"),
                        row.getBoolean("is_new"),
                        row.getBoolean("is_previous_valid")))
                .optional();
    }

    private static CurrentUser user(ResultSet row) throws SQLException {
        return new CurrentUser(
                row.getLong("id"), row.getString("email"), row.getString("name"), Role.valueOf(row.getString("role")));
    }
}
