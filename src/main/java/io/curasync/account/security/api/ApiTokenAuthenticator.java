package io.curasync.account.security.api;

import io.curasync.account.Role;
import io.curasync.account.TokenScope;
import io.curasync.account.credential.SecureTokens;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Resolves an API token to its user. Queried on every call, so that revocation and deactivation take effect at once. */
@Component
public class ApiTokenAuthenticator {

    /** Minimum interval between updates of {@code last_used_at}, to avoid a write on every call. */
    private static final Duration USE_INTERVAL = Duration.ofMinutes(5);

    private record Found(
            long tokenId,
            TokenScope scope,
            boolean revoked,
            boolean expired,
            boolean isUseOutdated,
            long id,
            String email,
            String name,
            Role role,
            boolean enabled) {}

    private final JdbcClient jdbc;

    ApiTokenAuthenticator(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @throws InvalidTokenException if the token is unknown, revoked or expired, or its user is deactivated
     * @throws org.springframework.dao.DataAccessException if PostgreSQL cannot be queried
     */
    ApiTokenAuthentication read(String secret) {
        Found found = jdbc.sql("""
                select t.id as token_id, t.scope, t.revoked_at is not null as revoked, t.expires_at <= now() as expired,
                       coalesce(t.last_used_at < now() - ? * interval '1 second', true) as is_use_outdated,
                       u.id, u.email, u.name, u.role, u.enabled
                  from api_token t join app_user u on u.id = t.user_id where t.token_hash = ?
                """)
                .params(USE_INTERVAL.toSeconds(), SecureTokens.digest(secret))
                .query(Found.class)
                .optional()
                .orElseThrow(() -> new InvalidTokenException("This API token is not known here."));
        if (found.revoked() || !found.enabled()) {
            throw new InvalidTokenException("This API token was revoked.");
        }
        if (found.expired()) {
            throw new InvalidTokenException("This API token has expired. Its user can make another.");
        }
        if (found.isUseOutdated()) {
            jdbc.sql("update api_token set last_used_at = now() where id = ?")
                    .param(found.tokenId())
                    .update();
        }
        return new ApiTokenAuthentication(found.id(), found.email(), found.name(), found.role(), found.scope());
    }
}
