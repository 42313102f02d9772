package io.curasync.account.security;

import io.curasync.platform.http.SecureCookieName;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseCookie.ResponseCookieBuilder;

/**
 * Builds and reads cookies that are HttpOnly and SameSite=Lax. Over TLS, the cookies are also Secure, and their names start with a
 * prefix that {@link SecureCookieName} defines.
 */
public final class SecureCookies {

    private SecureCookies() {}

    public static ResponseCookieBuilder of(HttpServletRequest request, String name, String value, String path) {
        return ResponseCookie.from(SecureCookieName.prefix(request.isSecure(), path) + name, value)
                .path(path)
                .httpOnly(true)
                .sameSite("Lax")
                .secure(request.isSecure());
    }

    /**
     * Returns the value of a cookie that was built by {@link #of} with the same name and path; null if the request has no such
     * cookie.
     */
    public static @Nullable String read(HttpServletRequest request, String name, String path) {
        String prefixed = SecureCookieName.prefix(request.isSecure(), path) + name;
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? null
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(prefixed))
                        .map(Cookie::getValue)
                        .findFirst()
                        .orElse(null);
    }
}
