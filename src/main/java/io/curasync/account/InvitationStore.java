package io.curasync.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class InvitationStore implements Invitations {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final PasswordEncoder passwords;
    private final Audit audit;

    InvitationStore(JdbcClient jdbc, PasswordEncoder passwords, Audit audit) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.audit = audit;
    }

    /** Makes an invitation; an earlier one of the same user is void. */
    String issue(long userId) {
        String token = randomToken();
        jdbc.sql("""
                insert into invitation (token_hash, user_id, expires_at) values (?, ?, now() + interval '7 days')
                on conflict (user_id) do update set token_hash = excluded.token_hash, expires_at = excluded.expires_at
                """).params(digest(token), userId).update();
        return token;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> emailFor(String token) {
        return jdbc.sql("""
                select email from invitation join app_user on id = user_id
                 where token_hash = ? and expires_at > now() and enabled
                """).param(digest(token)).query(String.class).optional();
    }

    @Override
    public boolean accept(String token, String password) {
        String hash = passwords.encode(UserRules.password(password));
        Optional<String> email =
                jdbc.sql("""
                with used as (delete from invitation where token_hash = ? and expires_at > now() returning user_id)
                update app_user set password_hash = ? from used where id = user_id and enabled returning email
                """).params(digest(token), hash).query(String.class).optional();
        email.ifPresent(who -> audit.record(who, "password.chosen", who, "by invitation"));
        return email.isPresent();
    }

    static String randomToken() {
        byte[] random = new byte[24];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
