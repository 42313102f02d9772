package io.curasync.account.security.session;

import io.curasync.account.security.SecureCookies;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Redirects a page request to its own URL, and sets the cookie of the HTTP session that another page of the device has created. This
 * redirect is necessary if, for example, an instance stops and several tabs of a user reload at the same time.
 */
public class SharedSessionRedirectFilter extends OncePerRequestFilter {

    private static final String DEFAULT_NAME = "JSESSIONID";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getAttribute(DeviceRememberMeServices.SHARED_SESSION) instanceof String session) {
            response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, session).toString());
            response.sendRedirect(address(request));
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Builds the session cookie with the name and attributes that the container uses. */
    private static ResponseCookie cookie(HttpServletRequest request, String session) {
        String name = request.getServletContext().getSessionCookieConfig().getName();
        String context = request.getContextPath();
        return SecureCookies.of(request, name == null ? DEFAULT_NAME : name, session, context.isEmpty() ? "/" : context)
                .build();
    }

    private static String address(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }
}
