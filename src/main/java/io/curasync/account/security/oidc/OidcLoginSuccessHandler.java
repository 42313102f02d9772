package io.curasync.account.security.oidc;

import io.curasync.account.AuditLog;
import io.curasync.account.CurrentUser;
import io.curasync.account.Role;
import io.curasync.account.SsoProvider;
import io.curasync.account.security.session.DeviceRememberMeServices;
import io.curasync.platform.text.NormalizedText;
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

/** Completes a sign-in by OpenID Connect: signs in the existing user with the email from the provider. Never creates users. */
@Component
public class OidcLoginSuccessHandler implements SsoProvider {

    private static final String START_PATH = "oauth2/authorization/" + OidcLoginConfigurer.REGISTRATION;

    private final OidcProperties properties;
    private final JdbcClient jdbc;
    private final OidcAccountLinker accountLinker;
    private final DeviceRememberMeServices deviceRememberMeServices;
    private final AuditLog auditLog;
    private final SecurityContextRepository contextRepository = new HttpSessionSecurityContextRepository();

    OidcLoginSuccessHandler(
            OidcProperties properties,
            JdbcClient jdbc,
            OidcAccountLinker accountLinker,
            DeviceRememberMeServices deviceRememberMeServices,
            AuditLog auditLog) {
        this.properties = properties;
        this.jdbc = jdbc;
        this.accountLinker = accountLinker;
        this.deviceRememberMeServices = deviceRememberMeServices;
        this.auditLog = auditLog;
    }

    @Override
    public Optional<Provider> provider() {
        return properties.isOn() ? Optional.of(new Provider(properties.name(), START_PATH)) : Optional.empty();
    }

    /**
     * Returns a handler that signs in the user with the email of the provider's account, or rejects the sign-in.
     *
     * @param next called after a successful sign-in; redirects to the requested page
     */
    AuthenticationSuccessHandler then(AuthenticationSuccessHandler next) {
        return (request, response, authentication) -> {
            if (!(authentication.getPrincipal() instanceof OidcUser claims)) {
                reject(request, response, OidcLoginRejection.NO_EMAIL);
                return;
            }
            OidcLoginRejection rejection = OidcLoginRejection.of(claims, properties.trustEmail());
            if (rejection != null) {
                reject(request, response, rejection);
                return;
            }
            String email = NormalizedText.of(String.valueOf(claims.getEmail()));
            Optional<CurrentUser> user = find(email);
            if (user.isPresent() && !linkAccount(user.get(), claims)) {
                reject(request, response, user.get().email(), OidcLoginRejection.OTHER_ACCOUNT);
            } else if (user.isPresent()) {
                next.onAuthenticationSuccess(request, response, signIn(request, response, user.get()));
            } else {
                reject(request, response, OidcLoginRejection.NO_USER);
            }
        };
    }

    private boolean linkAccount(CurrentUser user, OidcUser claims) {
        return accountLinker.link(user.id(), String.valueOf(claims.getIssuer()), claims.getSubject());
    }

    private Authentication signIn(HttpServletRequest request, HttpServletResponse response, CurrentUser user) {
        Authentication signedIn = UsernamePasswordAuthenticationToken.authenticated(
                user, null, AuthorityUtils.createAuthorityList("ROLE_" + user.role()));
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(signedIn);
        SecurityContextHolder.setContext(context);
        contextRepository.saveContext(context, request, response);
        deviceRememberMeServices.loginSuccess(request, response, signedIn);
        return signedIn;
    }

    private void reject(HttpServletRequest request, HttpServletResponse response, OidcLoginRejection rejection)
            throws IOException {
        reject(request, response, "unknown", rejection);
    }

    /**
     * Rejects the sign-in, records the rejection and redirects to the sign-in page. Invalidates the HTTP session, which contains
     * the provider's data.
     *
     * @param actor actor of the audit entry
     */
    private void reject(
            HttpServletRequest request, HttpServletResponse response, String actor, OidcLoginRejection rejection)
            throws IOException {
        auditLog.record(actor, "sign-in.failed", null, "by " + properties.name() + ": " + rejection.reason());
        SecurityContextHolder.clearContext();
        request.getSession().invalidate();
        response.sendRedirect(request.getContextPath() + "/login?" + rejection.parameter());
    }

    private Optional<CurrentUser> find(String email) {
        if (email.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        return jdbc.sql("select id, email, name, role from app_user where lower(email) = lower(?) and enabled")
                .param(email)
                .query((row, _) -> new CurrentUser(
                        row.getLong("id"),
                        row.getString("email"),
                        row.getString("name"),
                        Role.valueOf(row.getString("role"))))
                .optional();
    }
}
