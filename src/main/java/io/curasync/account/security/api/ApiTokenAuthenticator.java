package io.curasync.account.security.api;

import io.curasync.account.Role;
import io.curasync.account.TokenScope;
import io.curasync.account.credential.SecureTokens;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Authenticates users by API token. Queries PostgreSQL on every call, so that the revocation of a token and the deactivation of a
 * user take effect at once.
 */
@Component
public class ApiTokenAuthenticator {

    /** Minimum interval between updates of {@code last_used_at} of a token, to avoid a write on every call. */
    private static final Duration LAST_USE_UPDATE_INTERVAL = Duration.ofMinutes(5);

    private record TokenRow(
            long tokenId,
            TokenScope scope,
            boolean revoked,
            boolean expired,
            boolean isLastUseOutdated,
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
     * Returns the authentication of the token's user, limited to the token's scope. Records the time of use, at most every five
     * minutes.
     *
     * @throws InvalidTokenException if the token is unknown, revoked or expired, or its user is deactivated
     * @throws org.springframework.dao.DataAccessException if PostgreSQL cannot be queried
     */
    ApiTokenAuthentication read(String secret) {
        TokenRow token = jdbc.sql("""
                select t.id as token_id, t.scope, t.revoked_at is not null as revoked, t.expires_at <= now() as expired,
                       coalesce(t.last_used_at < now() - ? * interval '1 second', true) as is_last_use_outdated,
                       u.id, u.email, u.name, u.role, u.enabled
                  from api_token t join app_user u on u.id = t.user_id where t.token_hash = ?
                """)
                .params(LAST_USE_UPDATE_INTERVAL.toSeconds(), SecureTokens.digest(secret))
                .query(TokenRow.class)
                .optional()
                .orElseThrow(() -> new InvalidTokenException("This API token is unknown."));
        if (token.revoked() || !token.enabled()) {
            throw new InvalidTokenException("This API token was revoked.");
        }
        if (token.expired()) {
            throw new InvalidTokenException("This API token has expired. Its user can make another.");
        }
        if (token.isLastUseOutdated()) {
            jdbc.sql("update api_token set last_used_at = now() where id = ?")
                    .param(token.tokenId())
                    .update();
        }
        return new ApiTokenAuthentication(token.id(), token.email(), token.name(), token.role(), token.scope());
    }
}
