package io.curasync.account.user;

import io.curasync.account.AccountException;
import io.curasync.account.AuditLog;
import io.curasync.account.Role;
import io.curasync.account.UserValidator;
import io.curasync.account.credential.PasswordPolicy;
import io.curasync.account.credential.SecureTokens;
import io.curasync.platform.settings.SettingException;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.env.Environment;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Creates the first admin if there are no users. Runs at startup, before the first request is served. */
@Component
class InitialAdminCreator implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(InitialAdminCreator.class);

    private static final String EMAIL = "CURASYNC_ADMIN_EMAIL";
    private static final String PASSWORD = "CURASYNC_ADMIN_PASSWORD";
    private static final String NAME = "Admin";
    private static final int PASSWORD_BYTES = 24;

    private final UserRepository users;
    private final PasswordEncoder passwords;
    private final AuditLog auditLog;
    private final TransactionOperations transaction;
    private final Environment environment;

    InitialAdminCreator(
            UserRepository users,
            PasswordEncoder passwords,
            AuditLog auditLog,
            TransactionOperations transaction,
            Environment environment) {
        this.users = users;
        this.passwords = passwords;
        this.auditLog = auditLog;
        this.transaction = transaction;
        this.environment = environment;
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(_ -> create());
    }

    private void create() {
        // If several instances start at the same time, the first creates the admin. The others wait and find a user.
        users.lock();
        if (users.count() > 0) {
            return;
        }
        String email = setting(EMAIL)
                .map(value -> validated(EMAIL, () -> UserValidator.email(value)))
                .orElse("admin@localhost");
        Optional<String> chosen =
                setting(PASSWORD).map(value -> validated(PASSWORD, () -> PasswordPolicy.check(value, email, NAME)));
        String password = chosen.orElseGet(() -> SecureTokens.random(PASSWORD_BYTES));
        UserEntity admin = new UserEntity(email, NAME, Role.ADMIN, passwords.encode(password));
        users.save(chosen.isEmpty() ? admin.withGeneratedPassword() : admin);
        auditLog.record("system", "user.created", email, "first admin");
        if (chosen.isEmpty()) {
            LOG.warn(
                    "Created the first admin {} with the password {} (shown only once, must be changed at the first sign-in)",
                    email,
                    password);
        } else {
            LOG.info("Created the first admin {}", email);
        }
    }

    /**
     * Validates a setting. The exception contains the validator's message, which never contains the value.
     *
     * @param variable name of the environment variable
     * @param rule validates the value and returns it
     * @throws SettingException if the value is invalid
     */
    private static String validated(String variable, Supplier<String> rule) {
        try {
            return rule.get();
        } catch (AccountException.Invalid refused) {
            throw new SettingException(
                    "%s cannot be used: %s".formatted(variable, refused.getMessage()),
                    "Set another value, or leave it empty for the default, and restart.");
        }
    }

    private Optional<String> setting(String name) {
        return Optional.ofNullable(environment.getProperty(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }
}
