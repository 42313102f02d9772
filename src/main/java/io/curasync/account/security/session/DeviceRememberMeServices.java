package io.curasync.account.security.session;

import com.vaadin.flow.shared.ApplicationConstants;
import io.curasync.account.AuditLog;
import io.curasync.account.CurrentUser;
import io.curasync.account.security.SecureCookies;
import io.curasync.account.security.StaticResourceRequestMatcher;
import io.curasync.account.security.login.KnownBrowserCookies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.authentication.RememberMeAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.authentication.RememberMeServices;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Keeps users signed in on their devices when instances restart or change. A sign-in at the sign-in page sets a cookie on the
 * device. An instance without an HTTP session for the device creates a session from that cookie.
 */
@Component
public class DeviceRememberMeServices implements RememberMeServices, LogoutHandler {

    public static final String COOKIE = "curasync-device";

    /** Name of the field for <em>Keep me signed in</em> on the sign-in page. */
    public static final String KEEP_SIGNED_IN_FIELD = "remember-me";

    /**
     * Key shared by {@link #autoLogin} and the authentication provider that accepts its result. Needs no secret, because both run
     * in this process.
     */
    public static final String KEY = DeviceRememberMeServices.class.getName();

    /** Request attribute, set if PostgreSQL was unreachable when the device's cookie was checked. */
    static final String DEVICE_CHECK_FAILED = DeviceRememberMeServices.class.getName() + ".deviceCheckFailed";

    /** Request attribute with the id of the HTTP session that another page of the device has created. */
    static final String SHARED_SESSION = DeviceRememberMeServices.class.getName() + ".sharedSession";

    private static final Logger log = LoggerFactory.getLogger(DeviceRememberMeServices.class);

    private static final RequestMatcher STATIC = new StaticResourceRequestMatcher();

    private final DeviceSessionRepository store;
    private final LocalSessionRegistry localSessions;
    private final SessionProperties properties;
    private final KnownBrowserCookies knownBrowserCookies;
    private final AuditLog auditLog;

    DeviceRememberMeServices(
            DeviceSessionRepository store,
            LocalSessionRegistry localSessions,
            SessionProperties properties,
            KnownBrowserCookies knownBrowserCookies,
            AuditLog auditLog) {
        this.store = store;
        this.localSessions = localSessions;
        this.properties = properties;
        this.knownBrowserCookies = knownBrowserCookies;
        this.auditLog = auditLog;
    }

    @Override
    public void loginSuccess(HttpServletRequest request, HttpServletResponse response, Authentication signedIn) {
        // OidcLoginSuccessHandler calls this again once an OpenID Connect sign-in is mapped to a user.
        if (!(signedIn.getPrincipal() instanceof CurrentUser user)) {
            return;
        }
        boolean keepSignedIn = request.getParameter(KEEP_SIGNED_IN_FIELD) != null;
        endEarlier(request);
        SessionToken token = SessionToken.generate();
        long id = store.begin(user.id(), token, keepSignedIn, ClientInfo.of(request));
        localSessions.bind(request.getSession(), id, user, token);
        setCookie(
                request,
                response,
                token.cookie(),
                keepSignedIn ? properties.rememberMeTtl().toSeconds() : -1);
        knownBrowserCookies.remember(request, response, user.id());
        auditLog.record(user.email(), "sign-in", null, null);
    }

    @Override
    public void loginFail(HttpServletRequest request, HttpServletResponse response) {
        // A failed attempt at the sign-in page does not sign out a device that is signed in.
    }

    @Override
    public @Nullable Authentication autoLogin(HttpServletRequest request, HttpServletResponse response) {
        String cookie = cookie(request);
        if (cookie == null || !isPageLoad(request)) {
            return null;
        }
        SessionToken presented = SessionToken.parse(cookie);
        try {
            RememberMeResult outcome = presented == null
                    ? new RememberMeResult.Unknown()
                    : store.resume(presented, ClientInfo.of(request));
            return switch (outcome) {
                case RememberMeResult.Resumed resumed -> resume(request, response, resumed);
                case RememberMeResult.Unknown _ -> {
                    clearCookie(request, response);
                    yield null;
                }
                case RememberMeResult.TokenReuse replayed -> {
                    clearCookie(request, response);
                    auditLog.record(replayed.email(), "session.replayed", null, "it is signed out now");
                    yield null;
                }
            };
        } catch (DataAccessException | TransactionException unreachable) {
            request.setAttribute(DEVICE_CHECK_FAILED, true);
            return null;
        }
    }

    /**
     * Returns whether the request loads a page or initializes its screen. The session cookie may change between these two
     * requests, because another page of the device may have created a session. Later requests of a screen belong to its HTTP
     * session; if that has ended, the response says that the screen is out of date.
     */
    private static boolean isPageLoad(HttpServletRequest request) {
        String type = request.getParameter(ApplicationConstants.REQUEST_TYPE_PARAMETER);
        return (type == null || type.equals(ApplicationConstants.REQUEST_TYPE_INIT))
                && !request.getServletPath().startsWith("/VAADIN/")
                && !STATIC.matches(request);
    }

    /** Ends the earlier session of the same browser, so that the browser is listed as one device, not two. */
    private void endEarlier(HttpServletRequest request) {
        String cookie = cookie(request);
        SessionToken earlier = cookie == null ? null : SessionToken.parse(cookie);
        if (earlier != null) {
            store.end(earlier);
        }
    }

    private @Nullable Authentication resume(
            HttpServletRequest request, HttpServletResponse response, RememberMeResult.Resumed resumed) {
        Optional<HttpSession> shared = localSessions.begin(request, resumed);
        setCookie(
                request,
                response,
                resumed.token().cookie(),
                resumed.keepSignedIn() ? properties.rememberMeTtl().toSeconds() : -1);
        if (shared.isPresent()) {
            request.setAttribute(SHARED_SESSION, shared.get().getId());
            return null;
        }
        CurrentUser user = resumed.user();
        return new RememberMeAuthenticationToken(KEY, user, AuthorityUtils.createAuthorityList("ROLE_" + user.role()));
    }

    @Override
    public void logout(
            HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Authentication signedIn) {
        localSessions.bound(request.getSession(false)).ifPresent(this::end);
        if (response != null) {
            clearCookie(request, response);
        }
    }

    private void end(DeviceSessionBinding session) {
        String email = session.user().email();
        try {
            store.end(session.id());
            auditLog.record(email, "sign-out", null, null);
        } catch (DataAccessException | TransactionException unreachable) {
            // The device's cookie is deleted regardless, and no other device has it.
            log.warn("Could not store the sign-out of {}", email, unreachable);
        }
    }

    /** Returns the value of the device's cookie; null if absent. */
    static @Nullable String cookie(HttpServletRequest request) {
        return SecureCookies.read(request, COOKIE, path(request));
    }

    private static String path(HttpServletRequest request) {
        return request.getContextPath() + "/";
    }

    private static void clearCookie(HttpServletRequest request, HttpServletResponse response) {
        setCookie(request, response, "", 0);
    }

    /**
     * Sets the device's cookie.
     *
     * @param maxAge in seconds; -1 for a cookie that lasts until the browser is closed
     */
    private static void setCookie(HttpServletRequest request, HttpServletResponse response, String value, long maxAge) {
        ResponseCookie cookie = SecureCookies.of(request, COOKIE, value, path(request))
                .maxAge(maxAge)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
