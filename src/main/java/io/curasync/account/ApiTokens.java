package io.curasync.account;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Manages API tokens. A script authenticates with a token instead of a password. A token grants at most the rights of its user.
 * All tokens of a user are revoked when the user is deactivated.
 */
public interface ApiTokens {

    /** Prefix of the secret of every token. */
    String PREFIX = "cst_";

    /**
     * An API token without its secret.
     *
     * @param ending last four characters of the secret, by which people recognize the token
     * @param lastUsedAt time of the last use, accurate to about five minutes; null if never used
     * @param revokedAt null if the token was not revoked
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
     * A new token with its secret.
     *
     * @param secret the secret, including the prefix; cannot be read again later, because only its digest is stored
     */
    record Created(Token token, String secret) {}

    /**
     * Creates a token for this user after reauthentication. A token outlives the session of its creator, so access to an unattended
     * browser must not be enough to create a token.
     *
     * @param password the user's password; ignored if the user has none. In that case, the sign-in on this device must be at most 10
     *     minutes old.
     * @param validFor 1 to 365 days
     * @throws AccountException.Invalid for the field {@code current} if the password is wrong or cannot be checked, or the sign-in is too
     *     old; for another field if the name or the lifetime is invalid, the scope exceeds the user's role, or the user already has 50
     *     valid tokens
     */
    Created create(CurrentUser user, String password, String name, TokenScope scope, Duration validFor);

    /** Returns the user's tokens, newest first. Omits tokens that expired or were revoked more than 30 days ago. */
    List<Token> of(long userId);

    /** Revokes a token of this user permanently. Does nothing if the user has no such token or the token is already revoked. */
    void revoke(CurrentUser user, long tokenId);
}
