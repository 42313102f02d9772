package io.curasync.account.security;

import io.curasync.account.Audit;
import io.curasync.account.CurrentUser;
import io.curasync.account.Role;
import io.curasync.platform.NormalizedText;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Checks e-mail address and password, of the sign-in page as of HTTP Basic. The principal is a {@link CurrentUser}. */
@Component
class SignIn implements AuthenticationProvider {

    private record Credentials(CurrentUser user, @Nullable String hash, boolean enabled) {}

    private final JdbcClient jdbc;
    private final PasswordEncoder passwords;
    private final SignInBrake brake;
    private final Audit audit;
    private final VerifiedPasswords verified = new VerifiedPasswords();
    private final String nobodysHash;

    /** bcrypt takes a processor for a while; the guesses that it is busy with are those that the brake cannot know yet. */
    private final Semaphore bcrypt =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()));

    SignIn(JdbcClient jdbc, PasswordEncoder passwords, SignInBrake brake, Audit audit) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.brake = brake;
        this.audit = audit;
        this.nobodysHash = Objects.requireNonNull(passwords.encode("nobody's password"));
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String email = NormalizedText.of(attempt.getName());
        String password = String.valueOf(attempt.getCredentials());
        String address = attempt.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : null;
        if (email.indexOf('\0') >= 0) {
            throw new BadCredentialsException("Nobody has such an e-mail address");
        }
        try {
            Credentials found = find(email).orElse(null);
            CurrentUser user = check(email, password, address, found);
            return UsernamePasswordAuthenticationToken.authenticated(
                    user, null, AuthorityUtils.createAuthorityList("ROLE_" + user.role()));
        } catch (DataAccessException | TransactionException failure) {
            throw new AuthenticationServiceException("PostgreSQL is not reachable", failure);
        }
    }

    private CurrentUser check(String email, String password, @Nullable String address, @Nullable Credentials found) {
        if (found != null && found.enabled() && found.hash() != null && verified.contains(found.hash(), password)) {
            return found.user();
        }
        refuseIfBraked(email, address);
        bcrypt.acquireUninterruptibly();
        try {
            refuseIfBraked(email, address);
            // Nobody's password is looked at as long as a user's, so that the time taken does not tell who exists.
            String hash = found == null || found.hash() == null ? nobodysHash : found.hash();
            boolean isNew = !verified.contains(hash, password);
            if (isNew && !passwords.matches(password, hash)
                    || found == null
                    || !found.enabled()
                    || found.hash() == null) {
                brake.failed(email, address);
                audit.record(found == null ? "unknown" : found.user().email(), "sign-in.failed", null, null);
                throw new BadCredentialsException("E-mail address or password is wrong");
            }
            if (isNew) {
                verified.add(hash, password);
                brake.succeeded(found.user().id(), email, address);
            }
            return found.user();
        } finally {
            bcrypt.release();
        }
    }

    private void refuseIfBraked(String email, @Nullable String address) {
        Duration wait = brake.waitFor(email, address);
        if (!wait.isZero()) {
            throw new TooManyAttempts(wait);
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private Optional<Credentials> find(String email) {
        return jdbc.sql("""
                select id, email, name, role, password_hash, enabled from app_user where lower(email) = lower(?)
                """)
                .param(email)
                .query((row, _) -> new Credentials(
                        new CurrentUser(
                                row.getLong("id"),
                                row.getString("email"),
                                row.getString("name"),
                                Role.valueOf(row.getString("role"))),
                        row.getString("password_hash"),
                        row.getBoolean("enabled")))
                .optional();
    }
}
