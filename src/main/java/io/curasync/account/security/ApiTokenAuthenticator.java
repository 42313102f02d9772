package io.curasync.account.security;

import io.curasync.account.Role;
import io.curasync.account.SecureTokens;
import io.curasync.account.TokenScope;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who an API token speaks for. Asked at each call, so that what is revoked or deactivated stops at once. */
@Component
class ApiTokenAuthenticator {

    /** Use is noted no more often than this: not each call is to write. */
    private static final Duration NOTED_EVERY = Duration.ofMinutes(5);

    private record Found(
            long tokenId,
            TokenScope scope,
            boolean revoked,
            boolean expired,
            boolean toBeNoted,
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
     * @throws InvalidTokenException                               it opens nothing
     * @throws org.springframework.dao.DataAccessException PostgreSQL cannot tell
     */
    ApiTokenAuthentication read(String secret) {
        Found found = jdbc.sql("""
                select t.id as token_id, t.scope, t.revoked_at is not null as revoked, t.expires_at <= now() as expired,
                       coalesce(t.last_used_at < now() - ? * interval '1 second', true) as to_be_noted,
                       u.id, u.email, u.name, u.role, u.enabled
                  from api_token t join app_user u on u.id = t.user_id where t.token_hash = ?
                """)
                .params(NOTED_EVERY.toSeconds(), SecureTokens.digest(secret))
                .query(Found.class)
                .optional()
                .orElseThrow(() -> new InvalidTokenException("This API token is not known here."));
        if (found.revoked() || !found.enabled()) {
            throw new InvalidTokenException("This API token was revoked.");
        }
        if (found.expired()) {
            throw new InvalidTokenException("This API token has expired. Its user can make another.");
        }
        if (found.toBeNoted()) {
            jdbc.sql("update api_token set last_used_at = now() where id = ?")
                    .param(found.tokenId())
                    .update();
        }
        return new ApiTokenAuthentication(found.id(), found.email(), found.name(), found.role(), found.scope());
    }
}
