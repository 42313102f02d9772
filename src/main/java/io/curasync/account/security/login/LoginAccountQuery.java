package io.curasync.account.security.login;

import io.curasync.account.CurrentUser;
import io.curasync.account.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the account of a sign-in attempt in a single query, because an attack may send thousands of attempts. */
@Component
class LoginAccountQuery {

    /** Time after a successful sign-in during which the browser and the network of the sign-in count as known. */
    static final Duration KNOWN_TTL = Duration.ofDays(30);

    private final JdbcClient jdbc;

    LoginAccountQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    LoginAccount find(LoginAttempt attempt) {
        return jdbc.sql("""
                select lower(:email) as key, u.id, u.email, u.name, u.role, u.password_hash, coalesce(u.enabled, false) as enabled,
                       coalesce(u.must_change_password, false) as must_change_password,
                       exists (select from known_sign_in_address p where p.user_id = u.id and p.address = :network
                                  and p.at > now() - :ttl * interval '1 second') as known_network,
                       exists (select from known_browser b where b.user_id = u.id and b.token_hash = :browser
                                  and b.at > now() - :ttl * interval '1 second') as known_browser
                  from (select 1) as attempt left join app_user u on lower(u.email) = lower(:email)
                """)
                .param("email", attempt.email())
                .param("network", attempt.network())
                .param("browser", attempt.browserHash())
                .param("ttl", KNOWN_TTL.toSeconds())
                .query((row, _) -> account(row))
                .single();
    }

    private static LoginAccount account(ResultSet row) throws SQLException {
        String email = row.getString("email");
        CurrentUser user = email == null
                ? null
                : new CurrentUser(row.getLong("id"), email, row.getString("name"), Role.valueOf(row.getString("role")));
        return new LoginAccount(
                row.getString("key"),
                user,
                row.getString("password_hash"),
                row.getBoolean("enabled"),
                row.getBoolean("must_change_password"),
                row.getBoolean("known_network"),
                row.getBoolean("known_browser"));
    }
}
