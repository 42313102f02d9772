package io.curasync.account;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What scripts show instead of a password. A token stops with its user, and with a role that its scope is beyond. */
public interface ApiTokens {

    /** How every token begins. */
    String PREFIX = "cst_";

    /** @param ending the secret's last characters, for people to tell it from others */
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

    /** @param secret the token itself, told this once */
    record Created(Token token, String secret) {}

    /**
     * Creates a token for this user, who proves to be present. A token outlives its creator's session, so a browser that was left
     * open must not be enough to get one.
     *
     * @param password the user's; not looked at if the user has none: then the sign-in on this device must be fresh
     * @param validFor at least a day, at most a year
     * @throws AccountException.Invalid the field {@code current}: the password is wrong or the sign-in is not fresh; else the
     *     name is blank or too long, the scope is beyond the user's role, the time is out of bounds, or the user has very many
     *     already
     */
    Created create(CurrentUser user, String password, String name, TokenScope scope, Duration validFor);

    /** Newest first; what has ended for a month is left out. */
    List<Token> of(long userId);

    /** Ends a token of this user for good. */
    void revoke(CurrentUser user, long tokenId);
}
