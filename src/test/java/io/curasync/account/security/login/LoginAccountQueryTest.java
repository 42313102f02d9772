package io.curasync.account.security.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;

/** A database whose {@code lower()} maps the Turkish İ and the Kelvin sign to ASCII letters. */
class LoginAccountQueryTest {

    static final TestDatabase DATABASE = TestDatabase.createEmpty(
            "template template0 encoding 'UTF8' locale_provider builtin builtin_locale 'C.UTF-8'");

    final LoginAccountQuery accounts = new LoginAccountQuery(DATABASE.jdbc());

    @BeforeAll
    static void users() {
        Flyway.configure().dataSource(DATABASE.dataSource()).load().migrate();
        DATABASE.jdbc()
                .sql("insert into app_user (email, name, role) values ('admink@example.com', 'Admin', 'ADMIN')")
                .update();
    }

    @Test
    void returnsTheUsersKeyForEverySpelling() {
        for (String spelling :
                new String[] {"admİnk@example.com", "ADMIN\u212a@EXAMPLE.COM", "\u00adadmİnK@example.com\u00a0"}) {
            LoginAccount account = find(spelling);

            assertThat(account.user()).as(spelling).isNotNull();
            assertThat(account.key()).as(spelling).isEqualTo("admink@example.com");
        }
    }

    @Test
    void returnsAKeyForAnUnknownEmail() {
        assertThat(find("NOBODY@example.com").user()).isNull();
        assertThat(find("NOBODY@example.com").key())
                .isEqualTo(find("nobody@example.com").key());
        assertThat(find("\uff41dmink@example.com").user()).as("full-width").isNull();
    }

    private LoginAccount find(String email) {
        return accounts.find(LoginAttempt.of(UsernamePasswordAuthenticationToken.unauthenticated(email, "password")));
    }
}
