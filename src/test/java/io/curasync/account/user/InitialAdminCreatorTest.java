package io.curasync.account.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curasync.account.AuditLog;
import io.curasync.platform.settings.SettingException;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.TestDatabase;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

@CuraSyncTest
class InitialAdminCreatorTest {

    @Autowired
    UserRepository users;

    @Autowired
    PasswordEncoder passwords;

    @Autowired
    AuditLog auditLog;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestDatabase database;

    final MockEnvironment environment = new MockEnvironment();

    @BeforeEach
    void nobody() {
        database.clear();
    }

    @Test
    void createsOneAdminAcrossInstances() throws Exception {
        Callable<Void> instance = () -> {
            firstAdmin().afterSingletonsInstantiated();
            return null;
        };
        try (ExecutorService instances = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Void>> starts =
                    IntStream.range(0, 8).mapToObj(_ -> instance).toList();
            for (var start : instances.invokeAll(starts)) {
                start.get();
            }
        }

        assertThat(emails()).containsExactly("admin@localhost");
    }

    @Test
    void requiresChangingOnlyAGeneratedPassword() {
        firstAdmin().afterSingletonsInstantiated();
        assertThat(mustChange()).isTrue();

        database.clear();
        environment.setProperty("CURASYNC_ADMIN_PASSWORD", "a long enough passphrase");
        firstAdmin().afterSingletonsInstantiated();
        assertThat(mustChange()).isFalse();
    }

    private boolean mustChange() {
        return database.jdbc()
                .sql("select must_change_password from app_user")
                .query(Boolean.class)
                .single();
    }

    @Test
    void usesTheConfiguredEmailAndPassword() {
        environment.setProperty("CURASYNC_ADMIN_EMAIL", "boss@example.com");
        environment.setProperty("CURASYNC_ADMIN_PASSWORD", "a long enough passphrase");

        firstAdmin().afterSingletonsInstantiated();

        assertThat(emails()).containsExactly("boss@example.com");
        String hash = database.jdbc()
                .sql("select password_hash from app_user")
                .query(String.class)
                .single();
        assertThat(passwords.matches("a long enough passphrase", hash)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "CURASYNC_ADMIN_EMAIL,    boss",
        "CURASYNC_ADMIN_EMAIL,    boss@two@example.com",
        "CURASYNC_ADMIN_PASSWORD, tooshort123",
        "CURASYNC_ADMIN_PASSWORD, aaaaaaaaaaaaaaaa",
        "CURASYNC_ADMIN_PASSWORD, boss@example.com",
        "CURASYNC_ADMIN_PASSWORD, correct-horse-battery-staple-correct-horse-battery-staple-correct-horse-bat",
        "CURASYNC_ADMIN_PASSWORD, ñandúñandúñandúñandúñandúñandúñandúñandúñandúñandúñandú",
    })
    void rejectsSettingsThatViolateTheUserRules(String variable, String value) {
        environment.setProperty("CURASYNC_ADMIN_EMAIL", "boss@example.com");
        environment.setProperty("CURASYNC_ADMIN_PASSWORD", "a long enough passphrase");
        environment.setProperty(variable, value);

        assertThatThrownBy(() -> firstAdmin().afterSingletonsInstantiated())
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith(variable + " cannot be used: ")
                .hasMessageNotContaining(value);
        assertThat(emails()).isEmpty();
    }

    @Test
    void createsTheAdminOnlyOnce() {
        firstAdmin().afterSingletonsInstantiated();
        environment.setProperty("CURASYNC_ADMIN_EMAIL", "late@example.com");

        firstAdmin().afterSingletonsInstantiated();

        assertThat(emails()).containsExactly("admin@localhost");
    }

    private InitialAdminCreator firstAdmin() {
        return new InitialAdminCreator(users, passwords, auditLog, transaction, environment);
    }

    private List<String> emails() {
        return database.jdbc()
                .sql("select email from app_user")
                .query(String.class)
                .list();
    }
}
