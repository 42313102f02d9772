package io.curasync.account.user;

import io.curasync.account.Invitations;
import io.curasync.account.credential.PasswordUpdater;
import io.curasync.account.credential.SecureTokens;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class InvitationRepository implements Invitations {

    private static final int SECRET_BYTES = 24;

    private record InvitedUser(long id, String email, String name, boolean reset) {}

    private final JdbcClient jdbc;
    private final PasswordUpdater passwordUpdater;

    InvitationRepository(JdbcClient jdbc, PasswordUpdater passwordUpdater) {
        this.jdbc = jdbc;
        this.passwordUpdater = passwordUpdater;
    }

    /** Creates an invitation or reset link, and returns its token. Replaces the earlier link of the user, if any. */
    String issue(long userId) {
        String token = SecureTokens.random(SECRET_BYTES);
        jdbc.sql("""
                insert into invitation (token_hash, user_id, expires_at)
                select ?, id, now() + case when password_hash is null then interval '7 days' else interval '1 day' end
                  from app_user where id = ?
                on conflict (user_id) do update set token_hash = excluded.token_hash, expires_at = excluded.expires_at
                """).params(SecureTokens.digest(token), userId).update();
        return token;
    }

    @Override
    public String passwordChange(long userId) {
        return issue(userId);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Invited> find(String token) {
        return findUser(token, "").map(user -> new Invited(user.email(), user.reset()));
    }

    @Override
    public boolean accept(String token, String password) {
        Optional<InvitedUser> found = findUser(token, "for update of i");
        found.ifPresent(user -> passwordUpdater.set(
                user.id(),
                user.email(),
                user.name(),
                password,
                null,
                true,
                user.reset() ? "by a reset link" : "by an invitation"));
        return found.isPresent();
    }

    private Optional<InvitedUser> findUser(String token, String lock) {
        return jdbc.sql("""
                select u.id, u.email, u.name, u.password_hash is not null as reset
                  from invitation i join app_user u on u.id = i.user_id
                 where i.token_hash = ? and i.expires_at > now() and u.enabled %s
                """.formatted(lock))
                .param(SecureTokens.digest(token))
                .query(InvitedUser.class)
                .optional();
    }
}
