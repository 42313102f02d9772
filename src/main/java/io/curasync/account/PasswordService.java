package io.curasync.account;

import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Service;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

@Service
class PasswordService implements Passwords {

    private final JdbcClient jdbc;
    private final AuthenticationProvider signIn;
    private final UserSessions sessions;
    private final NewPasswords newPasswords;

    PasswordService(JdbcClient jdbc, AuthenticationProvider signIn, UserSessions sessions, NewPasswords newPasswords) {
        this.jdbc = jdbc;
        this.signIn = signIn;
        this.sessions = sessions;
        this.newPasswords = newPasswords;
    }

    @Override
    public boolean has(long userId) {
        return jdbc.sql("select password_hash is not null from app_user where id = ?")
                .param(userId)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    @Override
    public void change(CurrentUser user, String current, String password) {
        verify(user, current);
        newPasswords.set(
                user.id(),
                user.email(),
                user.name(),
                password,
                sessions.current().orElse(null),
                "by its user");
    }

    /** In no transaction, for a wrong password is to be remembered. */
    private void verify(CurrentUser user, String current) {
        var attempt = UsernamePasswordAuthenticationToken.unauthenticated(user.email(), current);
        Optional.ofNullable(RequestContextHolder.getRequestAttributes())
                .filter(ServletRequestAttributes.class::isInstance)
                .map(ServletRequestAttributes.class::cast)
                .ifPresent(request -> attempt.setDetails(new WebAuthenticationDetails(request.getRequest())));
        try {
            signIn.authenticate(attempt);
        } catch (BadCredentialsException wrong) {
            throw new AccountException.Invalid("current", "This is not your password.");
        } catch (AuthenticationException refused) {
            throw new AccountException.Invalid(
                    "current", Objects.requireNonNullElse(refused.getMessage(), "Your password could not be checked."));
        }
    }
}
