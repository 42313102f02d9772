package io.curasync.account.security;

import io.curasync.account.SecureTokens;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Remembers by a cookie in which browsers a user has signed in. It opens nothing: it only lets a sign-in through while a
 * stranger, maybe behind the same address, guesses at the account. OWASP calls it a device cookie.
 */
@Component
class KnownBrowserCookies {

    static final String COOKIE = "curasync-known";

    private static final int TOKEN_BYTES = 32;

    private final JdbcClient jdbc;

    KnownBrowserCookies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** After a sign-in. A new cookie each time, so that one which somebody planted in the browser is worth nothing. */
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

    /** The browser's cookie; null if it has none. */
    static @Nullable String cookie(HttpServletRequest request) {
        return SecureCookies.read(request, COOKIE, path(request));
    }

    private static String path(HttpServletRequest request) {
        return request.getContextPath() + "/";
    }
}
