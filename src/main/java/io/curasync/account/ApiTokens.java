package io.curasync.account;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * API tokens, which scripts send instead of a password. A token grants at most the rights of its user, and becomes invalid when
 * the user is deactivated.
 */
public interface ApiTokens {

    /** Prefix of every token. */
    String PREFIX = "cst_";

    /**
     * An API token without its secret.
     *
     * @param ending last characters of the secret, by which people recognize the token
     */
    record Token(
            long id,
            String name,
            TokenScope scope,
            String ending,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant revokedAt) {

        public boolean isValid(Instant now) {
            return revokedAt == null && now.isBefore(expiresAt);
        }
    }

    /**
     * A new token.
     *
     * @param secret the secret, which cannot be read again later
     */
    record Created(Token token, String secret) {}

    /**
     * Creates a token for this user after reauthentication. A token outlives the session of its creator, so access to an
     * unattended browser must not be enough to create one.
     *
     * @param password the user's password; ignored if the user has none. In that case, the sign-in on this device must be recent.
     * @param validFor 1 to 365 days
     * @throws AccountException.Invalid for the field {@code current} if the password is wrong or the sign-in is not recent; for
     *     another field if the name is blank or too long, the scope exceeds the user's role, the lifetime is out of bounds, or the
     *     user has too many tokens
     */
    Created create(CurrentUser user, String password, String name, TokenScope scope, Duration validFor);

    /** Returns the user's tokens, newest first, without those that ended more than 30 days ago. */
    List<Token> of(long userId);

    /** Revokes a token of this user permanently. */
    void revoke(CurrentUser user, long tokenId);
}
