package io.curasync.account.security.login;

import io.curasync.account.credential.SecureTokens;
import io.curasync.account.security.SecureCookies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Recognizes the browsers in which a user has signed in before, by a cookie that OWASP calls a device cookie. The cookie does not
 * authenticate anyone. The cookie lets the user sign in while someone else guesses passwords of the account, possibly from the same
 * address. {@link LoginThrottle} counts the wrong passwords of a known browser separately.
 */
@Component
public class KnownBrowserCookies {

    public static final String COOKIE = "curasync-known";

    private static final int TOKEN_BYTES = 32;

    private final JdbcClient jdbc;

    public KnownBrowserCookies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Remembers that the user signed in with this browser. Sets a new cookie, and invalidates the previous one. Called at each sign-in at
     * the sign-in page. A cookie that an attacker planted in the browser before is therefore useless.
     */
    @Transactional
    public void remember(HttpServletRequest request, HttpServletResponse response, long userId) {
        String earlier = cookie(request);
        if (earlier != null) {
            jdbc.sql("delete from known_browser where token_hash = ?")
                    .param(SecureTokens.digest(earlier))
                    .update();
        }
        String token = SecureTokens.random(TOKEN_BYTES);
        jdbc.sql("insert into known_browser (token_hash, user_id) values (?, ?)")
                .params(SecureTokens.digest(token), userId)
                .update();
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                SecureCookies.of(request, COOKIE, token, path(request))
                        .maxAge(LoginAccountQuery.KNOWN_TTL)
                        .build()
                        .toString());
    }

    /** Returns the value of the browser's cookie; null if the request has none. */
    static @Nullable String cookie(HttpServletRequest request) {
        return SecureCookies.read(request, COOKIE, path(request));
    }

    private static String path(HttpServletRequest request) {
        return request.getContextPath() + "/";
    }
}
