package io.curasync.account.security;

import com.vaadin.flow.shared.ApplicationConstants;
import io.curasync.account.AuditLog;
import io.curasync.account.CurrentUser;
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
 * Keeps users signed in on their devices while instances come and go: each sign-in at the page gives the device a cookie,
 * and an instance that does not know the device's HTTP session begins another by it.
 */
@Component
class DeviceRememberMeServices implements RememberMeServices, LogoutHandler {

    static final String COOKIE = "curasync-device";

    /** The sign-in page's field that asks to be kept signed in. */
    static final String KEEP = "remember-me";

    /** Ties what {@link #autoLogin} gives to the provider that takes it; both are in this process. */
    static final String KEY = DeviceRememberMeServices.class.getName();

    /** A request attribute: PostgreSQL could not be asked whether the device is signed in. */
    static final String UNDECIDED = DeviceRememberMeServices.class.getName() + ".undecided";

    /** A request attribute: the id of the HTTP session that another page of the device has begun. */
    static final String BEGUN = DeviceRememberMeServices.class.getName() + ".begun";

    private static final Logger log = LoggerFactory.getLogger(DeviceRememberMeServices.class);

    private static final RequestMatcher STATIC = new StaticResourceRequestMatcher();

    private final DeviceSessionRepository store;
    private final LocalSessionRegistry open;
    private final SessionProperties properties;
    private final KnownBrowserCookies knownBrowserCookies;
    private final AuditLog auditLog;

    DeviceRememberMeServices(
            DeviceSessionRepository store,
            LocalSessionRegistry open,
            SessionProperties properties,
            KnownBrowserCookies knownBrowserCookies,
            AuditLog auditLog) {
        this.store = store;
        this.open = open;
        this.properties = properties;
        this.knownBrowserCookies = knownBrowserCookies;
        this.auditLog = auditLog;
    }

    @Override
    public void loginSuccess(HttpServletRequest request, HttpServletResponse response, Authentication signedIn) {
        // Whom another service vouches for is told here again, once it is known which user that is.
        if (!(signedIn.getPrincipal() instanceof CurrentUser user)) {
            return;
        }
        boolean kept = request.getParameter(KEEP) != null;
        endEarlier(request);
        SessionToken token = SessionToken.fresh();
        long id = store.begin(user.id(), token, kept, ClientInfo.of(request));
        open.bind(request.getSession(), id, user, token);
        setCookie(request, response, token.cookie(), kept ? properties.keptFor().toSeconds() : -1);
        knownBrowserCookies.remember(request, response, user.id());
        auditLog.record(user.email(), "sign-in", null, null);
    }

    @Override
    public void loginFail(HttpServletRequest request, HttpServletResponse response) {
        // A device that is signed in stays so, whatever somebody types into its sign-in page.
    }

    @Override
    public @Nullable Authentication autoLogin(HttpServletRequest request, HttpServletResponse response) {
        boolean isBeforePrefix = cookieBeforePrefix(request) != null;
        String cookie = isBeforePrefix ? cookieBeforePrefix(request) : cookie(request);
        if (cookie == null || !beginsAPage(request)) {
            return null;
        }
        SessionToken shown = SessionToken.parse(cookie);
        try {
            RememberMeResult outcome = shown == null
                    ? new RememberMeResult.Unknown()
                    : store.resume(shown, isBeforePrefix, ClientInfo.of(request));
            if (isBeforePrefix) {
                clearCookieBeforePrefix(request, response);
            }
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
            request.setAttribute(UNDECIDED, true);
            return null;
        }
    }

    /**
     * A page, or the screen in it: between the two another page may have put its own HTTP session into the cookie. What a screen
     * asks for once it is there comes with its HTTP session, or is told that the screen is out of date.
     */
    private static boolean beginsAPage(HttpServletRequest request) {
        String type = request.getParameter(ApplicationConstants.REQUEST_TYPE_PARAMETER);
        return (type == null || type.equals(ApplicationConstants.REQUEST_TYPE_INIT))
                && !request.getServletPath().startsWith("/VAADIN/")
                && !STATIC.matches(request);
    }

    /** Who signs in again with the same browser has one device, not two. */
    private void endEarlier(HttpServletRequest request) {
        String cookie = cookie(request);
        SessionToken earlier = cookie == null ? null : SessionToken.parse(cookie);
        if (earlier != null) {
            store.end(earlier);
        }
    }

    private @Nullable Authentication resume(
            HttpServletRequest request, HttpServletResponse response, RememberMeResult.Resumed resumed) {
        Optional<HttpSession> begun = open.begin(request, resumed);
        setCookie(
                request,
                response,
                resumed.token().cookie(),
                resumed.kept() ? properties.keptFor().toSeconds() : -1);
        if (begun.isPresent()) {
            request.setAttribute(BEGUN, begun.get().getId());
            return null;
        }
        CurrentUser user = resumed.user();
        return new RememberMeAuthenticationToken(KEY, user, AuthorityUtils.createAuthorityList("ROLE_" + user.role()));
    }

    @Override
    public void logout(
            HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Authentication signedIn) {
        open.bound(request.getSession(false)).ifPresent(this::end);
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
            // The device forgets its cookie all the same, and nobody else has it.
            log.warn("The sign-out of {} could not be kept", email, unreachable);
        }
    }

    /** The device's cookie; null if it has none. */
    static @Nullable String cookie(HttpServletRequest request) {
        return SecureCookies.read(request, COOKIE, path(request));
    }

    /** What a device shows over TLS that was signed in before cookies had a prefix; null for any other. */
    private static @Nullable String cookieBeforePrefix(HttpServletRequest request) {
        return request.isSecure() && cookie(request) == null ? SecureCookies.readPlain(request, COOKIE) : null;
    }

    private static String path(HttpServletRequest request) {
        return request.getContextPath() + "/";
    }

    private static void clearCookieBeforePrefix(HttpServletRequest request, HttpServletResponse response) {
        ResponseCookie cookie = ResponseCookie.from(COOKIE, "")
                .path(path(request))
                .maxAge(0)
                .secure(true)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private static void clearCookie(HttpServletRequest request, HttpServletResponse response) {
        setCookie(request, response, "", 0);
    }

    /** @param maxAge in seconds; -1: until the browser is closed */
    private static void setCookie(HttpServletRequest request, HttpServletResponse response, String value, long maxAge) {
        ResponseCookie cookie = SecureCookies.of(request, COOKIE, value, path(request))
                .maxAge(maxAge)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
