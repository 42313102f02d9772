package io.curasync.account.credential;

import io.curasync.account.AccountException;
import io.curasync.account.ApiTokens;
import io.curasync.account.AuditLog;
import io.curasync.account.CurrentUser;
import io.curasync.account.TokenScope;
import io.curasync.account.UserValidator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

@Service
public class ApiTokenService implements ApiTokens {

    private static final int SECRET_BYTES = 32;
    private static final int ENDING_LENGTH = 4;
    private static final int MAX_TOKENS = 50;
    private static final Duration MIN_LIFETIME = Duration.ofDays(1);
    private static final Duration MAX_LIFETIME = Duration.ofDays(365);

    private final JdbcClient jdbc;
    private final Reauthentication reauthentication;
    private final TransactionOperations transaction;
    private final AuditLog auditLog;

    ApiTokenService(
            JdbcClient jdbc, Reauthentication reauthentication, TransactionOperations transaction, AuditLog auditLog) {
        this.jdbc = jdbc;
        this.reauthentication = reauthentication;
        this.transaction = transaction;
        this.auditLog = auditLog;
    }

    @Override
    public Created create(CurrentUser user, String password, String name, TokenScope scope, Duration validFor) {
        String normalizedName = UserValidator.name(name);
        if (scope == TokenScope.ADMIN && !user.isAdmin()) {
            throw new AccountException.Invalid("scope", "Only admins can create a token with the scope admin.");
        }
        if (validFor.compareTo(MIN_LIFETIME) < 0 || validFor.compareTo(MAX_LIFETIME) > 0) {
            throw new AccountException.Invalid("expiry", "Choose a lifetime between 1 and 365 days.");
        }
        Instant now = Instant.now();
        if (of(user.id()).stream().filter(token -> token.isValid(now)).count() >= MAX_TOKENS) {
            throw new AccountException.Invalid(
                    "name", "You have %d tokens already. Revoke one first.".formatted(MAX_TOKENS));
        }
        reauthentication.confirm(user, password);
        return Objects.requireNonNull(transaction.execute(_ -> insert(user, normalizedName, scope, validFor)));
    }

    private Created insert(CurrentUser user, String name, TokenScope scope, Duration validFor) {
        String secret = PREFIX + SecureTokens.random(SECRET_BYTES);
        Token token = jdbc.sql("""
                insert into api_token (user_id, name, scope, token_hash, ending, expires_at)
                values (?, ?, ?, ?, ?, now() + ? * interval '1 second')
                returning id, name, scope, ending, created_at, expires_at, last_used_at, revoked_at
                """)
                .params(
                        user.id(),
                        name,
                        scope.name(),
                        SecureTokens.digest(secret),
                        secret.substring(secret.length() - ENDING_LENGTH),
                        validFor.toSeconds())
                .query(Token.class)
                .single();
        auditLog.record(
                user.email(), "token.created", name, "%s, for %d days".formatted(scope.label(), validFor.toDays()));
        return new Created(token, secret);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Token> of(long userId) {
        return jdbc.sql("""
                select id, name, scope, ending, created_at, expires_at, last_used_at, revoked_at from api_token
                 where user_id = ? and least(expires_at, revoked_at) > now() - interval '30 days' order by id desc
                """).param(userId).query(Token.class).list();
    }

    @Override
    @Transactional
    public void revoke(CurrentUser user, long tokenId) {
        revokeOne(user.id(), tokenId).ifPresent(name -> auditLog.record(user.email(), "token.revoked", name, null));
    }

    /**
     * Revokes a token of this user, within the caller's transaction. Writes no audit entry.
     *
     * @return the name of the token; empty if the user has no such token or the token is already revoked
     */
    public Optional<String> revokeOne(long userId, long tokenId) {
        return jdbc.sql("""
                update api_token set revoked_at = now()
                 where id = ? and user_id = ? and revoked_at is null returning name
                """).params(tokenId, userId).query(String.class).optional();
    }

    /**
     * Revokes all valid tokens of this user, within the caller's transaction. Writes no audit entry.
     *
     * @return the number of revoked tokens
     */
    public int revokeAll(long userId) {
        return jdbc.sql("""
                update api_token set revoked_at = now() where user_id = ? and revoked_at is null and expires_at > now()
                """).param(userId).update();
    }
}
