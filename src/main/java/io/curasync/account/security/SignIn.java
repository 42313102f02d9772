package io.curasync.account.security;

import io.curasync.account.CurrentUser;
import io.curasync.account.Role;
import java.util.Optional;
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
import org.springframework.stereotype.Component;

/** Checks e-mail address and password, of the sign-in page as of HTTP Basic. The principal is a {@link CurrentUser}. */
@Component
class SignIn implements AuthenticationProvider {

    private record Credentials(CurrentUser user, @Nullable String hash, boolean enabled) {}

    private final JdbcClient jdbc;
    private final PasswordEncoder passwords;
    private final VerifiedPasswords verified = new VerifiedPasswords();
    private final String nobodysHash;

    SignIn(JdbcClient jdbc, PasswordEncoder passwords) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.nobodysHash = passwords.encode("nobody's password");
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String password = String.valueOf(attempt.getCredentials());
        Optional<Credentials> found = find(attempt.getName());
        // Nobody's password is looked at as long as a user's, so that the time taken does not tell who exists.
        String hash = found.map(Credentials::hash).orElse(nobodysHash);
        boolean right = verified.contains(hash, password) || passwords.matches(password, hash);
        if (!right || found.isEmpty() || !found.get().enabled() || found.get().hash() == null) {
            throw new BadCredentialsException("E-mail address or password is wrong");
        }
        verified.add(hash, password);
        CurrentUser user = found.get().user();
        return UsernamePasswordAuthenticationToken.authenticated(
                user, null, AuthorityUtils.createAuthorityList("ROLE_" + user.role()));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private Optional<Credentials> find(String email) {
        if (email.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        try {
            return jdbc.sql("""
                    select id, email, name, role, password_hash, enabled from app_user where lower(email) = lower(?)
                    """)
                    .param(email.strip())
                    .query((row, _) -> new Credentials(
                            new CurrentUser(
                                    row.getLong("id"),
                                    row.getString("email"),
                                    row.getString("name"),
                                    Role.valueOf(row.getString("role"))),
                            row.getString("password_hash"),
                            row.getBoolean("enabled")))
                    .optional();
        } catch (DataAccessException failure) {
            throw new AuthenticationServiceException("PostgreSQL is not reachable", failure);
        }
    }
}
