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
 * Signs users in again by the cookie of their device. This is necessary after an instance has restarted, or if a request reaches
 * another instance. A sign-in at the sign-in page sets the cookie. An instance without an HTTP session for the device creates a
 * session from the cookie.
 */
@Component
public class DeviceRememberMeServices implements RememberMeServices, LogoutHandler {

    public static final String COOKIE = "curasync-device";

    /** Name of the field for <em>Keep me signed in</em> in the sign-in form. */
    public static final String KEEP_SIGNED_IN_FIELD = "remember-me";

    /**
     * Key shared by {@link #autoLogin} and the authentication provider that accepts its result. The key need not be secret,
     * because both run in this process.
     */
    public static final String KEY = DeviceRememberMeServices.class.getName();

    /** Request attribute that is set if PostgreSQL was unreachable when the device's cookie was checked. */
    static final String DEVICE_CHECK_FAILED = DeviceRememberMeServices.class.getName() + ".deviceCheckFailed";

    /** Request attribute with the id of the HTTP session that another page of the device has already created on this instance. */
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
        // An OpenID Connect sign-in has no CurrentUser yet. OidcLoginSuccessHandler calls this again with the user.
        if (!(signedIn.getPrincipal() instanceof CurrentUser user)) {
            return;
        }
        boolean keepSignedIn = request.getParameter(KEEP_SIGNED_IN_FIELD) != null;
        endEarlier(request);
        SessionToken token = SessionToken.generate();
        long id = store.begin(user.id(), token, keepSignedIn, ClientInfo.of(request));
        localSessions.bind(request.getSession(), id, user, token);
        setCookies(request, response, token, id, keepSignedIn);
        knownBrowserCookies.remember(request, response, user.id());
        auditLog.record(user.email(), "sign-in", null, null);
    }

    @Override
    public void loginFail(HttpServletRequest request, HttpServletResponse response) {
        // A failed sign-in does not sign out a device that is already signed in.
    }

    @Override
    public @Nullable Authentication autoLogin(HttpServletRequest request, HttpServletResponse response) {
        if (!isPageLoad(request)) {
            return null;
        }
        String cookie = cookie(request);
        if (cookie == null) {
            OfflineCookie.clear(request, response);
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
                    clearCookies(request, response);
                    yield null;
                }
                case RememberMeResult.TokenReuse replayed -> {
                    clearCookies(request, response);
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
     * Returns whether the request loads a page or initializes its screen. Only these two kinds of requests may create a session from the
     * cookie of the device. The initialization may need to create a session, because another page of the device may have replaced the
     * session cookie since the page was loaded. Later requests belong to the HTTP session of the screen. If that session has ended, the
     * response reports that the screen is out of date.
     */
    private static boolean isPageLoad(HttpServletRequest request) {
        String type = request.getParameter(ApplicationConstants.REQUEST_TYPE_PARAMETER);
        return (type == null || type.equals(ApplicationConstants.REQUEST_TYPE_INIT))
                && !request.getServletPath().startsWith("/VAADIN/")
                && !STATIC.matches(request);
    }

    /** Ends the earlier device session of the same browser, so that the browser is listed as one device, not two. */
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
        setCookies(request, response, resumed.token(), resumed.id(), resumed.keepSignedIn());
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
            clearCookies(request, response);
        }
    }

    private void end(DeviceSessionBinding session) {
        String email = session.user().email();
        try {
            store.end(session.id());
            auditLog.record(email, "sign-out", null, null);
        } catch (DataAccessException | TransactionException unreachable) {
            // The device is signed out anyway, because its cookie is deleted and no other device has that cookie.
            log.warn("Could not store the sign-out of {}", email, unreachable);
        }
    }

    /** Returns the value of the device's cookie; null if the request has none. */
    static @Nullable String cookie(HttpServletRequest request) {
        return SecureCookies.read(request, COOKIE, path(request));
    }

    /** Returns the path of the cookies of a device. */
    static String path(HttpServletRequest request) {
        return request.getContextPath() + "/";
    }

    private static void clearCookies(HttpServletRequest request, HttpServletResponse response) {
        setCookie(request, response, "", 0);
        OfflineCookie.set(request, response, "", 0);
    }

    /**
     * Sets the cookies of a device session. With <em>Keep me signed in</em>, they last for {@link SessionProperties#rememberMeTtl}.
     * Otherwise, they last until the browser is closed.
     */
    private void setCookies(
            HttpServletRequest request,
            HttpServletResponse response,
            SessionToken token,
            long id,
            boolean keepSignedIn) {
        long maxAge = keepSignedIn ? properties.rememberMeTtl().toSeconds() : -1;
        setCookie(request, response, token.cookie(), maxAge);
        OfflineCookie.set(request, response, Long.toString(id), maxAge);
    }

    /**
     * Sets the device's cookie.
     *
     * @param maxAge in seconds; 0 to delete the cookie, -1 for a cookie that lasts until the browser is closed
     */
    private static void setCookie(HttpServletRequest request, HttpServletResponse response, String value, long maxAge) {
        ResponseCookie cookie = SecureCookies.of(request, COOKIE, value, path(request))
                .maxAge(maxAge)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
