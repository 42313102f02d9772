package io.curasync.account.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseCookie.ResponseCookieBuilder;

/** A cookie that is closed to scripts and to other sites, and where the request came encrypted to anything else. */
final class ClosedCookie {

    private ClosedCookie() {}

    static ResponseCookieBuilder of(HttpServletRequest request, String name, String value, String path) {
        return ResponseCookie.from(name, value)
                .path(path)
                .httpOnly(true)
                .sameSite("Lax")
                .secure(request.isSecure());
    }
}
