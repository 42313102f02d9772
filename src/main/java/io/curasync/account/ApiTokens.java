package io.curasync.account;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * API tokens, which scripts send instead of a password. A token becomes invalid when its user is deactivated. It never allows
 * more than its user's role.
 */
public interface ApiTokens {

    /** Prefix of every token. */
    String PREFIX = "cst_";

    /** @param ending the secret's last characters, by which people recognize the token */
    record Token(
            long id,
            String name,
            TokenScope scope,
            String ending,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant revokedAt) {

        public boolean isGood(Instant now) {
            return revokedAt == null && now.isBefore(expiresAt);
        }
    }

    /** @param secret the token itself, returned only this once */
    record Created(Token token, String secret) {}

    /**
     * Creates a token for this user after reauthentication. A token outlives the session of its creator, so an unattended browser
     * must not be enough to create one.
     *
     * @param password the user's; ignored if the user has none: then the sign-in on this device must be recent
     * @param validFor at least a day, at most a year
     * @throws AccountException.Invalid for the field {@code current} if the password is wrong or the sign-in is not recent.
     *     Otherwise if the name is blank or too long, the scope exceeds the role, the lifetime is out of bounds, or there are too
     *     many tokens.
     */
    Created create(CurrentUser user, String password, String name, TokenScope scope, Duration validFor);

    /** Returns the user's tokens, newest first, without those that ended more than 30 days ago. */
    List<Token> of(long userId);

    /** Revokes a token of this user permanently. */
    void revoke(CurrentUser user, long tokenId);
}
