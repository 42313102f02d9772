package io.curasync.account.security.login;

import io.curasync.account.AuditLog;
import io.curasync.account.CurrentUser;
import io.curasync.account.security.TooManyAttemptsException;
import io.curasync.platform.http.KeyedRateLimiter;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Checks the email and password of a sign-in at the sign-in page, of an API request with HTTP Basic, and of a reauthentication. The
 * resulting principal is a {@link CurrentUser}.
 */
@Component
public class PasswordAuthenticationProvider implements AuthenticationProvider {

    /**
     * Sustained number of password attempts per second from one network, on one instance. Further attempts are rejected without a
     * check. Attempts from known browsers and with recently verified passwords are exempt.
     */
    private static final int ATTEMPTS_PER_SECOND = 20;

    private static final int ATTEMPT_BURST = 200;

    private final LoginAccountQuery accounts;
    private final PasswordEncoder passwords;
    private final LoginThrottle throttle;
    private final AuditLog auditLog;
    private final PasswordCheckCache verified = new PasswordCheckCache();
    private final CachedPasswordGuessCounter cachedPasswordGuessCounter = new CachedPasswordGuessCounter();
    private final KeyedRateLimiter attemptLimiter = new KeyedRateLimiter(ATTEMPTS_PER_SECOND, ATTEMPT_BURST);
    private final PasswordHashLimiter hashLimiter = new PasswordHashLimiter();
    private final String dummyHash;

    PasswordAuthenticationProvider(
            LoginAccountQuery accounts, PasswordEncoder passwords, LoginThrottle throttle, AuditLog auditLog) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.throttle = throttle;
        this.auditLog = auditLog;
        this.dummyHash = Objects.requireNonNull(passwords.encode("dummy password"));
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        LoginAttempt attempt = LoginAttempt.of(authentication);
        if (attempt.email().indexOf('\0') >= 0) {
            throw new BadCredentialsException("No user has this email");
        }
        try {
            LoginAccount account = accounts.find(attempt);
            CurrentUser user = check(account, attempt);
            if (account.mustChangePassword()) {
                throw new PasswordChangeRequiredException(user.id());
            }
            return UsernamePasswordAuthenticationToken.authenticated(
                    user, null, AuthorityUtils.createAuthorityList("ROLE_" + user.role()));
        } catch (DataAccessException | TransactionException failure) {
            throw new AuthenticationServiceException("PostgreSQL is not reachable", failure);
        }
    }

    private CurrentUser check(LoginAccount account, LoginAttempt attempt) {
        CurrentUser user = account.user();
        String hash = user != null && account.isEnabled() ? account.passwordHash() : null;
        if (user != null
                && hash != null
                && verified.contains(hash, attempt)
                && !cachedPasswordGuessCounter.areTooMany(account, attempt)) {
            return user;
        }
        rejectIfThrottled(account, attempt, hash, attemptsWait(account, attempt));
        rejectIfThrottled(account, attempt, hash, throttle.waitFor(account, attempt));
        return hashLimiter.run(account.isKnown(), () -> {
            // While this attempt waited, other attempts may have failed and raised the level above the limit.
            rejectIfThrottled(account, attempt, hash, throttle.waitFor(account, attempt));
            return verify(account, attempt, user, hash);
        });
    }

    private CurrentUser verify(
            LoginAccount account, LoginAttempt attempt, @Nullable CurrentUser user, @Nullable String hash) {
        // Computes a hash for an unknown user too, so that the response time does not reveal which users exist.
        String expected = Objects.requireNonNullElse(account.passwordHash(), dummyHash);
        boolean isNew = hash == null || !verified.contains(hash, attempt);
        boolean matches = !isNew || passwords.matches(attempt.password(), expected);
        if (!matches || user == null || hash == null) {
            throttle.recordFailure(account, attempt);
            auditLog.record(account.auditName(), "sign-in.failed", null, account.reason(matches));
            throw new BadCredentialsException("Email or password is wrong");
        }
        if (isNew) {
            verified.add(hash, attempt);
            throttle.recordSuccess(user, account, attempt);
        }
        return user;
    }

    private Duration attemptsWait(LoginAccount account, LoginAttempt attempt) {
        return account.isKnownBrowser()
                ? Duration.ZERO
                : Duration.ofSeconds(attemptLimiter.secondsToWait(String.valueOf(attempt.network())));
    }

    private void rejectIfThrottled(LoginAccount account, LoginAttempt attempt, @Nullable String hash, Duration wait) {
        if (wait.isZero()) {
            return;
        }
        if (hash != null && !verified.contains(hash, attempt)) {
            cachedPasswordGuessCounter.add(account, attempt);
        }
        throw new TooManyAttemptsException(wait);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
