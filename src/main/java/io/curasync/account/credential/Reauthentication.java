package io.curasync.account.credential;

import io.curasync.account.AccountException;
import io.curasync.account.CurrentUser;
import io.curasync.account.DeviceSessions;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Verifies that the person at the device is the signed-in user. Must be called outside a transaction, because a rollback would
 * remove the record of a wrong password.
 */
@Component
class Reauthentication {

    private static final String FIELD = "current";
    private static final int FRESH_MINUTES = 10;

    private final JdbcClient jdbc;
    private final AuthenticationProvider signIn;
    private final DeviceSessions sessions;

    Reauthentication(JdbcClient jdbc, AuthenticationProvider signIn, DeviceSessions sessions) {
        this.jdbc = jdbc;
        this.signIn = signIn;
        this.sessions = sessions;
    }

    boolean hasPassword(long userId) {
        return jdbc.sql("select password_hash is not null from app_user where id = ?")
                .param(userId)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /**
     * Checks the password. For a user without a password, checks instead that the sign-in on this device is at most
     * {@value #FRESH_MINUTES} minutes old.
     *
     * @param password ignored if the user has no password
     * @throws AccountException.Invalid for the field {@code current} if the password is wrong, the password cannot be checked, or
     *     the sign-in is too old
     */
    void confirm(CurrentUser user, String password) {
        if (hasPassword(user.id())) {
            verify(user, password);
        } else if (!isFresh(user)) {
            throw new AccountException.Invalid(
                    FIELD, "Your sign-in is more than %d minutes old. Sign in again first.".formatted(FRESH_MINUTES));
        }
    }

    /**
     * Checks the password.
     *
     * @throws AccountException.Invalid for the field {@code current} if the password is wrong or cannot be checked, for example
     *     after too many wrong passwords
     */
    void verify(CurrentUser user, String password) {
        var attempt = UsernamePasswordAuthenticationToken.unauthenticated(user.email(), password);
        Optional.ofNullable(RequestContextHolder.getRequestAttributes())
                .filter(ServletRequestAttributes.class::isInstance)
                .map(ServletRequestAttributes.class::cast)
                .ifPresent(request -> attempt.setDetails(new WebAuthenticationDetails(request.getRequest())));
        try {
            signIn.authenticate(attempt);
        } catch (BadCredentialsException wrong) {
            throw new AccountException.Invalid(FIELD, "This is not your password.");
        } catch (AuthenticationException refused) {
            throw new AccountException.Invalid(
                    FIELD, Objects.requireNonNullElse(refused.getMessage(), "Your password could not be checked."));
        }
    }

    private boolean isFresh(CurrentUser user) {
        return sessions.current()
                .filter(device -> jdbc.sql("""
                        select exists (select from device_session
                             where id = ? and user_id = ? and created_at > now() - ? * interval '1 minute')
                        """)
                        .params(device, user.id(), FRESH_MINUTES)
                        .query(Boolean.class)
                        .single())
                .isPresent();
    }
}
