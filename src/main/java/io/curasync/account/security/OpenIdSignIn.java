package io.curasync.account.security;

import io.curasync.account.Audit;
import io.curasync.account.CurrentUser;
import io.curasync.account.ExternalSignIn;
import io.curasync.account.Role;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Whom the provider vouches for becomes a user of ours, if there is one with that e-mail address and the provider has verified
 * it. Nobody is made a user by it.
 */
@Component
class OpenIdSignIn implements ExternalSignIn {

    private static final String START = "oauth2/authorization/" + OpenId.REGISTRATION;

    private final OpenIdProperties properties;
    private final JdbcClient jdbc;
    private final Devices devices;
    private final Audit audit;
    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    OpenIdSignIn(OpenIdProperties properties, JdbcClient jdbc, Devices devices, Audit audit) {
        this.properties = properties;
        this.jdbc = jdbc;
        this.devices = devices;
        this.audit = audit;
    }

    @Override
    public Optional<Provider> provider() {
        return properties.isOn() ? Optional.of(new Provider(properties.name(), START)) : Optional.empty();
    }

    /** @param next what leads on to the page that was asked for */
    AuthenticationSuccessHandler then(AuthenticationSuccessHandler next) {
        return (request, response, vouched) -> {
            Optional<CurrentUser> user = vouched.getPrincipal() instanceof OidcUser who ? find(who) : Optional.empty();
            if (user.isPresent()) {
                next.onAuthenticationSuccess(request, response, signIn(request, response, user.get()));
            } else {
                refuse(request, response);
            }
        };
    }

    private Authentication signIn(HttpServletRequest request, HttpServletResponse response, CurrentUser user) {
        Authentication signedIn = UsernamePasswordAuthenticationToken.authenticated(
                user, null, AuthorityUtils.createAuthorityList("ROLE_" + user.role()));
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(signedIn);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        devices.loginSuccess(request, response, signedIn);
        return signedIn;
    }

    /** What the provider told is forgotten with the session that it began. */
    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        audit.record("unknown", "sign-in.failed", null, "by " + properties.name());
        SecurityContextHolder.clearContext();
        request.getSession().invalidate();
        response.sendRedirect(request.getContextPath() + "/login?unknown");
    }

    private Optional<CurrentUser> find(OidcUser who) {
        String email = who.getEmail();
        if (email == null || !Boolean.TRUE.equals(who.getEmailVerified()) || email.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        return jdbc.sql("select id, email, name, role from app_user where lower(email) = lower(?) and enabled")
                .param(email.strip())
                .query((row, _) -> new CurrentUser(
                        row.getLong("id"),
                        row.getString("email"),
                        row.getString("name"),
                        Role.valueOf(row.getString("role"))))
                .optional();
    }
}
