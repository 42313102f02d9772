package io.curasync.account.credential;

import io.curasync.account.AccountException;
import io.curasync.account.AuditLog;
import io.curasync.account.DeviceSessions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sets passwords. Also signs the user out, because someone who knows the previous password may have started the sessions. */
@Component
public class PasswordUpdater {

    private final JdbcClient jdbc;
    private final PasswordEncoder encoder;
    private final DeviceSessions sessions;
    private final ApiTokenService tokens;
    private final AuditLog auditLog;

    PasswordUpdater(
            JdbcClient jdbc,
            PasswordEncoder encoder,
            DeviceSessions sessions,
            ApiTokenService tokens,
            AuditLog auditLog) {
        this.jdbc = jdbc;
        this.encoder = encoder;
        this.sessions = sessions;
        this.tokens = tokens;
        this.auditLog = auditLog;
    }

    /**
     * Sets a password, invalidates the user's invitation or reset link, and signs the user out.
     *
     * @param currentDevice id of a device that stays signed in; null to sign out all devices
     * @param revokeTokens whether to revoke the user's API tokens too
     * @param how detail of the audit entry, such as {@code by its user}
     * @throws AccountException.Invalid for the field {@code password} if the password is not strong enough
     */
    @Transactional
    public void set(
            long userId,
            String email,
            String name,
            String password,
            @Nullable Long currentDevice,
            boolean revokeTokens,
            String how) {
        String hash = Objects.requireNonNull(encoder.encode(PasswordPolicy.check(password, email, name)));
        jdbc.sql("update app_user set password_hash = ?, must_change_password = false where id = ?")
                .params(hash, userId)
                .update();
        // Links issued for the previous password become invalid.
        jdbc.sql("delete from invitation where user_id = ?").param(userId).update();
        sessions.endAll(userId, currentDevice);
        String revoked = revokeTokens ? ", API tokens revoked: %d".formatted(tokens.revokeAll(userId)) : "";
        auditLog.record(email, "password.changed", email, how + revoked);
    }
}
