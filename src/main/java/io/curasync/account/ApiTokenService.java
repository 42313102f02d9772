package io.curasync.account;

import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class ApiTokenService implements ApiTokens {

    private static final int SECRET_BYTES = 32;
    private static final int SHOWN_ENDING = 4;
    private static final int MOST = 50;
    private static final Duration SHORTEST = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(365);

    private final JdbcClient jdbc;
    private final Audit audit;

    ApiTokenService(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    @Override
    public Created create(CurrentUser user, String name, TokenScope scope, Duration validFor) {
        String tidy = UserRules.name(name);
        if (scope == TokenScope.ADMIN && !user.isAdmin()) {
            throw new AccountException.Invalid("scope", "Only an admin's token may do what admins may.");
        }
        if (validFor.compareTo(SHORTEST) < 0 || validFor.compareTo(LONGEST) > 0) {
            throw new AccountException.Invalid("expiry", "A token is good for a day at least and a year at most.");
        }
        if (of(user.id()).size() >= MOST) {
            throw new AccountException.Invalid(
                    "name", "There are %d tokens already. Revoke one first.".formatted(MOST));
        }
        String secret = PREFIX + Secrets.random(SECRET_BYTES);
        Token token = jdbc.sql("""
                insert into api_token (user_id, name, scope, token_hash, ending, expires_at)
                values (?, ?, ?, ?, ?, now() + ? * interval '1 second')
                returning id, name, scope, ending, created_at, expires_at, last_used_at, revoked_at
                """)
                .params(
                        user.id(),
                        tidy,
                        scope.name(),
                        Secrets.digest(secret),
                        secret.substring(secret.length() - SHOWN_ENDING),
                        validFor.toSeconds())
                .query(Token.class)
                .single();
        audit.record(user.email(), "token.created", tidy, "%s, for %d days".formatted(scope.word(), validFor.toDays()));
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
    public void revoke(CurrentUser user, long tokenId) {
        jdbc.sql("""
                update api_token set revoked_at = now()
                 where id = ? and user_id = ? and revoked_at is null returning name
                """)
                .params(tokenId, user.id())
                .query(String.class)
                .optional()
                .ifPresent(name -> audit.record(user.email(), "token.revoked", name, null));
    }
}
